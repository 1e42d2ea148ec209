import { bitsFrom, bitsOfList, dropBits, listOfBits, newBits, stringAt } from './arrays.ts';
import { paragraphKey } from './build.ts';
import type { FieldName, Question } from './question.ts';
import { FIELD_SIGN, fieldTerm, findTerm, postingsOf, termsBeginning } from './segment.ts';
import type { Segment } from './segment.ts';
import { foldedWord, possibleTerms } from './words.ts';

/** Documents in rising order; null stands for all of them, which need no list. */
export type Matches = Uint32Array | null;

export interface Matched {
  readonly documents: Matches;
  /** Terms that count for the order and are highlighted; those under a NOT do not. */
  readonly asked: readonly number[];
}

/** A beginning that more words share finds them all, but weighs nothing in the order: 'a*' says too little. */
const MOST_ASKED_BY_ONE = 64;

const NONE = new Uint32Array(0);

/** Which documents of the segment answer the question. `language` is that of the page, for the stems of its words. */
export function match(segment: Segment, question: Question, language: string): Matched {
  const asked = new Set<number>();
  const documents = evaluate(segment, question, { language, asked });
  return { documents, asked: [...asked] };
}

interface Under {
  readonly language: string;
  /** null under a NOT. */
  readonly asked: Set<number> | null;
}

function evaluate(segment: Segment, question: Question, under: Under): Matches {
  switch (question.type) {
    case 'all':
      return null;
    case 'word':
      return ofTerms(segment, termsOfWord(segment, question.word, under.language), under);
    case 'beginning':
      return ofTerms(segment, termsOfBeginning(segment, question.word, under.language), under);
    case 'phrase':
      return ofPhrase(segment, question.words, under);
    case 'field':
      return ofField(segment, question.field, question.value, question.isBeginning, under);
    case 'not':
      return complement(segment, evaluate(segment, question.part, { ...under, asked: null }));
    case 'or':
      return question.parts
        .map((part) => evaluate(segment, part, under))
        .reduce((sum, one) => (sum === null || one === null ? null : union(sum, one)));
    case 'and':
      return both(segment, question.parts, under);
  }
}

/** What is left out is taken away from the rest, which is cheaper than making a list of all else. */
function both(segment: Segment, parts: readonly Question[], under: Under): Matches {
  const wanted = parts.filter((part) => part.type !== 'not').map((part) => evaluate(segment, part, under));
  const lists = wanted.filter((one) => one !== null).sort((a, b) => a.length - b.length);
  let left: Matches = lists.length === 0 ? null : lists.reduce((sum, one) => intersection(sum, one));
  for (const part of parts) {
    if (part.type !== 'not') continue;
    const out = evaluate(segment, part.part, { ...under, asked: null });
    if (out === null) return NONE;
    left = left === null ? complement(segment, out) : difference(left, out);
  }
  return left;
}

const termsOfWord = (segment: Segment, word: string, language: string): number[] =>
  possibleTerms(word, language)
    .map((term) => findTerm(segment, term))
    .filter((term) => term !== -1);

function termsOfBeginning(segment: Segment, word: string, language: string): number[] {
  // Stems may be shorter than what was typed: 'ratification*' begins no stem, 'ratif' is one.
  const terms = new Set(termsOfWord(segment, word, language));
  const [from, to] = termsBeginning(segment, foldedWord(word));
  for (let term = from; term < to; term += 1) terms.add(term);
  return [...terms];
}

function ofTerms(segment: Segment, terms: readonly number[], { asked }: Under): Uint32Array {
  if (terms.length <= MOST_ASKED_BY_ONE) for (const term of terms) asked?.add(term);
  const [first] = terms;
  if (first === undefined) return NONE;
  if (terms.length === 1) return postingsOf(segment, first);
  if (terms.length === 2) return union(postingsOf(segment, first), postingsOf(segment, terms[1] ?? first));
  const bits = newBits(segment.size);
  for (const term of terms) {
    const postings = postingsOf(segment, term);
    for (let at = 0; at < postings.length; at += 1) {
      const document = postings[at] as number;
      bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << (document & 31));
    }
  }
  return listOfBits(bits);
}

function ofField(
  segment: Segment,
  field: FieldName,
  value: string,
  isBeginning: boolean,
  under: Under,
): Uint32Array {
  const hidden = { ...under, asked: null };
  if (field === 'body') {
    const words = value.match(/[\p{L}\p{N}]+/gu) ?? [];
    const lists = words.map((word) =>
      ofTerms(
        segment,
        possibleTerms(word, under.language)
          .map((term) => findTerm(segment, fieldTerm('body', term)))
          .filter((term) => term !== -1),
        hidden,
      ),
    );
    return lists.length === 0 ? NONE : lists.reduce(intersection);
  }
  const key = fieldTerm(field, field === 'para' ? paragraphKey(value) : value.toLowerCase());
  if (!isBeginning)
    return ofTerms(
      segment,
      [findTerm(segment, key)].filter((term) => term !== -1),
      hidden,
    );
  const [from, to] = termsBeginning(segment, key);
  return ofTerms(
    segment,
    Array.from({ length: to - from }, (_none, index) => from + index),
    hidden,
  );
}

/** Documents in which the words stand one after another. */
function ofPhrase(segment: Segment, words: readonly string[], under: Under): Uint32Array {
  const terms = words.map((word) => termsOfWord(segment, word, under.language));
  for (const one of terms) for (const term of one) under.asked?.add(term);
  const quiet = { ...under, asked: null };
  const lists = terms.map((one) => ofTerms(segment, one, quiet));
  const candidates = [...lists].sort((a, b) => a.length - b.length).reduce(intersection);
  const walk = new PhraseWalk(segment, terms);
  const found = new Uint32Array(candidates.length);
  let count = 0;
  for (const document of candidates) if (walk.standsIn(document)) found[count++] = document;
  return found.subarray(0, count);
}

/**
 * Goes through the postings of a phrase's words with documents that rise. Each word has few alternatives (its stems in
 * several languages), mostly one. Written with loops over numbers: a broad phrase looks at 40,000 documents.
 */
class PhraseWalk {
  readonly #segment: Segment;
  /** For each alternative of each word: the posting it stands at, and where its postings end. */
  readonly #at: Uint32Array;
  readonly #end: Uint32Array;
  /** Where the alternatives of word w begin. */
  readonly #starts: Uint32Array;

  constructor(segment: Segment, words: readonly (readonly number[])[]) {
    this.#segment = segment;
    const all = words.flat();
    this.#at = Uint32Array.from(all, (term) => segment.postingStarts[term] ?? 0);
    this.#end = Uint32Array.from(all, (term) => segment.postingStarts[term + 1] ?? 0);
    this.#starts = new Uint32Array(words.length + 1);
    words.forEach((alternatives, word) => {
      this.#starts[word + 1] = (this.#starts[word] ?? 0) + alternatives.length;
    });
  }

  standsIn(document: number): boolean {
    const { postings, placeStarts, places } = this.#segment;
    for (let one = 0; one < this.#at.length; one += 1) {
      let at = this.#at[one] as number;
      const end = this.#end[one] as number;
      while (at < end && (postings[at] as number) < document) at += 1;
      this.#at[one] = at;
    }
    for (let one = 0; one < (this.#starts[1] as number); one += 1) {
      const posting = this.#at[one] as number;
      if (posting >= (this.#end[one] as number) || postings[posting] !== document) continue;
      const to = placeStarts[posting + 1] as number;
      for (let at = placeStarts[posting] as number; at < to; at += 1) {
        if (this.#follows(document, places[at] as number)) return true;
      }
    }
    return false;
  }

  #follows(document: number, place: number): boolean {
    for (let word = 1; word + 1 < this.#starts.length; word += 1) {
      if (!this.#hasAt(word, document, place + word)) return false;
    }
    return true;
  }

  #hasAt(word: number, document: number, place: number): boolean {
    const { postings, placeStarts, places } = this.#segment;
    for (let one = this.#starts[word] as number; one < (this.#starts[word + 1] as number); one += 1) {
      const posting = this.#at[one] as number;
      if (posting >= (this.#end[one] as number) || postings[posting] !== document) continue;
      const to = placeStarts[posting + 1] as number;
      for (let at = placeStarts[posting] as number; at < to; at += 1) if (places[at] === place) return true;
    }
    return false;
  }
}

export function findPosting(segment: Segment, term: number, document: number): number {
  let low = segment.postingStarts[term] ?? 0;
  const end = segment.postingStarts[term + 1] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segment.postings[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return low < end && segment.postings[low] === document ? low : -1;
}

/** Lists of which one is this many times longer are met by search instead of step by step. */
const MUCH_LONGER = 32;

export function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const found = new Uint32Array(short.length);
  let count = 0;
  let at = 0;
  if (long.length > MUCH_LONGER * short.length) {
    for (const document of short) {
      at = gallop(long, document, at);
      if (long[at] === document) found[count++] = document;
    }
    return found.subarray(0, count);
  }
  for (const document of short) {
    while (at < long.length && (long[at] ?? 0) < document) at += 1;
    if (long[at] === document) found[count++] = document;
  }
  return found.subarray(0, count);
}

/** First place from `from` on whose document is not smaller. */
function gallop(list: Uint32Array, document: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < list.length && (list[low + step] ?? 0) < document) {
    low += step;
    step *= 2;
  }
  let high = Math.min(list.length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return low;
}

function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  const found = new Uint32Array(a.length + b.length);
  let count = 0;
  let at = 0;
  for (const document of a) {
    while (at < b.length && (b[at] ?? 0) < document) found[count++] = b[at++] ?? 0;
    if (b[at] === document) at += 1;
    found[count++] = document;
  }
  while (at < b.length) found[count++] = b[at++] ?? 0;
  return found.subarray(0, count);
}

function difference(a: Uint32Array, out: Uint32Array): Uint32Array {
  const found = new Uint32Array(a.length);
  let count = 0;
  let at = 0;
  for (const document of a) {
    while (at < out.length && (out[at] ?? 0) < document) at += 1;
    if (out[at] !== document) found[count++] = document;
  }
  return found.subarray(0, count);
}

function complement({ size }: Segment, out: Matches): Uint32Array {
  return out === null ? NONE : listOfBits(dropBits(bitsFrom(0, size), bitsOfList(out, size)));
}

/** The words a term stands for, to highlight and to suggest; fields have none. */
export const termText = (segment: Segment, term: number): string | null => {
  const text = stringAt(segment.terms, term);
  return text.startsWith(FIELD_SIGN) ? null : text;
};
