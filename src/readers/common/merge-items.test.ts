import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProposedItem } from '../../features/proposals/index.ts';
import { mergeItems } from './merge-items.ts';

const item = (id: string, date: string | null, locator: string): ProposedItem => ({
  id,
  records: [
    {
      kind: 'treaty_action',
      fields: { id, ...(date === null ? {} : { date }) },
      citations: [{ sourceId: 's', locator }],
    },
  ],
  page: 1,
  fromLine: 1,
  toLine: 1,
  confidence: 0.9,
  flags: date === null ? ['date_missing'] : [],
});

const merged = (...dates: readonly (string | null)[]) => {
  const [one] = mergeItems(dates.map((date, index) => item('a', date, `row ${index}`)));
  return [one?.records[0]?.fields['date'], one?.records[0]?.citations.length, one?.flags];
};

test('one item for what two tables tell', () => {
  assert.deepEqual(merged('2001-05-18', '2001-05-18'), ['2001-05-18', 2, []]);
  assert.deepEqual(merged('2001', '2001-05-18'), ['2001-05-18', 2, []]);
  assert.deepEqual(merged('2001-05-18', '2001'), ['2001-05-18', 2, []]);
  assert.deepEqual(merged('2001-05-18', '2002'), ['2001-05-18', 2, ['dates_differ']]);
  assert.deepEqual(merged(null, '2002'), ['2002', 2, []]);
  assert.equal(mergeItems([item('a', '2001', 'x'), item('b', '2001', 'y')]).length, 2);
});
