import { z } from 'zod';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';
import {
  alpha3,
  certainty,
  id,
  localText,
  optionalDate,
  optionalLocalText,
  optionalReference,
  optionalText,
  partialDate,
  reference,
  text,
} from '../../ledger/fields.ts';

export const BODY_KINDS = [
  'presidency',
  'government',
  'ministry',
  'agency',
  'court',
  'prosecution',
  'parliament',
  'commission',
  'ombudsman',
  'local_executive',
  'business_association',
  'other',
] as const;

/** An office of a State. */
export const body = defineKind({
  name: 'body',
  scope: 'state',
  schema: z.strictObject({
    id,
    stateId: alpha3,
    kind: z.enum(BODY_KINDS),
    names: localText,
    /** As the body's own acts shorten its name: 'МЮ'. */
    abbreviation: optionalText,
    existsFrom: optionalDate,
    existsUntil: optionalDate,
    website: optionalText,
    /** What it is and does as far as the record needs it, in our own words. */
    note: optionalLocalText,
  }),
});

/** A name under which documents mean a body: an acronym, a translation, a garbled one. */
export const bodyAlias = defineKind({
  name: 'body_alias',
  scope: 'state',
  references: { bodyId: 'body' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    bodyId: reference,
    alias: text,
    language: text,
    certainty,
    /** Why this name is taken for that body. */
    ground: optionalLocalText,
  }),
});

export const plan = defineKind({
  name: 'plan',
  scope: 'state',
  references: { approvedBy: 'body', sourceId: 'source' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    title: localText,
    /** Number and date of the act: 'Government Decree No. 405 of 11 June 2021'. */
    act: optionalLocalText,
    approvedOn: partialDate,
    approvedBy: optionalReference,
    endsOn: optionalDate,
    sourceId: optionalReference,
    summary: optionalLocalText,
  }),
});

export const area = defineKind({
  name: 'area',
  scope: 'state',
  references: { planId: 'plan' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    planId: reference,
    number: text,
    position: z.int(),
    title: localText,
  }),
});

export const measure = defineKind({
  name: 'measure',
  scope: 'state',
  references: { planId: 'plan', areaId: 'area' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    planId: reference,
    areaId: optionalReference,
    number: text,
    position: z.int(),
    /** What is to be done, in our own words and languages. */
    text: localText,
    isSummary: z.boolean(),
    formOfCompletion: localText,
    periodStart: optionalDate,
    periodEnd: optionalDate,
    /** The period in the document's words. */
    periodWords: text,
  }),
});

export const RESPONSIBILITY_ROLES = ['lead', 'participant', 'by_agreement'] as const;

/** A body's part in a measure; `bodyId` is null where nobody could say which body is meant. */
export const responsibility = defineKind({
  name: 'responsibility',
  scope: 'state',
  references: { measureId: 'measure', bodyId: 'body' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    measureId: reference,
    bodyId: optionalReference,
    role: z.enum(RESPONSIBILITY_ROLES),
    position: z.int(),
    /** As printed: 'GP (by agreement)'. */
    words: text,
    certainty,
    /** Why the part is doubtful or printed otherwise than expected. */
    note: optionalLocalText,
  }),
});

/** What a measure or reform answers: a recommendation, an instrument, an SDG target. */
export const answer = defineKind({
  name: 'answer',
  scope: 'state',
  schema: z.strictObject({
    id,
    stateId: alpha3,
    /** 'measure', 'reform' or 'treaty_action'. */
    byKind: z.enum(['measure', 'reform', 'treaty_action']),
    byId: reference,
    toKind: z.enum(['recommendation', 'instrument', 'provision', 'term', 'reform', 'measure']),
    toId: reference,
    certainty,
    /** Why the one is taken to answer the other. */
    ground: optionalLocalText,
  }),
});

export const reformPackage = defineKind({
  name: 'reform_package',
  scope: 'state',
  schema: z.strictObject({
    id,
    stateId: alpha3,
    position: z.int(),
    title: localText,
    announcedOn: partialDate,
    summary: optionalLocalText,
  }),
});

export const REFORM_KINDS = [
  'law',
  'constitutional_law',
  'code',
  'decree',
  'concept',
  'national_plan',
  'institution',
  'policy',
  'programme',
] as const;

export const reform = defineKind({
  name: 'reform',
  scope: 'state',
  references: { packageId: 'reform_package' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    packageId: optionalReference,
    kind: z.enum(REFORM_KINDS),
    position: z.int(),
    title: localText,
    /** What it changes, in our own words. */
    summary: optionalLocalText,
    /** What a document lists it under, where it belongs to no package. */
    heading: optionalLocalText,
  }),
});

export const REFORM_STEPS = [
  'announced',
  'drafted',
  'introduced',
  'adopted',
  'in_force',
  'created',
  'completed',
  'expected',
] as const;

/** A dated step of a reform; its status on a day is computed from these. 'expected' carries a date that was announced. */
export const reformStep = defineKind({
  name: 'reform_step',
  scope: 'state',
  references: { reformId: 'reform' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    reformId: reference,
    step: z.enum(REFORM_STEPS),
    date: optionalDate,
    detail: optionalLocalText,
  }),
});

export type Body = RowOf<typeof body>;
export type BodyAlias = RowOf<typeof bodyAlias>;
export type Plan = RowOf<typeof plan>;
export type Area = RowOf<typeof area>;
export type Measure = RowOf<typeof measure>;
export type Responsibility = RowOf<typeof responsibility>;
export type Answer = RowOf<typeof answer>;
export type ReformPackage = RowOf<typeof reformPackage>;
export type Reform = RowOf<typeof reform>;
export type ReformStep = RowOf<typeof reformStep>;
