import { stringAt } from './arrays.ts';
import { FIELD_SIGN, postingsOf, unpackTexts } from './segment.ts';
import type { Segment } from './segment.ts';
import { foldedWord, placedWords, possibleTerms } from './words.ts';

/** Words nearer than this are taken for one that was mistyped: one slip in short words, two in longer ones. */
const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

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

/**
 * Looks at every term of about its length that begins with one of its first two letters: some 3 ms for 60,000 terms,
 * and only when nothing was found.
 */
function nearestTerm(segment: Segment, word: string): Near | null {
  const most = slips(word);
  if (most === 0) return null;
  let found: Near | null = null;
  const { starts } = segment.terms;
  for (let number = 0; number + 1 < starts.length; number += 1) {
    const bytes = (starts[number + 1] ?? 0) - (starts[number] ?? 0);
    if (bytes < word.length - most || bytes > 3 * (word.length + most)) continue;
    const term = stringAt(segment.terms, number);
    if (term.startsWith(FIELD_SIGN) || Math.abs(term.length - word.length) > most) continue;
    if (!term.startsWith(word.charAt(0)) && !term.startsWith(word.charAt(1))) continue;
    const distance = distanceOf(word, term, most);
    if (distance === 0 || distance > most) continue;
    const frequency = postingsOf(segment, number).length;
    const isNearer =
      found === null ||
      distance < found.distance ||
      (distance === found.distance && frequency > found.frequency);
    if (isNearer) found = { number, distance, frequency };
  }
  return found;
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
