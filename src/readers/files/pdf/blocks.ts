/** Pages of a PDF → blocks: paragraphs with their numbers, headings by their looks, clear tables, notes. Pure. */
import type { Block, Place, TextBlock } from '../../../features/proposals/index.ts';
import { splitLabel } from '../label.ts';
import { bodyLines, footnoteLines } from './body.ts';
import type { BodyLine } from './body.ts';
import { joinLines, wordsOf } from './join.ts';
import type { WordJudge } from './join.ts';
import type { PdfPage } from './pages.ts';
import { labelled, paragraphsOf, usualOf } from './paragraphs.ts';
import type { Usual } from './paragraphs.ts';
import { tablesOf } from './tables.ts';

export function blocksOfPdf(pages: readonly PdfPage[]): Block[] {
  const lines = bodyLines(pages);
  const widths = new Map(pages.map(({ number, width }) => [number, width]));
  const usual = usualOf(lines, (page) => widths.get(page) ?? 595);
  const isWord = wordsOf(lines.map(({ text }) => text));
  const sizes = headingSizes(lines, usual);
  const toBlocks = (own: readonly BodyLine[]): Block[] =>
    paragraphsOf(own, usual).map((paragraph) => textBlock(paragraph, usual, sizes, isWord));
  const body: Block[] = [];
  let from = 0;
  for (const table of tablesOf(lines, isWord)) {
    body.push(...toBlocks(lines.slice(from, table.from)), table.block);
    from = table.to;
  }
  return [...body, ...toBlocks(lines.slice(from)), ...noteBlocks(footnoteLines(pages), isWord)];
}

const placeOf = (lines: readonly BodyLine[]): Place => {
  const page = lines[0]?.page ?? 1;
  const own = lines.filter((line) => line.page === page).map(({ line }) => line);
  return { page, fromLine: own[0] ?? 1, toLine: own.at(-1) ?? 1 };
};

function textBlock(
  lines: readonly BodyLine[],
  usual: Usual,
  sizes: readonly number[],
  isWord: WordJudge,
): TextBlock {
  const [first, ...rest] = lines;
  const printed = first === undefined ? '' : labelled(first);
  const { label, text: firstText } = splitLabel(printed);
  const text = joinLines([firstText, ...rest.map((line) => line.text)], isWord);
  const isBold = boldOf(lines);
  return {
    type: 'text',
    text,
    label,
    level: levelOf({ text, label, isBold, fontSize: first?.fontSize ?? 0 }, usual, sizes),
    indent: first === undefined ? 0 : indentOf(first, usual),
    isBold,
    isItalic: null,
    style: null,
    place: placeOf(lines),
  };
}

function boldOf(lines: readonly BodyLine[]): boolean | null {
  let balance = 0;
  for (const { bold, text } of lines) {
    if (bold === null) return null;
    balance += bold ? text.length : -text.length;
  }
  return balance > 0;
}

/** A centimetre, by which documents of the United Nations set in their lists; half an inch in others. */
const STEP = 28.35;
const MOST_INDENT = 9;

function indentOf(line: BodyLine, usual: Usual): number {
  const steps = Math.round((line.x - usual.left(line)) / STEP);
  return Math.min(MOST_INDENT, Math.max(0, steps));
}

const LARGER = 1.05;
const MUCH_LARGER = 1.2;

interface Looks {
  readonly text: string;
  readonly label: string | null;
  readonly isBold: boolean | null;
  readonly fontSize: number;
}

/** Sizes of headings above that of the text, the largest first. */
function headingSizes(lines: readonly BodyLine[], usual: Usual): number[] {
  const sizes = lines
    .filter((line) => isSetLarger({ isBold: line.bold, fontSize: line.fontSize }, usual))
    .map(({ fontSize }) => fontSize);
  return [...new Set(sizes)].sort((a, b) => b - a);
}

const isSetLarger = ({ isBold, fontSize }: Pick<Looks, 'isBold' | 'fontSize'>, usual: Usual): boolean =>
  isBold === true
    ? fontSize > LARGER * usual.fontSize
    : isBold === null && fontSize > MUCH_LARGER * usual.fontSize;

const LONGEST_HEADING = 250;
/** Recommendations are printed bold, and are no headings. */
const LONGEST_BOLD = 120;

function levelOf(looks: Looks, usual: Usual, sizes: readonly number[]): number {
  const { text, label, isBold, fontSize } = looks;
  if (text === '' || text.length > LONGEST_HEADING) return 0;
  if (isSetLarger(looks, usual)) return Math.min(6, sizes.indexOf(fontSize) + 1);
  if (isBold !== true || text.length > LONGEST_BOLD || fontSize < usual.fontSize) return 0;
  const isItem = label !== null && /^\d+\.\d|^\(/.test(label);
  return isItem || /[.;:,]$/.test(text) ? 0 : Math.min(6, sizes.length + 1);
}

/** Each note by the number or sign that it begins with. */
function noteBlocks(lines: readonly BodyLine[], isWord: WordJudge): TextBlock[] {
  const notes: { label: string | null; lines: BodyLine[]; first: string }[] = [];
  for (const line of lines) {
    const found = /^(\d{1,3}|[*∗†‡§]{1,3})(?:\s+|(?=\p{Lu}))(.*)$/u.exec(line.text);
    const label = line.marks[0] ?? found?.[1] ?? null;
    const isFirst = label !== null || notes.at(-1)?.lines.at(-1)?.page !== line.page;
    if (isFirst)
      notes.push({
        label,
        lines: [line],
        first: line.marks[0] === undefined ? (found?.[2] ?? line.text) : line.text,
      });
    else notes.at(-1)?.lines.push(line);
  }
  return notes.map(({ label, lines: own, first }) => ({
    type: 'text',
    text: joinLines([first, ...own.slice(1).map(({ text }) => text)], isWord),
    level: 0,
    label,
    indent: 0,
    isBold: null,
    isItalic: null,
    style: null,
    role: 'note',
    place: placeOf(own),
  }));
}
