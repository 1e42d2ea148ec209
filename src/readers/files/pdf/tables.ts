/** Tables of a PDF, where its lines show clear columns; whatever is not clear stays text. Pure. */
import type { TableBlock, TableCell } from '../../../features/proposals/index.ts';
import { splitLabel } from '../label.ts';
import { EMPTY_CELL, headingRowsOf } from '../table-cells.ts';
import type { BodyLine } from './body.ts';
import { joinLines } from './join.ts';
import type { WordJudge } from './join.ts';
import type { PdfCell } from './pages.ts';

export interface PdfTable {
  /** Lines of the body from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  readonly block: TableBlock;
}

/** Points by which the left edges of one column may differ. */
const SAME_EDGE = 6;
const LEAST_ROWS = 3;
/** Lines further apart than this many font sizes belong to different things. */
const FARTHEST = 4;

export function tablesOf(lines: readonly BodyLine[], isWord: WordJudge): PdfTable[] {
  const tables: PdfTable[] = [];
  for (let from = 0; from < lines.length;) {
    const to = lines[from] !== undefined && isRow(lines[from]) ? endOfRegion(lines, from) : from + 1;
    const block = to - from >= LEAST_ROWS ? tableFrom(lines.slice(from, to), isWord) : null;
    if (block !== null) tables.push({ from, to, block });
    from = to;
  }
  return tables;
}

const LEADER = /\.{4,}|…{2,}/;

/** A line of several parts that is neither a numbered paragraph with a tab nor a line of a table of contents. */
function isRow(line: BodyLine | undefined): line is BodyLine & { readonly cells: readonly PdfCell[] } {
  if (line?.cells === undefined || LEADER.test(line.text)) return false;
  const [first] = line.cells;
  return !(line.cells.length === 2 && first !== undefined && splitLabel(`${first.text}\tX`).label !== null);
}

function endOfRegion(lines: readonly BodyLine[], from: number): number {
  const starts = (lines[from]?.cells ?? []).map(({ x }) => x);
  let end = from + 1;
  for (; end < lines.length; end += 1) {
    const [line, above] = [lines[end], lines[end - 1]];
    if (line === undefined || above === undefined || line.page !== above.page) break;
    const gap = line.y - above.y;
    if (gap <= 0 || gap > FARTHEST * line.fontSize || line.text === '' || LEADER.test(line.text)) break;
    if (isRow(line)) starts.push(...line.cells.map(({ x }) => x));
    else if (!isRestOfCell(line, starts)) break;
  }
  return end;
}

/** A line that stands below one column and does not reach into the next. */
function isRestOfCell(line: BodyLine, starts: readonly number[]): boolean {
  if (line.cells !== undefined || !starts.some((x) => Math.abs(x - line.x) <= SAME_EDGE)) return false;
  const next = Math.min(...starts.filter((x) => x > line.x + SAME_EDGE));
  return line.right <= next;
}

function tableFrom(lines: readonly BodyLine[], isWord: WordJudge): TableBlock | null {
  const rows = lines.filter(isRow);
  const columns = columnsOf(rows);
  if (rows.length < LEAST_ROWS || columns === null) return null;
  const groups = groupRows(lines, columns);
  if (groups.length < LEAST_ROWS) return null;
  const cells = groups.map((group) => cellsOf(group, columns, isWord));
  const placed = groups.map((group, index) => ({ cells: cells[index] ?? [], place: placeOf(group) }));
  return { type: 'table', rows: placed, headingRows: headingRowsOf(cells, 0), place: placeOf(lines) };
}

function placeOf(lines: readonly BodyLine[]) {
  const [first, last] = [lines[0], lines.at(-1)];
  return { page: first?.page ?? 1, fromLine: first?.line ?? 1, toLine: last?.line ?? 1 };
}

/** Left edges at which a third of the rows have a cell; null where there are less than two, or cells stand elsewhere. */
function columnsOf(rows: readonly { readonly cells: readonly PdfCell[] }[]): number[] | null {
  const edges = rows.flatMap((row) => row.cells.map(({ x }) => x)).sort((a, b) => a - b);
  const clusters: number[][] = [];
  for (const edge of edges) {
    const last = clusters.at(-1);
    if (last?.[0] !== undefined && edge - last[0] <= SAME_EDGE) last.push(edge);
    else clusters.push([edge]);
  }
  const least = Math.max(2, rows.length / 3);
  const columns = clusters.filter((cluster) => cluster.length >= least);
  const inColumns = columns.reduce((sum, cluster) => sum + cluster.length, 0);
  if (columns.length < 2 || inColumns < 0.85 * edges.length) return null;
  return columns.map(([edge = 0]) => edge);
}

const partsOf = (line: BodyLine): readonly PdfCell[] =>
  line.cells ?? [{ text: line.text, x: line.x, right: line.right }];

const columnAt = (x: number, columns: readonly number[]): number =>
  Math.max(
    0,
    columns.findLastIndex((edge) => edge <= x + SAME_EDGE),
  );

/** Lines of one row stand closer than rows do; where all stand alike, a row begins with its first column. */
function groupRows(lines: readonly BodyLine[], columns: readonly number[]): BodyLine[][] {
  const gaps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? line.y));
  const closest = Math.min(...gaps);
  const isSpaced = gaps.some((gap) => gap > 1.3 * closest) && gaps.some((gap) => gap <= 1.3 * closest);
  const areAllRows = lines.every((line) => isRow(line));
  const groups: BodyLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const isFirstFilled = columnAt(line.x, columns) === 0 && isRow(line);
    const begins = isSpaced ? (gaps[index - 1] ?? 0) > 1.3 * closest : areAllRows || isFirstFilled;
    if (groups.length === 0 || begins) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

function cellsOf(group: readonly BodyLine[], columns: readonly number[], isWord: WordJudge): TableCell[] {
  const texts: string[][] = columns.map(() => []);
  for (const line of group) {
    for (const { text, x } of partsOf(line)) texts[columnAt(x, columns)]?.push(text);
  }
  const isBold = group.every(({ bold }) => bold === null) ? null : group.every(({ bold }) => bold === true);
  return texts.map((parts) =>
    parts.length === 0 ? EMPTY_CELL : { text: joinLines(parts, isWord), isRepeat: false, isBold },
  );
}
