import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Query } from '../search/index.ts';
import { search } from '../search/search.ts';
import { findable, segmentOf } from '../search/search.testdata.ts';
import { choosing } from './asked.ts';
import { columnsOf, countedBy } from './counting.ts';
import type { Index } from './counting.ts';
import { crossTable } from './cross-table.ts';

const ALL: Query = {
  question: { type: 'all' },
  language: 'en',
  choices: {},
  asof: '2026-01-01',
  order: 'newest',
  from: 0,
  count: 0,
};

interface Made {
  readonly state: string;
  readonly issues: readonly string[];
}

/** An index over these, which also tells how often it was asked. */
function indexOf(all: readonly Made[]): Index & { asked: number } {
  const segment = segmentOf(
    all.map(({ state, issues }, number) =>
      findable(`r${number}`, 'text', { facets: { kind: ['recommendation'], state: [state], issue: issues } }),
    ),
  );
  const index = {
    asked: 0,
    ask: (query: Query) => {
      index.asked += 1;
      return Promise.resolve(search([segment], query));
    },
  };
  return index;
}

const SOME: readonly Made[] = [
  { state: 'KAZ', issues: ['torture', 'justice'] },
  { state: 'KAZ', issues: ['torture'] },
  { state: 'KAZ', issues: [] },
  { state: 'UZB', issues: ['health'] },
  { state: 'UZB', issues: [] },
];

test('one question for a column tells its counts, what is not classified, and the whole', async () => {
  const index = indexOf(SOME);
  const [kaz, uzb] = await columnsOf(index, ALL, { across: 'state', values: ['KAZ', 'UZB'], by: 'issue' });
  assert.equal(index.asked, 2);
  assert.deepEqual([kaz?.total, kaz?.unclassified], [3, 1]);
  assert.deepEqual(Object.fromEntries(kaz?.counts ?? []), { torture: 2, justice: 1 });
  assert.deepEqual([uzb?.total, uzb?.unclassified, uzb?.counts.get('health')], [2, 1, 1]);
});

test('a choice in the compared facet itself is kept', async () => {
  const one = await countedBy(indexOf(SOME), 'x', choosing(ALL, { issue: ['torture'] }), 'issue');
  assert.deepEqual([one.total, one.unclassified, [...one.counts]], [2, 0, [['torture', 2]]]);
});

test('whatever is indexed, the table counts what a simple count counts', async () => {
  const some = fc.record({
    state: fc.constantFrom('KAZ', 'UZB', 'KGZ'),
    issues: fc.uniqueArray(fc.constantFrom('torture', 'justice', 'health', 'food'), { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(some, { maxLength: 40 }), async (all) => {
      const values = ['KAZ', 'UZB', 'TUV'];
      const columns = await columnsOf(indexOf(all), ALL, { across: 'state', values, by: 'issue' });
      const table = crossTable(columns);
      values.forEach((state, place) => {
        const own = all.filter((one) => one.state === state);
        assert.equal(table.totals.cells[place]?.count, own.length);
        assert.equal(
          table.unclassified?.cells[place]?.count ?? 0,
          own.filter(({ issues }) => issues.length === 0).length,
        );
        for (const row of table.rows) {
          assert.equal(
            row.cells[place]?.count,
            own.filter(({ issues }) => issues.some((issue) => issue === row.value)).length,
          );
        }
      });
    }),
    { numRuns: 40 },
  );
});
