/** The body of a Word file → blocks in order, laid out on pages. */
import type { Block, OpenedDocument, Place, TableRow, TextBlock } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { joinPlaces, rowText } from '../page-lines.ts';
import type { PageLines } from '../page-lines.ts';
import { plainText } from '../plain.ts';
import { omitted } from '../remarks.ts';
import { headingRowsOf } from '../table-cells.ts';
import type { XmlNode } from '../xml/index.ts';
import type { NoteMark } from './inline.ts';
import type { Notes } from './notes.ts';
import { isMostly } from './paragraphs.ts';
import type { Paragraph, Paragraphs } from './paragraphs.ts';
import { markedRows, readTable, unwrapped } from './tables.ts';
import type { Breaks, DocxRow } from './tables.ts';

type Draft = { -readonly [Key in keyof TextBlock]: TextBlock[Key] };

export interface DocxBlocksOptions {
  readonly fileName: string;
  readonly paragraphs: Paragraphs;
  readonly notes: Notes;
  readonly pages: PageLines;
  /** Whether pages end where Word last laid them out to end, or only where the author asked for it. */
  readonly breaksAt: 'laidOut' | 'asked';
}

/** Text of all blocks, in letters; a thousand printed pages. */
const MOST_LETTERS = 20_000_000;

export class DocxBlocks {
  readonly #options: DocxBlocksOptions;
  readonly #body: Block[] = [];
  readonly #notes: TextBlock[] = [];
  readonly omitted: OpenedDocument['omitted'][number][] = [];
  /** Where the first sign of each body paragraph stands, to tell what is set in. */
  readonly #starts: { readonly block: Draft; readonly start: number; readonly listLevel: number | null }[] =
    [];
  #letters = 0;

  constructor(options: DocxBlocksOptions) {
    this.#options = options;
  }

  /** All blocks: body, then notes. */
  blocks(): Block[] {
    setIndents(this.#starts);
    return [...this.#body, ...this.#notes];
  }

  add(node: XmlNode, role?: 'header'): void {
    for (const child of unwrapped(node, ['w:p', 'w:tbl'])) {
      if (child.name === 'w:tbl') this.#addTable(child);
      else {
        const paragraph = this.#options.paragraphs.read(child);
        if (paragraph !== null) this.#addParagraph(paragraph, role);
      }
    }
  }

  #addParagraph(paragraph: Paragraph, role?: 'header'): void {
    const { pages } = this.#options;
    const { inline, label, text } = paragraph;
    if (paragraph.breaksBefore && this.#options.breaksAt === 'asked') pages.breakPage();
    const place = this.#write(paragraph, text === '' && role !== undefined);
    if (text !== '') {
      this.#count(text);
      const block: Draft = {
        type: 'text',
        text,
        level: paragraph.level,
        label,
        indent: 0,
        isBold: isMostly(inline.boldLetters, inline.letters),
        isItalic: isMostly(inline.italicLetters, inline.letters),
        style: paragraph.style,
        ...(role && { role }),
        place,
      };
      this.#body.push(block);
      if (role === undefined)
        this.#starts.push({ block, start: paragraph.start, listLevel: paragraph.listLevel });
    }
    this.#addBeside(inline.notes, inline.pictures, place);
    for (const box of inline.boxes) this.add(box);
  }

  /** On the page where it begins; a page break inside it carries the rest over. */
  #write({ inline, label, text, printed }: Paragraph, isNothing: boolean): Place {
    const { pages, breaksAt } = this.#options;
    const breaks = breaksAt === 'laidOut' ? inline.laidOutBreaks : inline.askedBreaks;
    const parts = breaks.length === 0 ? [] : partsAt(inline.text, breaks);
    if (parts[0] !== undefined && parts[0].trim() === '') {
      parts.shift();
      pages.breakPage();
    }
    pages.beginBlock();
    if (isNothing || (text === '' && parts.length < 2))
      return { page: pages.pages.length, fromLine: 1, toLine: 1 };
    if (parts.length < 2) return pages.write(printed);
    const own = label !== null && printed === `${label} ${plainText(inline.text)}` ? `${label} ` : '';
    const [first = '', ...rest] = parts.map(plainText);
    const place = pages.write(`${own}${first}`);
    for (const part of rest) {
      pages.breakPage();
      if (part !== '') pages.write(part);
    }
    return place;
  }

  #addTable(node: XmlNode): void {
    const { fileName, paragraphs } = this.#options;
    const rows = readTable(fileName, node, paragraphs);
    const placed: TableRow[] = rows.map((row) => ({ cells: row.cells, place: this.#writeRow(row) }));
    const [first, last] = [placed[0], placed.at(-1)];
    if (first === undefined || last === undefined || placed.every((row) => row.cells.length === 0)) return;
    this.#body.push({
      type: 'table',
      rows: placed,
      headingRows: headingRowsOf(
        rows.map((row) => row.cells),
        markedRows(rows),
      ),
      place: joinPlaces(first.place, last.place),
    });
  }

  #writeRow(row: DocxRow): Place {
    const { pages, breaksAt } = this.#options;
    const turn = (breaks: Breaks): void => {
      for (let count = Math.min(3, breaks[breaksAt]); count > 0; count -= 1) pages.breakPage();
    };
    turn(row.breaksBefore);
    pages.beginBlock();
    for (const { text } of row.cells) this.#count(text);
    const place = pages.write(rowText(row.cells));
    turn(row.breaksWithin);
    this.#addBeside(row.notes, row.pictures, place);
    return place;
  }

  /** Notes are shown below the block that refers to them. */
  #addBeside(marks: readonly NoteMark[], pictures: number, { page }: Place): void {
    for (const { label, text } of this.#options.notes.of(marks)) {
      this.#count(text);
      const place = this.#options.pages.write(`${label} ${text}`);
      this.#notes.push({
        type: 'text',
        text,
        level: 0,
        label,
        indent: 0,
        isBold: null,
        isItalic: null,
        style: null,
        role: 'note',
        place,
      });
    }
    if (pictures > 0) this.omitted.push(omitted('picture', page));
  }

  #count(text: string): void {
    this.#letters += text.length;
    if (this.#letters > MOST_LETTERS) {
      throw fileError(
        'document_too_long',
        this.#options.fileName,
        `more than ${MOST_LETTERS / 1e6} million letters`,
      );
    }
  }
}

function partsAt(text: string, breaks: readonly number[]): string[] {
  const parts = breaks.map((at, index) => text.slice(breaks[index - 1] ?? 0, at));
  return [...parts, text.slice(breaks.at(-1) ?? 0)];
}

/** Half a tab: less is a matter of taste. Steps of lists are 360–720 twips. */
const STEP = 567;
const MOST_INDENT = 9;

/** How deep each paragraph is set in, against where most text of the body begins. */
function setIndents(
  starts: readonly { readonly block: Draft; readonly start: number; readonly listLevel: number | null }[],
): void {
  const letters = new Map<number, number>();
  for (const { block, start } of starts) {
    if (block.level === 0) letters.set(start, (letters.get(start) ?? 0) + block.text.length);
  }
  const base = [...letters].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as const)[0];
  for (const { block, start, listLevel } of starts) {
    if (block.level > 0) continue;
    const steps = Math.round((start - base) / STEP);
    block.indent = Math.min(MOST_INDENT, Math.max(listLevel ?? 0, steps, 0));
  }
}
