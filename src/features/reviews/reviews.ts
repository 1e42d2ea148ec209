import {
  compareDates,
  earliest,
  happenedBy,
  isFullDate,
  isOnOrBefore,
  latest,
} from '../../kernel/partial-date.ts';
import type { Answer } from '../../kernel/partial-date.ts';
import { coversParagraph } from '../assessments/index.ts';
import { MILESTONE_STEPS } from './reviews.schema.ts';
import type {
  FollowUpReport,
  FollowUpRequest,
  Milestone,
  Position,
  Recommendation,
  Review,
} from './reviews.schema.ts';

const stepRank = ({ step }: Milestone): number => MILESTONE_STEPS.indexOf(step);

/**
 * The milestones of one review in their order: by day, and on one day as the steps follow. One that is dated to a month
 * or a year stands where the steps put it among the days of that time: observations adopted in "November 2019" before
 * their publication on the 12th, the letter of "2020" after the outcome of March.
 */
export function inOrder(milestones: readonly Milestone[]): Milestone[] {
  const byDay = (a: Milestone, b: Milestone): number =>
    compareDates(a.date, b.date) || stepRank(a) - stepRank(b);
  const ordered = milestones.filter((one) => isFullDate(one.date)).sort(byDay);
  for (const own of milestones.filter((one) => !isFullDate(one.date)).sort(byDay)) {
    const next = ordered.findIndex(
      (one) =>
        earliest(one.date) > latest(own.date) ||
        (earliest(one.date) >= earliest(own.date) && stepRank(one) > stepRank(own)),
    );
    ordered.splice(next === -1 ? ordered.length : next, 0, own);
  }
  return ordered;
}

/**
 * Whether a review had begun by a day: 'perhaps' where its first step is dated to a month or year that was not over.
 * That a report is due begins nothing. A review without any dated step is held as a fact whose day is unknown: 'yes'.
 */
export function beginning(review: Review, milestones: readonly Milestone[], asof: string): Answer {
  const own = milestones.filter((milestone) => milestone.reviewId === review.id);
  if (own.length === 0) return 'yes';
  const answers = own
    .filter((milestone) => milestone.step !== 'state_report_due')
    .map((milestone) => isOnOrBefore(milestone.date, asof));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('perhaps') ? 'perhaps' : 'no';
}

/** A review has begun once its first dated step has happened; before that day it is not part of the record as of that day. */
export const hasBegun = (review: Review, milestones: readonly Milestone[], asof: string): boolean =>
  beginning(review, milestones, asof) === 'yes';

/** The step at which the mechanism and the State met, or the document came out that is the review. */
const MAIN_STEPS: readonly Milestone['step'][] = ['review', 'meeting', 'mission', 'published'];

/** The date that stands for a review in lists: the review itself, or else its first step. */
export function reviewDate(review: Review, milestones: readonly Milestone[]): string | null {
  return mainStep(inOrder(milestones.filter((milestone) => milestone.reviewId === review.id)))?.date ?? null;
}

const mainStep = (ordered: readonly Milestone[]): Milestone | null =>
  ordered.find((milestone) => MAIN_STEPS.includes(milestone.step)) ?? ordered[0] ?? null;

/** Steps at which a mechanism's own words become final, so that they date what the document says. */
const SPEAKING_STEPS: readonly Milestone['step'][] = [
  'observations_adopted',
  'statement_published',
  'published',
  'outcome_adopted',
];

/**
 * The step at which words of a review were spoken or written; null where the review has no dated step.
 * UPR recommendations and statements are made in the dialogue itself, of which the report is a summary (Human Rights
 * Council resolution 5/1, annex, para. 26), so they carry the day of the review; everything else carries the day of the
 * step that produced its document, or else of the step at which the mechanism spoke.
 */
export function madeAt(
  recommendation: Recommendation,
  review: Review,
  milestones: readonly Milestone[],
): Milestone | null {
  const own = inOrder(milestones.filter((milestone) => milestone.reviewId === review.id));
  const dialogue = own.find((milestone) => milestone.step === 'review');
  if (isUpr(recommendation, review) && dialogue !== undefined) return dialogue;
  const producedBy = own.find(
    (milestone) => milestone.sourceId !== null && milestone.sourceId === recommendation.sourceId,
  );
  return producedBy ?? own.find((milestone) => SPEAKING_STEPS.includes(milestone.step)) ?? mainStep(own);
}

/** Whether it was said in the UPR's own dialogue, and not in a letter or paper beside it. */
const isUpr = (recommendation: Recommendation, review: Review): boolean =>
  review.kind === 'upr' && recommendation.mechanismId === review.mechanismId;

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

/** Whether the State is expected to answer it: a recommendation of the UPR itself (resolution 5/1, annex, para. 32). */
export const expectsPosition = (recommendation: Recommendation, review: Review): boolean =>
  recommendation.type === 'recommendation' && isUpr(recommendation, review);

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

/** What documents state in figures on a day, beside what the record can count. */
export interface StatedTotals {
  readonly received: number | null;
  readonly supported: number | null;
}

const COUNTED_FROM: readonly Milestone['step'][] = [
  'review',
  'report_adopted_in_session',
  'report_published',
];
const ANSWERED_FROM: readonly Milestone['step'][] = ['replies', 'outcome_adopted'];

/**
 * The totals that documents state for a review, as far as they can have been stated by a day: how many recommendations
 * were made is known from the review on, how many are supported only once the State has replied or the outcome is
 * adopted. A review without such steps has stated them at no known day, and they stand.
 */
export function statedTotals(review: Review, milestones: readonly Milestone[], asof: string): StatedTotals {
  const reached = (steps: readonly Milestone['step'][]): boolean => {
    const own = milestones.filter((one) => one.reviewId === review.id && steps.includes(one.step));
    return own.length === 0 || own.some((one) => happenedBy(one.date, asof));
  };
  return {
    received: reached(COUNTED_FROM) ? review.recommendationsStated : null,
    supported: reached(ANSWERED_FROM) ? review.supportedStated : null,
  };
}

export type FollowUpStatus = 'answered' | 'answered_late' | 'due' | 'overdue';

export interface FollowUpState {
  readonly request: FollowUpRequest;
  readonly report: FollowUpReport | null;
  readonly status: FollowUpStatus;
}

const covers = (report: FollowUpReport, request: FollowUpRequest): boolean =>
  report.reviewId === request.reviewId &&
  report.paragraphs.some((paragraph) => coversParagraph(paragraph, request.paragraph));

/** What became of each follow-up request by a day. The first report that answers it counts. */
export function followUpOn(
  requests: readonly FollowUpRequest[],
  reports: readonly FollowUpReport[],
  asof: string,
): FollowUpState[] {
  const submitted = reports
    .filter((one) => happenedBy(one.submittedOn, asof))
    .sort((a, b) => compareDates(a.submittedOn, b.submittedOn));
  return requests
    .filter((request) => happenedBy(request.requestedOn, asof))
    .map((request) => {
      const report = submitted.find((one) => covers(one, request)) ?? null;
      return { request, report, status: followUpStatus(request, report, asof) };
    });
}

function followUpStatus(
  request: FollowUpRequest,
  report: FollowUpReport | null,
  asof: string,
): FollowUpStatus {
  // The last day that the deadline may mean is still in time, and a month or year of submission may mean its first.
  const isLate = (day: string): boolean => request.dueOn !== null && latest(request.dueOn) < earliest(day);
  if (report) return isLate(report.submittedOn) ? 'answered_late' : 'answered';
  return isLate(asof) ? 'overdue' : 'due';
}

/** The requests that chose the paragraph a recommendation stands in, or a part of it. */
export const requestsFor = (
  recommendation: Recommendation,
  states: readonly FollowUpState[],
): FollowUpState[] =>
  recommendation.paragraph === null
    ? []
    : states.filter(
        ({ request }) =>
          request.reviewId === recommendation.reviewId &&
          (coversParagraph(request.paragraph, recommendation.paragraph ?? '') ||
            coversParagraph(recommendation.paragraph ?? '', request.paragraph)),
      );
