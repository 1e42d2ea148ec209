/** How well a few descriptive words fit a heading or a sentence: 'measures welcomed' and 'The Committee welcomed the following measures'. */

const EMPTY: ReadonlySet<string> = new Set(
  'the of to on in and for by a an with its their that what which who at as from is was are were has have been or list table passage sentence text words section part see under about also this these those below above following'.split(
    ' ',
  ),
);

const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:ations?|ings?|ed|es|s|e|d)$/, '') : word;

/** The words that carry the meaning, without their endings. */
export function keywords(text: string): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .replace(/[’‘']s\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !EMPTY.has(word));
  return new Set(words.map(stem));
}

/** The share of the sought words that the text has: 0 to 1. */
export function share(sought: ReadonlySet<string>, text: ReadonlySet<string>): number {
  if (sought.size === 0) return 0;
  let met = 0;
  for (const word of sought) if (text.has(word)) met += 1;
  return met / sought.size;
}

/** Scores nearer to one another than this are the same. */
const SAME = 1e-9;

/** The only best one of the candidates at or above a score; null where none is, or several are equally good. */
export function onlyBest<T>(
  candidates: readonly T[],
  scoreOf: (candidate: T) => number,
  least: number,
): T | null {
  let [best, bestScore, isTied]: [T | null, number, boolean] = [null, least - 2 * SAME, false];
  for (const candidate of candidates) {
    const score = scoreOf(candidate);
    if (score > bestScore + SAME) [best, bestScore, isTied] = [candidate, score, false];
    else if (best !== null && Math.abs(score - bestScore) <= SAME) isTied = true;
  }
  return isTied ? null : best;
}
