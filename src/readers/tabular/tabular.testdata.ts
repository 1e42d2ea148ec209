import { readFileSync } from 'node:fs';
import { KINDS } from '../../features/kinds.ts';
import { kindShapes } from '../../features/mappings/index.ts';
import { mappingOfJson } from '../../features/proposals/index.ts';
import type { Mapping, OpenedSheets, SheetCell } from '../../features/proposals/index.ts';

/** What tests of tables share. */
export const SHAPES = kindShapes(KINDS);

/** A table as CSV opens it: '' is an empty cell. */
export const tableOf = (rows: readonly (readonly string[])[], name = 'table.csv'): OpenedSheets => ({
  form: 'csv',
  name,
  sheets: [{ name: '', rows: rows.map((row) => row.map((cell): SheetCell => (cell === '' ? null : cell))) }],
  remarks: [],
});

export const mappingOf = (given: object): Mapping => mappingOfJson(JSON.stringify(given));

/** The mappings of a shipped file. */
export function shippedMappings(name: string): Mapping[] {
  const url = new URL(`../../../data/mappings/${name}.json`, import.meta.url);
  const { mappings } = JSON.parse(readFileSync(url, 'utf8')) as { mappings: object[] };
  return mappings.map(mappingOf);
}

/** A mapping with a value for what a table does not say: by record and field. */
export const answered = (
  mapping: Mapping,
  answers: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Mapping =>
  mappingOf({
    ...mapping,
    records: mapping.records.map((record) => ({
      ...record,
      fields: [
        ...record.fields,
        ...Object.entries(answers[record.name] ?? {}).map(([field, constant]) => ({ field, constant })),
      ],
    })),
  });
