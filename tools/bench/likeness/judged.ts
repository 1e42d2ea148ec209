import { createHash } from 'node:crypto';
import { chance } from '../find/corpus.ts';
import type { Gold, Pair } from './gold.ts';

/**
 * Of the pairs that share few words, a sample that a person read: would both stand in one cluster, because doing what
 * one asks is doing what the other asks? The numbers say which of those drawn do. The others speak of the same matter
 * (a commission's independence and its budget), or only stand in one paragraph.
 */
const READ: Readonly<
  Record<keyof Gold['pairs'], { readonly drawn: number; readonly same: readonly number[] }>
> = {
  'one review': {
    drawn: 30,
    same: [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 27],
  },
  'across cycles': { drawn: 18, same: [2, 3, 4, 8, 9, 11, 14, 15, 16, 17, 18] },
  'one review, filed alike': {
    drawn: 30,
    same: [3, 4, 6, 7, 9, 10, 11, 14, 15, 16, 20, 21, 22, 23, 24, 25, 26, 27, 29, 30],
  },
};

/** Of the texts that were read: another sample has not been judged. */
const DIGEST = '36882fb5c60add02fd125fdd67ca824c3473a8bad5ba0bca3217600c6bf03fc7';
const SEED = 1123;

/** Each judged pair in both directions; none where the data is not the data that was read. */
export function judgedPairs(gold: Gold): { readonly from: string; readonly pairs: readonly Pair[] }[] {
  const next = chance(SEED);
  const digest = createHash('sha256');
  const judged = Object.entries(READ).map(([from, { drawn, same }]) => {
    const left = onceEach(
      gold.pairs[from as keyof Gold['pairs']].filter((pair) => pair.kind.startsWith('far')),
    );
    const read = Array.from({ length: Math.min(drawn, left.length) }, () =>
      left.splice(Math.floor(next() * left.length), 1),
    ).flat();
    for (const { asked, like } of read) digest.update(`${asked.words}\n${like.words}\n`);
    const pairs = read.filter((_pair, at) => same.includes(at + 1));
    return { from, pairs: pairs.flatMap((pair) => [pair, { ...pair, asked: pair.like, like: pair.asked }]) };
  });
  return digest.digest('hex') === DIGEST ? judged : [];
}

/** The same two texts once, whichever asks. */
function onceEach(pairs: readonly Pair[]): Pair[] {
  const met = new Set<string>();
  return pairs.filter(({ asked, like }) => {
    const key = [asked.words, like.words].sort().join('|');
    const isNew = !met.has(key);
    met.add(key);
    return isNew;
  });
}
