import { z } from 'zod';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';
import {
  alpha3,
  id,
  localText,
  optionalDate,
  optionalLocalText,
  optionalReference,
  partialDate,
  reference,
  texts,
} from '../../ledger/fields.ts';

export const DUTY_KINDS = [
  'periodic_report',
  'follow_up_report',
  'plan_round',
  'upr_national_report',
  'upr_mid_term_report',
  'other',
] as const;

/**
 * Something owed to someone by a date. Either once (`dueOn`) or every year on the days in `yearlyOn` ('MM-DD'),
 * between `startsOn` and `endsOn`.
 */
export const reportingDuty = defineKind({
  name: 'reporting_duty',
  scope: 'state',
  references: {
    instrumentId: 'instrument',
    reviewId: 'review',
    planId: 'plan',
    followUpRequestId: 'follow_up_request',
    owedBy: 'body',
    owedToBody: 'body',
    owedToMechanism: 'mechanism',
  },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    kind: z.enum(DUTY_KINDS),
    title: localText,
    instrumentId: optionalReference,
    reviewId: optionalReference,
    planId: optionalReference,
    followUpRequestId: optionalReference,
    /** The body that owes; null with `owedByWords` where a document names a group of bodies. */
    owedBy: optionalReference,
    owedByWords: optionalLocalText,
    owedToBody: optionalReference,
    owedToMechanism: optionalReference,
    dueOn: optionalDate,
    yearlyOn: texts,
    /** The day from which it is owed, and known to be: observations adopted, a treaty ratified, a decree signed. */
    startsOn: optionalDate,
    endsOn: optionalDate,
    /** The rule it rests on, in our own words: 'within one year of adoption'. */
    rule: optionalLocalText,
  }),
});

/** A duty met: for a yearly duty `dueOn` says which of its dates. */
export const submission = defineKind({
  name: 'submission',
  scope: 'state',
  references: { dutyId: 'reporting_duty', sourceId: 'source' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    dutyId: reference,
    dueOn: partialDate,
    submittedOn: partialDate,
    sourceId: optionalReference,
    note: optionalLocalText,
  }),
});

export type ReportingDuty = RowOf<typeof reportingDuty>;
export type Submission = RowOf<typeof submission>;
