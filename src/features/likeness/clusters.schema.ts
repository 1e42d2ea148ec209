import { z } from 'zod';
import { alpha3, id, localText, optionalLocalText, reference } from '../../ledger/fields.ts';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';

/** More members than this say that the name is too wide. */
export const MOST_MEMBERS = 200;

/**
 * Recommendations to one State that a person says ask for the same, whoever made them and when. A decision of the house,
 * never made by a threshold: who put it together, when and on what ground is in its changes. What answers one member
 * serves all of them.
 */
export const cluster = defineKind({
  name: 'cluster',
  scope: 'state',
  needsCitation: false,
  schema: z.strictObject({
    id,
    stateId: alpha3,
    /** What its members ask for, in a few words: 'Moratorium on executions'. */
    name: localText,
    /** Ids of recommendations and their neighbours, each once. */
    members: z
      .array(reference)
      .min(1)
      .max(MOST_MEMBERS)
      .refine((members) => new Set(members).size === members.length, 'each member once'),
    /** What holds them together and where the line is, in our own words. */
    note: optionalLocalText,
  }),
});

export type Cluster = RowOf<typeof cluster>;
