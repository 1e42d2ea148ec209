import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FACETS } from './findable.ts';
import type { FacetName } from './findable.ts';
import { readQuestion } from './question.ts';
import { search } from './search.ts';
import type { Query } from './search.ts';
import { chance, findable, segmentOf } from './search.testdata.ts';

const QUERY: Query = {
  question: readQuestion(''),
  language: 'en',
  choices: {},
  asof: '2026-01-01',
  order: 'best',
  from: 0,
  count: 0,
};

test('the most frequent values are the first of all values, and what is chosen stands beside them', () => {
  const next = chance(11);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * next() * values.length)] as T;
  const issues = Array.from({ length: 40 }, (_none, index) => `issue-${index}`);
  const findables = Array.from({ length: 600 }, (_none, index) =>
    findable(`r${index}`, pick(['torture', 'women', 'prison']), {
      unit: pick(['KAZ', 'SVN']),
      facets: {
        kind: [pick(['recommendation', 'concern'])],
        state: [pick(['KAZ', 'SVN', 'EGY', 'UZB'])],
        issue: [pick(issues), pick(issues)],
      },
      turns: { position: [{ from: '', values: [pick(['supported', 'noted'])] }] },
    }),
  );
  const divisions = [
    [segmentOf(findables)],
    [segmentOf(findables.slice(0, 450)), segmentOf(findables.slice(450))],
  ];
  for (let turn = 0; turn < 200; turn += 1) {
    const segments = divisions[turn % 2] ?? [];
    const choices: Partial<Record<FacetName, ReadonlySet<string>>> = {};
    if (next() < 0.5) choices.issue = new Set([pick(issues), issues.at(-1) ?? '', 'none of them']);
    if (next() < 0.3) choices.state = new Set(['EGY']);
    const asked: Query = { ...QUERY, choices, question: readQuestion(pick(['', 'torture', 'prison'])) };
    const most = Math.floor(next() * 12);
    const mostValues = { issue: most, state: 2 };
    const whole = search(segments, asked);
    const short = search(segments, { ...asked, mostValues });
    assert.deepEqual(short.distinct, whole.distinct);
    for (const facet of FACETS) {
      const all = [...whole.counts[facet]];
      assert.equal(whole.distinct[facet], all.length);
      const limit = facet === 'issue' ? most : facet === 'state' ? 2 : undefined;
      if (limit === undefined) {
        assert.deepEqual(short.counts[facet], whole.counts[facet]);
        continue;
      }
      const first = all.sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).slice(0, limit);
      const chosen = [...(choices[facet] ?? [])].flatMap((value): [string, number][] => {
        const count = whole.counts[facet].get(value);
        return count === undefined || first.some(([one]) => one === value) ? [] : [[value, count]];
      });
      assert.deepEqual([...short.counts[facet]], [...first, ...chosen], facet);
    }
    for (const name of FACETS) {
      const { [name]: _own, ...others } = choices;
      const isChosen = choices[name] !== undefined;
      assert.equal(
        whole.without[name],
        isChosen ? search(segments, { ...asked, choices: others }).total : undefined,
      );
    }
  }
});
