import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';

/**
 * Words of a text as the index holds them: folded (small letters, no marks on Latin letters, no Arabic vowel signs),
 * then stemmed by the language of the text (Snowball). Chinese has no blanks: its letters are taken two by two. Kazakh has
 * no Snowball stemmer: its words are kept whole, and found by their beginnings.
 */

/** A word in its place: `start` and `end` are offsets in the text, in UTF-16 units. */
export interface PlacedWord {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

type Stem = (word: string) => string;

const STEMS: Readonly<Record<string, Stem>> = {
  en: english,
  fr: french,
  es: spanish,
  ru: russian,
  ar: arabic,
};

/** Numbers keep their inner points and strokes: '124.16', '16.3', 'A/HRC/28/10' is three words and '28/10'. */
const WORD = /\p{N}+(?:[./-]\p{N}+)*\p{L}*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu;
const HAN = /^\p{Script=Han}/u;
const CYRILLIC = /^\p{Script=Cyrillic}/u;
const ARABIC = /^\p{Script=Arabic}/u;
const PLAIN = /^[a-z0-9]+$/;

/** Small letters, without marks on Latin letters and without Arabic vowel signs; Cyrillic й and ғ stay letters. */
export function foldedWord(word: string): string {
  const small = word.toLowerCase();
  if (PLAIN.test(small)) return small;
  return small
    .replace(/’/g, "'")
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin}\p{Mn}*)\p{Mn}/gu, '')
    .normalize('NFC')
    .replace(/[\u0640\u064B-\u0652\u0670]/g, '')
    .replace(/ё/g, 'е');
}

/** Words that were stemmed before, by language. A text uses few words often: the cache answers 95 of 100. */
const MOST_KEPT = 400_000;
const kept = new Map<string, Map<string, string>>();

/** The term of one word. `language` is an ISO 639-1 code. */
export function termOf(word: string, language: string): string {
  let known = kept.get(language);
  if (known === undefined) kept.set(language, (known = new Map()));
  let term = known.get(word);
  if (term === undefined) {
    const folded = foldedWord(word).replace(/'s$/, '');
    const stem = /^\p{N}/u.test(folded) ? undefined : STEMS[language];
    term = stem === undefined || folded.length < 3 ? folded : stem(folded);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(word, term);
  }
  return term;
}

/** The words of a text with their places, in order; of those that begin with a letter of a to z only the ones that begin so. */
export function placedWords(text: string, language: string, letters?: ReadonlySet<string>): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const start = match.index;
    const first = word.charAt(0).toLowerCase();
    if (letters !== undefined && first >= 'a' && first <= 'z' && !letters.has(first)) continue;
    if (HAN.test(word)) pairs(word, start, words);
    else words.push({ term: termOf(word, language), start, end: start + word.length });
  }
  return words;
}

/** The words of a text as they stand, Chinese letters two by two. */
export const wordsOf = (text: string): string[] =>
  Array.from(text.matchAll(WORD), ([word]) =>
    HAN.test(word) ? pairs(word, 0, []).map((pair) => pair.term) : [word],
  ).flat();

/** Terms alone, in order: what is indexed. */
export function termsOf(text: string, language: string, into: string[] = []): string[] {
  for (const [word] of text.matchAll(WORD)) {
    if (HAN.test(word)) for (const pair of pairs(word, 0, [])) into.push(pair.term);
    else into.push(termOf(word, language));
  }
  return into;
}

function pairs(word: string, start: number, into: PlacedWord[]): PlacedWord[] {
  if (word.length === 1) into.push({ term: word, start, end: start + 1 });
  for (let index = 0; index + 1 < word.length; index += 1) {
    into.push({ term: word.slice(index, index + 2), start: start + index, end: start + index + 2 });
  }
  return into;
}

const LATIN_LANGUAGES = ['en', 'fr', 'es'] as const;

/**
 * What one word of a question may be in the index: its term in each language that is written with its letters, because
 * a question does not say its language. The first is that of the language of the page.
 */
export function possibleTerms(word: string, language: string): readonly string[] {
  const written = ARABIC.test(word) ? ['ar'] : CYRILLIC.test(word) ? ['ru', 'kk'] : LATIN_LANGUAGES;
  const languages = (written as readonly string[]).includes(language) ? [language, ...written] : written;
  return [...new Set(languages.map((one) => termOf(word, one)))];
}
