import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countFitting, facetsOf, readFilter } from './change-filter.ts';
import type { ChangeCount } from './changes.repository.ts';

const COUNTS: readonly ChangeCount[] = [
  { stateId: null, kind: 'instrument', operation: 'create', count: 80 },
  { stateId: 'KAZ', kind: 'treaty_action', operation: 'create', count: 100 },
  { stateId: 'KAZ', kind: 'treaty_action', operation: 'update', count: 3 },
  { stateId: 'UZB', kind: 'review', operation: 'delete', count: 1 },
];
const WORDS = {
  state: { label: 'State', of: (value: string) => value },
  kind: { label: 'Kind', of: (value: string) => value },
  operation: { label: 'Operation', of: (value: string) => value },
};

const CASES: readonly (readonly [query: string, stateId: string | null, left: number])[] = [
  ['', null, 184],
  ['', 'KAZ', 103],
  ['state=UZB', 'KAZ', 103],
  ['state=UZB', null, 1],
  ['state=catalogue', null, 80],
  ['state=catalogue&state=UZB', null, 81],
  ['operation=update', null, 3],
  ['operation=update&operation=delete', null, 4],
  ['operation=update&kind=review', null, 0],
  ['kind=', null, 184],
  ['kind=nonsense', null, 0],
];

for (const [query, stateId, left] of CASES)
  test(`?${query} of ${stateId ?? 'everything'} leaves ${left}`, () =>
    assert.equal(countFitting(COUNTS, readFilter(new URLSearchParams(query), stateId)), left));

test('each count is what its value alone would leave, the other choices kept', () => {
  const values = facetsOf(COUNTS, readFilter(new URLSearchParams(), null), WORDS).flatMap((facet) =>
    facet.values.map(({ value }): [string, string] => [facet.name, value]),
  );
  assert.equal(values.length, 9);
  fc.assert(
    fc.property(fc.subarray(values, { maxLength: 4 }), (chosen) => {
      const query = new URLSearchParams(chosen);
      for (const facet of facetsOf(COUNTS, readFilter(query, null), WORDS)) {
        for (const { value, count } of facet.values) {
          const alone = new URLSearchParams(query);
          alone.set(facet.name, value);
          assert.equal(count, countFitting(COUNTS, readFilter(alone, null)), `${facet.name}=${value}`);
        }
      }
    }),
  );
});

test('what could not narrow anything is not offered', () => {
  const own = COUNTS.filter((count) => count.stateId === 'KAZ');
  const offered = facetsOf(own, readFilter(new URLSearchParams(), 'KAZ'), WORDS).map((facet) => facet.name);
  assert.deepEqual(offered, ['operation']);
});
