import { compareDates, earliest, happenedBy, latest } from '../../kernel/partial-date.ts';
import type { Measure, Reform, ReformStep } from './plans.schema.ts';

/** Where a measure's period stands on a day. Whether it was carried out is for updates and assessments to say, not for a date. */
export const PERIOD_STATES = ['not_begun', 'running', 'over'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** A period without a beginning runs from the plan's approval; one without an end runs on. */
export function periodState(measure: Pick<Measure, 'periodStart' | 'periodEnd'>, asof: string): PeriodState {
  if (measure.periodStart !== null && earliest(measure.periodStart) > asof) return 'not_begun';
  if (measure.periodEnd !== null && latest(measure.periodEnd) < asof) return 'over';
  return 'running';
}

export const REFORM_STATUSES = [
  'announced',
  'drafted',
  'introduced',
  'adopted',
  'in_force',
  'not_announced',
] as const;
export type ReformStatus = (typeof REFORM_STATUSES)[number];

/** The furthest a step takes a reform. What was created or completed is in force. */
const REACHES: Readonly<Record<ReformStep['step'], ReformStatus | null>> = {
  announced: 'announced',
  drafted: 'drafted',
  introduced: 'introduced',
  adopted: 'adopted',
  in_force: 'in_force',
  created: 'in_force',
  completed: 'in_force',
  // An expectation is not an event: it is shown, it changes nothing.
  expected: null,
};

/** How far a reform had come on a day, from its dated steps; an undated step counts as taken. */
export function reformStatus(steps: readonly ReformStep[], asof: string): ReformStatus {
  let furthest = REFORM_STATUSES.indexOf('not_announced');
  let rank = -1;
  for (const step of steps) {
    const reached = REACHES[step.step];
    if (reached === null || (step.date !== null && !happenedBy(step.date, asof))) continue;
    const here = REFORM_STATUSES.indexOf(reached);
    if (here > rank) [rank, furthest] = [here, here];
  }
  return REFORM_STATUSES[furthest] ?? 'not_announced';
}

/** A reform's steps up to a day, oldest first, with what was still expected then at the end. */
export function stepsOn(reform: Reform, steps: readonly ReformStep[], asof: string): ReformStep[] {
  const own = steps.filter((step) => step.reformId === reform.id);
  const taken = own.filter(
    (step) => step.step !== 'expected' && (step.date === null || happenedBy(step.date, asof)),
  );
  const expected = own.filter((step) => step.step === 'expected');
  return [...taken.sort((a, b) => compareDates(a.date ?? '0000', b.date ?? '0000')), ...expected];
}

/** Numbers like '9.10' sort after '9.9'. */
export const byNumber = (a: { readonly number: string }, b: { readonly number: string }): number =>
  a.number.localeCompare(b.number, 'en', { numeric: true });
