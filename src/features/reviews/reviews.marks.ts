/** Small pieces that the pages on reviews and on recommendations share. */
import { textIn } from '../../web/components/parts.ts';
import { differsShape } from '../../web/components/shapes.ts';
import type { Level } from '../../web/components/shapes.ts';
import { sourceMark } from '../../web/components/source-mark.ts';
import { statusMark } from '../../web/components/status-mark.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { QueryChanges } from '../../web/page-context.ts';
import { gradeMark } from '../assessments/index.ts';
import { mechanism } from '../catalogue/index.ts';
import { citationsOf, cited, inLanguage, pageHref, recordHref, stateName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { source } from '../sources/index.ts';
import { positionWord } from './review-record.ts';
import type { Row } from './review-record.ts';
import type { FollowUpStatus } from './reviews.ts';
import type { Recommendation } from './reviews.schema.ts';

/** The list of recommendations, narrowed: what a number on any page links to. */
export const recommendationsHref = (view: RecordView, narrowing: QueryChanges = {}): string =>
  view.context.link(`/${view.state.id}/recommendations`, narrowing);

/** A document by its symbol, or else by its title. */
export function documentLink(view: RecordView, sourceId: string): Html {
  const known = view.catalogue.find(source, sourceId);
  const name = known === undefined ? sourceId : (known.symbol ?? inLanguage(view.context, known.title));
  return html`<a href="${pageHref(view, 'source', sourceId)}">${name}</a>`;
}

export function mechanismName(view: RecordView, id: string): string {
  const known = view.catalogue.find(mechanism, id);
  return known === undefined ? id : inLanguage(view.context, known.names);
}

export const stateNames = (view: RecordView, ids: readonly string[]): readonly string[] =>
  ids.map((id) => stateName(view.context, view.catalogue, id));

/**
 * '24 (a)–(b)' in a line that runs from right to left: isolated, or its brackets and letters change places (Unicode
 * Standard Annex 9, FSI and PDI).
 */
export const isolated = ({ context }: RecordView, paragraph: string): string =>
  context.direction === 'rtl' ? `\u2068${paragraph}\u2069` : paragraph;

/** Where it stands in its document: 'para. 24 (a)', or its place in the list where the record holds no paragraph. */
export const placeWords = (view: RecordView, { paragraph, position }: Recommendation): string =>
  paragraph === null
    ? view.context.t('recommendation.number', { number: position })
    : view.context.t('recommendation.paragraph', { paragraph: isolated(view, paragraph) });

/** The day on which it was said, with its source. That sources differ on a step is said once, on the review's page. */
export function madeMark(view: RecordView, { made }: Row['entry']): Html {
  if (made === null) return html`${view.context.t('date.none')}`;
  return sourceMark(view.context, {
    href: recordHref(view, 'milestone', made.id, 'date'),
    value: view.context.date(made.date),
    count: citationsOf(view, 'milestone', made.id, 'date').length,
  });
}

/** The way to its own page, in the words of its place. */
export const placeLink = (view: RecordView, recommendation: Recommendation): Html =>
  html`<a href="${pageHref(view, 'recommendation', recommendation.id)}"
    >${placeWords(view, recommendation)}</a
  >`;

export const ownWords = (view: RecordView, { text, language }: Recommendation): Html =>
  textIn(view.context, text, language);

/** The State's answer in the document's own word. A word and no shape: shapes say how far something is carried out. */
export function positionMark(view: RecordView, row: Row): Html {
  const answer = positionWord(row);
  if (answer === null) return html`–`;
  const shown = word(view, 'position', answer);
  return row.position === null
    ? html`<span class="soft">${shown}</span>`
    : cited(view, 'position', row.position.id, 'position', shown);
}

/** Each grade that stands, loud where assessors disagree; the way to who says what. */
export function assessmentMarks(view: RecordView, row: Row): Html {
  const { context } = view;
  if (row.assessed.length === 0)
    return statusMark(context, { level: 'void', label: context.t('status.void') });
  return html`${row.assessed.map((one) => html`<div>${gradeMark(view, one)}</div>`)}
  ${row.differs && differMark(view, row)}`;
}

export const differMark = (view: RecordView, { entry }: Row): Html =>
  html`<a class="differs" href="${pageHref(view, 'recommendation', entry.recommendation.id)}#assessments"
    >${differsShape} ${view.context.t('assessments.differ')}</a
  >`;

/** Whether an answer came, and in time. It says nothing about what was done. */
const FOLLOW_UP_LEVELS: Readonly<Record<FollowUpStatus, Level>> = {
  answered: 'full',
  answered_late: 'most',
  due: 'none',
  overdue: 'back',
};

export const followUpMark = (view: RecordView, status: FollowUpStatus): Html =>
  statusMark(view.context, {
    level: FOLLOW_UP_LEVELS[status],
    label: word(view, 'follow_up_status', status),
  });
