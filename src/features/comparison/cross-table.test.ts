import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnOrder, crossTable, hasFewRows, sortRows } from './cross-table.ts';
import type { CountedColumn } from './cross-table.ts';

const column = (
  id: string,
  total: number,
  unclassified: number,
  counts: Record<string, number>,
): CountedColumn => ({
  id,
  total,
  unclassified,
  counts: new Map(Object.entries(counts)),
});
const KAZ = column('KAZ', 10, 2, { torture: 6, justice: 4 });
const UZB = column('UZB', 4, 0, { torture: 1, health: 3 });
const NONE = column('TUV', 0, 0, {});

test('counts stand beside their share of all rows of the column, what is not classified among them', () => {
  const table = crossTable([KAZ, UZB]);
  assert.deepEqual(
    table.rows.map(({ value, cells }) => [value, ...cells.map(({ count, share }) => [count, share])]),
    [
      ['torture', [6, 0.6], [1, 0.25]],
      ['justice', [4, 0.4], [0, 0]],
      ['health', [0, 0], [3, 0.75]],
    ],
  );
  assert.deepEqual(table.unclassified?.cells, [
    { count: 2, share: 0.2 },
    { count: 0, share: 0 },
  ]);
  assert.deepEqual(
    table.totals.cells.map(({ count }) => count),
    [10, 4],
  );
});

test('where a row stands under several values, shares add up to more than all, and that is told', () => {
  assert.equal(crossTable([KAZ, UZB]).overlaps, true);
  assert.equal(crossTable([column('a', 10, 2, { x: 5, y: 3 }), UZB]).overlaps, false);
});

test('a column without rows has no shares, and takes no part in differences', () => {
  const [first] = crossTable([KAZ, NONE]).rows;
  assert.deepEqual(first?.cells[1], { count: 0, share: null });
  assert.equal(first?.spread, 0);
  assert.equal(crossTable([NONE, NONE]).rows.length, 0);
  assert.equal(crossTable([NONE]).unclassified, null);
});

test('chosen values stand alone', () => {
  assert.deepEqual(
    crossTable([KAZ, UZB], new Set(['justice'])).rows.map(({ value }) => value),
    ['justice'],
  );
});

test('rows are ordered by name, by number, by difference, by the share of one column', () => {
  const { rows } = crossTable([KAZ, UZB]);
  const order = (by: string, direction: 'ascending' | 'descending'): string[] =>
    sortRows(rows, { by, order: direction }, (value) => value, 'en').map(({ value }) => value);
  assert.deepEqual(order('name', 'ascending'), ['health', 'justice', 'torture']);
  assert.deepEqual(order('sum', 'descending'), ['torture', 'justice', 'health']);
  assert.deepEqual(order('spread', 'descending'), ['health', 'justice', 'torture']);
  assert.deepEqual(order(columnOrder(1), 'descending'), ['health', 'torture', 'justice']);
  assert.deepEqual(order(columnOrder(7), 'descending'), ['torture', 'justice', 'health']);
});

test('few rows are said to be few', () => {
  assert.deepEqual([NONE, UZB, column('x', 29, 0, {}), column('x', 30, 0, {})].map(hasFewRows), [
    false,
    true,
    true,
    false,
  ]);
});
