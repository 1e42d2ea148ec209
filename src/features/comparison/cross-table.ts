/** Counts side by side: what stands in the columns of a comparison, from what the index counts. Pure. */

/** One column: a State, a cycle, a region, all. */
export interface CountedColumn {
  readonly id: string;
  /** All rows of the column, classified or not. */
  readonly total: number;
  /** Rows that have no value in the facet which is compared. */
  readonly unclassified: number;
  /** Value → rows. A row with several values is counted under each. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface Cell {
  readonly count: number;
  /** Of all rows of the column, from 0 to 1; null where the column has none. */
  readonly share: number | null;
}

export interface CrossRow {
  readonly value: string;
  /** One for each column, in their order. */
  readonly cells: readonly Cell[];
  readonly sum: number;
  /** The largest share less the smallest, over the columns that have rows. */
  readonly spread: number;
}

export interface CrossTable {
  readonly columns: readonly CountedColumn[];
  readonly rows: readonly CrossRow[];
  /** What stands under none of the rows; null where every row of every column is classified. */
  readonly unclassified: CrossRow | null;
  readonly totals: CrossRow;
  /** Whether shares of a column can add up to more than the whole: a row stands under several values. */
  readonly overlaps: boolean;
}

/** Names of the rows that are not values. */
export const UNCLASSIFIED = 'unclassified';
export const TOTAL = 'total';

/** `only`: the values that were chosen; null for all that are counted. Rows come in the order of their sums. */
export function crossTable(
  columns: readonly CountedColumn[],
  only: ReadonlySet<string> | null = null,
): CrossTable {
  const values = new Set(
    columns.flatMap(({ counts }) => [...counts].flatMap(([value, count]) => (count > 0 ? [value] : []))),
  );
  const rows = [...values]
    .filter((value) => only === null || only.has(value))
    .map((value) => rowOf(value, columns, (column) => column.counts.get(value) ?? 0))
    .sort((a, b) => b.sum - a.sum || (a.value < b.value ? -1 : 1));
  const unclassified = rowOf(UNCLASSIFIED, columns, (column) => column.unclassified);
  return {
    columns,
    rows,
    unclassified: unclassified.sum === 0 ? null : unclassified,
    totals: rowOf(TOTAL, columns, (column) => column.total),
    overlaps: columns.some((column, place) => {
      const counted = rows.reduce((sum, row) => sum + (row.cells[place]?.count ?? 0), 0);
      return counted + column.unclassified > column.total;
    }),
  };
}

function rowOf(
  value: string,
  columns: readonly CountedColumn[],
  countOf: (column: CountedColumn) => number,
): CrossRow {
  const cells = columns.map((column): Cell => {
    const count = countOf(column);
    return { count, share: column.total === 0 ? null : count / column.total };
  });
  const shares = cells.flatMap(({ share }) => share ?? []);
  return {
    value,
    cells,
    sum: cells.reduce((sum, { count }) => sum + count, 0),
    spread: shares.length < 2 ? 0 : Math.max(...shares) - Math.min(...shares),
  };
}

/** How rows can be ordered, besides by the share in one column ('column-2' is the second). */
export const ROW_ORDERS = ['name', 'sum', 'spread'] as const;
export const columnOrder = (place: number): string => `column-${place + 1}`;

export interface RowOrder {
  readonly by: string;
  readonly order: 'ascending' | 'descending';
}

/** Rows in an order; equal ones stay as they were. `nameOf` gives what 'name' sorts by. */
export function sortRows(
  rows: readonly CrossRow[],
  { by, order }: RowOrder,
  nameOf: (value: string) => string,
  language: string,
): readonly CrossRow[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const place = Number(/^column-(\d+)$/.exec(by)?.[1] ?? 0) - 1;
  const compare = (a: CrossRow, b: CrossRow): number => {
    if (by === 'name') return collator.compare(nameOf(a.value), nameOf(b.value));
    if (by === 'spread') return a.spread - b.spread;
    if (place >= 0) return (a.cells[place]?.share ?? 0) - (b.cells[place]?.share ?? 0);
    return a.sum - b.sum;
  };
  const sign = order === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare(a, b));
}

/**
 * Columns in which one row more or less moves a share by more than three points: fewer than so many rows. Their shares
 * are shown, and said to stand on little.
 */
export const FEW_ROWS = 30;

export const hasFewRows = ({ total }: CountedColumn): boolean => total > 0 && total < FEW_ROWS;
