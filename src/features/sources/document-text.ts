/**
 * The text of a held document as blocks: headings, paragraphs, list items, table rows, footnotes, in order, each under
 * its headings. Reads Markdown (as documents come out of conversion), plain text and the lines of a PDF. Page breaks
 * run through paragraphs and tables: what belongs together is put together again.
 */
import { headingNumber, Outline, ParagraphNumbers } from './headings.ts';
import { isMarkdownLine, isRestOf, isRule, readFootnote, readHeading, readItem } from './line-forms.ts';
import { isLeader, pageFurniture, shapeOf } from './page-furniture.ts';
import { plainWords } from './plain-words.ts';
import type { Mark } from './plain-words.ts';
import {
  continuesTable,
  isNumberingRow,
  joinRows,
  looksLikeHeader,
  rowOf,
  spansTable,
} from './table-rows.ts';
import type { Cell, TableRow } from './table-rows.ts';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row' | 'footnote';

export interface Block {
  readonly kind: BlockKind;
  /** The words alone; of a row, its cells with ' | ' between them. */
  readonly text: string;
  /** Page it begins on, from 1. */
  readonly page: number;
  readonly marks: readonly Mark[];
  /** 'VII' of a heading, '24' of a paragraph, '1' or '(e)' of an item, '56' of a footnote. */
  readonly number: string | null;
  /** The number of a paragraph or item as it is printed before the words: '24.', '(e)'; '' where there is none. */
  readonly label: string;
  /** Of a heading, 1 for the outermost; of an item, how far it is indented; of a numbered paragraph, 1 in a list of another. */
  readonly depth: number;
  /** Of a heading: the first block that is no longer under it. */
  readonly end: number;
  readonly row: RowPlace | null;
}

export interface RowPlace {
  /** Which table of the document, from 0. */
  readonly table: number;
  /** From 1, heading rows and rows that span the table left out; 0 for those. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

export interface DocumentText {
  readonly blocks: readonly Block[];
  /** Header cells by table; [] where a table has none. */
  readonly headers: readonly (readonly string[])[];
  /** Whether its pages are those of the printed document, so that a page number in a locator means something. */
  readonly hasPages: boolean;
}

type Draft = { -readonly [Key in keyof Block]: Block[Key] } & {
  /** The lines it is made of; its words are only taken from them when they are wanted. */
  lines: string[];
};

interface Line {
  readonly raw: string;
  readonly page: number;
}

const CONTENTS = /^(?:table of )?contents$/i;

/** Reads the pages of a document into blocks. Pure; some 40 ms for a report of 150,000 letters. */
export function readDocument(pages: readonly string[], hasPages = true): DocumentText {
  const furniture = hasPages ? pageFurniture(pages) : new Set<string>();
  const lines = pages.flatMap((text, index) =>
    text
      .split(/\r?\n/)
      .filter((raw) => !furniture.has(shapeOf(raw)) && !isLeader(raw))
      .map((raw): Line => ({ raw, page: index + 1 })),
  );
  const isMarkdown = lines.some(({ raw }) => isMarkdownLine(raw));
  const hyphenated = new Set(pages.flatMap((text) => text.toLowerCase().match(HYPHENATED) ?? []));
  return { ...new Blocks(isMarkdown, hyphenated).read(lines), hasPages };
}

const HYPHENATED = /\p{L}+-\p{L}+/gu;

class Blocks {
  readonly #isMarkdown: boolean;
  /** Words that the document writes with a hyphen inside a line. */
  readonly #hyphenated: ReadonlySet<string>;
  readonly #blocks: Draft[] = [];
  readonly #headers: (readonly string[])[] = [];
  readonly #outline = new Outline();
  readonly #numbers = new ParagraphNumbers();
  #isAfterGap = true;
  #isContents = false;
  /** The table that may still go on: footnotes and page breaks do not end it. */
  #table: number | null = null;
  #rowNumber = 0;

  constructor(isMarkdown: boolean, hyphenated: ReadonlySet<string>) {
    this.#isMarkdown = isMarkdown;
    this.#hyphenated = hyphenated;
  }

  read(lines: readonly Line[]): Omit<DocumentText, 'hasPages'> {
    for (const line of lines) this.#take(line);
    for (const block of this.#blocks) settle(block, this.#hyphenated);
    endHeadings(this.#blocks);
    return { blocks: this.#blocks.map(({ lines: _lines, ...block }) => block), headers: this.#headers };
  }

  #take(line: Line): void {
    const { raw } = line;
    if (raw.trim() === '' || isRule(raw)) {
      this.#isAfterGap = true;
      return;
    }
    const footnote = readFootnote(raw);
    if (footnote) this.#add('footnote', line, footnote.words, { number: footnote.number });
    else if (!this.#takeHeading(line) && !this.#isContents) {
      if (raw.includes('\t') && this.#isMarkdown) this.#takeRow(line);
      else this.#takeWords(line);
    }
    this.#isAfterGap = false;
  }

  #takeHeading(line: Line): boolean {
    const found = readHeading(line.raw, { isMarkdown: this.#isMarkdown, isInTable: this.#table !== null });
    if (found === null) return false;
    const { text } = plainWords(found.words);
    const number = headingNumber(text)?.number ?? null;
    this.#isContents = CONTENTS.test(text);
    this.#table = null;
    this.#add('heading', line, found.words, { number, depth: this.#outline.depthOf(number, found.markup) });
    return true;
  }

  #takeRow({ raw, page }: Line): void {
    const row = rowOf(raw);
    if (isNumberingRow(row.cells)) return;
    const table = this.#table;
    const header = table === null ? [] : (this.#headers[table] ?? []);
    const last = this.#blocks.findLast((block) => block.kind === 'row');
    const texts = row.cells.map((cell) => cell.text);
    if (table !== null && last?.row && continuesTable(row.cells, last.row.cells, this.#isAfterGap)) {
      const joined = joinRows(last.row.cells, row.cells);
      last.row = { ...last.row, cells: joined.cells };
      last.text = joined.text;
      return;
    }
    const repeatsHeader = header.length > 0 && header.join('\n') === texts.join('\n');
    const isNames = looksLikeHeader(row.cells);
    const isHeader = isNames && (table === null || repeatsHeader || row.cells.length !== header.length);
    if (table === null || isHeader) {
      this.#headers.push(isNames ? texts : []);
      this.#table = this.#headers.length - 1;
      this.#rowNumber = 0;
    }
    const isCounted = !isHeader && !spansTable(row.cells);
    if (isCounted) this.#rowNumber += 1;
    const number = isCounted ? this.#rowNumber : 0;
    this.#addRow(page, row, { table: this.#table ?? 0, number, cells: row.cells });
  }

  #addRow(page: number, { text }: TableRow, row: RowPlace): void {
    this.#blocks.push({ ...EMPTY, lines: [], kind: 'row', page, text, row });
  }

  #takeWords(line: Line): void {
    const { raw, page } = line;
    if (this.#table !== null && /^<(?:b|u|i|p)>/.test(raw)) {
      const row = rowOf(raw);
      this.#addRow(page, row, { table: this.#table, number: 0, cells: row.cells });
      return;
    }
    const item = readItem(raw, this.#isMarkdown);
    if (item) {
      const { number, label, isParagraph } = item;
      const depth =
        isParagraph && number !== null ? this.#numbers.depthOf(number) : Math.floor(item.indent / 2);
      this.#add(isParagraph ? 'paragraph' : 'item', line, item.words, { number, label, depth });
    } else if (this.#goesOn(raw)) return;
    else this.#add('paragraph', line, raw, {});
    this.#table = null;
  }

  /** Puts the line to the block that it continues: the next line of it, or its rest after a page break. */
  #goesOn(raw: string): boolean {
    const last = this.#blocks.findLast((block) => block.kind !== 'footnote');
    if (!last || (last.kind !== 'paragraph' && last.kind !== 'item')) return false;
    const isNextLine =
      !this.#isAfterGap && this.#blocks.at(-1) === last && !(this.#isMarkdown && last.kind === 'paragraph');
    if (!isNextLine && !isRestOf(settle(last, this.#hyphenated), plainWords(raw).text)) return false;
    last.lines.push(raw.trim());
    return true;
  }

  #add(
    kind: BlockKind,
    { page }: Line,
    words: string,
    own: Partial<Pick<Block, 'number' | 'label' | 'depth'>>,
  ): void {
    this.#blocks.push({ ...EMPTY, kind, page, lines: [words.trim()], ...own });
  }
}

const EMPTY: Omit<Block, 'kind' | 'page'> = {
  text: '',
  marks: [],
  number: null,
  label: '',
  depth: 0,
  end: 0,
  row: null,
};

/** Makes the words of a block from its lines; a word that a line end divides is put together again. */
function settle(block: Draft, hyphenated: ReadonlySet<string>): Draft {
  if (block.lines.length === 0) return block;
  const joined = joinLines(block.lines, hyphenated);
  const { text, marks } = plainWords(joined);
  block.lines = [joined];
  block.text = text;
  block.marks = marks;
  return block;
}

/** 'inter-' and 'national' are one word, 'follow-' and 'up' keep the hyphen that the document gives them elsewhere. */
function joinLines(lines: readonly string[], hyphenated: ReadonlySet<string>): string {
  const parts = lines.map((line, index) => {
    const end = /\p{L}+-$/u.exec(line.slice(-40))?.[0];
    const begin = /^\p{Ll}+/u.exec(lines[index + 1]?.slice(0, 40) ?? '')?.[0];
    if (end === undefined || begin === undefined) return `${line} `;
    return hyphenated.has(`${end}${begin}`.toLowerCase()) ? line : line.slice(0, -1);
  });
  return parts.join('').trimEnd();
}

/** Says of each heading where its section ends: at the next one that is not deeper. */
function endHeadings(blocks: readonly Draft[]): void {
  const open: Draft[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'heading') return;
    while ((open.at(-1)?.depth ?? 0) >= block.depth) {
      const ended = open.pop();
      if (ended) ended.end = index;
    }
    open.push(block);
  });
  for (const block of open) block.end = blocks.length;
}
