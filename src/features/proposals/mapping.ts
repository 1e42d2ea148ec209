import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import { alpha3, optionalText, text } from '../../ledger/fields.ts';
import { recordId } from '../../ledger/kind.ts';
import { SOURCE_KINDS } from '../sources/index.ts';

/**
 * What the columns of a table mean: a tool of the house, not a statement about the world, and therefore no record.
 * People make it in the site, keep it by name, and carry it elsewhere as JSON.
 */

/** How a date of figures alone is written: 03.04.2021 is 3 April, 4 March, or neither. */
export const DATE_ORDERS = ['day_first', 'month_first', 'year_first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What stands between the values of a list. 'any': line breaks and semicolons, and commas where States are named. */
export const SEPARATORS = ['any', 'semicolon', 'comma', 'line', 'slash', 'bar'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Lower-case letters, digits and hyphens: part of the ids of records. */
const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower-case letters, digits and hyphens, at most 60');
const columnName = text.max(300);
const someColumns = z.array(columnName).max(6).default([]);

const mappingColumn = z.strictObject({
  /** What the mapping itself calls the column. */
  name: columnName,
  /** Headings under which it is known; '*…' stands for every heading with this ending. */
  headings: z.array(columnName).min(1).max(40),
  /** A table without it is another table. */
  isNeeded: z.boolean().default(false),
});

const mappedField = z.strictObject({
  field: text,
  /** Columns whose cells together are the value, the first first. */
  columns: someColumns,
  /** What is put between them. */
  joined: z.string().max(10).default(' '),
  /** The value where there is no column, or where its cell is empty. */
  constant: optionalText,
  /** The id of another record made of the same row, by its name. */
  record: optionalText,
  /** For columns that hold keys of another table: that table's prefix of ids. */
  idPrefix: slug.nullable().default(null),
  /** Language of the words in the column, where it is not that of the table. */
  language: optionalText,
  dates: z.enum(DATE_ORDERS).nullable().default(null),
  separator: z.enum(SEPARATORS).nullable().default(null),
  /** Words of the table → value of the field. */
  words: z.record(z.string().max(300), z.string().max(300)).default({}),
});

const mappedRecord = z.strictObject({
  /** Unique in the mapping; the first is what a row is about, the others hang on it. */
  name: slug,
  kind: text,
  /** Columns of which its id is made. None: the words of the row, or the record that it hangs on. */
  keys: someColumns,
  idPrefix: slug.nullable().default(null),
  /** A column with a list: a record for each value in it. */
  each: columnName.nullable().default(null),
  /** Several rows stand on the same one: an area of a plan, a review. */
  isShared: z.boolean().default(false),
  fields: z.array(mappedField).max(60),
});

const mappingSource = z.strictObject({
  /** A source that the record holds; null: the table becomes one, named after the mapping and the State. */
  id: recordId.nullable().default(null),
  title: optionalText,
  kind: z.enum(SOURCE_KINDS).default('dataset'),
  issuer: optionalText,
  url: optionalText,
});

export const mapping = z.strictObject({
  name: text.max(120),
  note: optionalText,
  /** The sheet's name; null: the first sheet that has the columns. */
  sheet: optionalText,
  /** As a person counts, from 1; null: looked for among the first rows. */
  headingRow: z.int().min(1).max(50).nullable().default(null),
  headingRows: z.union([z.literal(1), z.literal(2)]).default(1),
  columns: z.array(mappingColumn).min(1).max(300),
  /** Beside the needed columns at least one of these has to be there. */
  oneOf: z.array(columnName).max(40).default([]),
  /** The State that it is about: said in a column, always the same, or (both null) the one for which it is read. */
  stateColumn: columnName.nullable().default(null),
  stateId: alpha3.nullable().default(null),
  source: mappingSource.default({ id: null, title: null, kind: 'dataset', issuer: null, url: null }),
  /** ISO 639-1 of the words in the table. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('en'),
  /** The column by which a row is found again; null: its number. */
  locator: columnName.nullable().default(null),
  dates: z.enum(DATE_ORDERS).default('day_first'),
  separator: z.enum(SEPARATORS).default('any'),
  /** First part of the ids of its records. */
  prefix: slug,
  records: z.array(mappedRecord).min(1).max(12),
});

export type Mapping = z.infer<typeof mapping>;
export type MappingColumn = Mapping['columns'][number];
export type MappedRecord = Mapping['records'][number];
export type MappedField = MappedRecord['fields'][number];

/** What a row is about. */
export const mainRecord = ({ records }: Mapping): MappedRecord | undefined =>
  records.find((one) => !one.isShared) ?? records[0];

const bad = (why: string): AppError =>
  new AppError('bad_mapping', 422, `This is no mapping of columns: ${why}.`, {
    remedy: 'Give a file that was exported here as a mapping, unchanged.',
  });

/** A mapping from data of unknown origin. Throws `bad_mapping` with what is wrong. */
export function parseMapping(data: unknown): Mapping {
  const parsed = mapping.safeParse(data);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw bad(`${first?.path.join('.') || 'the whole'}: ${first?.message ?? 'not understood'}`);
  }
  const wrong = misfit(parsed.data);
  if (wrong !== null) throw bad(wrong);
  return parsed.data;
}

/** As `parseMapping`, of a text. */
export function mappingOfJson(json: string): Mapping {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw bad('it is not JSON');
  }
  return parseMapping(data);
}

/** Names that point nowhere or stand twice; null where all is well. */
function misfit({ columns, oneOf, stateColumn, locator, records }: Mapping): string | null {
  const names = columns.map((one) => one.name);
  const twice = [names, records.map((one) => one.name)].flatMap(repeated)[0];
  if (twice !== undefined) return `“${twice}” stands twice`;
  const used = [
    ...oneOf,
    ...records.flatMap((one) => [...one.keys, ...one.fields.flatMap((field) => field.columns)]),
    ...[stateColumn, locator, ...records.map((one) => one.each)].filter((one) => one !== null),
  ];
  const known = new Set(names);
  const unknown = used.find((one) => !known.has(one));
  if (unknown !== undefined) return `there is no column “${unknown}”`;
  const before = new Set<string>();
  for (const record of records) {
    const stray = record.fields.find((field) => field.record !== null && !before.has(field.record));
    if (stray) return `“${record.name}” stands on “${stray.record ?? ''}”, which does not stand before it`;
    before.add(record.name);
  }
  return null;
}

const repeated = (names: readonly string[]): string[] => names.filter((one, at) => names.indexOf(one) !== at);
