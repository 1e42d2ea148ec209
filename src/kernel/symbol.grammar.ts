/**
 * The grammar of UN document symbols: segments between slashes, each of one of a few shapes, then suffixes that mark a
 * modified text. After the United Nations Editorial Manual and the Dag Hammarskjöld Library's guide to symbols.
 * Spellings that differ in print (case, spaces, dashes) come out as one: the form of the UN Digital Library.
 */

/** Modifications of a text, in the case in which they are printed. */
export const SYMBOL_SUFFIXES = ['Add', 'Amend', 'Corr', 'Rev'] as const;
export type SymbolSuffixKind = (typeof SYMBOL_SUFFIXES)[number];

export interface SymbolSuffix {
  readonly kind: SymbolSuffixKind;
  readonly number: number;
}

export interface SymbolParts {
  /** The symbol without its suffixes, normalised: 'A/HRC/43/10'. */
  readonly base: string;
  readonly suffixes: readonly SymbolSuffix[];
  /** The letter of one resolution among those of a document: A in "A/RES/217 A (III)". Not part of the symbol. */
  readonly part: string | null;
}

/** Longer text is no symbol; the longest real ones (joined communications) stay under 60 characters. */
export const LONGEST_SYMBOL = 120;
/** E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1 has seven. */
export const MOST_SEGMENTS = 10;

/** "Adds.1–4" names several addenda; the first stands for them. */
const SUFFIX = /^(add|amend|corr|rev)s?\.? ?(\d{1,4})$/i;
const SPECIAL_SESSION = /^E?S-\d{1,3}$/i;
/** Committees, commissions, working groups, records, drafts, restricted papers, series. */
const DOTTED = /^(AC|C|CN|CONF|CRP|GC|I|L|MISC|NC|PV|R|SC|SER|SR|SUB|WG|WP)\. ?(\d{1,5}|[A-Z])$/i;
const RESOLUTION = /^(\d{1,5}) ?([A-Z])? ?\((\d{4}|(?:E?S-)?[IVXLC]{1,7})\)$/i;
/** A number, a number with a letter (A/RES/72/266 B), or the numbers of combined reports (3-4). */
const NUMBER = /^(\d{1,6})(?: ?([A-Z])|((?:-\d{1,3}){1,2}))?$/i;
/** Communications decided together: 1914, 1915 & 1916. */
const NUMBERS = /^\d{1,5}(?: ?[,&-] ?\d{1,5}){1,9}$/;
const TAG = /^(?:[A-Z]{1,8}|[A-Z]{3}-[A-Z]{3})$/i;

/** Dotted prefixes that are printed in mixed case; all others are capitals. */
const MIXED_CASE: ReadonlyMap<string, string> = new Map([
  ['SUB', 'Sub'],
  ['MISC', 'Misc'],
]);

/** Dashes, spaces, footnote numbers, and the asterisk of a document reissued for technical reasons. */
const tidy = (text: string): string =>
  text
    .replace(/[\u00B2\u00B3\u00B9\u2070-\u2079]/g, '')
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(/\*{1,3}$/, '');

/** One segment, normalised; null when it has none of the shapes. */
function segmentOf(text: string, previous: string | undefined): string | null {
  if (SPECIAL_SESSION.test(text) || TAG.test(text)) return text.toUpperCase();
  const dotted = DOTTED.exec(text);
  if (dotted !== null) {
    const prefix = (dotted[1] ?? '').toUpperCase();
    return `${MIXED_CASE.get(prefix) ?? prefix}.${(dotted[2] ?? '').toUpperCase()}`;
  }
  const number = NUMBER.exec(text);
  if (number !== null) return `${number[1]}${(number[2] ?? number[3] ?? '').toUpperCase()}`;
  return previous === 'D' && NUMBERS.test(text) ? text.replaceAll(' ', '') : null;
}

/**
 * Splits a symbol into its parts; null when a segment has no known shape. Says nothing yet about whether such a
 * series exists: symbol.series.ts does.
 */
export function splitSymbol(text: string): SymbolParts | null {
  if (text.length > LONGEST_SYMBOL) return null;
  const raw = tidy(text)
    .split('/')
    .map((segment) => segment.trim());
  if (raw.length < 2 || raw.length > MOST_SEGMENTS) return null;
  const segments: string[] = [];
  const suffixes: SymbolSuffix[] = [];
  let part: string | null = null;
  for (const [index, segment] of raw.entries()) {
    const suffix = SUFFIX.exec(segment);
    if (suffix !== null && segments.length > 1) {
      const kind = SYMBOL_SUFFIXES.find((name) => name.toLowerCase() === suffix[1]?.toLowerCase());
      if (kind === undefined) return null;
      suffixes.push({ kind, number: Number(suffix[2]) });
      continue;
    }
    // After a suffix only further suffixes may come (Add.1/Rev.1).
    if (suffixes.length > 0) return null;
    const resolution = RESOLUTION.exec(segment);
    if (resolution !== null && index === raw.length - 1) {
      part = resolution[2]?.toUpperCase() ?? null;
      segments.push(`${resolution[1]}(${(resolution[3] ?? '').toUpperCase()})`);
      continue;
    }
    const normal = segmentOf(segment, segments.at(-1));
    if (normal === null) return null;
    segments.push(normal);
  }
  return { base: segments.join('/'), suffixes, part };
}

export const joinSymbol = ({ base, suffixes }: SymbolParts): string =>
  [base, ...suffixes.map(({ kind, number }) => `${kind}.${number}`)].join('/');
