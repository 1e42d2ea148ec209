import { z } from 'zod';

/**
 * A kind of record: one table, one zod schema. Everything else – columns read and written, the hash of a record,
 * the data files' check, the API's shape – is derived from the schema, so that a kind is declared once.
 */
export interface Kind<Name extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** Table name and the word used in changes and addresses: 'treaty_action'. */
  readonly name: Name;
  readonly schema: z.ZodObject<Shape>;
  /** Shared by all States (an instrument, a scale) or concerning one State (`stateId` is among its fields). */
  readonly scope: 'catalogue' | 'state';
  /**
   * Whether a record of this kind states something about the world outside and therefore needs a citation to
   * load (DESIGN §3). Only sources themselves and the house's own decisions do not.
   */
  readonly needsCitation: boolean;
  /** Field → the kind it points at. Checked by the database's foreign keys; followed by threads and deletions. */
  readonly references: Readonly<Record<string, string>>;
}

export const recordId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/, 'letters, digits and . _ ~ - only, at most 200');

export function defineKind<const Name extends string, Shape extends z.ZodRawShape>(kind: {
  name: Name;
  schema: z.ZodObject<Shape>;
  scope: 'catalogue' | 'state';
  needsCitation?: boolean;
  references?: Readonly<Record<string, string>>;
}): Kind<Name, Shape> {
  return { needsCitation: true, references: {}, ...kind };
}

/** The typed row of a kind. */
export type RowOf<K> = K extends Kind<string, infer Shape> ? z.infer<z.ZodObject<Shape>> : never;

/** The fields of a kind in declaration order, `id` first. */
export const fieldsOf = (kind: Kind): readonly string[] => Object.keys(kind.schema.shape);

/**
 * What one source says about one record, or about one field of it.
 * `value` is as the source prints it ("26 Aug 1998 (a)"); `reading` is that value in the field's own form
 * ("1998-08-26"), so that two sources can be compared; `quote` is verbatim, present only once the document is held.
 */
export const citation = z.strictObject({
  sourceId: recordId,
  field: z.string().nullable().default(null),
  locator: z.string().min(1),
  value: z.string().nullable().default(null),
  reading: z.string().nullable().default(null),
  quote: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
});
export type Citation = z.infer<typeof citation>;
export type CitationInput = z.input<typeof citation>;
