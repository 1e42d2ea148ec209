import { hashOf } from './words.ts';
import type { PlacedWord } from './words.ts';

/**
 * What a text offers to the model: numbers that stand for its words, its runs of two and three words, its pairs of words however
 * far apart, its letters and its beginning. Each comes with the two words (by their place) that it was made of, so that
 * a suggestion can show the words that led to it.
 */
export type Visit = (feature: number, first: number, second: number, strength?: number) => void;

/**
 * Pairs and letters are many: at full strength they would drown the words. `strength` (1 if absent) is used in training
 * and ends up in the model's values.
 */
const STRENGTH = { pair: 0.6, letters: 0.7 } as const;

/** How a model looks at a text: for what it is about, or for what it asks to be done. */
export type View = 'subject' | 'action';

const KIND = {
  stem: hashOf('stem'),
  word: hashOf('word'),
  two: hashOf('two'),
  three: hashOf('three'),
  near: hashOf('near'),
  pair: hashOf('pair'),
  begins: hashOf('begins'),
  ends: hashOf('ends'),
  place: hashOf('place'),
  first: hashOf('first'),
  after: hashOf('after'),
  by: hashOf('by'),
  and: hashOf('and'),
  length: hashOf('length'),
} as const;
const BY = hashOf('by');
const AND = hashOf('and');

/** Pairs grow with the square: a text of more different words than this gives pairs of its first ones only. */
const MOST_PAIRED = 60;
/** The part of a text that says what to do. */
const OPENING = 12;
/** Where the verb after "and" is looked for: "Continue and strengthen …". */
const FIRST_AND = 8;

const join = (kind: number, one: number, other = 0): number => {
  const mixed = Math.imul(kind ^ one, 0x85ebca6b) + Math.imul(other ^ 0x9e3779b9, 0xc2b2ae35);
  return (Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f) ^ (mixed >>> 16)) >>> 0;
};

const lengthClass = (words: number): number => Math.min(16, Math.floor(Math.log2(Math.max(1, words)) * 2));

function visitWords(words: readonly PlacedWord[], visit: Visit): void {
  words.forEach((word, at) => {
    visit(join(KIND.stem, word.stem), at, at);
    if (word.hash !== word.stem) visit(join(KIND.word, word.hash), at, at);
    const next = words[at + 1];
    if (next) visit(join(KIND.two, word.stem, next.stem), at, at + 1);
  });
}

/** Runs of three words, and two words with one or two others between them. */
function visitNeighbours(words: readonly PlacedWord[], visit: Visit): void {
  words.forEach(({ stem }, at) => {
    const [next, third, fourth] = [words[at + 1], words[at + 2], words[at + 3]];
    if (!next || !third) return;
    visit(join(KIND.three, join(KIND.two, stem, next.stem), third.stem), at, at + 2);
    visit(join(KIND.near, stem, third.stem), at, at + 2);
    if (fourth) visit(join(KIND.near, stem, fourth.stem), at, at + 3);
  });
}

function visitPairs(words: readonly PlacedWord[], visit: Visit): void {
  const places: number[] = [];
  const seen = new Set<number>();
  for (let at = 0; at < words.length && places.length < MOST_PAIRED; at++) {
    const word = words[at];
    if (!word?.isContent || seen.has(word.stem)) continue;
    seen.add(word.stem);
    places.push(at);
  }
  const stems = places.map((at) => words[at]?.stem ?? 0);
  for (let i = 0; i < stems.length; i++)
    for (let j = i + 1; j < stems.length; j++) {
      const one = stems[i] ?? 0;
      const other = stems[j] ?? 0;
      const feature = join(KIND.pair, Math.min(one, other), Math.max(one, other));
      visit(feature, places[i] ?? 0, places[j] ?? 0, STRENGTH.pair);
    }
}

function visitSubject(words: readonly PlacedWord[], visit: Visit): void {
  visitWords(words, visit);
  visitNeighbours(words, visit);
  visitPairs(words, visit);
  words.forEach((word, at) => {
    for (const gram of word.grams) visit(gram, at, at, STRENGTH.letters);
  });
  const last = words.length - 1;
  const [one, two] = words;
  if (one && two) visit(join(KIND.begins, one.stem, two.stem), 0, 1);
  visit(join(KIND.ends, words[last]?.stem ?? 0), last, last);
  if (last > 0) visit(join(KIND.ends, words[last - 1]?.stem ?? 0, words[last]?.stem ?? 0), last - 1, last);
  visit(join(KIND.length, lengthClass(words.length)), 0, 0);
}

/** Beyond the sixth word the exact place says nothing: "middle" and "later". */
const placeOf = (at: number): number => (at < 6 ? at : at < 9 ? 6 : 7);

function visitOpening(words: readonly PlacedWord[], visit: Visit): void {
  const opening = words.slice(0, OPENING);
  const verb = opening[0]?.stem ?? 0;
  opening.forEach((word, at) => {
    const kind = KIND.place + placeOf(at);
    visit(join(kind, word.hash), at, at);
    const next = opening[at + 1];
    if (next) visit(join(kind, word.stem, next.stem), at, at + 1);
    if (at > 0) visit(join(KIND.first, verb, word.stem), 0, at);
  });
  const and = opening.slice(1, FIRST_AND).findIndex((word) => word.hash === AND) + 1;
  const second = words[and + 1];
  if (and === 0 || !second) return;
  visit(join(KIND.and, second.stem), and + 1, and + 1);
  visit(join(KIND.and, verb, second.stem), 0, and + 1);
}

function visitAction(words: readonly PlacedWord[], visit: Visit): void {
  visitWords(words, visit);
  visitOpening(words, visit);
  const verb = words[0]?.stem ?? 0;
  words.forEach((word, at) => {
    if (at >= OPENING && word.isContent) visit(join(KIND.after, verb, word.stem), 0, at);
    if (at === 0 || !word.isGerund || words[at - 1]?.hash !== BY) return;
    visit(join(KIND.by, 0), at, at);
    visit(join(KIND.by, word.hash), at, at);
    visit(join(KIND.by, verb, 1), 0, at);
  });
  visit(join(KIND.length, lengthClass(words.length)), 0, 0);
  visit(join(KIND.length, lengthClass(words.length), verb), 0, 0);
}

/** Every feature of a text, repeats included. A text without words has none. */
export function visitFeatures(view: View, words: readonly PlacedWord[], visit: Visit): void {
  if (words.length === 0) return;
  if (view === 'subject') visitSubject(words, visit);
  else visitAction(words, visit);
}
