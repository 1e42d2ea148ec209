/**
 * The outline of a document from the numbers of its headings. Numbers are read by what they follow, because the same
 * sign counts in several ways: after 'h.' an 'i.' is a letter, after 'c.' it is the first Roman number below it.
 */

const STYLES = ['annex', 'upper_roman', 'upper_letter', 'lower_letter', 'lower_roman', 'decimal'] as const;
export type NumberStyle = (typeof STYLES)[number];

interface Numbering {
  readonly style: NumberStyle;
  readonly value: number;
}

const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The value of a Roman number below 400, in small or capital letters; null for anything else. */
export function romanValue(text: string): number | null {
  const letters = text.toLowerCase();
  if (!/^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(letters) || letters === '') return null;
  let value = 0;
  for (const [index, letter] of [...letters].entries()) {
    const own = ROMAN_DIGITS[letter] ?? 0;
    value += own < (ROMAN_DIGITS[letters.charAt(index + 1)] ?? 0) ? -own : own;
  }
  return value;
}

function numberingsOf(number: string): Numbering[] {
  if (/^\d+$/.test(number)) return [{ style: 'decimal', value: Number(number) }];
  const isUpper = number === number.toUpperCase();
  const value = romanValue(number);
  const roman: Numbering[] =
    value === null ? [] : [{ style: isUpper ? 'upper_roman' : 'lower_roman', value }];
  const letter: Numbering[] = /^[a-z]$/i.test(number)
    ? [
        {
          style: isUpper ? 'upper_letter' : 'lower_letter',
          value: number.toLowerCase().charCodeAt(0) - 96,
        },
      ]
    : [];
  // 'C.' and 'L.' alone are letters sooner than hundred and fifty.
  return /^[cl]$/i.test(number) ? [...letter, ...roman] : [...roman, ...letter];
}

export interface HeadingNumber {
  /** 'VII', 'c', 'Annex I': as a locator names it. */
  readonly number: string;
  /** The heading's words without its number. */
  readonly title: string;
}

const NUMBERED = /^(?:section\s+|chapter\s+|part\s+)?([IVXLC]+|[ivxl]+|[A-Za-z]|\d{1,2})[.)]\s+(.*)$/i;
const ANNEX = /^(?:annex|appendix)\s*([IVXL]+|\d+|[A-Z])?\b[\s.:–—-]*(.*)$/i;

/** The number that a heading bears, or null. 'XI. ANNEX I: Inventory' counts as annex I. */
export function headingNumber(text: string): HeadingNumber | null {
  const numbered = NUMBERED.exec(text);
  const rest = numbered?.[2] ?? text;
  const annex = ANNEX.exec(rest);
  if (annex) return { number: `Annex ${(annex[1] ?? '').toUpperCase()}`.trim(), title: annex[2] || rest };
  return numbered ? { number: numbered[1] ?? '', title: rest } : null;
}

/** How a heading without a number is marked, from the outermost: as a heading, in bold, in italics or as a bare line. */
export const MARKUPS = ['hash', 'bold', 'slight'] as const;
export type Markup = (typeof MARKUPS)[number];

interface Open extends Numbering {
  readonly depth: number;
}

/** Gives each heading in turn its depth: 1 for the outermost. Headings without numbers hang below the last numbered one. */
export class Outline {
  #open: Open[] = [];

  depthOf(number: string | null, markup: Markup): number {
    if (number === null) return this.#open.length + 1 + MARKUPS.indexOf(markup);
    if (number.startsWith('Annex')) return this.#push('annex', 0, 0);
    const candidates = numberingsOf(number);
    const steps = candidates.flatMap((candidate) => {
      const at = this.#open.findLastIndex((one) => one.style === candidate.style);
      const last = this.#open[at];
      return last !== undefined && candidate.value > last.value
        ? [{ candidate, at, gap: candidate.value - last.value }]
        : [];
    });
    const [nearest] = steps.sort((a, b) => a.gap - b.gap);
    const begins = candidates.find((candidate) => candidate.value === 1);
    if (nearest && (nearest.gap <= 3 || !begins))
      return this.#push(nearest.candidate.style, nearest.candidate.value, nearest.at);
    const first = begins ?? candidates[0];
    if (!first) return this.#open.length + 1;
    const isOutermost = first.style === 'upper_roman' && this.#open[0]?.style !== 'upper_roman';
    return this.#push(first.style, first.value, isOutermost ? 0 : this.#open.length);
  }

  #push(style: NumberStyle, value: number, at: number): number {
    this.#open = [...this.#open.slice(0, at), { style, value, depth: at + 1 }];
    return at + 1;
  }
}

/** Lists within lists, further in than documents go. */
const DEEPEST_LIST = 4;

/**
 * Tells the numbered paragraphs of a document from the numbered lists inside them: after paragraph 95 with its list of
 * 1 to 102 comes paragraph 96, not the list's own 96. Gives each number its depth: 0 for the paragraphs themselves.
 */
export class ParagraphNumbers {
  #last: number[] = [];

  depthOf(number: string): number {
    if (number.includes('.')) return 1;
    const value = Number(number);
    const follows = this.#last.findLastIndex((last) => value === last + 1);
    const begins = value === 1 ? Math.min(this.#last.length, DEEPEST_LIST) : -1;
    const skips = this.#last.findLastIndex((last) => value > last);
    const depth =
      [follows, begins, skips].find((one) => one >= 0) ?? Math.min(this.#last.length, DEEPEST_LIST);
    this.#last = [...this.#last.slice(0, depth), value];
    return depth;
  }
}
