import { compareDates } from '../../kernel/partial-date.ts';
import { plan, reformStep } from '../plans/index.ts';
import { label } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { milestone } from '../reviews/index.ts';
import { seat, treatyAction } from '../treaties/index.ts';

export interface DatedFact {
  readonly kind: string;
  readonly id: string;
  readonly date: string;
}

/**
 * The earliest dated fact of a State's record; null where it holds none. What was expected or due at a date is no fact
 * of that date.
 */
export function firstFact({ dossier }: Pick<RecordView, 'dossier'>): DatedFact | null {
  const dated = [
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
  ].flatMap(({ kind, id, date }) => (date === null ? [] : [{ kind, id, date }]));
  return dated.sort((a, b) => compareDates(a.date, b.date))[0] ?? null;
}

/** The name of a fact for a sentence. */
export const factLabel = (view: RecordView, { kind, id }: DatedFact): string => label(view, kind, id);
