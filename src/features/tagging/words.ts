import { stemmer } from '@orama/stemmers/english';

/**
 * Words of a text as the tagger sees them, each with its hashes: of the word, of its stem, and of its runs of four and
 * five letters, which join words that no stemmer joins ("disappearance", "disappeared").
 */
export interface HashedWord {
  readonly hash: number;
  readonly stem: number;
  readonly grams: readonly number[];
  /** Words such as "the" and "of" are left out of pairs. */
  readonly isContent: boolean;
  /** Ends in -ing: "by amending" makes a general action specific (UPR Info's guide on action categories, part 2). */
  readonly isGerund: boolean;
}

/** A word in its place: offsets in the text, in UTF-16 units. */
export interface PlacedWord extends HashedWord {
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘]s(?![\p{L}\p{N}]))?/gu;
const FUNCTION_WORDS = new Set(
  'the of and to in for with on a an all its it by as at from that this their which or be is are'.split(' '),
);
const SHORTEST_GRAM = 4;
const LONGEST_GRAM = 5;
/** No real recommendation is near this long; what follows adds nothing and would cost time. */
export const MOST_WORDS = 600;
const LONGEST_WORD = 40;
const MOST_KEPT = 100_000;

const known = new Map<string, HashedWord>();

/** FNV-1a with a last mix, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘]s$/, '')
    .slice(0, LONGEST_WORD);

export const stemOf = (word: string): string => (/^[a-z]{3,}$/.test(word) ? stemmer(word) : word);

function gramsOf(word: string): number[] {
  const framed = `<${word}>`;
  const grams = new Set<number>();
  for (let length = SHORTEST_GRAM; length <= LONGEST_GRAM; length++)
    for (let at = 0; at + length <= framed.length; at++)
      grams.add(hashOf(`#${framed.slice(at, at + length)}`));
  return [...grams];
}

function hashedWord(written: string): HashedWord {
  const kept = known.get(written);
  if (kept !== undefined) return kept;
  const word = folded(written);
  const hashed = {
    hash: hashOf(word),
    stem: hashOf(stemOf(word)),
    grams: gramsOf(word),
    isContent: !FUNCTION_WORDS.has(word),
    isGerund: word.length > 4 && word.endsWith('ing'),
  };
  if (known.size >= MOST_KEPT) known.clear();
  known.set(written, hashed);
  return hashed;
}

/** The first `MOST_WORDS` words of a text, in any script. */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const [written] = match;
    const { hash, stem, grams, isContent, isGerund } = hashedWord(written);
    words.push({
      hash,
      stem,
      grams,
      isContent,
      isGerund,
      start: match.index,
      end: match.index + written.length,
    });
    if (words.length === MOST_WORDS) break;
  }
  return words;
}
