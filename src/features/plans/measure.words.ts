import { textIn } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { PageContext } from '../../web/page-context.ts';
import { cited, inLanguage, label, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { certaintyMark } from './plans.marks.ts';
import type { Measure, Responsibility } from './plans.schema.ts';
import type { MeasureStanding } from './plans.ts';

/** A period in dates: 'until 31 December 2021', 'February 2022', '2021 – 2023'. '' where the record holds no date. */
export function periodDates(context: PageContext, { periodStart, periodEnd }: Measure): string {
  if (periodStart === null && periodEnd === null) return '';
  if (periodStart === null) return context.t('period.until', { date: context.date(periodEnd ?? '') });
  if (periodEnd === null) return context.t('period.from', { date: context.date(periodStart) });
  if (periodStart === periodEnd) return context.date(periodStart);
  return context.t('period.range', { from: context.date(periodStart), until: context.date(periodEnd) });
}

/** The period as the document words it, with its source, and the dates that this means. */
export const periodCell = (view: RecordView, measure: Measure): Html =>
  html`${cited(view, 'measure', measure.id, 'periodWords', textIn(view.context, measure.periodWords))}
    <div class="soft">${periodDates(view.context, measure)}</div>`;

/** A body with the way to its page; the words as printed where nobody could say which body is meant. */
export const bodyLink = (view: RecordView, part: Responsibility): Html =>
  part.bodyId === null
    ? textIn(view.context, part.words)
    : html`<a href="${pageHref(view, 'body', part.bodyId)}">${label(view, 'body', part.bodyId)}</a>`;

/** Who leads, how sure that is, and how many others take part; or who is named first where all do so by agreement. */
export function leadCell(view: RecordView, { lead, responsibilities }: MeasureStanding): Html {
  const { t } = view.context;
  const first = lead ?? responsibilities[0];
  if (first === undefined) return html`–`;
  const others = responsibilities.length - 1;
  return html`${bodyLink(view, first)} ${certaintyMark(view, first.certainty)}
  ${lead === null && html`<span class="soft">${word(view, 'responsibility_role', first.role)}</span>`}
  ${others > 0 && html`<span class="soft">${t('plans.others', { others })}</span>`}`;
}

const MOST_LETTERS = 170;

/** What a measure asks, as much of it as a row holds; the rest stands on its page. */
export function measureText(context: PageContext, { text }: Measure): string {
  const words = inLanguage(context, text);
  if (words.length <= MOST_LETTERS) return words;
  return `${words.slice(0, words.lastIndexOf(' ', MOST_LETTERS))} …`;
}
