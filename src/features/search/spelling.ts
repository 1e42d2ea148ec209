import { stringAt } from './arrays.ts';
import { findTerm, postingsOf, termsBeginning, unpackTexts } from './segment.ts';
import type { Segment } from './segment.ts';
import { foldedWord, placedWords, possibleTerms } from './words.ts';

/** Words nearer than this are taken for one that was mistyped: one slip in short words, two in longer ones. */
const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Whether any document holds the word. */
export const isHeld = (segment: Segment, word: string, language: string): boolean =>
  possibleTerms(word, language).some((term) => findTerm(segment, term) !== -1);

/** A word of the index that someone may have meant, as texts write it; null where none is near. */
export function nearestWord(segment: Segment, word: string, language: string): string | null {
  const nearest = possibleTerms(word, language)
    .map((term) => nearestTerm(segment, term))
    .filter((one) => one !== null)
    .sort((a, b) => a.distance - b.distance || b.frequency - a.frequency)[0];
  return nearest === undefined ? null : writtenAs(segment, nearest.number);
}

interface Near {
  readonly number: number;
  readonly distance: number;
  readonly frequency: number;
}

/** Terms are in the order of their bytes, so those that begin with one of the word's first two letters are two ranges of them. */
function nearestTerm(segment: Segment, word: string): Near | null {
  const most = slips(word);
  if (most === 0) return null;
  let found: Near | null = null;
  for (const letter of new Set([...word].slice(0, 2))) {
    const [from, to] = termsBeginning(segment, letter);
    for (let number = from; number < to; number += 1) found = nearer(segment, word, number, most, found);
  }
  return found;
}

function nearer(
  segment: Segment,
  word: string,
  number: number,
  most: number,
  found: Near | null,
): Near | null {
  const { starts } = segment.terms;
  const bytes = (starts[number + 1] ?? 0) - (starts[number] ?? 0);
  if (bytes < word.length - most || bytes > 3 * (word.length + most)) return found;
  const term = stringAt(segment.terms, number);
  if (Math.abs(term.length - word.length) > most) return found;
  const distance = distanceOf(word, term, found?.distance ?? most);
  if (distance === 0 || distance > (found?.distance ?? most)) return found;
  const frequency = postingsOf(segment, number).length;
  const isNearer = found === null || distance < found.distance || frequency > found.frequency;
  return isNearer ? { number, distance, frequency } : found;
}

/** The first word of a text that has this term: terms are stems, and 'discriminatori' is nothing to show. */
function writtenAs(segment: Segment, number: number): string | null {
  const term = stringAt(segment.terms, number);
  const document = postingsOf(segment, number)[0] ?? 0;
  for (const { text, language } of unpackTexts(stringAt(segment.texts, document))) {
    const word = placedWords(text, language).find((one) => one.term === term);
    if (word !== undefined) return foldedWord(text.slice(word.start, word.end));
  }
  return null;
}

/** Letters to change, add, leave out or swap with the next; more than `most` counts as `most` + 1. */
export function distanceOf(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_none, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? most + 1;
}
