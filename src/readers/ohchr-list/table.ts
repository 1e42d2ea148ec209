import type { Block, OpenedDocument, Place, TableBlock, TableRow } from '../../features/proposals/index.ts';
import { tidy } from './cells.ts';
import type { NotUnderstoodRow } from './list.ts';
import { columnOf, positionHeading, themeHeading } from './words.ts';
import type { Column } from './words.ts';

/** A row of recommendations as its cells, by what their columns hold, with the headings that it stands under. */
export interface RawRow {
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  readonly theme: string | null;
  /** By the section it stands in, where the list is divided so. */
  readonly position: string | null;
  readonly place: Place;
}

export interface RawTable {
  readonly rows: readonly RawRow[];
  readonly columns: ReadonlySet<Column>;
  readonly notUnderstood: readonly NotUnderstoodRow[];
}

type Columns = ReadonlyMap<number, Column>;

/** The columns that a row of headings names; null where it is none. A heading names each kind once. */
export function columnsOf(row: TableRow): Columns | null {
  const columns = new Map<number, Column>();
  for (const [index, { text, isRepeat }] of row.cells.entries()) {
    const column = isRepeat || text.length > 200 ? null : columnOf(text);
    if (column !== null && ![...columns.values()].includes(column)) columns.set(index, column);
  }
  const named = [...columns.values()];
  const isHeading = named.includes('recommendation') && named.includes('position');
  return isHeading && named.length > 2 ? columns : null;
}

/** How far down a table its headings are looked for. */
const HEADING_ROWS = 8;

export const headingColumns = (table: TableBlock): Columns | null => {
  for (const row of table.rows.slice(0, HEADING_ROWS)) {
    const columns = columnsOf(row);
    if (columns !== null) return columns;
  }
  return null;
};

/** The words of a row that spans the table; null for a row with cells of its own. */
function spanningText({ cells }: TableRow): string | null {
  const own = cells.filter((cell) => !cell.isRepeat && cell.text.trim() !== '');
  const [only] = own;
  if (only === undefined || own.length > 1) return null;
  return cells.length === 1 || cells[0] === only ? tidy(only.text) : null;
}

/** "121.1 Ratify …": a row whose other cells are empty is a recommendation all the same. */
const NUMBERED = /^\d{1,3}(?:\.\d{1,3})+[.\s]/u;

/** All tables of a list as rows. Headings of themes and of positions hold for the rows below, across tables. */
export function readTables(document: OpenedDocument): RawTable {
  const rows: RawRow[] = [];
  const notUnderstood: NotUnderstoodRow[] = [];
  const seen = new Set<Column>();
  let columns: Columns | null = null;
  let theme: string | null = null;
  let position: string | null = null;
  const heading = (text: string): boolean => {
    const named = themeHeading(text);
    const section = named === null ? positionHeading(text) : null;
    if (named !== null) theme = named;
    if (section !== null) position = section;
    return named !== null || section !== null;
  };
  for (const block of document.blocks) {
    if (block.type === 'text') {
      if (isBody(block)) heading(tidy(block.text.slice(0, 400)));
      continue;
    }
    columns = headingColumns(block) ?? columns;
    if (columns === null) continue;
    for (const row of block.rows) {
      const own = columnsOf(row);
      const spanning = own === null ? spanningText(row) : null;
      if (own !== null) {
        columns = own;
        for (const column of own.values()) seen.add(column);
      } else if (spanning === null || NUMBERED.test(spanning)) {
        const cells = cellsOf(row, columns);
        if (Object.values(cells).some((text) => text.trim() !== ''))
          rows.push({ cells, theme, position, place: row.place });
      } else if (!heading(spanning)) {
        notUnderstood.push({ text: spanning, page: row.place.page, reason: 'row_not_understood' });
      }
    }
  }
  return { rows, columns: seen, notUnderstood };
}

const isBody = (block: Block): boolean => block.type === 'text' && block.role === undefined;

function cellsOf(row: TableRow, columns: Columns): Partial<Record<Column, string>> {
  const cells: Partial<Record<Column, string>> = {};
  for (const [index, column] of columns) cells[column] = row.cells[index]?.text ?? '';
  return cells;
}
