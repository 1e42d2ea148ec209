import { localText } from '../../web/components/parts.ts';
import type { Level } from '../../web/components/shapes.ts';
import { statusMark } from '../../web/components/status-mark.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { inLanguage, label, pageHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { ReportingDuty } from './duties.schema.ts';
import type { Due, DutyStatus } from './duties.ts';

/** How a duty stands, as a shape. */
export const DUTY_LEVELS: Readonly<Record<DutyStatus, Level>> = {
  met: 'full',
  met_late: 'most',
  due: 'none',
  overdue: 'back',
};

/** How late it is or how soon it is due: '96 days overdue'. */
export const dueDays = ({ context }: Pick<RecordView, 'context'>, { status, days }: Due): string =>
  context.t(`duties.days.${status}`, { days });

export const dueMark = (view: RecordView, due: Due): Html =>
  statusMark(view.context, { level: DUTY_LEVELS[due.status], label: dueDays(view, due) });

const MOST_LETTERS = 90;

/** A long list of bodies, as much of it as a row holds. */
export const cut = (words: string): string =>
  words.length <= MOST_LETTERS ? words : `${words.slice(0, words.lastIndexOf(' ', MOST_LETTERS))} …`;

/** Who owes, in plain words: a body, a group of bodies as the document words it, or the State. */
export const owedBy = (view: RecordView, duty: ReportingDuty): string =>
  duty.owedBy === null ? wordsFor(view, duty) : label(view, 'body', duty.owedBy);

const wordsFor = (view: RecordView, { owedByWords }: ReportingDuty): string =>
  owedByWords === null ? view.state.name : inLanguage(view.context, owedByWords);

/** To whom it is owed; null where the record does not say. */
export function owedTo(view: RecordView, duty: ReportingDuty): string | null {
  if (duty.owedToBody !== null) return label(view, 'body', duty.owedToBody);
  return duty.owedToMechanism === null ? null : label(view, 'mechanism', duty.owedToMechanism);
}

export const owedByLink = (view: RecordView, duty: ReportingDuty): Html =>
  duty.owedBy === null
    ? html`${duty.owedByWords === null ? view.state.name : localText(view.context, duty.owedByWords)}`
    : html`<a href="${pageHref(view, 'body', duty.owedBy)}">${label(view, 'body', duty.owedBy)}</a>`;

export const owedToLink = (view: RecordView, duty: ReportingDuty): Html =>
  duty.owedToBody === null
    ? html`${owedTo(view, duty) ?? '–'}`
    : html`<a href="${pageHref(view, 'body', duty.owedToBody)}">${label(view, 'body', duty.owedToBody)}</a>`;

/** Who owes it, and how late it is or how soon it is due. */
export const dueDetail = (view: RecordView, due: Due): string =>
  `${dueDays(view, due)} · ${cut(owedBy(view, due.duty))}`;
