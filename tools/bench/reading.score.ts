/**
 * How well reports were read, by the rules of the corpus's own scorer (`score.py reading`), with which it agrees to the
 * last digit: texts are bags of words, matched one to one where 85 in 100 words are the same, best first.
 */
export interface ScoredLine {
  readonly document: string;
  readonly text: string;
  readonly states: readonly string[];
  readonly position: string | null;
}

export interface Gold extends ScoredLine {
  readonly session: number;
}

export interface Score {
  readonly documents: number;
  readonly f1: number;
  /** Of sessions 1 to 5, and of 6 and later. */
  readonly f1OfEras: readonly [number, number];
  /** Shares of the recommendations found. */
  readonly statesRight: number;
  readonly positionSaid: number;
  /** Share of the positions said. */
  readonly positionRight: number;
}

interface Entry {
  readonly bag: Bag;
  readonly states: Set<string>;
  readonly positions: Set<string | null>;
}

type Bag = ReadonlyMap<string, number>;

const SAME = 0.85;
/** A word that stands in so many texts of a document tells nothing about which one it is. */
const COMMON = 60;
const NEAREST = 8;

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g) ?? [];

function bagOf(words: readonly string[]): Bag {
  const bag = new Map<string, number>();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

const sizeOf = (bag: Bag): number => [...bag.values()].reduce((sum, count) => sum + count, 0);

function dice(a: Bag, b: Bag): number {
  let common = 0;
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  return (2 * common) / Math.max(1, sizeOf(a) + sizeOf(b));
}

/** The same words made by several States count once, with all of them. */
function entriesOf(lines: readonly ScoredLine[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { text, states, position } of lines) {
    const words = wordsOf(text);
    const key = words.join(' ');
    const entry = entries.get(key) ?? { bag: bagOf(words), states: new Set(), positions: new Set() };
    entries.set(key, entry);
    for (const state of states) entry.states.add(state);
    entry.positions.add(position);
  }
  return [...entries.values()];
}

function pairs(read: readonly Entry[], gold: readonly Entry[]): (readonly [Entry, Entry])[] {
  const postings = new Map<string, number[]>();
  for (const [g, { bag }] of gold.entries())
    for (const word of bag.keys()) postings.set(word, [...(postings.get(word) ?? []), g]);
  const scored: (readonly [score: number, r: number, g: number])[] = [];
  for (const [r, { bag }] of read.entries()) {
    for (const g of nearest(bag, postings)) {
      const score = dice(bag, gold[g]?.bag ?? new Map());
      if (score >= SAME) scored.push([score, r, g]);
    }
  }
  scored.sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2]);
  const used = { read: new Set<number>(), gold: new Set<number>() };
  return scored.flatMap(([, r, g]) => {
    const [own, other] = [read[r], gold[g]];
    if (own === undefined || other === undefined || used.read.has(r) || used.gold.has(g)) return [];
    used.read.add(r);
    used.gold.add(g);
    return [[own, other] as const];
  });
}

/** The texts that share the most words; words that many have are asked only where there are no others. */
function nearest(bag: Bag, postings: ReadonlyMap<string, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  const count = (most: number): void => {
    for (const word of bag.keys()) {
      const found = postings.get(word) ?? [];
      if (found.length < most) for (const g of found) shared.set(g, (shared.get(g) ?? 0) + 1);
    }
  };
  count(COMMON);
  if (shared.size === 0) count(Number.POSITIVE_INFINITY);
  return [...shared]
    .sort((a, b) => b[1] - a[1])
    .slice(0, NEAREST)
    .map(([g]) => g);
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

/** `documents` are those that were read, also where they gave nothing; lines of others do not count. */
export function scoreOf(
  documents: readonly string[],
  lines: readonly ScoredLine[],
  gold: readonly Gold[],
): Score {
  const [read, wanted] = [Map.groupBy(lines, documentOf), Map.groupBy(gold, documentOf)];
  const eras = [
    { read: 0, gold: 0, hit: 0 },
    { read: 0, gold: 0, hit: 0 },
  ] satisfies [object, object];
  let [states, said, right, hits, counted] = [0, 0, 0, 0, 0];
  for (const document of documents) {
    const rows = wanted.get(document);
    const era = eras[(rows?.[0]?.session ?? 0) <= 5 ? 0 : 1];
    if (rows === undefined) continue;
    const [own, want] = [entriesOf(read.get(document) ?? []), entriesOf(rows)];
    const matched = pairs(own, want);
    era.read += own.length;
    era.gold += want.length;
    era.hit += matched.length;
    hits += matched.length;
    counted += 1;
    for (const [got, entry] of matched) {
      if (isSame(got.states, entry.states)) states += 1;
      const positions = [...got.positions].filter((position) => position !== null);
      if (positions.length !== 1 || entry.positions.size !== 1) continue;
      said += 1;
      if (entry.positions.has(positions[0] ?? null)) right += 1;
    }
  }
  const f1 = (parts: readonly { read: number; gold: number; hit: number }[]): number => {
    const sum = (name: 'read' | 'gold' | 'hit'): number => parts.reduce((all, part) => all + part[name], 0);
    return (2 * sum('hit')) / Math.max(1, sum('read') + sum('gold'));
  };
  return {
    documents: counted,
    f1: f1(eras),
    f1OfEras: [f1([eras[0]]), f1([eras[1]])],
    statesRight: states / Math.max(1, hits),
    positionSaid: said / Math.max(1, hits),
    positionRight: right / Math.max(1, said),
  };
}

const documentOf = ({ document }: ScoredLine): string => document;
