import { compareDates, happenedBy } from '../../kernel/partial-date.ts';
import type {
  FollowUpReport,
  FollowUpRequest,
  Milestone,
  Position,
  Recommendation,
  Review,
} from './reviews.schema.ts';

/** A milestone's place among those of one review: by date, then by the order in which the steps follow. */
export const inOrder = (milestones: readonly Milestone[]): Milestone[] =>
  [...milestones].sort((a, b) => compareDates(a.date, b.date));

/** A review has begun once its first dated step has happened; before that day it is not part of the record as of that day. */
export function hasBegun(review: Review, milestones: readonly Milestone[], asof: string): boolean {
  const own = milestones.filter(
    (milestone) => milestone.reviewId === review.id && milestone.step !== 'state_report_due',
  );
  return own.length === 0 || own.some((milestone) => happenedBy(milestone.date, asof));
}

/** The date that stands for a review in lists: the review itself, or else its first step. */
export function reviewDate(review: Review, milestones: readonly Milestone[]): string | null {
  const own = inOrder(milestones.filter((milestone) => milestone.reviewId === review.id));
  const main = own.find((milestone) =>
    ['review', 'meeting', 'mission', 'published'].includes(milestone.step),
  );
  return (main ?? own[0])?.date ?? null;
}

/** The answer that stands on a day: the newest one given by then; an undated one yields to any dated one. */
export function positionOn(
  recommendationId: string,
  positions: readonly Position[],
  asof: string,
): Position | null {
  const given = positions.filter(
    (one) => one.recommendationId === recommendationId && (one.date === null || happenedBy(one.date, asof)),
  );
  return given.sort((a, b) => compareDates(a.date ?? '0000', b.date ?? '0000')).at(-1) ?? null;
}

export interface PositionTotals {
  readonly received: number;
  readonly supported: number;
  readonly partially: number;
  readonly noted: number;
  readonly open: number;
}

const SUPPORTED: readonly Position['position'][] = ['supported', 'accepted'];
const NOTED: readonly Position['position'][] = ['noted', 'rejected'];

/** Counts recommendations (not their neighbours) by the answer that stands on a day. */
export function positionTotals(
  recommendations: readonly Recommendation[],
  positions: readonly Position[],
  asof: string,
): PositionTotals {
  const totals = { received: 0, supported: 0, partially: 0, noted: 0, open: 0 };
  const byRecommendation = Map.groupBy(positions, (one) => one.recommendationId);
  for (const one of recommendations) {
    if (one.type !== 'recommendation') continue;
    totals.received += 1;
    const answer = positionOn(one.id, byRecommendation.get(one.id) ?? [], asof)?.position;
    if (answer === undefined || answer === 'pending') totals.open += 1;
    else if (SUPPORTED.includes(answer)) totals.supported += 1;
    else if (NOTED.includes(answer)) totals.noted += 1;
    else totals.partially += 1;
  }
  return totals;
}

export interface FollowUpState {
  readonly request: FollowUpRequest;
  readonly report: FollowUpReport | null;
  readonly status: 'answered' | 'answered_late' | 'due' | 'overdue';
}

const covers = (report: FollowUpReport, request: FollowUpRequest): boolean =>
  report.reviewId === request.reviewId &&
  report.paragraphs.some(
    (paragraph) => request.paragraph === paragraph || request.paragraph.startsWith(`${paragraph} `),
  );

/** What became of each follow-up request by a day. */
export function followUpOn(
  requests: readonly FollowUpRequest[],
  reports: readonly FollowUpReport[],
  asof: string,
): FollowUpState[] {
  return requests
    .filter((request) => happenedBy(request.requestedOn, asof))
    .map((request) => {
      const report = reports.find((one) => covers(one, request) && happenedBy(one.submittedOn, asof)) ?? null;
      return { request, report, status: followUpStatus(request, report, asof) };
    });
}

function followUpStatus(
  request: FollowUpRequest,
  report: FollowUpReport | null,
  asof: string,
): FollowUpState['status'] {
  const isLate = (day: string): boolean =>
    request.dueOn !== null && happenedBy(request.dueOn, day) && compareDates(request.dueOn, day) !== 0;
  if (report) return isLate(report.submittedOn) ? 'answered_late' : 'answered';
  return isLate(asof) ? 'overdue' : 'due';
}
