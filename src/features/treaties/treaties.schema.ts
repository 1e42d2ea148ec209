import { z } from 'zod';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';
import { alpha3, id, localText, optionalDate, optionalLocalText, reference } from '../../ledger/fields.ts';

export const TREATY_ACTIONS = [
  'signature',
  'ratification',
  'accession',
  'succession',
  'acceptance',
  'approval',
  'formal_confirmation',
  'declaration',
  'reservation',
  'objection',
  'withdrawal',
  'entry_into_force',
  'recognition_of_competence',
  'postponement',
  'membership',
  'observer_status',
  'invitation',
  'participation',
  'domestic_law',
  'announced_intention',
] as const;

/**
 * One dated act of a State towards an instrument. `date` is null where a source states the act without a date.
 * Not being party is the absence of rows, never a row.
 */
export const treatyAction = defineKind({
  name: 'treaty_action',
  scope: 'state',
  references: { instrumentId: 'instrument' },
  schema: z.strictObject({
    id,
    stateId: alpha3,
    instrumentId: reference,
    action: z.enum(TREATY_ACTIONS),
    date: optionalDate,
    /** The article under which it is made: 'art. 14 (1)'. */
    provision: optionalLocalText,
    /** What it says, summarised in our own words; the original stands in the source. */
    summary: optionalLocalText,
  }),
});

export const SEAT_ROLES = [
  'member',
  'elected_member',
  'candidate',
  'chair',
  'summit_host',
  'office_holder',
  'participating_state',
] as const;

/** A State's seat, candidacy or office in an international body, for a term. */
export const seat = defineKind({
  name: 'seat',
  scope: 'state',
  schema: z.strictObject({
    id,
    stateId: alpha3,
    organisation: localText,
    role: z.enum(SEAT_ROLES),
    startsOn: optionalDate,
    endsOn: optionalDate,
    summary: optionalLocalText,
  }),
});

export type TreatyAction = RowOf<typeof treatyAction>;
export type Seat = RowOf<typeof seat>;
