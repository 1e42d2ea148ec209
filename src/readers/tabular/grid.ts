import { columnPlaces, headingsOf } from '../../features/proposals/index.ts';
import type { Headings, Mapping, OpenedSheets, SheetCell } from '../../features/proposals/index.ts';

/** The rows of a table below its headings, with each column of a mapping at its place. Pure. */

export interface Grid {
  readonly headings: Headings;
  /** Place of the sheet in the file, from 0. */
  readonly sheet: number;
  readonly sheetName: string;
  readonly places: ReadonlyMap<string, number>;
  readonly rows: readonly (readonly SheetCell[])[];
  /** The first row below the headings, from 0. */
  readonly first: number;
}

export interface GridRow {
  /** As a person counts, from 1. */
  readonly number: number;
  /** The cell of a column of the mapping; null where it is empty or not there. */
  readonly cell: (column: string) => string | null;
  /** How the table itself calls a column. */
  readonly heading: (column: string) => string;
  readonly printed: readonly SheetCell[];
}

/** The sheet as the mapping describes it; null where the file has no such sheet. */
export function gridOf(file: OpenedSheets, mapping: Mapping, sheet: number): Grid | null {
  const opened = file.sheets[sheet];
  if (!opened) return null;
  const asked = { row: mapping.headingRow, rows: mapping.headingRow === null ? null : mapping.headingRows };
  const headings = headingsOf(opened, asked);
  return {
    headings,
    sheet,
    sheetName: opened.name,
    places: columnPlaces(mapping.columns, headings.columns),
    rows: opened.rows,
    first: headings.row + headings.rows - 1,
  };
}

/** What is put in front of text so that a program takes it for text; no part of it. */
const cellOf = (row: readonly SheetCell[], at: number | undefined): string | null => {
  const text = at === undefined ? '' : (row[at] ?? '').trim();
  return text === '' ? null : text;
};

const isSame = (row: readonly SheetCell[], other: readonly SheetCell[]): boolean =>
  row.length === other.length && row.every((cell, at) => cell === other[at]);

/** '1 | 2 | 3' below the headings, as forms of ministries have it. */
const isNumbering = (row: readonly SheetCell[]): boolean =>
  row.length > 1 && row.every((cell, at) => cell !== null && cell.trim() === String(at + 1));

/** Rows that say something: not the empty ones, and not the headings once more after a page break. */
export function* rowsOf(grid: Grid): Generator<GridRow> {
  const upper = grid.rows[grid.headings.row - 1] ?? [];
  const heading = (column: string): string => grid.headings.columns[grid.places.get(column) ?? -1] ?? column;
  for (let at = grid.first; at < grid.rows.length; at += 1) {
    const row = grid.rows[at] ?? [];
    if (row.every((cell) => cell === null || cell.trim() === '')) continue;
    if (isSame(row, upper) || (at === grid.first && isNumbering(row))) continue;
    const cell = (column: string): string | null => cellOf(row, grid.places.get(column));
    yield { number: at + 1, cell, heading, printed: row };
  }
}
