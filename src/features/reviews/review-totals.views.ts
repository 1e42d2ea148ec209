import { dataTable } from '../../web/components/data-table.ts';
import { note } from '../../web/components/note.ts';
import { heading } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { sectionHref } from '../../web/navigation.ts';
import type { QueryChanges } from '../../web/page-context.ts';
import { cited } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { differenceOf } from './review-summary.ts';
import type { ReviewSummary } from './review-summary.ts';
import { recommendationsHref } from './reviews.marks.ts';

interface TotalRow {
  readonly name: 'received' | 'supported' | 'partially' | 'noted' | 'open';
  readonly stated: { readonly field: string; readonly value: number } | null;
  readonly counted: number;
  /** The rows that are counted. */
  readonly narrowing: QueryChanges;
}

function rowsOf({ review, stated, counted }: ReviewSummary): readonly TotalRow[] {
  const given = (field: string, value: number | null): TotalRow['stated'] =>
    value === null ? null : { field, value };
  const row = (name: TotalRow['name'], position?: readonly string[]): TotalRow => ({
    name,
    stated:
      name === 'received'
        ? given('recommendationsStated', stated.received)
        : name === 'supported'
          ? given('supportedStated', stated.supported)
          : null,
    counted: counted[name],
    narrowing: {
      review: review.id,
      mechanism: review.mechanismId,
      type: 'recommendation',
      ...(position === undefined ? {} : { position }),
    },
  });
  return [
    row('received'),
    row('supported', ['supported', 'accepted']),
    row('partially', ['partially_supported']),
    row('noted', ['noted', 'rejected']),
    row('open', ['pending', 'none']),
  ].filter((one) => one.stated !== null || one.counted > 0 || one.name === 'received');
}

/**
 * What documents state beside what the record can count, and the difference in words. For the UPR, where answers are
 * expected; a review without a stated total and without recommendations has nothing to set beside each other.
 */
export function totalsSection(view: RecordView, summary: ReviewSummary): Html {
  const { context } = view;
  const { t } = context;
  if (summary.review.kind !== 'upr' || (summary.stated.received === null && summary.counted.received === 0)) {
    return html``;
  }
  return html`<section id="totals">
    ${heading(2, t('review.totals'))}
    ${dataTable(context, {
      id: `totals-${summary.review.id}`,
      caption: t('review.totals.caption'),
      narrow: 'scroll',
      rows: rowsOf(summary),
      columns: [
        { header: t('review.totals.what'), namesRow: true, cell: (row) => t(`review.totals.${row.name}`) },
        {
          header: t('review.totals.stated'),
          numeric: true,
          cell: (row) =>
            row.stated === null
              ? html`–`
              : cited(view, 'review', summary.review.id, row.stated.field, context.number(row.stated.value)),
        },
        {
          header: t('review.totals.counted'),
          numeric: true,
          cell: (row) =>
            row.counted === 0
              ? context.number(0)
              : html`<a href="${recommendationsHref(view, row.narrowing)}"
                  >${context.number(row.counted)}</a
                >`,
        },
      ],
    })}
    ${differenceNote(view, summary)}
  </section>`;
}

function differenceNote(view: RecordView, { stated, counted }: ReviewSummary): Html | false {
  const { context, state } = view;
  if (stated.received === null) return false;
  const difference = differenceOf(stated.received, counted.received);
  if (difference === 'equal') return false;
  return note(context, {
    tone: 'warning',
    body: html`<p>
      ${context.t(`review.difference.${difference}`, {
        stated: stated.received,
        held: counted.received,
        missing: Math.abs(stated.received - counted.received),
      })}
      ${difference !== 'more' && html`<a href="${sectionHref(context, state.id, 'read')}">${context.t('review.difference.read')}</a>`}
    </p>`,
  });
}
