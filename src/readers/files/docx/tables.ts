/** Tables of a Word file → rows of cells, with the page breaks that fall in each row. */
import type { TableCell } from '../../../features/proposals/index.ts';
import { MOST_COLUMNS } from '../table-cells.ts';
import { elementsOf, firstOf, valueOf } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';
import type { NoteMark } from './inline.ts';
import { isDeletedRow, isHeadingRow, isMostly } from './paragraphs.ts';
import type { Paragraphs } from './paragraphs.ts';
import { wholeNumber } from './properties.ts';
import { gridOf } from './table-grid.ts';
import type { GridCell } from './table-grid.ts';

export interface DocxRow {
  readonly cells: readonly TableCell[];
  readonly isHeading: boolean;
  /** Pages that begin with this row, and pages that begin inside it. */
  readonly breaksBefore: Breaks;
  readonly breaksWithin: Breaks;
  readonly notes: readonly NoteMark[];
  readonly pictures: number;
}

export interface Breaks {
  readonly laidOut: number;
  readonly asked: number;
}

/** Elements that wrap blocks, rows or cells and say nothing themselves. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo']);

/** The elements of these names below a node, wrappers taken off. */
export function* unwrapped(node: XmlNode, names: readonly string[]): Generator<XmlNode, void> {
  for (const child of elementsOf(node)) {
    if (names.includes(child.name)) yield child;
    else if (WRAPPERS.has(child.name)) yield* unwrapped(child, names);
    else if (child.name === 'mc:AlternateContent') {
      const chosen = firstOf(child, 'mc:Choice') ?? firstOf(child, 'mc:Fallback');
      if (chosen !== undefined) yield* unwrapped(chosen, names);
    }
  }
}

export function readTable(fileName: string, table: XmlNode, paragraphs: Paragraphs): DocxRow[] {
  const widths = elementsOf(firstOf(table, 'w:tblGrid'), 'w:gridCol').map(
    (column) => wholeNumber(column.attributes['w:w']) ?? 0,
  );
  const rows: (Omit<DocxRow, 'cells'> & { readonly grid: readonly GridCell[] })[] = [];
  for (const row of unwrapped(table, ['w:tr'])) {
    if (!isDeletedRow(row)) rows.push(readRow(row, paragraphs));
  }
  const grid = gridOf(
    fileName,
    rows.map((row) => row.grid),
    widths,
  );
  return rows.map(({ grid: _grid, ...row }, index) => ({ ...row, cells: grid[index] ?? [] }));
}

function readRow(row: XmlNode, paragraphs: Paragraphs) {
  const grid: GridCell[] = [];
  const contents: CellContent[] = [];
  let from = Math.min(MOST_COLUMNS, wholeNumber(valueOf(firstOf(row, 'w:trPr'), 'w:gridBefore')) ?? 0);
  for (const node of unwrapped(row, ['w:tc'])) {
    const properties = firstOf(node, 'w:tcPr');
    const span = Math.max(1, wholeNumber(valueOf(properties, 'w:gridSpan')) ?? 1);
    const to = Math.min(MOST_COLUMNS, from + span);
    if (to === from) break;
    const content = readCell(node, paragraphs);
    contents.push(content);
    const merge = firstOf(properties, 'w:vMerge');
    grid.push({
      cell: { text: content.texts.join('\n'), isRepeat: false, isBold: isBold(content) },
      from,
      to,
      isContinued: merge !== undefined && merge.attributes['w:val'] !== 'restart',
    });
    from = to;
  }
  const most = (count: (content: CellContent) => number): number => Math.max(0, ...contents.map(count));
  const before = { laidOut: most((one) => one.leading.laidOut), asked: most((one) => one.leading.asked) };
  return {
    grid,
    isHeading: isHeadingRow(row),
    breaksBefore: before,
    breaksWithin: {
      laidOut: most((one) => one.breaks.laidOut) - before.laidOut,
      asked: most((one) => one.breaks.asked) - before.asked,
    },
    notes: contents.flatMap((one) => one.notes),
    pictures: contents.reduce((sum, one) => sum + one.pictures, 0),
  };
}

interface CellContent {
  readonly texts: string[];
  readonly notes: NoteMark[];
  pictures: number;
  letters: number;
  boldLetters: number;
  /** All page breaks in the cell, and those in front of its first word. */
  breaks: Breaks;
  leading: Breaks;
}

const isBold = (content: CellContent): boolean | null =>
  content.letters === 0 ? null : isMostly(content.boldLetters, content.letters);

function readCell(node: XmlNode, paragraphs: Paragraphs): CellContent {
  const none: Breaks = { laidOut: 0, asked: 0 };
  const content: CellContent = {
    texts: [],
    notes: [],
    pictures: 0,
    letters: 0,
    boldLetters: 0,
    breaks: none,
    leading: none,
  };
  addBlocks(content, node, paragraphs);
  return content;
}

function addBlocks(content: CellContent, node: XmlNode, paragraphs: Paragraphs): void {
  for (const child of unwrapped(node, ['w:p', 'w:tbl'])) {
    if (child.name === 'w:p') addParagraph(content, child, paragraphs);
    else addInnerTable(content, child, paragraphs);
  }
}

function addParagraph(content: CellContent, node: XmlNode, paragraphs: Paragraphs): void {
  const paragraph = paragraphs.read(node);
  if (paragraph === null) return;
  const { inline, printed } = paragraph;
  const isFirst = content.texts.length === 0;
  const atStart = (offset: number): boolean => isFirst && inline.text.slice(0, offset).trim() === '';
  content.breaks = added(content.breaks, inline.laidOutBreaks.length, inline.askedBreaks.length);
  content.leading = added(
    content.leading,
    inline.laidOutBreaks.filter(atStart).length,
    inline.askedBreaks.filter(atStart).length,
  );
  content.notes.push(...inline.notes);
  content.pictures += inline.pictures;
  content.letters += inline.letters;
  content.boldLetters += inline.boldLetters;
  if (printed !== '') content.texts.push(printed);
  for (const box of inline.boxes) addBlocks(content, box, paragraphs);
}

const added = (breaks: Breaks, laidOut: number, asked: number): Breaks => ({
  laidOut: breaks.laidOut + laidOut,
  asked: breaks.asked + asked,
});

/** A table in a cell is lines of the cell, its own cells parted by tabs. */
function addInnerTable(content: CellContent, table: XmlNode, paragraphs: Paragraphs): void {
  for (const row of unwrapped(table, ['w:tr'])) {
    if (isDeletedRow(row)) continue;
    const cells: string[] = [];
    for (const cell of unwrapped(row, ['w:tc'])) {
      const inner = readCell(cell, paragraphs);
      content.notes.push(...inner.notes);
      content.letters += inner.letters;
      content.boldLetters += inner.boldLetters;
      cells.push(inner.texts.join(' '));
    }
    if (cells.some((cell) => cell !== '')) content.texts.push(cells.join('\t'));
  }
}

/** Rows that the file repeats at the top of each page. */
export function markedRows(rows: readonly DocxRow[]): number {
  const first = rows.findIndex((row) => !row.isHeading);
  return first < 0 ? 0 : first;
}
