import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIMENSIONS } from '../../src/features/likeness/word-vectors.ts';
import { chance } from '../bench/find/corpus.ts';
import { trainDirections } from './directions.ts';
import type { FiledText, GeneralVector, TrainedRow } from './directions.ts';

/** Two matters, each told in two sets of words that never meet in one text. */
const TEXTS: readonly FiledText[] = Array.from({ length: 600 }, (_none, number) => {
  const matter = number % 2 === 0 ? 'jails' : 'schools';
  const telling = number % 4 < 2 ? 'a' : 'b';
  return {
    terms: [
      `${matter}-${telling}-${number % 5}`,
      `${matter}-${telling}-${number % 3}`,
      `common-${number % 7}`,
    ],
    filedAs: matter,
    words: `${matter} ${telling} ${number}`,
  };
});

const GENERAL: ReadonlyMap<string, GeneralVector> = new Map(
  [...new Set(TEXTS.flatMap((one) => one.terms))].map((term, number) => [
    term,
    {
      vector: Float64Array.from({ length: DIMENSIONS }, (_none, part) => Math.sin(number * 7 + part * part)),
      count: 5,
    },
  ]),
);

const train = (): TrainedRow[] => trainDirections(TEXTS, GENERAL, chance(3), () => undefined);

function cosine(rows: readonly TrainedRow[], a: string, b: string): number {
  const [one, other] = [a, b].map((beginning) => {
    const sum = new Float64Array(DIMENSIONS);
    for (const { term, direction } of rows)
      if (term.startsWith(beginning)) direction.forEach((part, at) => (sum[at] = (sum[at] as number) + part));
    return sum;
  });
  const dot = (x: Float64Array, y: Float64Array): number =>
    x.reduce((sum, part, at) => sum + part * (y[at] ?? 0), 0);
  if (!one || !other) return 0;
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

test('words that coders file alike come to point alike, those filed elsewhere do not', () => {
  const rows = train();
  assert.ok(cosine(rows, 'jails-a', 'jails-b') > 0.5);
  assert.ok(cosine(rows, 'jails-a', 'schools-a') < 0.1);
});

test('the same texts give the same directions', () => {
  assert.deepEqual(train(), train());
});
