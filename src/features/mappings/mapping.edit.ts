import { mainRecord } from '../proposals/index.ts';
import type { Mapping, MappedField, MappedRecord } from '../proposals/index.ts';

/** Changes that a person makes to a mapping. Pure: every function gives a new one. */

/** What a column is for: a field of a record ('recommendation.text', '….text@ru'), the State, or nothing. */
export const STATE_USE = 'state';

export interface ColumnUse {
  readonly record: string;
  readonly field: string;
  /** Of a text that is kept in several languages; null: the language of the table. */
  readonly language: string | null;
}

export const useKey = ({ record, field, language }: ColumnUse): string =>
  `${record}.${field}${language === null ? '' : `@${language}`}`;

export function readUse(key: string): ColumnUse | null {
  const match = /^([a-z0-9-]{1,60})\.([A-Za-z]{1,60})(?:@([a-z]{2}))?$/.exec(key);
  return match ? { record: match[1] ?? '', field: match[2] ?? '', language: match[3] ?? null } : null;
}

/** What a mapping uses a column for, the first use first. */
export function usesOfColumn({ stateColumn, records }: Mapping, column: string): string[] {
  return [
    ...(stateColumn === column ? [STATE_USE] : []),
    ...records.flatMap((record) =>
      record.fields
        .filter((one) => one.columns.includes(column))
        .map(({ field, language }) => useKey({ record: record.name, field, language })),
    ),
  ];
}

const withoutColumn = (record: MappedRecord, column: string): MappedRecord => ({
  ...record,
  each: record.each === column ? null : record.each,
  fields: record.fields
    .map((one) => ({ ...one, columns: one.columns.filter((own) => own !== column) }))
    .filter((one) => one.columns.length > 0 || one.constant !== null || one.record !== null),
});

/** A field to which nothing is given yet. */
export const emptyField = (field: string, language: string | null): MappedField => ({
  field,
  columns: [],
  joined: ' ',
  constant: null,
  record: null,
  idPrefix: null,
  language,
  dates: null,
  separator: null,
  words: {},
});

function withColumn(record: MappedRecord, { field, language }: ColumnUse, column: string): MappedRecord {
  const at = record.fields.findIndex(
    (one) => one.field === field && one.language === language && one.record === null,
  );
  const known = record.fields[at] ?? emptyField(field, language);
  const next = { ...known, columns: [...known.columns, column].slice(0, MOST_JOINED) };
  return { ...record, fields: at < 0 ? [...record.fields, next] : record.fields.with(at, next) };
}

const MOST_JOINED = 6;

/** Fields that keep what is printed beside what it was taken for: the words by which a table names a body. */
const PRINTED_BESIDE: Readonly<Record<string, readonly [read: string, printed: string]>> = {
  responsibility: ['bodyId', 'words'],
};

/** A column that names bodies is kept as printed too, and a list of them gives a record each. */
export function withPrinted(record: MappedRecord): MappedRecord {
  const [read, printed] = PRINTED_BESIDE[record.kind] ?? [];
  const columns = record.fields.find((one) => one.field === read)?.columns ?? [];
  const [first] = columns;
  if (printed === undefined || first === undefined) return record;
  const isThere = record.fields.some((one) => one.field === printed);
  const own = { ...emptyField(printed, null), columns };
  return { ...record, each: record.each ?? first, fields: isThere ? record.fields : [...record.fields, own] };
}

/** Gives a column another meaning; a meaning that it has already stays with all else that it is used for. */
export function useColumn(mapping: Mapping, column: string, key: string): Mapping {
  const before = usesOfColumn(mapping, column);
  if (key === (before[0] ?? '')) return mapping;
  const stateColumn =
    key === STATE_USE ? column : mapping.stateColumn === column ? null : mapping.stateColumn;
  const records = mapping.records.map((one) => withoutColumn(one, column));
  const use = readUse(key);
  return {
    ...mapping,
    stateColumn,
    records: records.map((one) =>
      one.name === use?.record ? withPrinted(withColumn(one, use, column)) : one,
    ),
  };
}

/** The value of a field that no column gives; null takes it away. */
export function setConstant(
  mapping: Mapping,
  record: string,
  field: string,
  constant: string | null,
): Mapping {
  return {
    ...mapping,
    records: mapping.records.map((one) => {
      if (one.name !== record) return one;
      const at = one.fields.findIndex((own) => own.field === field && own.record === null);
      const known = one.fields[at];
      if (known === undefined && constant === null) return one;
      const next = { ...(known ?? emptyField(field, null)), constant };
      const isNothing = constant === null && next.columns.length === 0;
      const fields =
        at < 0 ? [...one.fields, next] : isNothing ? one.fields.toSpliced(at, 1) : one.fields.with(at, next);
      return { ...one, fields };
    }),
  };
}

/** What a word of the table stands for; '' leaves it out. */
export function setWord(
  mapping: Mapping,
  record: string,
  field: string,
  printed: string,
  value: string,
): Mapping {
  return {
    ...mapping,
    records: mapping.records.map((one) =>
      one.name === record
        ? {
            ...one,
            fields: one.fields.map((own) =>
              own.field === field && own.columns.length > 0
                ? { ...own, words: { ...own.words, [printed]: value } }
                : own,
            ),
          }
        : one,
    ),
  };
}

/** The column of which the row's record has its name; null: its words. */
export const setKeys = (mapping: Mapping, keys: readonly string[]): Mapping => ({
  ...mapping,
  records: mapping.records.map((one) => (one === mainRecord(mapping) ? { ...one, keys: [...keys] } : one)),
});
