import { emptyState } from '../../web/components/empty-state.ts';
import { heading, textIn } from '../../web/components/parts.ts';
import type { HeadingLevel } from '../../web/components/parts.ts';
import { passages } from '../../web/components/passages.ts';
import type { Passage } from '../../web/components/passages.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { sectionHref } from '../../web/navigation.ts';
import { cited, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { positionWord } from './review-record.ts';
import type { Row } from './review-record.ts';
import type { ReviewSummary } from './review-summary.ts';
import type { Recommendation } from './reviews.schema.ts';
import {
  assessmentMarks,
  mechanismName,
  ownWords,
  placeLink,
  positionMark,
  stateNames,
} from './reviews.marks.ts';

/** What the review's documents hold: recommendations, concerns, positive aspects, statements, each under its heading. */
export function entrySections(view: RecordView, { review, rows }: ReviewSummary): Html {
  if (rows.length === 0) return nothingEntered(view);
  const byType = Map.groupBy(rows, (row) => row.entry.recommendation.type);
  return html`${[...byType].map(
    ([type, own]) =>
      html`<section id="${type}">
        ${heading(2, word(view, 'recommendation_types', type))} ${summaryNote(view, own)}
        ${[...Map.groupBy(own, (row) => row.entry.recommendation.mechanismId)].map(([mechanismId, said]) =>
          mechanismId === review.mechanismId
            ? underHeadings(view, said, 3)
            : html`${heading(3, mechanismName(view, mechanismId))}${underHeadings(view, said, 4)}`,
        )}
      </section>`,
  )}`;
}

const nothingEntered = (view: RecordView): Html =>
  emptyState(view.context, {
    heading: view.context.t('review.nothing_entered'),
    body: view.context.t('review.nothing_entered.body'),
    next: [{ label: view.context.t('nav.read'), href: sectionHref(view.context, view.state.id, 'read') }],
  });

/** Said once for a section where it holds for all of it; else beside each entry. */
const summaryNote = (view: RecordView, rows: readonly Row[]): Html | false =>
  rows.every((row) => row.entry.recommendation.isSummary) &&
  html`<p class="soft">${view.context.t('review.summaries')}</p>`;

function underHeadings(view: RecordView, rows: readonly Row[], level: HeadingLevel): Html {
  const mixed = rows.some((row) => !row.entry.recommendation.isSummary);
  const groups = Map.groupBy(rows, (row) => row.entry.recommendation.heading);
  return passages(view.context, {
    level,
    groups: [...groups].map(([words, own]) => ({
      heading: words === null ? view.context.t('review.no_heading') : textIn(view.context, words),
      passages: own.map((row) => passageOf(view, row, mixed)),
    })),
  });
}

/** Types in which a delegation speaks for itself: there its name stands where others have a paragraph. */
const SPOKEN: readonly Recommendation['type'][] = ['statement', 'concern', 'positive_aspect'];

/** Place, words, who said so, the State's answer, what became of it, and its sources. */
function passageOf(view: RecordView, row: Row, mixed: boolean): Passage {
  const { t } = view.context;
  const own = row.entry.recommendation;
  const who = view.context.list(stateNames(view, own.recommendingStates));
  const speaks = who !== '' && own.paragraph === null && SPOKEN.includes(own.type);
  const marks: readonly (Child | false)[] = [
    who !== '' && !speaks && cited(view, 'recommendation', own.id, 'recommendingStates', who),
    positionWord(row) !== null && positionMark(view, row),
    mixed && own.isSummary && t('recommendation.summary'),
    (who === '' || speaks) && cited(view, 'recommendation', own.id, 'text', t('record.sources')),
  ];
  return {
    place: speaks
      ? html`<a href="${pageHref(view, 'recommendation', own.id)}">${who}</a>`
      : placeLink(view, own),
    words: ownWords(view, own),
    marks: marks.filter((mark) => mark !== false),
    ...(row.assessed.length > 0 ? { below: assessmentMarks(view, row) } : {}),
  };
}
