/** A review as it stood on a day: what both the list of reviews and the page of one are made of. */
import { happenedBy } from '../../kernel/partial-date.ts';
import type { Dossier } from '../../ledger/index.ts';
import type { ScaleValues } from '../assessments/index.ts';
import { reviewRecord, rowsOn } from './review-record.ts';
import type { Row } from './review-record.ts';
import { beginning, followUpOn, positionTotals, reviewDate, statedTotals } from './reviews.ts';
import type { FollowUpState, FollowUpStatus, PositionTotals, StatedTotals } from './reviews.ts';
import { review, REVIEW_KINDS } from './reviews.schema.ts';
import type { Milestone, Recommendation, Review } from './reviews.schema.ts';

export interface ReviewSummary {
  readonly review: Review;
  /** The date that stands for it; null where no step is dated. */
  readonly date: string | null;
  /** All its steps, those after the day among them. */
  readonly milestones: readonly Milestone[];
  readonly rows: readonly Row[];
  readonly followUps: readonly FollowUpState[];
  readonly stated: StatedTotals;
  /** What the record itself can count of the review's own recommendations. */
  readonly counted: PositionTotals;
}

export interface ReviewList {
  readonly groups: readonly { readonly kind: Review['kind']; readonly reviews: readonly ReviewSummary[] }[];
  /** Reviews whose first step is dated to a month or year that was not over. */
  readonly perhaps: readonly ReviewSummary[];
}

export function reviewSummary(
  own: Review,
  dossier: Dossier,
  scaleValues: ScaleValues,
  asof: string,
): ReviewSummary {
  const record = reviewRecord(dossier);
  const milestones = record.milestones.get(own.id) ?? [];
  const rows = rowsOn(record, scaleValues, asof).byReview.get(own.id) ?? [];
  return {
    review: own,
    date: reviewDate(own, milestones),
    milestones,
    rows,
    followUps: followUpOn(record.requests.get(own.id) ?? [], record.reports.get(own.id) ?? [], asof),
    stated: statedTotals(own, milestones, asof),
    counted: positionTotals(
      rows
        .map((row) => row.entry.recommendation)
        .filter((recommendation) => recommendation.mechanismId === own.mechanismId),
      rows.flatMap((row) => row.entry.positions),
      asof,
    ),
  };
}

/** The reviews that had begun by a day, by kind, the newest first. */
export function reviewList(dossier: Dossier, scaleValues: ScaleValues, asof: string): ReviewList {
  const { milestones } = reviewRecord(dossier);
  const summaries = dossier
    .all(review)
    .map((own) => ({ own, begun: beginning(own, milestones.get(own.id) ?? [], asof) }))
    .filter(({ begun }) => begun !== 'no')
    .map(({ own, begun }) => ({ begun, summary: reviewSummary(own, dossier, scaleValues, asof) }))
    .sort((a, b) => ((a.summary.date ?? '') < (b.summary.date ?? '') ? 1 : -1));
  const begun = summaries.filter((one) => one.begun === 'yes').map((one) => one.summary);
  return {
    groups: REVIEW_KINDS.map((kind) => ({
      kind,
      reviews: begun.filter((one) => one.review.kind === kind),
    })).filter((group) => group.reviews.length > 0),
    perhaps: summaries.filter((one) => one.begun === 'perhaps').map((one) => one.summary),
  };
}

/** How many entries of each type, in the order in which the types are listed. */
export function countsByType(rows: readonly Row[]): readonly (readonly [Recommendation['type'], number])[] {
  const counts = new Map<Recommendation['type'], number>();
  for (const { entry } of rows)
    counts.set(entry.recommendation.type, (counts.get(entry.recommendation.type) ?? 0) + 1);
  return [...counts];
}

export const countsByStatus = (
  followUps: readonly FollowUpState[],
): readonly (readonly [FollowUpStatus, number])[] =>
  (['overdue', 'due', 'answered_late', 'answered'] as const)
    .map((status) => [status, followUps.filter((one) => one.status === status).length] as const)
    .filter(([, count]) => count > 0);

/** The steps that had been taken by a day. */
export const stepsBy = (milestones: readonly Milestone[], asof: string): readonly Milestone[] =>
  milestones.filter((one) => happenedBy(one.date, asof));

/** Two stated figures against two counted ones, for the sentence that says the difference plainly. */
export type Difference = 'none_held' | 'fewer' | 'more' | 'equal';

export function differenceOf(stated: number, counted: number): Difference {
  if (counted === 0) return 'none_held';
  if (counted < stated) return 'fewer';
  return counted > stated ? 'more' : 'equal';
}
