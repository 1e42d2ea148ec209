import { z } from 'zod';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';
import {
  alpha3,
  id,
  optionalLocalText,
  optionalReference,
  optionalText,
  partialDate,
  reference,
  text,
} from '../../ledger/fields.ts';

export const ASSESSOR_KINDS = [
  'state',
  'mechanism',
  'national_institution',
  'civil_society',
  'independent_analyst',
] as const;
export const SUBJECT_KINDS = ['recommendation', 'measure', 'reform', 'reporting_duty', 'instrument'] as const;

/** What one assessor said of one subject on one scale, dated. A committee's grade is an assessment by that committee. */
export const assessment = defineKind({
  name: 'assessment',
  scope: 'state',
  references: { mechanismId: 'mechanism', scaleId: 'scale', reviewId: 'review' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    subjectKind: z.enum(SUBJECT_KINDS),
    subjectId: reference,
    assessorKind: z.enum(ASSESSOR_KINDS),
    /** Name of the institution that assesses. */
    assessor: text,
    mechanismId: optionalReference,
    reviewId: optionalReference,
    scaleId: reference,
    /** Code of a value of that scale: 'B'. */
    value: text,
    date: partialDate,
    /** The part of the subject that is graded: '24 (a)–(b)'. */
    part: optionalText,
    /** Why, in our own words. */
    rationale: optionalLocalText,
  }),
});

/** A figure that someone states: 16,000 organisations, a rating, a share. */
export const indicatorValue = defineKind({
  name: 'indicator_value',
  scope: 'state',
  schema: z.strictObject({
    id,
    stateId: alpha3,
    indicator: text,
    value: text,
    unit: optionalText,
    date: partialDate,
    statedBy: text,
    summary: optionalText,
  }),
});

export type Assessment = RowOf<typeof assessment>;
export type IndicatorValue = RowOf<typeof indicatorValue>;
