import { placedText, type PlacedText } from '../common/placed-text.ts';
import { NUMBERED, headingRank, headsOf, isHeadRow } from './headings.ts';
import type { AddendumLine } from './lines.ts';
import {
  bareNumbersAtStart,
  numberRuns,
  numbersAtStart,
  runAt,
  type IsParagraph,
  type NamedNumber,
} from './numbers.ts';
import { answerOf } from './stance.ts';

/** A heading, a paragraph, or what the State says behind the numbers of recommendations. */
export interface Passage {
  readonly kind: 'heading' | 'text' | 'reply';
  /** The recommendations that a reply answers, as it names them. */
  readonly numbers: readonly NamedNumber[];
  /** The State's words; of a table, the cells behind the one with the number, each a column. */
  readonly columns: readonly PlacedText[];
  /** How high a heading stands: smaller is higher; 0 for what is none. */
  readonly rank: number;
  readonly fontSize: number;
  /** The head of each column, where the table has a row of heads. */
  readonly heads: readonly string[];
}

/** What the report tells of its numbers: paragraphs that hold recommendations, and the highest number of a list. */
export interface ReportNumbers {
  readonly isParagraph: IsParagraph;
  readonly highest: number;
}

/** Cuts an addendum into passages. Pure. */
export function passagesOf(lines: readonly AddendumLine[], report: ReportNumbers): readonly Passage[] {
  const cutter = new PassageCutter(report, usesBareNumbers(lines, report));
  for (const row of rowsOf(lines)) {
    const [only] = row;
    if (only === undefined) continue;
    if (row.length > 1 || only.row !== null) cutter.addRow(row);
    else cutter.addLine(only);
  }
  return cutter.passages();
}

/** Lines one by one; the cells of a table's row together. */
function rowsOf(lines: readonly AddendumLine[]): readonly (readonly AddendumLine[])[] {
  const rows: AddendumLine[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (line.row !== null && last?.[0]?.row === line.row) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** Of passages that begin with a bare number, so many must answer before the numbers are those of recommendations. */
const ANSWERING = 0.5;
const FEWEST_BARE = 6;

/** "5., 6. Slovenia accepts …": numbers of recommendations, and not the addendum's own paragraphs. */
function usesBareNumbers(lines: readonly AddendumLine[], { isParagraph, highest }: ReportNumbers): boolean {
  const bare = lines.filter(
    ({ text, column, row }) => column === 0 && row === null && bareNumbersAtStart(text),
  );
  const named = lines.filter(({ text }) => numbersAtStart(text, isParagraph) !== null).length;
  if (bare.length < FEWEST_BARE || named > bare.length / 3) return false;
  const numbers = bare.flatMap(({ text }) => bareNumbersAtStart(text)?.numbers ?? []);
  const largest = Math.max(...numbers.map(({ item }) => item ?? 0));
  const answering = bare.filter(({ text }) => answerOf(text)?.isPlain === true).length;
  return largest <= highest && answering >= ANSWERING * bare.length;
}

interface OpenPassage {
  kind: Passage['kind'];
  numbers: NamedNumber[];
  columns: AddendumLine[][];
  rank: number;
  fontSize: number;
  heads: string[];
  /** More numbers must follow: "77., 78., 79., 82.,". */
  isOpen: boolean;
}

/** What cannot end a page: a list of numbers, "recommendation", "and". */
const GOES_ON = /[,\d–—-]$|\b(?:recommendations?|recs?|and|to|of|see)$/iu;

/** A numbered paragraph of the addendum itself: "3. The Government …". */
const OWN_PARAGRAPH = /^\d{1,3}\.\s+(?=["“(]?\p{Lu})/u;

class PassageCutter {
  readonly #report: ReportNumbers;
  readonly #isBare: boolean;
  readonly #open: OpenPassage[] = [];
  #heads: readonly string[] = [];
  /** The number that continues the count, where bare numbers count recommendations. */
  #next = 1;

  constructor(report: ReportNumbers, isBare: boolean) {
    this.#report = report;
    this.#isBare = isBare;
  }

  passages(): readonly Passage[] {
    return this.#open.map(({ columns, ...more }) => ({
      ...more,
      columns: columns.map((lines) => placedText(lines, () => false)),
    }));
  }

  addLine(line: AddendumLine): void {
    const current = this.#open.at(-1);
    if (line.column > 0 && current !== undefined) return this.#append(line);
    this.#heads = [];
    const bare = this.#isBare ? bareNumbersAtStart(line.text) : null;
    if (bare !== null && (current?.isOpen || this.#continuesCount(bare.numbers) || this.#hasEnded(line))) {
      this.#next = (bare.numbers.at(-1)?.item ?? 0) + 1;
      const rest = { ...line, text: line.text.slice(bare.end).trim() };
      if (current?.isOpen) {
        current.numbers.push(...bare.numbers);
        current.isOpen = bare.isOpen;
        return rest.text === '' ? undefined : this.#append(rest);
      }
      return this.#begin('reply', rest, { numbers: [...bare.numbers], isOpen: bare.isOpen });
    }
    if (current !== undefined) current.isOpen = current.isOpen && this.#isBare;
    const run = numbersAtStart(line.text, this.#report.isParagraph);
    if (run !== null && this.#startsReply(line, run.end)) {
      const text = line.text.slice(run.end).replace(/^[\s.:;,)–-]+/u, '');
      return this.#begin('reply', { ...line, text }, { numbers: [...run.numbers] });
    }
    const rank = headingRank(line);
    if (rank > 0 && !this.#continuesBold(line)) return this.#heading(line, rank);
    if (OWN_PARAGRAPH.test(line.text) && this.#hasEnded(line)) return this.#begin('text', line);
    if (current === undefined || current.kind === 'heading') return this.#begin('text', line);
    this.#append(line);
  }

  /** The row of a table: the numbers in one cell, the State's words in the others. */
  addRow(cells: readonly AddendumLine[]): void {
    const texts = cells.map(({ text }) => text);
    if (isHeadRow(texts)) {
      this.#heads = headsOf(cells);
      return;
    }
    const [first] = cells;
    const at = cells.findIndex(({ text }) => this.#numbersOfCell(text) !== null);
    const cell = cells[at];
    const found = cell === undefined ? null : this.#numbersOfCell(cell.text);
    if (cell === undefined || found === null) {
      if (cells.length === 1 && first !== undefined && headingRank(first) > 0)
        return this.#heading(first, headingRank(first));
      if (first !== undefined) this.#begin('text', first);
      for (const other of cells.slice(1)) this.#columnOf(other);
      return;
    }
    const rest = { ...cell, text: cell.text.slice(found.end).replace(/^[\s.:;,)–-]+/u, '') };
    this.#begin('reply', rest, {
      numbers: [...found.numbers],
      heads: [this.#heads[cell.column] ?? ''],
    });
    for (const other of cells) if (other !== cell) this.#columnOf(other);
  }

  #numbersOfCell(text: string): { readonly end: number; readonly numbers: readonly NamedNumber[] } | null {
    const named = numbersAtStart(text, this.#report.isParagraph);
    if (named !== null) return named;
    if (!ONLY_NUMBERS.test(text)) return null;
    const run = runAt(text.replace(/[.)]/gu, ' '), 0, () => false);
    return run === null ? null : { end: text.length, numbers: run.numbers };
  }

  #begin(kind: Passage['kind'], line: AddendumLine, more: Partial<OpenPassage> = {}): void {
    const columns = [line.text === '' ? [] : [line]];
    this.#open.push({
      kind,
      numbers: [],
      columns,
      rank: 0,
      fontSize: line.fontSize,
      heads: [],
      isOpen: false,
      ...more,
    });
  }

  #heading(line: AddendumLine, rank: number): void {
    const current = this.#open.at(-1);
    const goesOn =
      current?.kind === 'heading' && current.fontSize === line.fontSize && !NUMBERED.test(line.text);
    if (goesOn && current.columns[0]?.at(-1)?.page === line.page && line.level === 0) this.#append(line);
    else this.#begin('heading', line, { rank });
  }

  /** Behind the number's own cell each further cell is a column. */
  #columnOf(cell: AddendumLine): void {
    const current = this.#open.at(-1);
    current?.columns.push([cell]);
    current?.heads.push(this.#heads[cell.column] ?? '');
  }

  #append(line: AddendumLine): void {
    const columns = this.#open.at(-1)?.columns ?? [];
    const at = line.row === null ? line.column : 0;
    while (columns.length <= at) columns.push([]);
    columns[at]?.push(line);
  }

  #continuesCount(numbers: readonly NamedNumber[]): boolean {
    return numbers[0]?.item === this.#next;
  }

  #lastLine(): AddendumLine | undefined {
    return this.#open.at(-1)?.columns[0]?.at(-1);
  }

  #hasEnded(line: AddendumLine): boolean {
    const last = this.#lastLine();
    const before = last?.text ?? '';
    const isNewPage = last !== undefined && last.page !== line.page && !GOES_ON.test(before);
    const isStop = before === '' || /[.:;!?)”"]$/u.test(before);
    return line.beginsParagraph || isNewPage || isStop || this.#open.at(-1)?.kind === 'heading';
  }

  /** Numbers at the start of a line begin a reply, unless they go on with a list of numbers. */
  #startsReply(line: AddendumLine, end: number): boolean {
    const current = this.#open.at(-1);
    if (current === undefined || current.kind === 'heading' || line.isBold === true) return true;
    if (!this.#hasEnded(line)) return false;
    const isList = line.text.slice(end).trim().length < 3 && numberRuns(line.text)[0]?.numbers.length;
    const before = this.#lastLine()?.text ?? '';
    return !(typeof isList === 'number' && isList > 2 && /\d[.,]?$/u.test(before));
  }

  /** The second line of a recommendation that is printed in bold. */
  #continuesBold(line: AddendumLine): boolean {
    const before = this.#lastLine();
    return (
      line.level === 0 &&
      this.#open.at(-1)?.kind === 'reply' &&
      before?.isBold === true &&
      before.page === line.page &&
      !this.#hasEnded(line)
    );
  }
}

/** A cell that holds nothing but the numbers of recommendations: "5., 6.", "2 and 3", "6–13". */
const ONLY_NUMBERS = /^\d{1,3}(?:[\s.,;)–-]|and|to|\d{1,3})*$/u;
