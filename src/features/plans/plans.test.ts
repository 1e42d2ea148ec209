import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aliasOf, byNumber, periodState } from './plans.ts';
import type { PeriodState } from './plans.ts';
import type { BodyAlias } from './plans.schema.ts';

const PERIODS: readonly {
  words: string;
  start: string | null;
  end: string | null;
  asof: string;
  state: PeriodState;
}[] = [
  { words: 'until the end of 2021', start: null, end: '2021-12-31', asof: '2021-06-12', state: 'running' },
  { words: 'its last day', start: null, end: '2021-12-31', asof: '2021-12-31', state: 'running' },
  { words: 'the day after', start: null, end: '2021-12-31', asof: '2022-01-01', state: 'over' },
  {
    words: '1st half of 2022',
    start: '2022-01-01',
    end: '2022-06-30',
    asof: '2021-12-31',
    state: 'not_begun',
  },
  { words: '1st half of 2022', start: '2022-01-01', end: '2022-06-30', asof: '2022-01-01', state: 'running' },
  { words: '2021–2023', start: '2021', end: '2023', asof: '2021-01-01', state: 'running' },
  { words: '2021–2023', start: '2021', end: '2023', asof: '2023-12-31', state: 'running' },
  { words: '2021–2023', start: '2021', end: '2023', asof: '2024-01-01', state: 'over' },
  { words: 'February 2022', start: '2022-02', end: '2022-02', asof: '2022-01-31', state: 'not_begun' },
  { words: 'February 2022', start: '2022-02', end: '2022-02', asof: '2022-02-28', state: 'running' },
  { words: 'February 2022', start: '2022-02', end: '2022-02', asof: '2022-03-01', state: 'over' },
  { words: 'from 2022', start: '2022', end: null, asof: '2050-01-01', state: 'running' },
  { words: 'no dates', start: null, end: null, asof: '2021-06-12', state: 'running' },
];

for (const { words, start, end, asof, state } of PERIODS) {
  test(`period "${words}" as of ${asof}: ${state}`, () => {
    assert.equal(periodState({ periodStart: start, periodEnd: end }, asof), state);
  });
}

test('numbers are ordered as a reader counts: 9.9 before 9.10, 10 after 9', () => {
  const numbers = ['9.10', '10.1', '1.2', '9.9', '9.1', '1.10', '2'].map((number) => ({ number }));
  assert.deepEqual(
    numbers.sort(byNumber).map((one) => one.number),
    ['1.2', '1.10', '2', '9.1', '9.9', '9.10', '10.1'],
  );
});

const alias = (bodyId: string, name: string): BodyAlias => ({
  id: `${bodyId}.${name}`,
  stateId: 'XXX',
  bodyId,
  alias: name,
  language: 'en',
  certainty: 'probable',
  ground: null,
});
const ALIASES = [
  alias('court', 'Vs.'),
  alias('court', 'Armed Forces'),
  alias('court', 'Sun'),
  alias('academy', 'Prosecutor'),
  alias('academy', "Academy of the Prosecutor's Office"),
  alias('justice', 'MJ'),
];
const NAMED: readonly { bodyId: string | null; words: string; alias: string | null }[] = [
  { bodyId: 'court', words: 'the Armed Forces (according to the agreement)', alias: 'Armed Forces' },
  { bodyId: 'court', words: 'Vs. (by agreement)', alias: 'Vs.' },
  { bodyId: 'justice', words: 'MJ', alias: 'MJ' },
  { bodyId: 'justice', words: 'MJOR', alias: null },
  { bodyId: 'justice', words: 'Armed Forces', alias: null },
  { bodyId: null, words: 'MJ', alias: null },
  {
    bodyId: 'academy',
    words: "Academy of the Prosecutor's Office",
    alias: "Academy of the Prosecutor's Office",
  },
];

for (const { bodyId, words, alias: expected } of NAMED) {
  test(`"${words}" for ${bodyId ?? 'nobody'}: ${expected ?? 'no alias'}`, () => {
    assert.equal(aliasOf({ bodyId, words }, ALIASES)?.alias ?? null, expected);
  });
}
