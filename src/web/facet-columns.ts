/**
 * Which rows of a list remain under several choices, and how many each further choice would leave: the one place that
 * counts. The values of rows are held as numbers: a facet's values are numbered once, and each row holds its numbers.
 * Counting 3,000 rows in 11 facets then takes 0.3 ms instead of 2.5 (measured on the columns and on maps of strings).
 */
export interface FacetColumn {
  /** Number → value. */
  readonly values: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** The numbers of row r are `codes` from `starts[r]` up to `starts[r + 1]`. */
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
}

/** The column of a facet; a value that a row names twice counts once. */
export function facetColumn<Row>(
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly string[],
): FacetColumn {
  const numbers = new Map<string, number>();
  const starts = new Uint32Array(rows.length + 1);
  const codes: number[] = [];
  rows.forEach((row, index) => {
    for (const value of new Set(valuesOf(row))) {
      const number = numbers.get(value) ?? numbers.size;
      numbers.set(value, number);
      codes.push(number);
    }
    starts[index + 1] = codes.length;
  });
  return { values: [...numbers.keys()], numbers, starts, codes: Uint32Array.from(codes) };
}

/** How many rows have each value of a facet. */
export function totalsOf(column: FacetColumn): ReadonlyMap<string, number> {
  const counts = new Uint32Array(column.values.length);
  for (const code of column.codes) counts[code] = (counts[code] ?? 0) + 1;
  return countsOf(column, counts);
}

export interface ColumnChoice {
  readonly column: FacetColumn;
  /** The values chosen; none narrow nothing, several widen each other. */
  readonly chosen: ReadonlySet<string>;
}

export interface NarrowedRows<Row> {
  readonly rows: readonly Row[];
  /** For each column, value → rows that it would leave alone, the column's own choice put aside; no value with 0. */
  readonly counts: readonly ReadonlyMap<string, number>[];
}

/**
 * The rows that fit the choice of every column and `fits`, in their order. One pass: a row that fails one column only
 * still counts for the other values of that column.
 */
export function narrowRows<Row>(
  rows: readonly Row[],
  choices: readonly ColumnChoice[],
  fits: (row: Row) => boolean = () => true,
): NarrowedRows<Row> {
  const parts = choices.map(({ column, chosen }) => ({
    column,
    chosen: chosenIn(column, chosen),
    counts: new Uint32Array(column.values.length),
  }));
  const narrowing = parts.filter((part) => part.chosen !== null);
  const kept: Row[] = [];
  rows.forEach((row, index) => {
    if (!fits(row)) return;
    let failed: (typeof parts)[number] | null = null;
    for (const part of narrowing) {
      if (hasChosen(part.column, index, part.chosen)) continue;
      if (failed !== null) return;
      failed = part;
    }
    if (failed !== null) return countRow(failed.column, index, failed.counts);
    for (const part of parts) countRow(part.column, index, part.counts);
    kept.push(row);
  });
  return { rows: kept, counts: parts.map(({ column, counts }) => countsOf(column, counts)) };
}

/** Which numbers of a column are chosen; null where it narrows nothing. */
function chosenIn(column: FacetColumn, chosen: ReadonlySet<string>): Uint8Array | null {
  if (chosen.size === 0) return null;
  const flags = new Uint8Array(column.values.length);
  for (const value of chosen) {
    const number = column.numbers.get(value);
    if (number !== undefined) flags[number] = 1;
  }
  return flags;
}

function hasChosen(column: FacetColumn, row: number, chosen: Uint8Array | null): boolean {
  if (chosen === null) return true;
  const end = column.starts[row + 1] ?? 0;
  for (let place = column.starts[row] ?? 0; place < end; place++) {
    if (chosen[column.codes[place] ?? 0] === 1) return true;
  }
  return false;
}

function countRow(column: FacetColumn, row: number, counts: Uint32Array): void {
  const end = column.starts[row + 1] ?? 0;
  for (let place = column.starts[row] ?? 0; place < end; place++) {
    const number = column.codes[place] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
}

const countsOf = (column: FacetColumn, counts: Uint32Array): ReadonlyMap<string, number> =>
  new Map(
    column.values.flatMap((value, number): [string, number][] => {
      const count = counts[number] ?? 0;
      return count > 0 ? [[value, count]] : [];
    }),
  );
