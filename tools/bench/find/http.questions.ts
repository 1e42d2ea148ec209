import { chance, realRows } from './corpus.ts';

/**
 * Addresses of results pages, each another one, so that no answer made before helps: the kinds of question of
 * `questions.ts` in about the same proportions, with words taken from the texts as often as they stand there, and with
 * choices in facets. Seeded: each run asks the same.
 */
export interface HttpQuestions {
  /** As many different addresses as asked for. */
  different(count: number): string[];
  /** Forty that are asked again and again. */
  readonly repeated: readonly string[];
}

const SHORTEST_WORD = 4;
const YEARS = Array.from({ length: 16 }, (_none, index) => String(2008 + index));
const GOALS = Array.from({ length: 17 }, (_none, index) => `sdg.${1 + index}`);
const REGIONS = ['african', 'asia_pacific', 'eastern_european', 'grulac', 'weog'];
const MECHANISMS = ['upr', 'ccpr', 'cescr', 'cedaw-committee', 'crc-committee', 'cat-committee'];
const SORTS = ['best', 'newest', 'oldest'];
const REPEATED = 40;

type Pairs = readonly (readonly [string, string])[];

/** A kind of question and how many of forty are of it. */
type Making = () => Pairs;

export async function httpQuestions(): Promise<HttpQuestions> {
  const rows = await realRows();
  const next = chance(4_101);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const states = [...new Set(rows.map((row) => row.state))];
  const wordsOfOne = (): string[] => pick(rows).text.match(/[A-Za-z]+/g) ?? [];
  const word = (): string => {
    for (;;) {
      const found = pick(wordsOfOne());
      if (found !== undefined && found.length >= SHORTEST_WORD) return found.toLowerCase();
    }
  };
  const together = (count: number): string[] => {
    const words = wordsOfOne();
    const from = Math.floor(next() * Math.max(1, words.length - count));
    return words.slice(from, from + count);
  };
  const near = (): string =>
    wordsOfOne()
      .filter((one) => one.length >= SHORTEST_WORD)
      .slice(0, 2)
      .join(' ');
  const slip = (text: string): string =>
    text.slice(0, 2) + text.slice(3, 4) + text.slice(2, 3) + text.slice(4);
  const choice = (): readonly [string, string] =>
    pick<() => readonly [string, string]>([
      () => ['state', pick(states)],
      () => ['year', pick(YEARS)],
      () => ['sdg', pick(GOALS)],
      () => ['region', pick(REGIONS)],
      () => ['mechanism', pick(MECHANISMS)],
      () => ['recommender', pick(rows).recommending_state],
    ])();
  const ask = (text: string, ...more: Pairs): Pairs => [['q', text], ...more];
  const makings: readonly (readonly [number, Making])[] = [
    [2, () => [choice(), choice(), ['sort', pick(SORTS)], ['page', String(1 + Math.floor(next() * 9))]]],
    [3, () => [choice(), choice(), choice()]],
    [4, () => ask(word(), choice())],
    [10, () => ask(near())],
    [4, () => ask(`${word()} ${word()} ${word()}`)],
    [3, () => ask(`${near()}`, choice())],
    [4, () => ask(`"${together(2).join(' ')}"`)],
    [2, () => ask(`"${together(3).join(' ')}"`, choice())],
    [3, () => ask(`${word().slice(0, 5)}*`, choice())],
    [2, () => ask(`${word()} OR ${word()}`)],
    [2, () => ask(`${word()} NOT ${word()}`)],
    [1, () => ask(slip(word()), choice())],
  ];
  const kinds = makings.flatMap(([times, making]) => Array.from({ length: times }, () => making));
  const asked = new Set<string>();
  const address = (index: number): string => {
    for (;;) {
      const found = `/en/find?${new URLSearchParams((kinds[index % kinds.length] as Making)().map(([name, value]): [string, string] => [name, value]))}`;
      if (asked.has(found)) continue;
      asked.add(found);
      return found;
    }
  };
  const different = (count: number): string[] =>
    Array.from({ length: count }, (_none, index) => address(index));
  return { repeated: different(REPEATED), different };
}
