import type {
  Block,
  OpenedFile,
  Place,
  ProposedPage,
  Sheet,
  TableBlock,
  TableCell,
} from '../../features/proposals/index.ts';

/**
 * Tables as their readers see them, whatever file they stood in: names of columns, rows, and what is printed before.
 * Pure.
 */

export interface NamedTable {
  /** 1 for the first table of the file. */
  readonly number: number;
  /** Names of the columns from left to right, without line breaks; '' where none is printed. */
  readonly columns: readonly string[];
  readonly rows: readonly NamedRow[];
  /** Text since the table before, the nearest last. */
  readonly before: readonly TextBefore[];
  readonly place: Place;
}

export interface NamedRow {
  /** As many as there are columns; a cell that spans several stands in the first of them. */
  readonly cells: readonly string[];
  /** The words of a row that has only one cell with words, the first: a heading within the table, perhaps. */
  readonly title: string | null;
  /** As a person counts below the names of the columns, from 1; titles are not counted. */
  readonly number: number;
  readonly place: Place;
}

export interface TextBefore {
  readonly text: string;
  /** 1–6 for a heading by the file's own marks, 0 for text. */
  readonly level: number;
  readonly isBold: boolean;
}

/** More text than this before a table says nothing about it. */
const MOST_BEFORE = 120;
/** Rows among which a sheet's names of columns are looked for: titles and dates stand above them. */
const MOST_ABOVE = 15;
const LONGEST_NAME = 120;

export const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Every table of a document, every sheet of a workbook. */
export const tablesOf = (file: OpenedFile): NamedTable[] =>
  'sheets' in file ? sheetTables(file.sheets) : documentTables(file.blocks);

/** Rows of a sheet that tell what kind of table it is. */
const HEAD_ROWS = 200;

/** The tables with so many rows as it takes to recognise them; a workbook may have a million. */
export const tableHeads = (file: OpenedFile): NamedTable[] =>
  'sheets' in file
    ? sheetTables(file.sheets.map(({ name, rows }) => ({ name, rows: rows.slice(0, HEAD_ROWS) })))
    : documentTables(file.blocks);

function documentTables(blocks: readonly Block[]): NamedTable[] {
  const tables: NamedTable[] = [];
  let before: TextBefore[] = [];
  for (const block of blocks) {
    if (block.type === 'table') {
      tables.push(tableOf(block, tables.length + 1, before));
      before = [];
    } else if (block.role === undefined) {
      const label = block.label === null || block.label === '•' ? '' : `${block.label} `;
      before.push({ text: label + block.text, level: block.level, isBold: block.isBold === true });
      if (before.length > MOST_BEFORE) before = before.slice(-MOST_BEFORE);
    }
  }
  return tables;
}

function tableOf(block: TableBlock, number: number, before: readonly TextBefore[]): NamedTable {
  const grid = block.rows.map((row) => ({ cells: withoutSpans(row.cells), place: row.place }));
  const marked = block.headingRows > 0 ? block.headingRows : looksLikeNames(grid[0]?.cells ?? []) ? 1 : 0;
  const heads = grid.slice(0, marked).map(({ cells }) => cells);
  const titles = heads.flatMap((cells) => titleOf(cells) ?? []);
  const names = heads.filter((cells) => titleOf(cells) === null && !isNumbering(cells));
  const columns = (grid[0]?.cells ?? []).map((_, index) => joinedName(names, index));
  return {
    number,
    columns,
    rows: namedRows(grid.slice(marked), columns),
    before: [...before, ...titles.map((text) => ({ text, level: 0, isBold: true }))],
    place: block.place,
  };
}

/** A cell that spans columns is repeated in each place; one that spans rows belongs to each of them. */
const withoutSpans = (cells: readonly TableCell[]): string[] =>
  cells.map((cell, index) =>
    cell.isRepeat && index > 0 && cells[index - 1]?.text === cell.text ? '' : cell.text.trim(),
  );

const joinedName = (heads: readonly (readonly string[])[], index: number): string =>
  [...new Set(heads.map((cells) => tidy(cells[index] ?? '')))].filter((text) => text !== '').join(' ');

const isNumbering = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell, index) => cell === String(index + 1));

/** Names have no figures and no addresses in them; a row of facts does. */
const looksLikeNames = (cells: readonly string[]): boolean =>
  cells.filter((cell) => cell !== '').length > 1 &&
  cells.every((cell) => cell.length < LONGEST_NAME && !/\d{2}|https?:|^[\s/–—-]+$/u.test(cell));

function titleOf(cells: readonly string[]): string | null {
  const [first = ''] = cells;
  return cells.length > 1 && first !== '' && cells.every((cell, index) => index === 0 || cell === '')
    ? tidy(first)
    : null;
}

function namedRows(
  grid: readonly { readonly cells: readonly string[]; readonly place: Place }[],
  columns: readonly string[],
): NamedRow[] {
  const rows: NamedRow[] = [];
  const names = columns.join('\t');
  let number = 0;
  for (const { cells, place } of grid) {
    // The names again, after a page break or under a heading within the table.
    if (cells.map(tidy).join('\t') === names || isNumbering(cells) || cells.every((cell) => cell === ''))
      continue;
    const title = titleOf(cells);
    if (title === null) number += 1;
    rows.push({ cells, title, number, place });
  }
  return rows;
}

/** Rows of a sheet on a page that is shown beside what was found. */
const ROWS_A_PAGE = 60;
const pagesOfSheet = ({ rows }: Sheet): number => Math.ceil(rows.length / ROWS_A_PAGE);

function sheetTables(sheets: readonly Sheet[]): NamedTable[] {
  let pages = 0;
  return sheets.flatMap((sheet, index) => {
    const from = pages;
    pages += pagesOfSheet(sheet);
    return sheetTable(sheet, index + 1, from);
  });
}

/** Place of a row of a sheet, from 0, on the pages of its workbook. */
export const rowPlace = (pagesBefore: number, row: number): Place => {
  const line = (row % ROWS_A_PAGE) + 1;
  return { page: pagesBefore + Math.floor(row / ROWS_A_PAGE) + 1, fromLine: line, toLine: line };
};

function sheetTable({ rows }: Sheet, number: number, pagesBefore: number): NamedTable[] {
  const grid = rows.map((cells, at) => ({
    cells: cells.map((cell) => cell?.trim() ?? ''),
    place: rowPlace(pagesBefore, at),
  }));
  const at = grid
    .slice(0, MOST_ABOVE)
    .findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  const head = grid[at];
  if (head === undefined) return [];
  const columns = head.cells.map(tidy);
  const body = grid.slice(at + 1).map(({ cells, place }) => ({
    cells: columns.map((_, column) => cells[column] ?? ''),
    place,
  }));
  const above = grid.slice(0, at).flatMap(({ cells }) => cells.filter((cell) => cell !== ''));
  const before = above.map((text) => ({ text, level: 0, isBold: false }));
  return [{ number, columns, rows: namedRows(body, columns), before, place: head.place }];
}

/** The pages of a document; of a workbook its rows, 60 a page. */
export function pagesOf(file: OpenedFile): ProposedPage[] {
  if (!('sheets' in file)) return file.pages.map(({ number, lines }) => ({ number, lines }));
  const pages: ProposedPage[] = [];
  for (const { rows } of file.sheets)
    for (let from = 0; from < rows.length; from += ROWS_A_PAGE)
      pages.push({
        number: pages.length + 1,
        lines: rows
          .slice(from, from + ROWS_A_PAGE)
          .map((cells) => cells.map((cell) => cell ?? '').join(' | ')),
      });
  return pages;
}

/** Share of a file's letters that stand in its tables, 0 to 1: a decree is mostly table, a report mostly prose. */
export function shareInTables(file: OpenedFile): number {
  if ('sheets' in file) return 1;
  let [inside, all] = [0, 0];
  for (const block of file.blocks) {
    if (block.type === 'text') all += block.text.length;
    else
      for (const { cells } of block.rows)
        for (const cell of cells) {
          if (cell.isRepeat) continue;
          inside += cell.text.length;
          all += cell.text.length;
        }
  }
  return all === 0 ? 0 : inside / all;
}
