/** What a line of a document is, by its form: heading, list item, footnote, rule. Markdown and plain text alike. */
import type { Markup } from './headings.ts';
import { plainWords } from './plain-words.ts';

const FOOTNOTE = /^\s*<sup>\s*(\d{1,3})\s*<\/sup>\s*(.*)$/;
const HASH_HEADING = /^#{1,6}\s+(\S.*)$/;
const BOLD_LINE = /^(?:\*\*|__|<b>)(?!\s).+?(?:\*\*|__|<\/b>)\s*:?\s*$/;
const SLIGHT_LINE = /^[*_](?![\s*])[^*]+[*_]\s*$/;
const SHORT_LINE = /^\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*){0,4}:$/u;
const LONGEST_HEADING = 160;

/** A line that only draws: '---', '***', or the row of hyphens below the names of columns. */
export const isRule = (raw: string): boolean => {
  const signs = raw.replace(/[\s\\]+/g, '');
  return /^(?:_{3,}|\*{3,}|={3,}|[-|]{2,})$/.test(signs) && !/^\|+$/.test(signs);
};

export const isMarkdownLine = (raw: string): boolean => /^#{1,6} \S|<sup>|^\s*\*\*\S/.test(raw);

export function readFootnote(raw: string): { readonly number: string; readonly words: string } | null {
  const [, number, words = ''] = FOOTNOTE.exec(raw) ?? [];
  return number === undefined ? null : { number, words };
}

/** A line that is a heading: by its #, or wholly bold or italic, or short, in capitals and ending in a colon. */
export function readHeading(
  raw: string,
  where: { readonly isMarkdown: boolean; readonly isInTable: boolean },
): { readonly markup: Markup; readonly words: string } | null {
  const hash = HASH_HEADING.exec(raw)?.[1];
  if (hash !== undefined) return { markup: 'hash', words: hash.replace(/\s+#+\s*$/, '') };
  if (raw.length > LONGEST_HEADING * 2 || raw.includes('\t')) return null;
  const words = plainWords(raw).text;
  if (words.length > LONGEST_HEADING) return null;
  const markup = slightMarkup(raw, words, where);
  return markup === null ? null : { markup, words: raw };
}

function slightMarkup(
  raw: string,
  words: string,
  { isMarkdown, isInTable }: { isMarkdown: boolean; isInTable: boolean },
): Markup | null {
  // In a table a bold line is a row that spans it.
  if (BOLD_LINE.test(raw)) return isInTable && raw.startsWith('<b>') ? null : 'bold';
  if (!isMarkdown) return isNumberedHeading(words) ? 'bold' : null;
  if (SLIGHT_LINE.test(raw)) return /[.,;\]]$/.test(words) ? null : 'slight';
  return SHORT_LINE.test(words) ? 'slight' : null;
}

/** In text without markup: 'II. Conclusions', 'A. Presentation by the State', short and without a stop. */
const isNumberedHeading = (words: string): boolean =>
  words.length <= 100 && /^(?:[IVXL]+|[A-Z])\.\s+\p{Lu}/u.test(words) && !/[.;,:]$/.test(words);

export interface ItemLine {
  /** The words after the sign or number. */
  readonly words: string;
  /** '1', '1)', '(e)', '124.16'; null after a bullet. */
  readonly number: string | null;
  /** The number as printed: '1.', '1)', '(e)'; '' after a bullet. */
  readonly label: string;
  readonly indent: number;
  /** A numbered paragraph of a text without markup, as UN documents have them, not an item of a list. */
  readonly isParagraph: boolean;
}

const BULLET = /^(\s*)[-•–▪●*]\s+(?=\S)/;
const DIGITS = /^(\s*)(\d{1,3}(?:\.\d{1,3})*)([.)])\s+(?=\S)/;
const LETTER = /^(\s*)(\([a-z]{1,4}\)|[a-z]\))\s+(?=\S)/i;
/** '124.16 Ratify …': recommendations are numbered so, with or without a stop. */
const SUB_PARAGRAPH = /^(\s*)(\d{1,3}\.\d{1,3})()\s+(?=\p{Lu})/u;

export function readItem(raw: string, isMarkdown: boolean): ItemLine | null {
  const bullet = BULLET.exec(raw);
  if (bullet && !(bullet[0].includes('*') && /\*\s*$/.test(raw))) {
    const indent = bullet[1]?.length ?? 0;
    const words = raw.slice(bullet[0].length);
    // '- 1) …': the number is what it is cited by.
    const numbered = /^\d{1,2}\)\s/.test(words) ? readItem(words, isMarkdown) : null;
    return numbered
      ? { ...numbered, indent }
      : { words, number: null, label: '', indent, isParagraph: false };
  }
  const digits = DIGITS.exec(raw) ?? (isMarkdown ? null : SUB_PARAGRAPH.exec(raw));
  if (digits) {
    const [all, indent = '', number = '', stop = ''] = digits;
    return {
      words: raw.slice(all.length),
      number: stop === ')' ? `${number})` : number,
      label: `${number}${stop}`,
      indent: indent.length,
      isParagraph: !isMarkdown && stop !== ')',
    };
  }
  const letter = LETTER.exec(raw);
  if (!letter) return null;
  const [all, indent = '', label = ''] = letter;
  const number = `(${label.replace(/[()]/g, '').toLowerCase()})`;
  return { words: raw.slice(all.length), number, label, indent: indent.length, isParagraph: false };
}

const ENDS = /[.!?:;"”’)\]]$/;
const SHORTEST_BROKEN = 60;

/** Whether words are the rest of a block that a page break cut: it has no end, and they have no beginning. */
export function isRestOf(block: { readonly kind: string; readonly text: string }, words: string): boolean {
  const isBracketed = opensMore(block.text);
  if (ENDS.test(block.text) && !isBracketed) return false;
  if (/^[\p{Ll}(\]]/u.test(words)) return true;
  return block.text.length >= SHORTEST_BROKEN && (block.kind === 'paragraph' || isBracketed);
}

/** A bracket that is still open at the end. */
const opensMore = (text: string): boolean =>
  (text.match(/\[/g)?.length ?? 0) > (text.match(/\]/g)?.length ?? 0);
