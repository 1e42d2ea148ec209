/** What tables of every form have in common. Pure. */
import type { TableCell } from '../../features/proposals/index.ts';

/** A table of more columns is no table of a document. */
export const MOST_COLUMNS = 200;
/** Cells of one table; a list of 500 recommendations has 2,000. */
export const MOST_CELLS = 400_000;

export const EMPTY_CELL: TableCell = { text: '', isRepeat: false, isBold: null };

/**
 * Rows at the top that are headings: those that the file marks, or else those in which every cell that has words is
 * bold. A row that is one cell is a title inside the table, not the names of its columns. Below names, a row that
 * only numbers the columns (1 2 3 4 5, as in tables of decrees) is a heading too.
 */
export function headingRowsOf(rows: readonly (readonly TableCell[])[], marked: number): number {
  let count = marked;
  if (count === 0) while (count < rows.length && isRowOfNames(rows[count] ?? [])) count += 1;
  if (count === rows.length && marked === 0) return 0;
  return count > 0 && isNumbering(rows[count] ?? []) ? count + 1 : count;
}

const ownCells = (cells: readonly TableCell[]): TableCell[] => cells.filter((cell) => !cell.isRepeat);

function isRowOfNames(cells: readonly TableCell[]): boolean {
  const own = ownCells(cells).filter((cell) => cell.text !== '');
  return own.length > 1 && own.every((cell) => cell.isBold === true);
}

const isNumbering = (cells: readonly TableCell[]): boolean =>
  ownCells(cells).length > 1 && ownCells(cells).every((cell, index) => cell.text === String(index + 1));
