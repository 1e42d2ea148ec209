/**
 * What a report on a State is written from: everything that the features' rules say of its record on a day, computed
 * once. No rule stands here; this only asks each of them and puts what belongs together side by side.
 */
import { earliest, happenedBy, isOnOrBefore } from '../../kernel/partial-date.ts';
import type { Kind } from '../../ledger/index.ts';
import { assessment } from '../assessments/index.ts';
import type { Assessment } from '../assessments/index.ts';
import { instrument, INSTRUMENT_GROUPS } from '../catalogue/index.ts';
import type { Instrument } from '../catalogue/index.ts';
import { contradictions } from '../checks/index.ts';
import type { Contradiction } from '../checks/index.ts';
import { dutiesOn, reportingDuty, submission } from '../duties/index.ts';
import type { Due } from '../duties/index.ts';
import { plansOn, reformsOn } from '../plans/index.ts';
import type { PlanStanding, ReformStanding } from '../plans/index.ts';
import type { RecordView } from '../record/index.ts';
import {
  beginning,
  followUpOn,
  followUpReport,
  followUpRequest,
  inOrder,
  madeAt,
  milestone,
  position,
  positionOn,
  positionTotals,
  recommendation,
  review,
  reviewDate,
  statedTotals,
} from '../reviews/index.ts';
import type {
  FollowUpReport,
  FollowUpState,
  Milestone,
  Position,
  PositionTotals,
  Recommendation,
  Review,
  StatedTotals,
} from '../reviews/index.ts';
import { seat, standing, treatyAction } from '../treaties/index.ts';
import type { Seat, TreatyAction, TreatyStanding } from '../treaties/index.ts';
import { firstFact } from '../overview/index.ts';

/** Duties that fall due within this many days are named as due next: all rounds of a year, and a month more. */
export const DAYS_AHEAD = 396;

/** Where the ledger stood: what a reader can hold the report against. */
export interface LedgerHead {
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  /** When the last change was written, ISO 8601 UTC. */
  readonly at: string;
}

export interface TreatyRow {
  readonly instrument: Instrument;
  readonly standing: TreatyStanding;
  /** What the State had done towards it by the day, by date. */
  readonly actions: readonly TreatyAction[];
}

export interface TreatyGroup {
  readonly group: Instrument['group'];
  readonly rows: readonly TreatyRow[];
}

/** Something that a mechanism or a State said in a review, with the answer that stood on the day. */
export interface Said {
  readonly recommendation: Recommendation;
  readonly position: Position | null;
}

export interface ReviewStanding {
  readonly review: Review;
  readonly date: string | null;
  /** The steps taken by the day. */
  readonly steps: readonly Milestone[];
  /** What had been said by the day, in the order of the documents. */
  readonly said: readonly Said[];
  readonly followUps: readonly FollowUpState[];
  readonly reports: readonly FollowUpReport[];
  readonly stated: StatedTotals;
  readonly counted: PositionTotals;
}

export interface SeatStanding {
  readonly seat: Seat;
  readonly state: 'past' | 'current' | 'ahead';
}

export interface Material {
  readonly view: RecordView;
  readonly kinds: readonly Kind[];
  /** null where the report is made without a ledger at hand. */
  readonly ledger: LedgerHead | null;
  readonly treaties: readonly TreatyGroup[];
  /** Reviews that had begun by the day, newest first. */
  readonly reviews: readonly ReviewStanding[];
  /** Reviews whose first step is dated to a month or year that was not over. */
  readonly perhaps: readonly Review[];
  /** Made by the day, oldest first. */
  readonly assessments: readonly Assessment[];
  readonly plans: readonly PlanStanding[];
  readonly reforms: readonly ReformStanding[];
  readonly dues: readonly Due[];
  readonly seats: readonly SeatStanding[];
  readonly contradictions: readonly Contradiction[];
}

export function gather(view: RecordView, kinds: readonly Kind[], ledger: LedgerHead | null): Material {
  const { dossier, catalogue } = view;
  const { asof } = view.context;
  const { begun, perhaps } = reviewsOn(view);
  return {
    view,
    kinds,
    ledger,
    treaties: treatiesOn(view),
    reviews: begun,
    perhaps,
    assessments: dossier
      .all(assessment)
      .filter((one) => happenedBy(one.date, asof))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1)),
    plans: plansOn(dossier, asof),
    reforms: reformsOn(dossier, catalogue, asof).filter((one) => one.status !== 'not_announced'),
    dues: dutiesOn(dossier.all(reportingDuty), dossier.all(submission), asof, DAYS_AHEAD),
    seats: seatsOn(dossier.all(seat), asof),
    contradictions: contradictions(dossier, kinds),
  };
}

function treatiesOn({ dossier, catalogue, context }: RecordView): TreatyGroup[] {
  const byInstrument = Map.groupBy(dossier.all(treatyAction), (one) => one.instrumentId);
  const rows = catalogue
    .all(instrument)
    .toSorted((a, b) => a.position - b.position)
    .map((one): TreatyRow => {
      const own = byInstrument.get(one.id) ?? [];
      return {
        instrument: one,
        standing: standing(one.id, own, context.asof),
        actions: own
          .filter((action) => action.date === null || happenedBy(action.date, context.asof))
          .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)),
      };
    });
  return INSTRUMENT_GROUPS.map((group) => ({
    group,
    rows: rows.filter((row) => row.instrument.group === group),
  })).filter((one) => one.rows.length > 0);
}

function reviewsOn({ dossier, context }: RecordView): { begun: ReviewStanding[]; perhaps: Review[] } {
  const milestones = Map.groupBy(dossier.all(milestone), (one) => one.reviewId);
  const answers = dossier
    .all(review)
    .map((one) => ({ one, answer: beginning(one, milestones.get(one.id) ?? [], context.asof) }));
  const begun = answers
    .filter(({ answer }) => answer === 'yes')
    .map(({ one }) => reviewStanding(dossier, one, milestones.get(one.id) ?? [], context.asof))
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  return { begun, perhaps: answers.filter(({ answer }) => answer === 'perhaps').map(({ one }) => one) };
}

function reviewStanding(
  dossier: RecordView['dossier'],
  own: Review,
  milestones: readonly Milestone[],
  asof: string,
): ReviewStanding {
  const positions = dossier.all(position);
  const byRecommendation = Map.groupBy(positions, (one) => one.recommendationId);
  const said = dossier
    .all(recommendation)
    .filter((one) => one.reviewId === own.id && wasSaid(one, own, milestones, asof))
    .toSorted((a, b) => a.position - b.position)
    .map((one) => ({
      recommendation: one,
      position: positionOn(one.id, byRecommendation.get(one.id) ?? [], asof),
    }));
  const reports = dossier
    .all(followUpReport)
    .filter((one) => one.reviewId === own.id && happenedBy(one.submittedOn, asof));
  return {
    review: own,
    date: reviewDate(own, milestones),
    steps: inOrder(milestones).filter((one) => happenedBy(one.date, asof)),
    said,
    followUps: followUpOn(
      dossier.all(followUpRequest).filter((one) => one.reviewId === own.id),
      reports,
      asof,
    ),
    reports,
    stated: statedTotals(own, milestones, asof),
    counted: positionTotals(
      said.map((one) => one.recommendation).filter((one) => one.mechanismId === own.mechanismId),
      positions,
      asof,
    ),
  };
}

/** Words of a document without a dated step count as said: the record holds them as a fact, only their day is unknown. */
function wasSaid(one: Recommendation, own: Review, milestones: readonly Milestone[], asof: string): boolean {
  const step = madeAt(one, own, milestones);
  return step === null || isOnOrBefore(step.date, asof) === 'yes';
}

/** A seat is over once its last possible day has passed, and held from its first possible day on. */
export function seatsOn(seats: readonly Seat[], asof: string): SeatStanding[] {
  const stateOf = ({ startsOn, endsOn }: Seat): SeatStanding['state'] => {
    if (startsOn !== null && earliest(startsOn) > asof) return 'ahead';
    return endsOn !== null && happenedBy(endsOn, asof) ? 'past' : 'current';
  };
  return seats
    .map((one) => ({ seat: one, state: stateOf(one) }))
    .sort((a, b) => ((a.seat.startsOn ?? '') < (b.seat.startsOn ?? '') ? -1 : 1));
}

/**
 * Whether the record holds nothing that had happened by the day. Acts without a date count as having happened at some
 * time; but before the first dated fact nothing can be said to have happened yet.
 */
export function isEmptyOn({ view, treaties, reviews, plans, reforms, seats }: Material): boolean {
  const first = firstFact(view.dossier);
  if (first !== null) return !happenedBy(first.date, view.context.asof);
  return (
    treaties.every((group) => group.rows.every((row) => row.actions.length === 0)) &&
    reviews.length === 0 &&
    plans.length === 0 &&
    reforms.length === 0 &&
    seats.length === 0
  );
}
