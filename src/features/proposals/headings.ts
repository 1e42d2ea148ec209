import { nameKey } from '../../kernel/names.ts';
import type { Mapping, MappingColumn } from './mapping.ts';
import type { Sheet, SheetCell } from './opened-file.ts';

/** The names of a table's columns, and which mapping knows them. Pure. */

export interface Headings {
  /** Row of the names as a person counts, from 1; with two rows the upper one. */
  readonly row: number;
  readonly rows: 1 | 2;
  /** A name for each column from left to right, none twice. */
  readonly columns: readonly string[];
}

type Row = readonly SheetCell[];

/** Rows among which names of columns are looked for: titles and dates stand above them. */
const MOST_ABOVE = 15;
/** A table of more columns is cut: nobody gives each of them a meaning. */
export const MOST_COLUMNS = 300;
const LONGEST_NAME = 200;

const tidy = (cell: SheetCell | undefined): string =>
  (cell ?? '')
    .slice(0, 4 * LONGEST_NAME)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** How many different words stand in a row: a title merged over all columns is one. */
const distinct = (row: Row): number => new Set(row.slice(0, MOST_COLUMNS).map(tidy).filter(Boolean)).size;

/** Names are short and say no dates or amounts. */
const looksLikeName = (name: string): boolean => name.length <= 120 && !/^[\d\s.,:/–-]+$/u.test(name);

/** The row that names the columns: the first that is nearly as full as the fullest. */
function headingRowOf(rows: readonly Row[]): number {
  const first = rows.slice(0, MOST_ABOVE);
  const most = Math.max(1, ...first.map(distinct));
  const at = first.findIndex((row) => {
    const names = row.map(tidy).filter(Boolean);
    return (
      distinct(row) >= Math.max(1, most * 0.5) && names.filter(looksLikeName).length >= names.length * 0.8
    );
  });
  return Math.max(1, at + 1);
}

/**
 * Whether the row below names the columns too: under a heading that covers several (the opener repeats it in each) or,
 * in CSV, beside gaps. Cells that span both rows are the same in both.
 */
function isTwoRows(upper: Row, lower: Row | undefined): boolean {
  if (!lower) return false;
  const [top, below] = [upper.map(tidy), lower.map(tidy)];
  if (!below.filter(Boolean).every(looksLikeName)) return false;
  const parted = top.filter((name, at) => isUnder(top, at) && (below[at] ?? '') !== '' && below[at] !== name);
  const isRest = below.every((name, at) => name === '' || name === top[at] || isUnder(top, at));
  return parted.length >= 2 && isRest;
}

/** Whether a heading covers this column together with a neighbour, or leaves a gap here. */
const isUnder = (top: readonly string[], at: number): boolean =>
  (top[at] ?? '') === '' || top[at] === top[at - 1] || top[at] === top[at + 1] || (top[at + 1] ?? '-') === '';

/** The names of the columns, looked for or where a person said that they stand. */
export function headingsOf(
  { rows }: Sheet,
  asked: { readonly row?: number | null; readonly rows?: 1 | 2 | null } = {},
): Headings {
  const row = asked.row ?? headingRowOf(rows);
  const upper = rows[row - 1] ?? [];
  const lower = rows[row];
  const count = asked.rows ?? (isTwoRows(upper, lower) ? 2 : 1);
  const names = count === 2 ? joined(upper, lower ?? []) : upper.slice(0, MOST_COLUMNS).map(tidy);
  const width = Math.min(
    MOST_COLUMNS,
    Math.max(names.length, ...rows.slice(row, row + 20).map((one) => one.length)),
  );
  return { row, rows: count, columns: unique(Array.from({ length: width }, (_, at) => names[at] ?? '')) };
}

/** 'Position / Date': what covers the column, then its own name. */
function joined(upper: Row, lower: Row): string[] {
  const width = Math.min(MOST_COLUMNS, Math.max(upper.length, lower.length));
  let above = '';
  return Array.from({ length: width }, (_, at) => {
    const [top, below] = [tidy(upper[at]), tidy(lower[at])];
    if (top !== '') above = top;
    else if (below === '') above = '';
    const parts = [top === '' && below !== '' ? above : top, below].filter(Boolean);
    return [...new Set(parts)].join(' / ');
  });
}

/** 'Status', 'Status (2)'; a column without a name is called by its letter. */
function unique(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  const taken = new Set<string>();
  return names.map((name, at) => {
    const own = name === '' ? `(${letters(at)})` : name;
    let count = (times.get(own) ?? 0) + 1;
    while (count > 1 && taken.has(`${own} (${count})`)) count += 1;
    times.set(own, count);
    const given = count === 1 && !taken.has(own) ? own : `${own} (${Math.max(2, count)})`;
    taken.add(given);
    return given;
  });
}

/** What two spellings of one heading have in common; signs count where there are no letters: '№', '#'. */
export const headingKey = (heading: string): string => nameKey(heading) || heading.trim();

/** The place of each column of a mapping among these headings; a column that is not there is left out. */
export function columnPlaces(
  columns: readonly MappingColumn[],
  headings: readonly string[],
): ReadonlyMap<string, number> {
  const keys = headings.map(headingKey);
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const { name, headings: known } of columns) {
    const at = known.map((one) => placeOf(one, headings, keys, taken)).find((one) => one >= 0);
    if (at === undefined) continue;
    places.set(name, at);
    taken.add(at);
  }
  return places;
}

function placeOf(
  known: string,
  headings: readonly string[],
  keys: readonly string[],
  taken: ReadonlySet<number>,
): number {
  if (known.startsWith('*')) {
    const ending = known.slice(1).toLowerCase();
    return headings.findIndex((one, at) => !taken.has(at) && one.toLowerCase().endsWith(ending));
  }
  const exact = headings.findIndex((one, at) => !taken.has(at) && one === known);
  const key = headingKey(known);
  return exact >= 0 ? exact : keys.findIndex((one, at) => !taken.has(at) && one === key);
}

export interface Fit {
  /** Place of the sheet in the file, from 0. */
  readonly sheet: number;
  readonly headings: Headings;
  readonly places: ReadonlyMap<string, number>;
  /** How surely the table is the mapping's: 0 to 1. */
  readonly sureness: number;
}

/** Sure of a table whose headings are all of the mapping's and no others. */
const SAME = 0.97;
/** From here on a table is read with the mapping unasked; below it the mapping is only offered. */
const KNOWN_HALF = 0.5;

/** The sheet that a mapping knows; null where none has the columns that it needs. */
export function fitOf(mapping: Mapping, sheets: readonly Sheet[]): Fit | null {
  let best: Fit | null = null;
  for (const [sheet, one] of sheets.entries()) {
    if (one.rows.length === 0) continue;
    if (
      mapping.sheet !== null &&
      one.name !== mapping.sheet &&
      sheets.some((other) => other.name === mapping.sheet)
    )
      continue;
    const asked = { row: mapping.headingRow, rows: mapping.headingRow === null ? null : mapping.headingRows };
    const headings = headingsOf(one, asked);
    const places = columnPlaces(mapping.columns, headings.columns);
    if (!hasNeeded(mapping, places)) continue;
    const sureness = surenessOf(mapping, headings.columns.filter(isNamed), places.size);
    if (best === null || sureness > best.sureness) best = { sheet, headings, places, sureness };
  }
  return best;
}

const isNamed = (heading: string): boolean => !/^\([A-Z]{1,3}\)$/.test(heading);

const hasNeeded = ({ columns, oneOf }: Mapping, places: ReadonlyMap<string, number>): boolean =>
  columns.every((one) => !one.isNeeded || places.has(one.name)) &&
  (oneOf.length === 0 || oneOf.some((one) => places.has(one)));

function surenessOf({ columns }: Mapping, headings: readonly string[], found: number): number {
  if (found === headings.length && found === columns.length) return SAME;
  const share = found / Math.max(1, headings.length);
  return share >= KNOWN_HALF ? 0.55 + 0.35 * share : 0.8 * share;
}
