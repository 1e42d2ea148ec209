/**
 * The text of a held document as blocks: headings, paragraphs, list items, table rows, footnotes, in order, each under
 * its headings. Reads Markdown (as documents come out of conversion), plain text and the lines of a PDF. Page breaks
 * run through paragraphs and tables: what belongs together is put together again.
 */
import { Outline, ParagraphNumbers, headingNumber } from './headings.ts';
import type { Markup } from './headings.ts';
import {
  continuesTable,
  isNumberingRow,
  joinRows,
  looksLikeHeader,
  rowOf,
  spansTable,
} from './table-rows.ts';
import type { Cell } from './table-rows.ts';
import { isLeader, pageFurniture, shapeOf } from './page-furniture.ts';
import { plainWords } from './plain-words.ts';
import type { Mark } from './plain-words.ts';

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

type Draft = { -readonly [Key in keyof Block]: Block[Key] } & { raw: string; afterGap: boolean };

interface Line {
  readonly raw: string;
  readonly page: number;
}

const FOOTNOTE = /^\s*<sup>\s*(\d{1,3})\s*<\/sup>\s*(.*)$/;
const RULE = /^\s*(?:[-_*=]{3,}|(?:\\\*\s*){3,}|[-|\t ]*-{2,}[-|\t ]*)\s*$/;
const HASH_HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const BOLD_LINE = /^(?:\*\*|__|<b>)(?!\s)(.+?)(?:\*\*|__|<\/b>)\s*:?\s*$/;
const SLIGHT_LINE = /^(?:\*|_)(?![\s*])([^*]+)(?:\*|_)\s*$/;
const ITEM =
  /^(\s*)(?:[-•▪●]\s+(?=\d{1,2}\)))?(?:([-•–▪●*])\s+|(?:(\d{1,3}(?:\.\d{1,3})*)([.)])|(\([a-z]{1,4}\)|[a-z]\)))\s+)(?=\S)/i;
/** '124.16 Ratify …': UN documents number recommendations so, with or without a stop. */
const SUB_PARAGRAPH = /^(\s*)(?:(\x00)|(\d{1,3}\.\d{1,3})(\.?)|(\x00))\s+(?=\p{Lu})/u;
const CONTENTS = /^(?:table of )?contents$/i;
const LONGEST_HEADING = 160;

/** Reads the pages of a document into blocks. Pure; some 40 ms for a report of 150,000 letters. */
export function readDocument(pages: readonly string[], hasPages = true): DocumentText {
  const furniture = hasPages ? pageFurniture(pages) : new Set<string>();
  const lines = pages.flatMap((text, index) =>
    text
      .split(/\r?\n/)
      .flatMap((raw): Line[] =>
        furniture.has(shapeOf(raw)) || isLeader(raw) ? [] : [{ raw, page: index + 1 }],
      ),
  );
  const isMarkdown = lines.some(({ raw }) => /^#{1,6} \S|<sup>|^\s*\*\*\S/.test(raw));
  return { ...new Blocks(isMarkdown).read(lines), hasPages };
}

class Blocks {
  readonly #isMarkdown: boolean;
  readonly #blocks: Draft[] = [];
  readonly #headers: (readonly string[])[] = [];
  readonly #outline = new Outline();
  readonly #numbers = new ParagraphNumbers();
  #isAfterGap = true;
  #isContents = false;
  /** The table that may still go on: footnotes and page breaks do not end it. */
  #table: number | null = null;
  #rowNumber = 0;

  constructor(isMarkdown: boolean) {
    this.#isMarkdown = isMarkdown;
  }

  read(lines: readonly Line[]): Omit<DocumentText, 'hasPages'> {
    for (const line of lines) this.#take(line);
    const drafts = this.#blocks;
    drafts.forEach((block, index) => {
      if (block.kind !== 'heading') return;
      const next = drafts.findIndex(
        (other, at) => at > index && other.kind === 'heading' && other.depth <= block.depth,
      );
      block.end = next < 0 ? drafts.length : next;
    });
    return { blocks: drafts.map(({ raw: _raw, afterGap: _gap, ...block }) => block), headers: this.#headers };
  }

  #take(line: Line): void {
    const { raw } = line;
    if (raw.trim() === '' || RULE.test(raw)) {
      this.#isAfterGap = true;
      return;
    }
    const footnote = FOOTNOTE.exec(raw);
    if (footnote) this.#add('footnote', line, { raw: footnote[2] ?? '', number: footnote[1] ?? '' });
    else if (!this.#takeHeading(line) && !this.#isContents) {
      if (raw.includes('\t') && this.#isMarkdown) this.#takeRow(line);
      else this.#takeWords(line);
    }
    this.#isAfterGap = false;
  }

  #takeHeading(line: Line): boolean {
    const { raw } = line;
    const hash = HASH_HEADING.exec(raw);
    const markup = hash ? 'hash' : this.#slighterHeading(raw);
    if (markup === null) return false;
    const { text, marks } = plainWords(hash?.[2] ?? raw);
    const numbered = headingNumber(text);
    this.#isContents = CONTENTS.test(text);
    this.#table = null;
    const depth = this.#outline.depthOf(numbered?.number ?? null, markup);
    this.#blocks.push({
      ...blank(line),
      kind: 'heading',
      text,
      marks,
      number: numbered?.number ?? null,
      depth,
      raw,
    });
    return true;
  }

  /** A line that is a heading although no # says so: wholly bold or italic, or short, standing alone and ending in a colon. */
  #slighterHeading(raw: string): Markup | null {
    const words = plainWords(raw).text;
    if (words.length > LONGEST_HEADING || raw.includes('\t')) return null;
    if (BOLD_LINE.test(raw)) return this.#table !== null && raw.startsWith('<b>') ? null : 'bold';
    if (SLIGHT_LINE.test(raw) && this.#isMarkdown) return /[.,;\]]$/.test(words) ? null : 'slight';
    if (!this.#isMarkdown) return isNumberedHeading(words) ? 'bold' : null;
    return /^(?:\p{Lu}[\p{L}-]*\s?){1,5}:$/u.test(words) ? 'slight' : null;
  }

  #takeRow(line: Line): void {
    const row = rowOf(line.raw);
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
    const isOtherTable =
      looksLikeHeader(row.cells) && (table === null || repeatsHeader || row.cells.length !== header.length);
    if (table === null || isOtherTable) {
      this.#headers.push(looksLikeHeader(row.cells) ? texts : []);
      this.#table = this.#headers.length - 1;
      this.#rowNumber = 0;
    }
    const isHeader = isOtherTable || (table === null && looksLikeHeader(row.cells));
    const isCounted = !isHeader && !spansTable(row.cells);
    if (isCounted) this.#rowNumber += 1;
    const place = { table: this.#table ?? 0, number: isCounted ? this.#rowNumber : 0, cells: row.cells };
    this.#blocks.push({ ...blank(line), kind: 'row', text: row.text, row: place, raw: line.raw });
  }

  #takeWords(line: Line): void {
    const { raw } = line;
    if (this.#table !== null && /^<(?:b|u|i|p)>/.test(raw)) {
      const { text, cells } = rowOf(raw);
      this.#blocks.push({
        ...blank(line),
        kind: 'row',
        text,
        row: { table: this.#table, number: 0, cells },
        raw,
      });
      return;
    }
    const item = ITEM.exec(raw) ?? (this.#isMarkdown ? null : SUB_PARAGRAPH.exec(raw));
    if (item && !(item[2] === '*' && /\*\s*$/.test(raw))) {
      const [all, indent = '', , digits, stop = '', letter] = item;
      const isParagraph = !this.#isMarkdown && stop !== ')' && digits !== undefined;
      const number =
        digits === undefined
          ? letter === undefined
            ? null
            : `(${letter.replace(/[()]/g, '').toLowerCase()})`
          : `${digits}${stop === ')' ? ')' : ''}`;
      this.#add(isParagraph ? 'paragraph' : 'item', line, {
        raw: raw.slice(all.length),
        number,
        label: digits === undefined ? (letter ?? '') : `${digits}${stop}`,
        depth: isParagraph ? this.#numbers.depthOf(digits) : Math.floor(indent.length / 2),
      });
      this.#table = null;
      return;
    }
    if (this.#goesOn(raw)) return;
    this.#add('paragraph', line, { raw: raw.trim() });
    this.#table = null;
  }

  /** Puts the line to the block that it continues: the next line of it, or its rest after a page break. */
  #goesOn(raw: string): boolean {
    const last = this.#blocks.findLast((block) => block.kind !== 'footnote');
    if (!last || (last.kind !== 'paragraph' && last.kind !== 'item')) return false;
    const words = plainWords(raw).text;
    const isNextLine =
      !this.#isAfterGap && this.#blocks.at(-1) === last && !(this.#isMarkdown && last.kind === 'paragraph');
    if (!isNextLine && !continues(last, words)) return false;
    const joined =
      /\p{L}-$/u.test(last.raw) && /^\p{Ll}/u.test(words)
        ? last.raw.slice(0, -1) + raw.trim()
        : `${last.raw} ${raw.trim()}`;
    last.raw = joined;
    const { text, marks } = plainWords(joined);
    last.text = text;
    last.marks = marks;
    return true;
  }

  #add(
    kind: BlockKind,
    line: Line,
    own: { raw: string; number?: string | null; label?: string; depth?: number },
  ): void {
    const { text, marks } = plainWords(own.raw);
    this.#blocks.push({
      ...blank(line),
      kind,
      text,
      marks,
      raw: own.raw,
      number: own.number ?? null,
      label: own.label ?? '',
      depth: own.depth ?? 0,
      afterGap: this.#isAfterGap,
    });
  }
}

const blank = (line: Line): Draft => ({
  kind: 'paragraph',
  text: '',
  page: line.page,
  marks: [],
  number: null,
  label: '',
  depth: 0,
  end: 0,
  row: null,
  raw: '',
  afterGap: true,
});

/** In text without markup: 'II. Conclusions', 'A. Presentation by the State', short and without a stop. */
const isNumberedHeading = (words: string): boolean =>
  words.length <= 100 && /^(?:[IVXL]+|[A-Z])\.\s+\p{Lu}/u.test(words) && !/[.;,:]$/.test(words);

const ENDS = /[.!?:;"”’)\]]$/;
const SHORTEST_BROKEN = 60;

/** Whether the words are the rest of a block that a page break cut: it has no end, and they no beginning. */
function continues(block: Pick<Draft, 'kind' | 'text'>, words: string): boolean {
  const isOpen = !ENDS.test(block.text) || opensMore(block.text);
  if (!isOpen) return false;
  return (
    /^[\p{Ll}(\]]/u.test(words) ||
    (block.text.length >= SHORTEST_BROKEN && (block.kind === 'paragraph' || opensMore(block.text)))
  );
}

/** A bracket or quotation that is still open at the end. */
const opensMore = (text: string): boolean =>
  (text.match(/\[/g)?.length ?? 0) > (text.match(/\]/g)?.length ?? 0);
