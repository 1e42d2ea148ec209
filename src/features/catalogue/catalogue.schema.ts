import { z } from 'zod';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';
import {
  alpha3,
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
} from '../../ledger/fields.ts';

export const UN_STATUSES = ['member', 'observer', 'none'] as const;
export const REGIONAL_GROUPS = ['african', 'asia_pacific', 'eastern_european', 'grulac', 'weog'] as const;

const stateName = z.object({ short: text, formal: optionalText });

/** A State: UN Members, observer States, and the few others that can be party to the treaties held here. */
export const state = defineKind({
  name: 'state',
  scope: 'catalogue',
  schema: z.strictObject({
    id: alpha3,
    alpha2: z.string().length(2),
    numeric: z.string().length(3),
    m49: z.string().length(3),
    unStatus: z.enum(UN_STATUSES),
    unMemberSince: optionalDate,
    regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
    isSmallIslandState: z.boolean(),
    /** Language → short and formal name. */
    names: z.record(z.string(), stateName),
    /** Language → former names and other spellings in use. */
    otherNames: z.record(z.string(), z.array(text)),
    /** What is special about its group, codes or names. */
    note: optionalText,
  }),
});

export const MECHANISM_KINDS = [
  'treaty_body',
  'upr',
  'special_procedure',
  'charter_body',
  'high_commissioner',
  'ilo_supervision',
  'odihr',
  'osce',
  'council_of_europe',
  'regional_court',
  'bilateral_dialogue',
  'national_institution',
  'independent_analyst',
  'other',
] as const;

/** Who examines a State: a committee, the UPR, the ILO's supervision, ODIHR, a dialogue. */
export const mechanism = defineKind({
  name: 'mechanism',
  scope: 'catalogue',
  schema: z.strictObject({
    id,
    kind: z.enum(MECHANISM_KINDS),
    abbreviation: optionalText,
    names: localText,
    website: optionalText,
  }),
});

export const INSTRUMENT_KINDS = [
  'treaty',
  'covenant',
  'convention',
  'protocol',
  'statute',
  'agreement',
  'amendment',
  'declaration',
  'charter',
  'partial_agreement',
  'organisation',
] as const;
export const INSTRUMENT_GROUPS = [
  'un_core',
  'un_other',
  'ilo_fundamental',
  'ilo_governance',
  'ilo_technical',
  'council_of_europe',
  'osce',
  'humanitarian_law',
  'refugees_and_stateless',
  'criminal_law',
  'counter_terrorism',
  'narcotic_drugs',
  'environment',
  'disarmament',
  'privileges_and_immunities',
] as const;

export const instrument = defineKind({
  name: 'instrument',
  scope: 'catalogue',
  references: { mechanismId: 'mechanism', parentId: 'instrument' },
  schema: z.strictObject({
    id,
    kind: z.enum(INSTRUMENT_KINDS),
    group: z.enum(INSTRUMENT_GROUPS),
    /** Place in the usual order of its group (ICCPR before its protocols …), from 1. */
    position: z.int(),
    title: localText,
    shortTitle: localText,
    abbreviation: optionalText,
    /** ILO 'C029', ETS/CETS number, UNTC chapter 'IV-4'. */
    number: optionalText,
    /** Whether a State can become party: false for declarations and political commitments. */
    isBinding: z.boolean(),
    adoptedOn: partialDate.nullable(),
    adoptedAt: optionalText,
    inForceOn: optionalDate,
    depositary: optionalText,
    /** The committee that monitors it. */
    mechanismId: optionalReference,
    /** The treaty that a protocol or amendment belongs to. */
    parentId: optionalReference,
    website: optionalText,
  }),
});

/** An article that recommendations and measures are attached to. */
export const provision = defineKind({
  name: 'provision',
  scope: 'catalogue',
  references: { instrumentId: 'instrument' },
  schema: z.strictObject({
    id,
    instrumentId: reference,
    article: text,
    position: z.int(),
    subject: localText,
  }),
});

/** A session of a mechanism: the calendar that a session number in a report is held against. */
export const session = defineKind({
  name: 'session',
  scope: 'catalogue',
  references: { mechanismId: 'mechanism' },
  schema: z.strictObject({
    id,
    mechanismId: reference,
    number: z.int(),
    cycle: optionalInteger,
    startsOn: partialDate,
    endsOn: optionalDate,
  }),
});

export const COMMON_VALUES = [
  'not_started',
  'in_progress',
  'mostly',
  'fully',
  'regressed',
  'no_information',
  'not_assessed',
] as const;

/** A scale in one version: a new version is a new row, so that a grade keeps the meaning it had. */
export const scale = defineKind({
  name: 'scale',
  scope: 'catalogue',
  references: { mechanismId: 'mechanism' },
  schema: z.strictObject({
    id,
    mechanismId: optionalReference,
    names: localText,
    version: text,
    validFrom: optionalDate,
    validUntil: optionalDate,
    note: optionalText,
  }),
});

export const scaleValue = defineKind({
  name: 'scale_value',
  scope: 'catalogue',
  references: { scaleId: 'scale' },
  schema: z.strictObject({
    id,
    scaleId: reference,
    code: text,
    position: z.int(),
    label: localText,
    definition: optionalLocalText,
    /** Where it stands on the common scale, for totals only. */
    common: z.enum(COMMON_VALUES),
  }),
});

export const VOCABULARIES = [
  'issue',
  'action_category',
  'sdg_goal',
  'sdg_target',
  'theme',
  'affected_group',
] as const;

/** A word of a fixed vocabulary: an issue of UPR Info, an SDG target, an action category. */
export const term = defineKind({
  name: 'term',
  scope: 'catalogue',
  references: { parentId: 'term' },
  schema: z.strictObject({
    id,
    vocabulary: z.enum(VOCABULARIES),
    code: text,
    position: z.int(),
    label: localText,
    definition: optionalLocalText,
    parentId: optionalReference,
  }),
});

export type State = RowOf<typeof state>;
export type Mechanism = RowOf<typeof mechanism>;
export type Instrument = RowOf<typeof instrument>;
export type Session = RowOf<typeof session>;
export type Scale = RowOf<typeof scale>;
export type ScaleValue = RowOf<typeof scaleValue>;
export type Term = RowOf<typeof term>;
