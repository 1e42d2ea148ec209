import { foldedWord, placedWords } from './words.ts';

/** A text in pieces: those that were asked for, and those between. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** `terms` as the index holds them; `beginnings` folded, for questions with a star. */
export function highlight(
  text: string,
  language: string,
  terms: ReadonlySet<string>,
  beginnings: readonly string[] = [],
): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { term, start, end } of placedWords(text, language, firstLetters(terms, beginnings))) {
    const isFound =
      terms.has(term) || beginnings.some((one) => foldedWord(text.slice(start, end)).startsWith(one));
    if (!isFound || end <= at) continue;
    const from = Math.max(at, start);
    if (from > at) pieces.push({ text: text.slice(at, from), isFound: false });
    const last = pieces.at(-1);
    // Pairs of Chinese letters overlap; what follows at once belongs together.
    if (last?.isFound === true && from === at)
      pieces[pieces.length - 1] = { text: last.text + text.slice(from, end), isFound: true };
    else pieces.push({ text: text.slice(from, end), isFound: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false });
  return pieces;
}

/** No stemmer takes a Latin word its first letter, so that words which begin with another one need no look. */
const firstLetters = (terms: ReadonlySet<string>, beginnings: readonly string[]): ReadonlySet<string> =>
  new Set([...terms, ...beginnings].map((one) => one.charAt(0)));
