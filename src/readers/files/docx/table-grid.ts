/** Cells that span columns and rows → a grid in which every row has a cell for each column. Pure. */
import type { TableCell } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { EMPTY_CELL, MOST_CELLS } from '../table-cells.ts';

export interface GridCell {
  readonly cell: TableCell;
  /** Columns of the table's own grid that it covers, from 0, the end not included. */
  readonly from: number;
  readonly to: number;
  /** It goes on from the cell above it. */
  readonly isContinued: boolean;
}

/** Twips; edges of columns nearer than this are one edge that somebody drew twice (3.5 mm). */
const SAME_EDGE = 200;

/** `widths` are those of the table's own grid, in twips. */
export function gridOf(
  fileName: string,
  rows: readonly (readonly GridCell[])[],
  widths: readonly number[],
): TableCell[][] {
  const { columns, count } = columnsOf(rows, widths);
  if (count * rows.length > MOST_CELLS)
    throw fileError('document_too_long', fileName, 'a table of too many cells');
  const grid: TableCell[][] = [];
  for (const row of rows) {
    const cells: TableCell[] = Array.from({ length: count }, () => EMPTY_CELL);
    for (const { cell, from, to, isContinued } of row) {
      const first = columns.get(from) ?? 0;
      const last = Math.max(first + 1, columns.get(to) ?? count);
      const above = isContinued ? grid.at(-1)?.[first] : undefined;
      const shown = above === undefined ? cell : { ...above, isRepeat: true };
      for (let column = first; column < Math.min(last, count); column += 1) {
        cells[column] = column === first ? shown : { ...shown, isRepeat: true };
      }
    }
    grid.push(cells);
  }
  return grid;
}

interface Columns {
  /** Edge of the table's own grid → column, from 0. */
  readonly columns: ReadonlyMap<number, number>;
  readonly count: number;
}

/** Edges that lie close together are one, as long as no cell vanishes by it. */
function columnsOf(rows: readonly (readonly GridCell[])[], widths: readonly number[]): Columns {
  const edges = [...new Set(rows.flatMap((row) => row.map(({ from }) => from)))].sort((a, b) => a - b);
  const end = Math.max(0, ...rows.flatMap((row) => row.map(({ to }) => to)));
  const positions = [0];
  for (let column = 0; column < end; column += 1)
    positions.push((positions[column] ?? 0) + (widths[column] ?? SAME_EDGE));
  const near = (a: number, b: number): boolean => (positions[b] ?? 0) - (positions[a] ?? 0) < SAME_EDGE;
  const joined = numbered(edges, end, near);
  const vanishes = rows.some((row) =>
    row.some(({ from, to }) => joined.columns.get(from) === joined.columns.get(to)),
  );
  return vanishes ? numbered(edges, end, () => false) : joined;
}

function numbered(
  edges: readonly number[],
  end: number,
  isSame: (before: number, edge: number) => boolean,
): Columns {
  const columns = new Map<number, number>();
  let column = -1;
  let before: number | undefined;
  for (const edge of edges) {
    if (before === undefined || !isSame(before, edge)) {
      column += 1;
      before = edge;
    }
    columns.set(edge, column);
  }
  // An end within the table that no cell begins at belongs to the next edge.
  for (let edge = end, next = column + 1; edge >= 0; edge -= 1) {
    next = columns.get(edge) ?? next;
    columns.set(edge, next);
  }
  return { columns, count: column + 1 };
}
