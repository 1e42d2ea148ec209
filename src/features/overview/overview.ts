import type { Dossier, Kind } from '../../ledger/index.ts';
import { assessment } from '../assessments/index.ts';
import { instrument } from '../catalogue/index.ts';
import { contradictions } from '../checks/index.ts';
import type { Contradiction } from '../checks/index.ts';
import { dutiesOn, reportingDuty, submission } from '../duties/index.ts';
import type { Due } from '../duties/index.ts';
import { hasEnded, periodCounts, plansOn, reformCounts, reformsOn } from '../plans/index.ts';
import type { PlanStanding, ReformStatus } from '../plans/index.ts';
import {
  hasBegun,
  milestone,
  position,
  positionTotals,
  recommendation,
  review,
  reviewDate,
  statedTotals,
} from '../reviews/index.ts';
import type { PositionTotals, Review, StatedTotals } from '../reviews/index.ts';
import { standings, treatyAction } from '../treaties/index.ts';
import type { TreatyStanding } from '../treaties/index.ts';
import { happenedBy } from '../../kernel/partial-date.ts';
import { newestDate } from './dated-facts.ts';

/** Duties that fall due within this many days stand on the overview. */
const DAYS_AHEAD = 240;

export interface ReviewSummary {
  readonly review: Review;
  readonly date: string | null;
  readonly totals: PositionTotals;
  /** As documents state them by the day; null where none has yet. */
  readonly stated: StatedTotals;
}

export interface PlanTotals {
  readonly plans: number;
  readonly measures: number;
}

/** The state of play on a day, in the numbers that the overview's sentences are made of. */
export interface Overview {
  readonly core: readonly TreatyStanding[];
  readonly party: number;
  /** The newest UPR that had begun by the day; null where there is none. */
  readonly latestUpr: ReviewSummary | null;
  readonly reviews: number;
  /** Plans that run and plans that have ended, each with its measures. */
  readonly running: PlanTotals;
  readonly ended: PlanTotals;
  readonly measuresOver: number;
  /** How far the record reaches: the date of its newest fact; null where it holds none. */
  readonly reachesTo: string | null;
  readonly reforms: Readonly<Partial<Record<ReformStatus, number>>>;
  readonly dues: readonly Due[];
  readonly overdue: number;
  readonly assessments: number;
  readonly contradictions: readonly Contradiction[];
}

export function overviewOf(
  dossier: Dossier,
  catalogue: Dossier,
  kinds: readonly Kind[],
  asof: string,
): Overview {
  const core = coreStandings(dossier, catalogue, asof);
  const milestones = dossier.all(milestone);
  const begun = dossier.all(review).filter((one) => hasBegun(one, milestones, asof));
  const plans = plansOn(dossier, asof);
  const measures = plans.flatMap((one) => one.measures);
  const dues = dutiesOn(dossier.all(reportingDuty), dossier.all(submission), asof, DAYS_AHEAD);
  return {
    core,
    party: core.filter((one) => one.status === 'party').length,
    latestUpr: latestUpr(dossier, begun, asof),
    reviews: begun.length,
    running: planTotals(plans.filter((one) => !hasEnded(one, asof))),
    ended: planTotals(plans.filter((one) => hasEnded(one, asof))),
    reachesTo: newestDate(dossier, asof),
    measuresOver: periodCounts(measures).over,
    reforms: reformCounts(reformsOn(dossier, catalogue, asof)),
    dues,
    overdue: dues.filter((one) => one.status === 'overdue').length,
    assessments: dossier.all(assessment).filter((one) => happenedBy(one.date, asof)).length,
    contradictions: contradictions(dossier, kinds),
  };
}

const planTotals = (plans: readonly PlanStanding[]): PlanTotals => ({
  plans: plans.length,
  measures: plans.reduce((sum, one) => sum + one.measures.length, 0),
});

function coreStandings(dossier: Dossier, catalogue: Dossier, asof: string): TreatyStanding[] {
  const core = catalogue
    .all(instrument)
    .filter((one) => one.group === 'un_core')
    .sort((a, b) => a.position - b.position);
  return standings(
    core.map((one) => one.id),
    dossier.all(treatyAction),
    asof,
  );
}

function latestUpr(dossier: Dossier, begun: readonly Review[], asof: string): ReviewSummary | null {
  const newest = begun
    .filter((one) => one.kind === 'upr')
    .sort((a, b) => (a.cycle ?? 0) - (b.cycle ?? 0))
    .at(-1);
  if (!newest) return null;
  const own = dossier
    .all(recommendation)
    .filter((one) => one.reviewId === newest.id && one.mechanismId === newest.mechanismId);
  return {
    review: newest,
    date: reviewDate(newest, dossier.all(milestone)),
    totals: positionTotals(own, dossier.all(position), asof),
    stated: statedTotals(newest, dossier.all(milestone), asof),
  };
}
