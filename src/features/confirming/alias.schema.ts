import { z } from 'zod';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';
import { alpha3, id, optionalLocalText, optionalReference, text } from '../../ledger/fields.ts';
import { VOCABULARIES } from '../proposals/index.ts';

/**
 * What a person said a printed name stands for, so that it is asked once. The house's own decision, therefore without
 * a citation; bodies have `body_alias`, which is cited.
 */
export const alias = defineKind({
  name: 'alias',
  scope: 'catalogue',
  needsCitation: false,
  schema: z.strictObject({
    id,
    vocabulary: z.enum(VOCABULARIES),
    /** The name as a document prints it. */
    printed: text,
    /** What it stands for in that vocabulary; null: nothing that the record knows, it is left out. */
    recordId: optionalReference,
    /** Only in documents about this State; null: in all. */
    aboutState: alpha3.nullable().default(null),
    ground: optionalLocalText,
  }),
});

export type Alias = RowOf<typeof alias>;
