/** The tree of a page → paragraphs and tables in reading order. Pure. */
import type { TableCell } from '../../../features/proposals/index.ts';
import { numeral } from '../numerals.ts';
import { BULLET_LABEL, splitLabel } from '../label.ts';
import { InlineWords } from './inline.ts';
import { classOf, headingLevel, isBlock, isBoldIn, isItalicIn, isLeftOut, styleOf } from './looks.ts';
import { isDataTable, readHtmlTable } from './table.ts';
import type { CellContent } from './table.ts';
import { attributeOf, isElement, isText, numberOf } from './tree.ts';
import type { HtmlDocument, HtmlElement, HtmlNode } from './tree.ts';

export type FlowPart = FlowText | FlowTable;

export interface FlowText {
  readonly type: 'text';
  readonly text: string;
  readonly label: string | null;
  /** Label and text as they are printed. */
  readonly printed: string;
  readonly level: number;
  readonly indent: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly style: string | null;
  readonly isNote: boolean;
}

export interface FlowTable {
  readonly type: 'table';
  readonly rows: readonly (readonly TableCell[])[];
  readonly headingRows: number;
}

interface Around {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isAsTyped: boolean;
  readonly level: number;
  readonly indent: number;
  readonly style: string | null;
  /** The list that items stand in. */
  readonly list: List | null;
}

interface List {
  readonly format: string | null;
  /** No sign is shown before its items. */
  readonly isBare: boolean;
  next: number;
}

const OUTSIDE: Around = {
  isBold: false,
  isItalic: false,
  isAsTyped: false,
  level: 0,
  indent: 0,
  style: null,
  list: null,
};

/** `around` is what surrounds a cell: the names of columns are bold without saying so. */
export function flowOf(fileName: string, node: HtmlNode | HtmlDocument, around: Partial<Around> = {}): Flow {
  const flow = new Flow(fileName);
  flow.take(node, { ...OUTSIDE, ...around });
  flow.endParagraph({ ...OUTSIDE, ...around });
  return flow;
}

export class Flow {
  readonly #fileName: string;
  readonly parts: FlowPart[] = [];
  pictures = 0;
  #words = new InlineWords();
  /** What stands before the next paragraph: the sign of its list. */
  #sign: string | null = null;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  take(node: HtmlNode | HtmlDocument, around: Around): void {
    if (node.nodeName === '#document') return this.#takeChildren(node as HtmlDocument, around);
    if (isText(node)) this.#words.add(node.value, around);
    else if (isElement(node) && !isLeftOut(node)) this.#takeElement(node, around);
  }

  #takeElement(element: HtmlElement, around: Around): void {
    switch (element.tagName) {
      case 'br':
        return this.#words.breakLine();
      case 'img':
        this.pictures += 1;
        return;
      case 'sup':
        if (!this.#words.takesMark(textOf(element))) this.#takeChildren(element, around);
        return;
      case 'table':
        return this.#takeTable(element, around);
      default:
    }
    const inside = insideOf(element, around);
    if (!isBlock(element)) return this.#takeChildren(element, inside);
    this.endParagraph(around);
    if (element.tagName === 'li') this.#sign = signOf(element, around.list);
    this.#takeChildren(element, inside);
    this.endParagraph(inside);
    if (element.tagName === 'li') this.#sign = null;
  }

  #takeChildren(element: HtmlElement | HtmlDocument, around: Around): void {
    for (const child of element.childNodes) this.take(child, around);
  }

  #takeTable(table: HtmlElement, around: Around): void {
    this.endParagraph(around);
    // Pages of the last century lay their text out in tables; those are read as if the table were not there.
    if (!isDataTable(table)) {
      this.#takeChildren(table, around);
      return this.endParagraph(around);
    }
    const read = readHtmlTable(this.#fileName, table, (cell) => cellOf(this.#fileName, cell));
    for (const caption of read.captions) {
      this.#takeChildren(caption, around);
      this.endParagraph(around);
    }
    this.pictures += read.pictures;
    if (read.rows.length > 0)
      this.parts.push({ type: 'table', rows: read.rows, headingRows: read.headingRows });
  }

  endParagraph(around: Around): void {
    const words = this.#words;
    if (words.isEmpty) {
      this.#words = new InlineWords();
      return;
    }
    this.#words = new InlineWords();
    const sign = this.#sign;
    this.#sign = null;
    const { text } = words;
    if (text === '') return;
    const typed = splitLabel(text);
    const isNumbered = typed.label !== null && typed.label !== BULLET_LABEL;
    const label = words.mark ?? (isNumbered || sign === null || sign === '' ? typed.label : sign);
    const rest = words.mark === null && label === typed.label ? typed.text : text;
    this.parts.push({
      type: 'text',
      text: sign === BULLET_LABEL && typed.label === BULLET_LABEL ? typed.text : rest,
      label,
      printed: printedOf(words.mark, sign, typed.label, text),
      level: words.mark === null ? around.level : 0,
      indent: around.indent,
      isBold: words.isBold,
      isItalic: words.isItalic,
      style: around.style,
      isNote: words.mark !== null,
    });
  }
}

function printedOf(mark: string | null, sign: string | null, typed: string | null, text: string): string {
  if (mark !== null) return `${mark} ${text}`;
  if (sign === null || sign === '' || (sign === BULLET_LABEL && typed !== null)) return text;
  return `${sign} ${text}`;
}

/** A cell is read as a page of its own, and is the lines of it. */
function cellOf(fileName: string, element: HtmlElement): CellContent {
  const { parts, pictures } = flowOf(fileName, element, { isBold: element.tagName === 'th' });
  let [letters, bold] = [0, 0];
  for (const part of parts) {
    if (part.type !== 'text') continue;
    letters += part.text.length;
    if (part.isBold) bold += part.text.length;
  }
  const text = parts.map((part) => (part.type === 'text' ? part.printed : rowLines(part))).join('\n');
  return { cell: { text, isRepeat: false, isBold: letters === 0 ? null : bold * 2 > letters }, pictures };
}

const rowLines = ({ rows }: FlowTable): string =>
  rows.map((row) => row.map((cell) => (cell.isRepeat ? '' : cell.text)).join('\t')).join('\n');

const MOST_INDENT = 9;

function insideOf(element: HtmlElement, around: Around): Around {
  const { tagName } = element;
  const isList = tagName === 'ul' || tagName === 'ol' || tagName === 'menu';
  const isSetIn = isList || tagName === 'blockquote' || tagName === 'dd';
  const level = headingLevel(element);
  return {
    isBold: isBoldIn(element, around.isBold),
    isItalic: isItalicIn(element, around.isItalic),
    isAsTyped: around.isAsTyped || tagName === 'pre',
    level: level === 0 ? around.level : level,
    indent: Math.min(MOST_INDENT, around.indent + (isSetIn ? 1 : 0)),
    style: isBlock(element) ? (classOf(element) ?? (isList ? null : around.style)) : around.style,
    list: isList ? listOf(element) : around.list,
  };
}

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
};

function listOf(element: HtmlElement): List {
  const shape = /(?:^|;)\s*list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(styleOf(element))?.[1]?.toLowerCase();
  const kind = attributeOf(element, 'type') ?? shape ?? '';
  return {
    format: element.tagName === 'ol' ? (FORMATS[kind] ?? 'decimal') : null,
    isBare: shape === 'none',
    next: numberOf(element, 'start', 1, 1_000_000),
  };
}

function signOf(element: HtmlElement, list: List | null): string | null {
  if (list === null) return BULLET_LABEL;
  const number = numberOf(element, 'value', list.next, 1_000_000);
  list.next = number + 1;
  if (list.isBare) return '';
  return list.format === null ? BULLET_LABEL : `${numeral(list.format, number)}.`;
}

/** All text below an element. */
export function textOf(element: HtmlElement): string {
  let text = '';
  for (const child of element.childNodes) {
    if (isText(child)) text += child.value;
    else if (isElement(child) && !isLeftOut(child)) text += textOf(child);
  }
  return text;
}
