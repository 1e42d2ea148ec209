import { z } from 'zod';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';
import {
  alpha3,
  alpha3s,
  id,
  localText,
  optionalDate,
  optionalInteger,
  optionalLocalText,
  optionalReference,
  optionalText,
  partialDate,
  reference,
  text,
  texts,
} from '../../ledger/fields.ts';

export const REVIEW_KINDS = [
  'upr',
  'state_report',
  'election_observation',
  'dialogue',
  'country_visit',
  'supervision',
  'independent_report',
] as const;

/** One mechanism, one State, one cycle, session or occasion. Its dates are its milestones. */
export const review = defineKind({
  name: 'review',
  scope: 'state',
  references: { mechanismId: 'mechanism', instrumentId: 'instrument' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    mechanismId: reference,
    instrumentId: optionalReference,
    kind: z.enum(REVIEW_KINDS),
    /** What it is called: 'Second periodic report', 'Third cycle', 'Parliamentary elections, 10 January 2021'. */
    title: localText,
    cycle: optionalInteger,
    /** Session of the mechanism (for the UPR: of its Working Group). */
    sessionNumber: optionalInteger,
    troika: alpha3s,
    /** Totals as documents state them; the counted ones are computed. */
    recommendationsStated: optionalInteger,
    supportedStated: optionalInteger,
    delegationsStated: optionalInteger,
    summary: optionalLocalText,
  }),
});

export const MILESTONE_STEPS = [
  'state_report_due',
  'state_report_submitted',
  'list_of_issues',
  'review',
  'report_adopted_in_session',
  'report_published',
  'replies',
  'outcome_adopted',
  'observations_adopted',
  'observations_published',
  'high_commissioner_letter',
  'follow_up_assessed',
  'mid_term_report',
  'mission',
  'statement_published',
  'meeting',
  'published',
] as const;

/** A dated step of a review, with the document it produced. */
export const milestone = defineKind({
  name: 'milestone',
  scope: 'state',
  references: { reviewId: 'review', sourceId: 'source' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    reviewId: reference,
    step: z.enum(MILESTONE_STEPS),
    date: partialDate,
    endsOn: optionalDate,
    /** Meeting numbers or other particulars, in our own words. */
    detail: optionalLocalText,
    /** The document that this step produced. */
    sourceId: optionalReference,
  }),
});

export const RECOMMENDATION_TYPES = [
  'recommendation',
  'concern',
  'positive_aspect',
  'request_for_information',
  'statement',
  'voluntary_commitment',
  'conclusion',
] as const;

/** A recommendation and its neighbours in the same documents. */
export const recommendation = defineKind({
  name: 'recommendation',
  scope: 'state',
  references: { reviewId: 'review', mechanismId: 'mechanism', sourceId: 'source' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    reviewId: reference,
    /** Who speaks: the UPR, a committee, the High Commissioner, ODIHR. */
    mechanismId: reference,
    type: z.enum(RECOMMENDATION_TYPES),
    /** The document it stands in. */
    sourceId: optionalReference,
    /** Paragraph as printed, with its sub-paragraph: '124.16', '24 (a)'. Null where only a summary without number is held. */
    paragraph: optionalText,
    /** The heading it stands under. */
    heading: optionalText,
    text: text,
    /** True: the words are a summary of ours, not the document's. */
    isSummary: z.boolean(),
    language: text,
    /** For the UPR: who recommended, or whose statement it is. */
    recommendingStates: alpha3s,
    page: optionalInteger,
    /** Place in the document, from 1, for lists without numbers. */
    position: z.int(),
    issues: texts,
    themes: texts,
    groups: texts,
    sdgs: texts,
    actionCategory: optionalInteger,
  }),
});

export const POSITIONS = [
  'supported',
  'partially_supported',
  'noted',
  'pending',
  'accepted',
  'rejected',
] as const;

/** The State's answer to a recommendation, dated; the newest one stands. */
export const position = defineKind({
  name: 'position',
  scope: 'state',
  references: { recommendationId: 'recommendation' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    recommendationId: reference,
    position: z.enum(POSITIONS),
    date: optionalDate,
    /** The State's reasons or the section it stands under, in our own words. */
    ground: optionalLocalText,
  }),
});

/** The fields of a recommendation that say what it is about, each with a vocabulary of terms. */
export const TAGGED_FIELDS = ['issues', 'themes', 'groups', 'sdgs', 'actionCategory'] as const;

/**
 * What a person says a recommendation is about, beside what sources tag it with in the fields of the recommendation
 * itself. A record of its own, because there it would look as if the document said so (a field without a citation of its
 * own is covered by those of the whole record), and the next reading of the document would overwrite it.
 */
export const tag = defineKind({
  name: 'tag',
  scope: 'state',
  // A decision of the house: who made it, when and on what ground is in the change.
  needsCitation: false,
  references: { recommendationId: 'recommendation', termId: 'term' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    recommendationId: reference,
    /** The field of the recommendation that it stands beside. */
    field: z.enum(TAGGED_FIELDS),
    termId: reference,
    /** SHA-256 of the model that suggested it; null where the person thought of it. */
    model: optionalText,
    /** How sure that model was, in thousandths. */
    confidence: optionalInteger,
  }),
});

/** Paragraphs that a committee chose for its follow-up procedure. */
export const followUpRequest = defineKind({
  name: 'follow_up_request',
  scope: 'state',
  references: { reviewId: 'review' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    reviewId: reference,
    paragraph: text,
    subject: localText,
    requestedOn: partialDate,
    /** Months given from adoption; null where it is to be answered in the next periodic report. */
    withinMonths: optionalInteger,
    dueOn: optionalDate,
  }),
});

export const followUpReport = defineKind({
  name: 'follow_up_report',
  scope: 'state',
  references: { reviewId: 'review', sourceId: 'source' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    reviewId: reference,
    title: localText,
    /** Paragraphs it answers. */
    paragraphs: texts,
    submittedOn: partialDate,
    publishedOn: optionalDate,
    sourceId: optionalReference,
  }),
});

export type Review = RowOf<typeof review>;
export type Milestone = RowOf<typeof milestone>;
export type Recommendation = RowOf<typeof recommendation>;
export type Position = RowOf<typeof position>;
export type Tag = RowOf<typeof tag>;
export type FollowUpRequest = RowOf<typeof followUpRequest>;
export type FollowUpReport = RowOf<typeof followUpReport>;
