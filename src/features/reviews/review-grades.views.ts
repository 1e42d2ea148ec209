import { happenedBy } from '../../kernel/partial-date.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { heading, localText, textIn } from '../../web/components/parts.ts';
import { statusMark } from '../../web/components/status-mark.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import {
  assessment,
  assessorName,
  levelOf,
  onCommonScale,
  scaleMeaning,
  scaleName,
  scaleValuesOf,
  verdictOf,
} from '../assessments/index.ts';
import type { Assessed } from '../assessments/index.ts';
import { scale } from '../catalogue/index.ts';
import { cited, label, pageHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { reviewRecord } from './review-record.ts';
import type { Entry } from './review-record.ts';
import type { ReviewSummary } from './review-summary.ts';
import { isolated, ownWords, placeWords } from './reviews.marks.ts';
import type { Review } from './reviews.schema.ts';

export interface Grade {
  readonly assessed: Assessed;
  /** null where it grades something that is no recommendation. */
  readonly entry: Entry | null;
}

/** Assessments of what this review recommended, whoever made them, and those that the review itself made of others. */
export function gradesOf(view: RecordView, { review, rows }: ReviewSummary): readonly Grade[] {
  const { dossier, context } = view;
  const record = reviewRecord(dossier);
  const own = new Set(rows.map((row) => row.entry.recommendation.id));
  const found = dossier
    .all(assessment)
    .filter(
      (one) =>
        happenedBy(one.date, context.asof) &&
        (one.reviewId === review.id || (one.subjectKind === 'recommendation' && own.has(one.subjectId))),
    );
  const place = ({ entry }: Grade): string => entry?.paragraphKey ?? '~';
  return onCommonScale(found, scaleValuesOf(view.catalogue))
    .map((assessed) => ({ assessed, entry: entryOf(record.byId, assessed) }))
    .sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

const entryOf = (entries: ReadonlyMap<string, Entry>, { assessment: one }: Assessed): Entry | null =>
  one.subjectKind === 'recommendation' ? (entries.get(one.subjectId) ?? null) : null;

/** The grades, one a row, then what the values of each scale in use mean. */
export function gradeSection(view: RecordView, summary: ReviewSummary): Html {
  const { context } = view;
  const { t } = context;
  const grades = gradesOf(view, summary);
  if (grades.length === 0) return html``;
  const scales = [...new Set(grades.map((one) => one.assessed.assessment.scaleId))];
  return html`<section id="assessments">
    ${heading(2, t('review.grades'))}
    ${dataTable(context, {
      id: `grades-${summary.review.id}`,
      caption: t('review.grades.caption', { date: context.date(context.asof) }),
      rows: grades,
      rowId: ({ assessed }) => assessed.assessment.id,
      columns: [
        {
          header: t('reviews.paragraph'),
          namesRow: true,
          cell: (grade) => subjectCell(view, grade, summary.review),
        },
        {
          header: t('review.grade'),
          cell: ({ assessed }) =>
            cited(
              view,
              'assessment',
              assessed.assessment.id,
              'value',
              statusMark(context, { level: levelOf(assessed.common), label: verdictOf(view, assessed) }),
            ),
        },
        {
          header: t('review.grade.why'),
          cell: ({ assessed }) =>
            assessed.assessment.rationale === null
              ? html`–`
              : localText(context, assessed.assessment.rationale),
        },
        {
          header: t('review.grade.by'),
          cell: ({ assessed }) =>
            html`${assessorName(view, assessed)}<br /><span class="soft"
                >${context.date(assessed.assessment.date)}</span
              >`,
        },
      ],
    })}
    ${scales.map((scaleId) => scaleNote(view, scaleId))}
  </section>`;
}

/** The paragraph and its words; of another review, that one's name too. */
function subjectCell(view: RecordView, { assessed, entry }: Grade, review: Review): Html {
  const { subjectKind, subjectId, part } = assessed.assessment;
  const href = pageHref(view, subjectKind, subjectId);
  if (entry === null) return html`<a href="${href}">${label(view, subjectKind, subjectId)}</a>`;
  const own = entry.recommendation;
  const place =
    part === null
      ? placeWords(view, own)
      : view.context.t('recommendation.paragraph', { paragraph: isolated(view, part) });
  return html`<a href="${href}">${place}</a>
    <div class="soft">
      ${entry.review.id !== review.id && html`${localText(view.context, entry.review.title)}: `}${ownWords(view, own)}
    </div>`;
}

function scaleNote(view: RecordView, scaleId: string): Html {
  const known = view.catalogue.find(scale, scaleId);
  const meaning = scaleMeaning(view, scaleId);
  return html`<details>
    <summary>${view.context.t('review.scale', { name: scaleName(view, scaleId) })}</summary>
    ${meaning ?? html`<p>${view.context.t('review.scale.none')}</p>`}
    ${known !== undefined && known.note !== null && html`<p class="soft">${textIn(view.context, known.note)}</p>`}
  </details>`;
}
