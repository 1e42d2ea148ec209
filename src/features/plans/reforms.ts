import { compareDates, earliest, latest } from '../../kernel/partial-date.ts';
import type { FullDate, PartialDate } from '../../kernel/partial-date.ts';
import type { Dossier } from '../../ledger/index.ts';
import { source } from '../sources/index.ts';
import { REFORM_STEPS, reform, reformStep } from './plans.schema.ts';
import type { Reform, ReformStep } from './plans.schema.ts';

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

/** A step with the day from which it is known to have been taken (of an expectation: to have been voiced). */
export interface KnownStep {
  readonly step: ReformStep;
  /**
   * The earliest document that states the step, by the first day that its date may mean: what a report of June 2021
   * calls adopted had been adopted by then. null: no source that states it bears a date.
   */
  readonly statedOn: FullDate | null;
}

const ALWAYS = '0001-01-01';

/**
 * The day from which a step is a fact: its own; of an undated one and of an expectation, that of the document that
 * states it. What no dated document states counts as known on every day.
 */
const knownFrom = ({ step, statedOn }: KnownStep): FullDate =>
  step.date !== null && step.step !== 'expected' ? latest(step.date) : (statedOn ?? ALWAYS);

const isTaken = (known: KnownStep, asof: string): boolean =>
  known.step.step !== 'expected' && knownFrom(known) <= asof;

const rank = (step: ReformStep): number => REFORM_STEPS.indexOf(step.step);

/** By date; an undated step stands before the first dated one that goes further (drafted before adopted). */
function inOrder(steps: readonly ReformStep[]): ReformStep[] {
  const dated = steps
    .filter((step) => step.date !== null)
    .sort((a, b) => compareDates(a.date ?? '', b.date ?? '') || rank(a) - rank(b));
  for (const step of steps.filter((one) => one.date === null).sort((a, b) => rank(a) - rank(b))) {
    const next = dated.findIndex((one) => rank(one) > rank(step));
    dated.splice(next === -1 ? dated.length : next, 0, step);
  }
  return dated;
}

/** How far a reform had come on a day: the furthest of the steps taken by then. */
export function reformStatus(steps: readonly KnownStep[], asof: string): ReformStatus {
  const reached = steps
    .filter((step) => isTaken(step, asof))
    .map(({ step }) => REFORM_STATUSES.indexOf(REACHES[step.step] ?? 'announced'));
  return REFORM_STATUSES[Math.max(...reached)] ?? 'not_announced';
}

/** The field whose sources bear a step out: its date, or, where no source gives one, that it was taken at all. */
export const stepField = (step: ReformStep): 'date' | 'step' => (step.date === null ? 'step' : 'date');

export interface Expectation {
  readonly step: ReformStep;
  /**
   * 'ahead': its day has not passed. 'followed': it has, and a step was recorded on or after it began. 'open': it has,
   * and the record holds no step since. None of them says that what was expected came about.
   */
  readonly state: 'ahead' | 'followed' | 'open';
}

/** A reform as it stood on a day. */
export interface ReformStanding {
  readonly reform: Reform;
  readonly status: ReformStatus;
  /** Steps taken, in their order. */
  readonly taken: readonly ReformStep[];
  /** What had been announced for a date, by date. */
  readonly expected: readonly Expectation[];
  /** The step that took it furthest; its date may not be known. */
  readonly last: ReformStep | null;
  /** The first day on which anything of it was known: before it the reform is not shown. */
  readonly since: FullDate;
}

export function reformStanding(own: Reform, steps: readonly KnownStep[], asof: string): ReformStanding {
  const taken = inOrder(steps.filter((one) => isTaken(one, asof)).map((one) => one.step));
  const expected = steps
    .filter((one) => one.step.step === 'expected' && knownFrom(one) <= asof)
    .map((one) => one.step)
    .sort((a, b) => compareDates(a.date ?? '9999', b.date ?? '9999'));
  return {
    reform: own,
    status: reformStatus(steps, asof),
    taken,
    expected: expected.map((step) => ({ step, state: expectationState(step.date, taken, asof) })),
    last: taken.at(-1) ?? null,
    since: steps.map(knownFrom).sort()[0] ?? ALWAYS,
  };
}

function expectationState(
  date: PartialDate | null,
  taken: readonly ReformStep[],
  asof: string,
): Expectation['state'] {
  if (date === null || latest(date) >= asof) return 'ahead';
  const since = taken.some((step) => step.date !== null && latest(step.date) >= earliest(date));
  return since ? 'followed' : 'open';
}

/** Every reform of a State as it stood on a day, in the record's order; those not yet announced are among them. */
export function reformsOn(dossier: Dossier, catalogue: Dossier, asof: string): ReformStanding[] {
  const steps = Map.groupBy(dossier.all(reformStep), (step) => step.reformId);
  return [...dossier.all(reform)]
    .sort((a, b) => a.position - b.position)
    .map((one) =>
      reformStanding(
        one,
        (steps.get(one.id) ?? []).map((step) => ({
          step,
          statedOn: firstStatement(dossier, catalogue, step.id),
        })),
        asof,
      ),
    );
}

function firstStatement(dossier: Dossier, catalogue: Dossier, stepId: string): FullDate | null {
  const dates = dossier
    .citations(reformStep.name, stepId)
    .flatMap((citation) => catalogue.find(source, citation.sourceId)?.date ?? [])
    .map(earliest);
  return dates.sort()[0] ?? null;
}

/** How many reforms stand at each status; those not yet announced are left out. */
export function reformCounts(
  standings: readonly Pick<ReformStanding, 'status'>[],
): Readonly<Partial<Record<ReformStatus, number>>> {
  const counts: Partial<Record<ReformStatus, number>> = {};
  for (const { status } of standings) {
    if (status !== 'not_announced') counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}
