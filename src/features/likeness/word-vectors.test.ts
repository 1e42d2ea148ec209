import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { termsOf } from '../search/words.ts';
import { treatiesNamed, TREATY_SIGN } from './named-treaties.ts';
import {
  DIMENSIONS,
  directionOf,
  lengthAt,
  productAt,
  readWordVectors,
  shippedWordVectors,
  writeWordVectors,
} from './word-vectors.ts';

const cosine = (a: string, b: string): number => {
  const [one, other] = [a, b].map((text) => directionOf(shippedWordVectors(), termsOf(text, 'en')));
  if (!one || !other) return 0;
  return productAt(one, other, 0) / (lengthAt(one, 0) * lengthAt(other, 0));
};

test('words of the field that mean alike point alike', () => {
  assert.ok(cosine('prisons', 'detention') > cosine('prisons', 'schools'));
  assert.ok(cosine('female genital mutilation', 'FGM') > 0.5);
  assert.ok(Math.abs(cosine('prisons', 'prison') - 1) < 1e-9);
});

test('a text without a word that is known has no direction', () => {
  assert.equal(lengthAt(directionOf(shippedWordVectors(), ['qqqq', '']), 0), 0);
  assert.equal(lengthAt(directionOf(shippedWordVectors(), []), 0), 0);
});

test('a direction is the same each time, whatever was asked in between, and no cosine is beyond 1', () => {
  const words = [...shippedWordVectors().rows.keys()];
  const text = fc.array(fc.constantFrom(...words, 'unknown'), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [one, other] = [directionOf(shippedWordVectors(), a), directionOf(shippedWordVectors(), b)];
      assert.deepEqual(directionOf(shippedWordVectors(), a), one);
      assert.equal(productAt(one, other, 0), productAt(other, one, 0));
      const most = lengthAt(one, 0) * lengthAt(other, 0);
      assert.ok(Math.abs(productAt(one, other, 0)) <= most + 1e-6);
    }),
  );
});

test('what is written is read back; anything else is refused', () => {
  const small = {
    rows: new Map([
      ['tortur', 0],
      [`${TREATY_SIGN}opcat`, 1],
    ]),
    steps: Float32Array.from([0.5, 0.25]),
    values: Int8Array.from({ length: 2 * DIMENSIONS }, (_none, at) => (at % 255) - 127),
  };
  const bytes = writeWordVectors(small);
  const read = readWordVectors(bytes);
  assert.deepEqual(read.rows, small.rows);
  assert.deepEqual(read.steps, small.steps);
  assert.deepEqual(read.values, small.values);
  const damaged = { code: 'word_vectors_damaged' };
  for (const cut of [0, 4, 9, 20, bytes.length - 1])
    assert.throws(() => readWordVectors(bytes.subarray(0, cut)), damaged);
  assert.throws(() => readWordVectors(new TextEncoder().encode('SVWORD01\xff\xff\xff\xff')), damaged);
});

test('a treaty has one sign, by its letters and in full; the longest name counts alone', () => {
  const named = (text: string): string[] =>
    treatiesNamed(termsOf(text, 'en')).map((sign) => sign.slice(TREATY_SIGN.length));
  const cases: readonly (readonly [text: string, signs: readonly string[]])[] = [
    ['Ratify OPCAT', ['opcat']],
    ['Ratify OP-CAT.', ['opcat']],
    ['Ratify the Optional Protocol to the United Nations Convention against Torture', ['opcat']],
    ['the Convention against Torture', ['cat']],
    ['The International Covenant on Civil and Political Rights', ['iccpr']],
    ['the Second Optional Protocol to the ICCPR', ['iccpr-op2', 'iccpr']],
    ['the Protection of the Rights of All Migrant Workers and Members of Their Families', ['icmw']],
    ['ICRMW and CPED', ['icmw', 'ced']],
    ['ILO Convention No. 169', ['ilo-c169']],
    ['the convention of 1951', []],
    ['', []],
  ];
  for (const [text, signs] of cases) assert.deepEqual(named(text), signs, text);
});
