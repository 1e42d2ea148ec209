import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scaleValuesOf } from '../assessments/index.ts';
import { FACET_NAMES, narrow, readChoice, sortRows } from './narrowing.ts';
import type { SortName } from './narrowing.ts';
import { reviewRecord, rowsOn } from './review-record.ts';
import type { Row } from './review-record.ts';
import { CATALOGUE, DOSSIER } from './reviews.testdata.ts';

const { rows: ROWS } = rowsOn(reviewRecord(DOSSIER), scaleValuesOf(CATALOGUE), '2021-06-12');
const ids = (rows: readonly Row[]): string => rows.map((row) => row.entry.recommendation.id).join(' ');
const asked = (query: string): ReturnType<typeof narrow> =>
  narrow(ROWS, readChoice(new URLSearchParams(query)));

const CHOICES: readonly (readonly [query: string, left: string])[] = [
  ['', 'one two three para-24 para-24-a para-24-c welcome'],
  ['type=recommendation', 'one two three para-24 para-24-a para-24-c'],
  ['type=recommendation&review=upr-3', 'one two three'],
  ['state=ZZZ', 'one two'],
  ['state=ZZZ&state=YYY&type=recommendation', 'one two three'],
  ['position=noted', 'two'],
  ['position=none', 'three'],
  ['position=noted&position=supported', 'one two'],
  ['assessment=differ', 'para-24-a'],
  ['assessment=in_progress', 'para-24 para-24-a'],
  ['issue=treaties', 'one'],
  ['heading=Torture', 'para-24 para-24-a para-24-c'],
  ['words=torture', 'para-24 para-24-a para-24-c'],
  ['words=PUNISH+tort', 'para-24-c'],
  ['words=24+(a)', 'para-24-a'],
  ['words=nowhere', ''],
  ['type=nonsense', ''],
  ['type=', 'one two three para-24 para-24-a para-24-c welcome'],
];

for (const [query, left] of CHOICES) {
  test(`?${query}: ${left || 'nothing'}`, () => assert.equal(ids(asked(query).rows), left));
}

test('the counts of a facet leave its own choice out and follow all others', () => {
  const { counts } = asked('type=recommendation&state=ZZZ');
  assert.deepEqual(Object.fromEntries(counts.state), { ZZZ: 2, YYY: 2 });
  assert.deepEqual(Object.fromEntries(counts.type), { recommendation: 2 });
  assert.deepEqual(Object.fromEntries(counts.position), { supported: 1, noted: 1 });
});

/** The definition of a facet's counts, without any cleverness: choose it alone and see how many rows remain. */
test('each count is the number of rows that its value alone would leave', () => {
  const values = FACET_NAMES.flatMap((name) =>
    [...asked('').counts[name].keys()].map((value) => [name, value] as const),
  );
  const words = fc.constantFrom('', 'torture', 'the', 'penalty');
  fc.assert(
    fc.property(fc.subarray(values, { maxLength: 4 }), words, (chosen, text) => {
      const query = new URLSearchParams(chosen.map(([name, value]): [string, string] => [name, value]));
      query.set('words', text);
      const { counts } = narrow(ROWS, readChoice(query));
      for (const [name, value] of values) {
        const alone = new URLSearchParams(query);
        alone.set(name, value);
        assert.equal(
          counts[name].get(value) ?? 0,
          narrow(ROWS, readChoice(alone)).rows.length,
          `${name}=${value}`,
        );
      }
    }),
  );
});

const SORTED: readonly (readonly [by: SortName | null, order: 'ascending' | 'descending', first: string])[] =
  [
    [null, 'descending', 'one two three'],
    ['paragraph', 'ascending', 'one two three'],
    ['paragraph', 'descending', 'welcome para-24-c para-24-a'],
    ['date', 'ascending', 'para-24 para-24-a para-24-c'],
    ['position', 'ascending', 'one two three'],
    ['assessment', 'ascending', 'para-24 para-24-a para-24-c one'],
  ];

for (const [by, order, first] of SORTED) {
  test(`sorted by ${by ?? 'the record'}, ${order}: ${first} …`, () =>
    assert.ok(ids(sortRows(ROWS, by, order)).startsWith(first), ids(sortRows(ROWS, by, order))));
}
