import { compareDates, happenedBy } from '../../kernel/partial-date.ts';
import type { Dossier } from '../../ledger/index.ts';
import { assessment } from '../assessments/index.ts';
import { submission } from '../duties/index.ts';
import { plan, reformStep } from '../plans/index.ts';
import { milestone } from '../reviews/index.ts';
import { seat, treatyAction } from '../treaties/index.ts';

export interface DatedFact {
  readonly kind: string;
  readonly id: string;
  readonly date: string;
}

/** What happened at a date. What was expected or due at one is no fact of that date. */
function datedFacts(dossier: Dossier): DatedFact[] {
  return [
    ...dossier.all(treatyAction).map(({ id, date }) => ({ kind: treatyAction.name, id, date })),
    ...dossier.all(seat).map(({ id, startsOn }) => ({ kind: seat.name, id, date: startsOn })),
    ...dossier
      .all(milestone)
      .filter((one) => one.step !== 'state_report_due')
      .map(({ id, date }) => ({ kind: milestone.name, id, date })),
    ...dossier.all(plan).map(({ id, approvedOn }) => ({ kind: plan.name, id, date: approvedOn })),
    ...dossier
      .all(reformStep)
      .filter((one) => one.step !== 'expected')
      .map(({ id, date }) => ({ kind: reformStep.name, id, date })),
    ...dossier
      .all(submission)
      .map(({ id, submittedOn }) => ({ kind: submission.name, id, date: submittedOn })),
    ...dossier.all(assessment).map(({ id, date }) => ({ kind: assessment.name, id, date })),
  ].flatMap(({ kind, id, date }) => (date === null ? [] : [{ kind, id, date }]));
}

/** The earliest dated fact of a State's record; null where it holds none. */
export const firstFact = (dossier: Dossier): DatedFact | null =>
  datedFacts(dossier).sort((a, b) => compareDates(a.date, b.date))[0] ?? null;

/** How far the record reaches: the date of its newest fact on a day; null where it holds none. */
export function newestDate(dossier: Dossier, asof: string): string | null {
  const dates = datedFacts(dossier).flatMap(({ date }) => (happenedBy(date, asof) ? [date] : []));
  return dates.sort(compareDates).at(-1) ?? null;
}
