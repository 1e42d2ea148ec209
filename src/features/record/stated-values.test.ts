import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Citation } from '../../ledger/index.ts';
import { differ, statedValues } from './stated-values.ts';

const citing = (reading: string | null): Citation => ({
  sourceId: 'paper',
  field: 'any',
  locator: 'p. 1',
  value: null,
  reading,
  quote: null,
  note: null,
});

const CASES: readonly {
  value: unknown;
  readings: readonly (string | null)[];
  followed: readonly boolean[];
  differ: boolean;
  why: string;
}[] = [
  { value: '2016-07-11', readings: ['2016-07-11'], followed: [true], differ: false, why: 'one source' },
  { value: null, readings: ['2016'], followed: [false], differ: false, why: 'the record follows nobody' },
  {
    value: '2016-07-11',
    readings: ['2016', '2016-07-11'],
    followed: [true, true],
    differ: false,
    why: 'a day refines a year',
  },
  { value: 128, readings: ['128', '129'], followed: [true, false], differ: true, why: 'two totals' },
  {
    value: { en: 'Freedom of association', ru: 'Право на свободу объединения' },
    readings: ['Freedom of unification', 'Freedom of association'],
    followed: [false, true],
    differ: true,
    why: 'a text in several languages is read in English',
  },
  {
    value: 'noted',
    readings: [null, 'noted'],
    followed: [true],
    differ: false,
    why: 'a citation without a reading',
  },
];

for (const { value, readings, followed, differ: isDisputed, why } of CASES) {
  test(`${JSON.stringify(value)} against ${JSON.stringify(readings)}: ${why}`, () => {
    const stated = statedValues(readings.map(citing), value);
    assert.deepEqual(
      stated.map((one) => one.isFollowed),
      followed,
    );
    assert.equal(differ(stated), isDisputed);
  });
}
