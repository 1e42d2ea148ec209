import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { narrow } from './facets.ts';
import type { FacetRule } from './facets.ts';

interface Fruit {
  readonly name: string;
  readonly colour: string;
  readonly months: readonly string[];
}

const FRUIT: readonly Fruit[] = [
  { name: 'apple', colour: 'red', months: ['sep', 'oct'] },
  { name: 'cherry', colour: 'red', months: ['jun'] },
  { name: 'pear', colour: 'green', months: ['sep'] },
  { name: 'quince', colour: 'yellow', months: ['oct'] },
];
const RULES: readonly FacetRule<Fruit>[] = [
  { name: 'colour', label: 'Colour', of: (row) => [row.colour], word: (value) => value.toUpperCase() },
  {
    name: 'month',
    label: 'Month',
    of: (row) => row.months,
    word: (value) => value,
    order: ['jun', 'sep', 'oct'],
  },
];
const asked = (query: string) => narrow({ query: new URLSearchParams(query) }, FRUIT, RULES);
const names = (rows: readonly Fruit[]): string => rows.map((row) => row.name).join(' ');

const CASES: readonly { query: string; rows: string; colours: string; months: string }[] = [
  {
    query: '',
    rows: 'apple cherry pear quince',
    colours: 'red 2, green 1, yellow 1',
    months: 'jun 1, sep 2, oct 2',
  },
  {
    query: 'colour=red',
    rows: 'apple cherry',
    colours: 'red 2, green 1, yellow 1',
    months: 'jun 1, sep 1, oct 1',
  },
  {
    query: 'colour=red&colour=green',
    rows: 'apple cherry pear',
    colours: 'red 2, green 1, yellow 1',
    months: 'jun 1, sep 2, oct 1',
  },
  {
    query: 'colour=red&month=sep',
    rows: 'apple',
    colours: 'red 1, green 1, yellow 0',
    months: 'jun 1, sep 1, oct 1',
  },
  { query: 'colour=blue', rows: '', colours: 'red 2, green 1, yellow 1', months: 'jun 0, sep 0, oct 0' },
];

for (const { query, rows, colours, months } of CASES) {
  test(`narrowed by "${query}": ${rows || 'nothing'}`, () => {
    const found = asked(query);
    assert.equal(names(found.rows), rows);
    const counted = found.facets.map((facet) =>
      facet.values.map((one) => `${one.value} ${one.count}`).join(', '),
    );
    assert.deepEqual(counted, [colours, months]);
  });
}

test('a facet in which all rows are alike narrows nothing and is not offered', () => {
  const red = FRUIT.filter((row) => row.colour === 'red');
  const found = narrow({ query: new URLSearchParams() }, red, RULES);
  assert.deepEqual(
    found.facets.map((facet) => facet.name),
    ['month'],
  );
});

test('the count of a value is the number of rows that choosing it alone would leave', () => {
  const chosen = fc.record({
    colour: fc.subarray(['red', 'green', 'yellow']),
    month: fc.subarray(['jun', 'sep', 'oct']),
  });
  fc.assert(
    fc.property(chosen, ({ colour, month }) => {
      const query = new URLSearchParams([
        ...colour.map((value): [string, string] => ['colour', value]),
        ...month.map((value): [string, string] => ['month', value]),
      ]);
      for (const facet of narrow({ query }, FRUIT, RULES).facets) {
        for (const { value, count } of facet.values) {
          const alone = new URLSearchParams([...query].filter(([name]) => name !== facet.name));
          alone.append(facet.name, value);
          assert.equal(narrow({ query: alone }, FRUIT, RULES).rows.length, count);
        }
      }
    }),
  );
});
