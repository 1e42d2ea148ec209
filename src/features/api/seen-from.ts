import { happenedBy } from '../../kernel/partial-date.ts';
import type { Dossier, Kind } from '../../ledger/index.ts';
import { body, measure, plan, reform, reformStep } from '../plans/index.ts';
import { hasBegun, madeAt, milestone, recommendation, review } from '../reviews/index.ts';
import type { Milestone, Recommendation, Review } from '../reviews/index.ts';
import { treatyAction } from '../treaties/index.ts';

/**
 * Which records are there on a day: the same rules as on the pages (`happenedBy`, `hasBegun`, `madeAt`), for a record of
 * any kind on its own. What no rule speaks of has a `date`, or always was.
 */
type Fields = Readonly<Record<string, unknown>>;

interface Rule {
  /** Kinds that the rule looks at beside its own; of the same State. */
  readonly needs: readonly Kind[];
  readonly isThere: (fields: Fields, dossier: Dossier, asof: string) => boolean;
}

const happened = (date: unknown, asof: string): boolean => typeof date !== 'string' || happenedBy(date, asof);

const byField = (field: string): Rule => ({
  needs: [],
  isThere: (fields, _dossier, asof) => happened(fields[field], asof),
});

const always: Rule = { needs: [], isThere: () => true };

const planned = (planId: unknown, dossier: Dossier, asof: string): boolean =>
  happened(dossier.find(plan, String(planId))?.approvedOn, asof);

const ofPlan: Rule = {
  needs: [plan],
  isThere: (fields, dossier, asof) => planned(fields['planId'], dossier, asof),
};

const ofMeasure: Rule = {
  needs: [measure, plan],
  isThere: (fields, dossier, asof) =>
    planned(dossier.find(measure, String(fields['measureId']))?.planId, dossier, asof),
};

const ofBody: Rule = {
  needs: [body],
  isThere: (fields, dossier, asof) =>
    happened(dossier.find(body, String(fields['bodyId']))?.existsFrom, asof),
};

/** The milestones of a review, joined once for a dossier: it is asked for every record of a list. */
const joined = new WeakMap<Dossier, ReadonlyMap<string, readonly Milestone[]>>();

function milestonesOf(dossier: Dossier, reviewId: string): readonly Milestone[] {
  const known = joined.get(dossier) ?? Map.groupBy(dossier.all(milestone), (one) => one.reviewId);
  joined.set(dossier, known);
  return known.get(reviewId) ?? [];
}

const ofReview: Rule = {
  needs: [milestone],
  isThere: (fields, dossier, asof) =>
    hasBegun(fields as Review, milestonesOf(dossier, String(fields['id'])), asof),
};

function isMade(own: Recommendation | undefined, dossier: Dossier, asof: string): boolean {
  const of = own && dossier.find(review, own.reviewId);
  return !own || !of || happened(madeAt(own, of, milestonesOf(dossier, of.id))?.date, asof);
}

const ofRecommendation: Rule = {
  needs: [review, milestone],
  isThere: (fields, dossier, asof) => isMade(fields as Recommendation, dossier, asof),
};

/** A tag is there once the words are that it is put on. */
const ofTag: Rule = {
  needs: [recommendation, review, milestone],
  isThere: (fields, dossier, asof) =>
    isMade(dossier.find(recommendation, String(fields['recommendationId'])), dossier, asof),
};

/** A reform is there with its first dated step; one without any, always. */
const ofReform: Rule = {
  needs: [reformStep],
  isThere: (fields, dossier, asof) => {
    const dated = dossier.all(reformStep).filter((one) => one.reformId === fields['id'] && one.date !== null);
    return dated.length === 0 || dated.some((one) => happened(one.date, asof));
  },
};

/** A link is there once what it leads from is. */
const from = (kindField: string, idField: string): Rule => ({
  needs: [measure, plan, reform, reformStep, treatyAction],
  isThere: (fields, dossier, asof) => {
    const of = dossier.entries(String(fields[kindField])).get(String(fields[idField]));
    return of === undefined || isThere(String(fields[kindField]), of.fields, dossier, asof);
  },
});

const RULES: Readonly<Record<string, Rule>> = {
  instrument: byField('adoptedOn'),
  seat: byField('startsOn'),
  review: ofReview,
  recommendation: ofRecommendation,
  tag: ofTag,
  follow_up_request: byField('requestedOn'),
  follow_up_report: byField('submittedOn'),
  body: byField('existsFrom'),
  body_alias: ofBody,
  plan: byField('approvedOn'),
  area: ofPlan,
  measure: ofPlan,
  responsibility: ofMeasure,
  answer: from('byKind', 'byId'),
  reform_package: byField('announcedOn'),
  reform: ofReform,
  reporting_duty: byField('startsOn'),
  submission: byField('submittedOn'),
  choice: always,
};

const ruleOf = (kind: string): Rule => RULES[kind] ?? byField('date');

/** Whether a record is there at the end of a day, 'YYYY-MM-DD'. `dossier`: holds the kind and those of `kindsNeededFor`. */
export const isThere = (kind: string, fields: Fields, dossier: Dossier, asof: string): boolean =>
  ruleOf(kind).isThere(fields, dossier, asof);

/** The kinds, beside its own, that are needed to say whether a record of this one is there. */
export const kindsNeededFor = (kind: string): readonly Kind[] => ruleOf(kind).needs;
