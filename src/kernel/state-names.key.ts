/**
 * When are two spellings the same name? When their keys are equal. A key is the letters and digits alone, folded:
 * no case, no accents, no blanks, hyphens, apostrophes, brackets or line breaks, no "the", no "and". So
 * "Viet Nam" = "Vietnam", "Guinea Bissau" = "Guinea-Bissau", "Côte d‟Ivoire" = "COTE D'IVOIRE",
 * "Kazakh-\nstan" = "Kazakhstan", "Bosnia & Herzegovina" = "Bosnia and Herzegovina".
 */

/**
 * What stands between a word and the word before it, from the weakest to the strongest. Soft are brackets and dashes
 * between blanks: any name may run across them ("Guinea - Bissau"), a list may be cut at them.
 */
type Boundary = 'none' | 'soft' | 'and' | 'comma' | 'hard';

export interface Word {
  /** Folded letters, never empty. */
  readonly key: string;
  /** Where the word stands in the text that was cut. */
  readonly start: number;
  readonly end: number;
  readonly before: Boundary;
}

interface Words {
  readonly words: readonly Word[];
  readonly text: string;
}

/** Conjunctions as words of their own in the seven languages; Arabic and Chinese write theirs onto the next word. */
const CONJUNCTIONS = new Set(['and', 'et', 'y', 'e', 'и', 'және', 'و']);

/** Leading and trailing articles: "les Émirats arabes unis", "Bahamas (Las)", "Algérie (l')". */
export const ARTICLES: ReadonlySet<string> = new Set(['le', 'la', 'les', 'l', 'el', 'los', 'las']);

/** Short forms that stand for a whole word wherever they occur in a State's name. */
const WHOLE_WORDS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['rep', 'republic'],
  ['dem', 'democratic'],
  ['fed', 'federated'],
]);

/** "Kazakh-\nstan": a hyphen at the end of a line, and the soft hyphen, belong to the line and not to the word. */
const LINE_BREAK_HYPHEN = /(?<=\p{L})[-\u2010\u00ad][ \t]*\r?\n\s*(?=\p{L})|\u00ad/gu;
const WORD = /\p{Script=Han}|[\p{L}\p{M}\p{N}]+|&|[,，、،;；/()[\]（）［］|•]|(?<=\s)[-–—](?=\s)/gu;
const MARKS = /[\p{M}\u0640]/gu;
const PLAIN = /^[a-z]+$/;

const BOUNDARIES: ReadonlyMap<string, Boundary> = new Map<string, Boundary>([
  ...[...',，、،'].map((mark): [string, Boundary] => [mark, 'comma']),
  ...[...';；/|•'].map((mark): [string, Boundary] => [mark, 'hard']),
  ...[...'()[]（）［］-–—'].map((mark): [string, Boundary] => [mark, 'soft']),
  ['&', 'and'],
]);

const STRENGTH: Readonly<Record<Boundary, number>> = { none: 0, soft: 1, and: 2, comma: 3, hard: 4 };

const stronger = (left: Boundary, right: Boundary): Boundary =>
  STRENGTH[left] >= STRENGTH[right] ? left : right;

/** Folds one word. Arabic ة and ى are often typed as ه and ي, so each pair counts as one letter. */
const fold = (raw: string): string => {
  const lower = raw.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower.normalize('NFKD').replace(MARKS, '').replaceAll('ة', 'ه').replaceAll('ى', 'ي');
};

/** Cuts a text into folded words, each with what stands before it. "the" vanishes; conjunctions become boundaries. */
export const cutIntoWords = (original: string): Words => {
  const text = original.replace(LINE_BREAK_HYPHEN, '');
  const words: Word[] = [];
  let before: Boundary = 'none';
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const boundary = BOUNDARIES.get(raw);
    if (boundary !== undefined) {
      before = stronger(before, boundary);
      continue;
    }
    const folded = fold(raw);
    if (folded === 'the') continue;
    if (CONJUNCTIONS.has(folded)) {
      before = stronger(before, 'and');
      continue;
    }
    const key = WHOLE_WORDS.get(folded) ?? folded;
    if (key !== '') words.push({ key, start: match.index, end: match.index + raw.length, before });
    before = 'none';
  }
  return { words, text };
};

const join = (words: readonly Word[]): string => {
  let key = '';
  for (const word of words) key += word.key;
  return key;
};

export const keyOf = (text: string): string => join(cutIntoWords(text).words);

/** The key without an article at the start, or in brackets or after a comma at the end. */
export const keyWithoutArticle = (text: string): string => {
  const { words } = cutIntoWords(text);
  const first = words[0];
  const last = words.at(-1);
  const from = first !== undefined && ARTICLES.has(first.key) ? 1 : 0;
  const to = last !== undefined && last.before !== 'none' && ARTICLES.has(last.key) ? -1 : words.length;
  return join(words.slice(from, to));
};

/** One insertion, deletion, replacement or swap of neighbours apart (optimal string alignment distance 1). */
export const withinOneEdit = (left: string, right: string): boolean => {
  if (left === right) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  if (long.length > short.length) return short.slice(same) === long.slice(same + 1);
  if (short.slice(same + 1) === long.slice(same + 1)) return true;
  return (
    short[same] === long[same + 1] &&
    short[same + 1] === long[same] &&
    short.slice(same + 2) === long.slice(same + 2)
  );
};
