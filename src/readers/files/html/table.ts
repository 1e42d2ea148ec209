/** A table of a page → rows with a cell for each column. Pure. */
import type { TableCell } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { EMPTY_CELL, headingRowsOf, MOST_CELLS, MOST_COLUMNS } from '../table-cells.ts';
import { isLeftOut } from './looks.ts';
import { isElement, numberOf } from './tree.ts';
import type { HtmlElement } from './tree.ts';

export interface HtmlTable {
  readonly rows: readonly (readonly TableCell[])[];
  readonly headingRows: number;
  readonly captions: readonly HtmlElement[];
  readonly pictures: number;
}

interface Row {
  readonly cells: readonly HtmlElement[];
  readonly isHead: boolean;
}

/** A table of two columns and rows at least, without another in it: others only place things on the page. */
export function isDataTable(table: HtmlElement): boolean {
  const rows = rowsOf(table);
  if (rows.every(({ cells }) => cells.length < 2)) return false;
  return !rows.some(({ cells }) => cells.some(holdsTable));
}

function holdsTable(element: HtmlElement): boolean {
  return element.childNodes.some(
    (child) => isElement(child) && (child.tagName === 'table' || holdsTable(child)),
  );
}

const elements = (element: HtmlElement, ...names: readonly string[]): HtmlElement[] =>
  element.childNodes.filter(isElement).filter((child) => names.includes(child.tagName) && !isLeftOut(child));

function rowsOf(table: HtmlElement): Row[] {
  return elements(table, 'thead', 'tbody', 'tfoot', 'tr').flatMap((part) =>
    (part.tagName === 'tr' ? [part] : elements(part, 'tr')).map((row) => {
      const cells = elements(row, 'td', 'th');
      const isNamed = cells.length > 1 && cells.every((cell) => cell.tagName === 'th');
      return { cells, isHead: part.tagName === 'thead' || isNamed };
    }),
  );
}

interface Spanning {
  readonly cell: TableCell;
  /** Rows below that it still covers. */
  rows: number;
}

export interface CellContent {
  readonly cell: TableCell;
  readonly pictures: number;
}

/** `readCell` is handed in because what a cell holds is read as a page is. */
export function readHtmlTable(
  fileName: string,
  table: HtmlElement,
  readCell: (element: HtmlElement) => CellContent,
): HtmlTable {
  const source = rowsOf(table);
  const spans: (Spanning | undefined)[] = [];
  const grid: TableCell[][] = [];
  let count = 0;
  let pictures = 0;
  for (const { cells } of source) {
    const row: TableCell[] = [];
    for (const element of cells) {
      fillFromAbove(row, spans);
      const content = readCell(element);
      pictures += content.pictures;
      addCell(row, spans, content.cell, element);
      if (row.length >= MOST_COLUMNS) break;
    }
    fillFromAbove(row, spans);
    count += row.length;
    if (count > MOST_CELLS) throw fileError('document_too_long', fileName, 'a table of too many cells');
    grid.push(row);
  }
  const rows = padded(fileName, grid);
  const firstBody = source.findIndex(({ isHead }) => !isHead);
  return {
    rows,
    headingRows: headingRowsOf(rows, Math.max(0, firstBody)),
    captions: elements(table, 'caption'),
    pictures,
  };
}

/** Places that a cell of a row above covers. */
function fillFromAbove(row: TableCell[], spans: (Spanning | undefined)[]): void {
  for (let span = spans[row.length]; span !== undefined && span.rows > 0; span = spans[row.length]) {
    span.rows -= 1;
    row.push({ ...span.cell, isRepeat: true });
  }
}

function addCell(
  row: TableCell[],
  spans: (Spanning | undefined)[],
  cell: TableCell,
  element: HtmlElement,
): void {
  // HTML Living Standard 4.9.12: at most 1,000 columns and 65,534 rows; 0 rows means to the end of the group.
  const across = Math.max(1, numberOf(element, 'colspan', 1, MOST_COLUMNS));
  const down = numberOf(element, 'rowspan', 1, 65_534);
  for (let column = 0; column < across && row.length < MOST_COLUMNS; column += 1) {
    spans[row.length] = { cell, rows: (down === 0 ? 65_534 : down) - 1 };
    row.push(column === 0 ? cell : { ...cell, isRepeat: true });
  }
}

function padded(fileName: string, grid: readonly (readonly TableCell[])[]): TableCell[][] {
  const columns = Math.max(0, ...grid.map((row) => row.length));
  if (columns * grid.length > MOST_CELLS)
    throw fileError('document_too_long', fileName, 'a table of too many cells');
  return grid
    .map((row) => [...row, ...Array.from({ length: columns - row.length }, () => EMPTY_CELL)])
    .filter((row) => row.some((cell) => cell.text !== ''));
}
