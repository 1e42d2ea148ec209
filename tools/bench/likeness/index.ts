import { fileURLToPath } from 'node:url';
import { SegmentBuilder } from '../../../src/features/search/build.ts';
import type { Findable } from '../../../src/features/search/findable.ts';
import { like } from '../../../src/features/search/like.ts';
import type { LikeQuery } from '../../../src/features/search/like.ts';
import { LiveSegment } from '../../../src/features/search/search.ts';
import { termsOf } from '../../../src/features/search/words.ts';
import {
  DIMENSIONS,
  directionOf,
  lengthAt,
  productAt,
  shippedWordVectors,
  treatiesNamed,
} from '../../../src/features/likeness/index.ts';
import { grownCorpus } from '../find/corpus.ts';
import { goldOf } from './gold.ts';
import type { Gold, Pair } from './gold.ts';
import { judgedPairs } from './judged.ts';
import { isHeldOut, readRepeated } from './repeated.ts';
import type { Repeated } from './repeated.ts';

/** Candidates that a person is shown. */
const SHOWN = 10;
const BIG = 300_000;

export interface RecallFigure {
  readonly method: string;
  readonly pairs: string;
  readonly kind: string;
  readonly count: number;
  readonly recallAt10: number;
}

export interface SpeedFigure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** One method: the candidates of a recommendation among those of its State, closest first. */
type Method = (asked: Repeated) => readonly Repeated[];

/**
 * `npm run bench -- likeness`: does a recommendation's like stand among the first ten, on States that the word
 * directions have not learned from; and what does asking cost in a record of 300,000.
 */
export async function bench(): Promise<readonly (RecallFigure | SpeedFigure)[]> {
  const corpus =
    process.env['SERVANDA_CORPUS'] ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
  const all = readRepeated(corpus);
  const heldOut = all.filter((one) => isHeldOut(one.state));
  const gold = goldOf(heldOut);
  const index = indexOf(all);
  return [
    ...methodsOf(all, index).flatMap(([name, method]) => recallOf(name, method, gold)),
    sameWords(heldOut, index),
    ...(await speeds()),
  ];
}

function findableOf(one: Repeated, number: number): Findable {
  return {
    kind: 'recommendation',
    id: String(number),
    unit: one.state,
    date: null,
    texts: [{ language: 'en', text: one.text }],
    more: [],
    symbols: [],
    paragraph: null,
    bodies: [],
    facets: { kind: ['recommendation'], state: [one.state] },
    turns: {},
  };
}

interface Index {
  /** All of the closest, closest first, those left out that `without` names. */
  readonly ask: (asked: Repeated, without: (one: Repeated) => boolean) => readonly Repeated[];
  readonly ofState: ReadonlyMap<string, readonly Repeated[]>;
}

/** The index of the house over all of them. */
function indexOf(all: readonly Repeated[]): Index {
  const builder = new SegmentBuilder();
  all.forEach((one, number) => builder.add(findableOf(one, number)));
  const live = new LiveSegment(builder.finish());
  const numbers = new Map(all.map((one, number) => [one, number]));
  const ofState = Map.groupBy(all, (one) => one.state);
  return {
    ofState,
    ask: (asked, without) =>
      like([live], {
        text: asked.text,
        language: 'en',
        unit: asked.state,
        among: 'own',
        kinds: ['recommendation'],
        asof: '2030-01-01',
        count: all.length,
        without: (ofState.get(asked.state) ?? [])
          .filter(without)
          .map((one) => `recommendation/${numbers.get(one)}`),
      }).flatMap(({ id }) => all[Number(id)] ?? []),
  };
}

/** What ships, and what each of its halves finds alone. */
const methodsOf = (all: readonly Repeated[], { ask, ofState }: Index): [string, Method][] => [
  ['shipped: directions and words', (asked) => ask(asked, (one) => one.words === asked.words)],
  ['directions alone', directionsAlone(ofState)],
  ['TF-IDF of stems', tfIdf(all, ofState)],
];

/** The same words once more in the State's record: found by anything, therefore apart. */
function sameWords(asking: readonly Repeated[], { ask, ofState }: Index): RecallFigure {
  const pairs = asking.flatMap((asked) =>
    (ofState.get(asked.state) ?? [])
      .filter((one) => one !== asked && one.words === asked.words)
      .map((wanted) => ({ asked, wanted })),
  );
  const found = pairs.filter(({ asked, wanted }) =>
    ask(asked, (one) => one === asked)
      .slice(0, SHOWN)
      .includes(wanted),
  );
  return {
    method: 'shipped: directions and words',
    pairs: 'the same words',
    kind: 'all',
    count: pairs.length,
    recallAt10: Number((found.length / Math.max(1, pairs.length)).toFixed(3)),
  };
}

function directionsAlone(ofState: ReadonlyMap<string, readonly Repeated[]>): Method {
  const vectors = shippedWordVectors();
  const made = new WeakMap<Repeated, Int8Array>();
  const of = (one: Repeated): Int8Array => {
    const known = made.get(one);
    if (known !== undefined) return known;
    const stems = termsOf(one.text, 'en');
    const direction = directionOf(vectors, [...stems, ...treatiesNamed(stems)]);
    made.set(one, direction);
    return direction;
  };
  return (asked) =>
    ranked(ofState.get(asked.state) ?? [], asked, (one) => {
      const [a, b] = [of(asked), of(one)];
      return productAt(a as Int8Array<ArrayBuffer>, b, 0) / (lengthAt(a, 0) * lengthAt(b, 0) || 1);
    });
}

function tfIdf(all: readonly Repeated[], ofState: ReadonlyMap<string, readonly Repeated[]>): Method {
  const frequency = new Map<string, number>();
  const bags = new Map<Repeated, Map<string, number>>();
  for (const one of all) {
    const bag = new Map<string, number>();
    for (const term of termsOf(one.text, 'en')) bag.set(term, (bag.get(term) ?? 0) + 1);
    for (const term of bag.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    bags.set(one, bag);
  }
  for (const bag of bags.values()) {
    let squares = 0;
    for (const [term, count] of bag) {
      const weight = (1 + Math.log(count)) * Math.log(all.length / (frequency.get(term) ?? 1));
      bag.set(term, weight);
      squares += weight * weight;
    }
    for (const [term, weight] of bag) bag.set(term, weight / Math.sqrt(squares || 1));
  }
  const product = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
    let sum = 0;
    for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
    return sum;
  };
  return (asked) =>
    ranked(ofState.get(asked.state) ?? [], asked, (one) =>
      product(bags.get(asked) ?? new Map(), bags.get(one) ?? new Map()),
    );
}

const ranked = (
  candidates: readonly Repeated[],
  asked: Repeated,
  closenessTo: (one: Repeated) => number,
): Repeated[] =>
  candidates
    .filter((one) => one.words !== asked.words)
    .map((one) => ({ one, close: closenessTo(one) }))
    .sort((a, b) => b.close - a.close)
    .map(({ one }) => one);

/**
 * Share of the pairs whose second stands among the first ten for the first. Others that the gold gives as saying the
 * same too are passed over, so that ten ways to say it do not crowd each other out.
 */
function recallOf(method: string, rank: Method, gold: Gold): RecallFigure[] {
  const lists = new Map<Repeated, readonly Repeated[]>();
  const listFor = (asked: Repeated): readonly Repeated[] => {
    const list = lists.get(asked) ?? rank(asked);
    lists.set(asked, list);
    return list;
  };
  const isShown = ({ asked, like: wanted }: Pair): boolean => {
    const list = listFor(asked);
    const at = list.indexOf(wanted);
    const same = gold.same.get(asked);
    return at !== -1 && list.slice(0, at).filter((one) => !same?.has(one)).length < SHOWN;
  };
  const figure = (pairs: string, kind: string, own: readonly Pair[]): RecallFigure => ({
    method,
    pairs,
    kind,
    count: own.length,
    recallAt10: Number((own.filter(isShown).length / Math.max(1, own.length)).toFixed(3)),
  });
  const judged = judgedPairs(gold);
  return [
    ...Object.entries(gold.pairs).flatMap(([pairs, own]) => [
      figure(pairs, 'all', own),
      ...[...Map.groupBy(own, (pair) => pair.kind)].sort().map(([kind, some]) => figure(pairs, kind, some)),
    ]),
    ...judged.map(({ from, pairs }) => figure('far, read and found the same', from, pairs)),
    figure(
      'far, read and found the same',
      'all',
      judged.flatMap((one) => one.pairs),
    ),
  ];
}

async function speeds(): Promise<SpeedFigure[]> {
  const figures: SpeedFigure[] = [];
  const memory = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);
  const builder = new SegmentBuilder();
  const texts: { text: string; unit: string }[] = [];
  for await (const one of grownCorpus(BIG)) {
    builder.add(one);
    if (texts.length < 400) texts.push({ text: one.texts[0]?.text ?? '', unit: one.unit });
  }
  const began = performance.now();
  const live = new LiveSegment(builder.finish());
  figures.push({ what: 'finish of the index, 300,000', value: since(began), unit: 'ms' });
  const ask = (among: LikeQuery['among'], count: number): number[] =>
    texts.slice(0, count).map(({ text, unit }) => {
      const start = performance.now();
      like([live], {
        text,
        language: 'en',
        unit,
        among,
        kinds: ['recommendation'],
        asof: '2030-01-01',
        count: SHOWN,
        without: [],
      });
      return performance.now() - start;
    });
  for (const [among, words] of [
    ['own', 'within one State'],
    ['others', 'over all others'],
  ] as const) {
    ask(among, 20);
    const taken = ask(among, among === 'own' ? 400 : 100).sort((a, b) => a - b);
    figures.push({ what: `question ${words}, p50`, value: at(taken, 0.5), unit: 'ms' });
    figures.push({ what: `question ${words}, p95`, value: at(taken, 0.95), unit: 'ms' });
  }
  const start = performance.now();
  let made = 0;
  for (const { text } of texts) {
    const stems = termsOf(text, 'en');
    directionOf(shippedWordVectors(), [...stems, ...treatiesNamed(stems)]);
    made += 1;
  }
  figures.push({
    what: 'directions made',
    value: Math.round((made / (performance.now() - start)) * 1000),
    unit: 'texts/s',
  });
  figures.push({ what: 'of these bytes a document', value: DIMENSIONS, unit: 'bytes' });
  figures.push({ what: 'resident memory of this process', value: memory(), unit: 'MB' });
  return figures;
}

const since = (began: number): number => Math.round(performance.now() - began);
const at = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));
