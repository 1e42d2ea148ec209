import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topValues, withoutYear, yearRows } from './years.ts';

const counts = (all: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(all));

test('every year from the first to the last has a row, those without any too', () => {
  const rows = yearRows(
    counts({ '2010': 3, '2013': 2 }),
    [{ id: 'x', counts: counts({ '2013': 1 }) }],
    '2026-01-01',
  );
  assert.deepEqual(
    rows.map(({ year, total, counts: own }) => [year, total, ...own]),
    [
      ['2010', 3, 0],
      ['2011', 0, 0],
      ['2012', 0, 0],
      ['2013', 2, 1],
    ],
  );
  assert.equal(withoutYear(7, rows), 2);
});

test('the year of the page is open until its last day is over', () => {
  const openOn = (asof: string): boolean | undefined => yearRows(counts({ '2021': 1 }), [], asof)[0]?.isOpen;
  assert.equal(openOn('2021-06-12'), true);
  assert.equal(openOn('2021-12-31'), false);
  assert.equal(openOn('2022-01-01'), false);
});

test('what is no year is left out, and no page draws a thousand years', () => {
  assert.deepEqual(yearRows(counts({ unknown: 4, '': 2, '2010': 0 }), [], '2026-01-01'), []);
  const rows = yearRows(counts({ '1020': 1, '2020': 1 }), [], '2026-01-01');
  assert.equal(rows.length, 40);
  assert.equal(rows.at(-1)?.year, '2020');
});

test('the most frequent values are named, the others counted together', () => {
  assert.deepEqual(topValues(counts({ a: 1, b: 5, c: 0, d: 5, e: 2 }), 3), {
    top: ['b', 'd', 'e'],
    others: ['a'],
  });
  assert.deepEqual(topValues(counts({}), 3), { top: [], others: [] });
});
