/**
 * Tables as lines with tabs between their cells: what documents turn into when they are converted or copied. Page
 * breaks run through such tables, with footnotes in between; what belongs together is put together again. Pure.
 */
import { splitLabel } from '../label.ts';
import { bareText, continuesRow, joinRows } from './cut-rows.ts';

export type Segment = TextSegment | TableSegment;

export interface TextSegment {
  readonly type: 'text';
  /** Lines of the file, from 0, and where the first stands. */
  readonly from: number;
  readonly lines: readonly string[];
  /** Each line is a paragraph: a list that was set with tabs, a table of contents. */
  readonly isLineByLine: boolean;
}

export interface TableSegment {
  readonly type: 'table';
  readonly from: number;
  /** One after its last line. */
  readonly to: number;
  readonly rows: readonly TabRow[];
  /** The first row names the columns. */
  readonly hasNames: boolean;
}

export interface TabRow {
  readonly cells: readonly string[];
  readonly line: number;
}

const NOTE = /^\s*<sup>\s*\d{1,3}\s*<\/sup>/;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;

/** What may stand between two rows of one table. */
const isBetween = (line: string): boolean => line.trim() === '' || NOTE.test(line) || RULE.test(line);

const cellsOf = (line: string): string[] => line.split('\t').map((cell) => cell.trim());

const isDashes = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^[-–—:]*$/.test(cell)) && cells.some((cell) => cell !== '');

/** The lines of a text, divided into those of tables and the others. All lines are in one segment or another. */
export function segmentsOf(lines: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  let rest: string[] = [];
  let restFrom = 0;
  const endText = (): void => {
    if (rest.length > 0) segments.push({ type: 'text', from: restFrom, lines: rest, isLineByLine: false });
    rest = [];
  };
  for (let index = 0; index < lines.length;) {
    const group = groupAt(lines, index);
    if (group === null) {
      if (rest.length === 0) restFrom = index;
      rest.push(lines[index] ?? '');
      index += 1;
      continue;
    }
    endText();
    segments.push(...segmentsFrom(group, lines));
    index = group.end;
  }
  endText();
  return segments;
}

interface Group {
  readonly rows: readonly GroupRow[];
  /** Lines of notes that stood between rows. */
  readonly notes: readonly number[];
  readonly from: number;
  /** One after the last row. */
  readonly end: number;
}

interface GroupRow extends TabRow {
  readonly isAfterGap: boolean;
}

/** A tab after the first word; one before it only sets the line in. */
const hasTabWithin = (line: string): boolean => {
  const tab = line.lastIndexOf('\t');
  return tab > 0 && tab > line.search(/\S/) && line.trim() !== '';
};

/** The lines with tabs that begin here and belong together, or null where no table begins. */
function groupAt(lines: readonly string[], from: number): Group | null {
  if (!hasTabWithin(lines[from] ?? '')) return null;
  const rows: GroupRow[] = [];
  const notes: number[] = [];
  let [columns, end, gap] = [0, from, from];
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.includes('\t')) {
      const cells = cellsOf(line);
      const isAfterGap = index > gap;
      if (isAfterGap && !belongs(cells, columns, rows)) break;
      for (let between = gap; between < index; between += 1) {
        if (NOTE.test(lines[between] ?? '')) notes.push(between);
      }
      columns = Math.max(columns, cells.length);
      const isRepeatedHead = isAfterGap && rows[0]?.cells.join('\t') === cells.join('\t');
      if (!isDashes(cells) && !isRepeatedHead) rows.push({ cells, line: index, isAfterGap });
      end = gap = index + 1;
    } else if (!isBetween(line)) break;
  }
  return rows.length === 0 ? null : { rows, notes, from, end };
}

/** After a gap a row of as many cells goes on with the table, or one that lacks its first; names begin another. */
function belongs(cells: readonly string[], columns: number, rows: readonly GroupRow[]): boolean {
  if (isDashes(cells)) return true;
  const isNames = cells.every((cell) => /^<b>.*<\/b>$|^\*\*.*\*\*$/.test(cell));
  if (isNames && rows[0]?.cells.join('\t') !== cells.join('\t')) return false;
  return cells.length === columns || (cells.length < columns && cells[0] === '');
}

function segmentsFrom({ rows, notes, from, end }: Group, lines: readonly string[]): Segment[] {
  const noteSegments = notes.map((line): Segment => ({
    type: 'text',
    from: line,
    lines: [lines[line] ?? ''],
    isLineByLine: true,
  }));
  if (!isTable(rows)) {
    const texts = rows.map(({ cells, line }): Segment => {
      const text = `${cells[0] ?? ''}\t${cells
        .slice(1)
        .filter((cell) => cell !== '')
        .join(' ')}`.trim();
      return { type: 'text', from: line, lines: [text], isLineByLine: true };
    });
    return [...texts, ...noteSegments];
  }
  const joined = joinedRows(rows);
  return [{ type: 'table', from, to: end, rows: joined, hasNames: hasNames(joined) }, ...noteSegments];
}

/** The dots that lead to a page number. */
export const LEADER = /\.{4,}|…{2,}|(?:\. ){4,}/;
const PAGE_NUMBER = /^(?:\d{1,4}|[ivxlc]{1,7})?$/;

/** Not a table of contents, and not paragraphs with a tab after their number. */
function isTable(rows: readonly GroupRow[]): boolean {
  const share = (test: (cells: readonly string[]) => boolean): number =>
    rows.filter(({ cells }) => test(cells)).length / rows.length;
  if (share((cells) => LEADER.test(cells.join(' ')) && PAGE_NUMBER.test(cells.at(-1) ?? '')) >= 0.5)
    return false;
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  if (rows.length === 1 && columns < 3) return false;
  return !(columns === 2 && share(([first = '']) => splitLabel(`${first}\tX`).label !== null) > 0.8);
}

function joinedRows(rows: readonly GroupRow[]): TabRow[] {
  const joined: { cells: readonly string[]; line: number }[] = [];
  for (const { cells, line, isAfterGap } of rows) {
    const above = joined.at(-1);
    if (above !== undefined && isAfterGap && continuesRow(cells, above.cells)) {
      above.cells = joinRows(above.cells, cells);
    } else joined.push({ cells, line });
  }
  return joined;
}

/** Names of columns are all there, short, and without figures; or they are marked bold. */
function hasNames(rows: readonly TabRow[]): boolean {
  const [first, second] = rows;
  if (first === undefined || second === undefined) return false;
  const texts = first.cells.filter((cell) => cell !== '');
  if (texts.length < 2) return false;
  if (texts.every((cell) => /^(?:<(?:b|u|strong)>|\*\*)/.test(cell))) return true;
  return texts.map(bareText).every((text) => text.length < 80 && !/\d|https?:|\/$/.test(text));
}
