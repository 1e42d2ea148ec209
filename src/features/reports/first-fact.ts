import { compareDates } from '../../kernel/partial-date.ts';
import { label } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { seat, treatyAction } from '../treaties/index.ts';

/** The earliest dated act of a State that its record holds; null where it holds none. */
export function firstFact(view: RecordView): { readonly date: string; readonly label: string } | null {
  const dated = [
    ...view.dossier.all(treatyAction).map(({ id, date }) => ({ kind: 'treaty_action', id, date })),
    ...view.dossier.all(seat).map(({ id, startsOn }) => ({ kind: 'seat', id, date: startsOn })),
  ].flatMap(({ kind, id, date }) => (date === null ? [] : [{ kind, id, date }]));
  const [first] = dated.sort((a, b) => compareDates(a.date, b.date));
  return first === undefined ? null : { date: first.date, label: label(view, first.kind, first.id) };
}
