import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../kernel/partial-date.ts';
import { barShares, endShare, scaleOf, startShare, ticksOf } from './timeline.scale.ts';

const SCALES: readonly {
  dates: readonly string[];
  from: string;
  until: string;
  unit: string;
  ticks: number;
}[] = [
  { dates: ['2021-06-11', '2023'], from: '2021-04-01', until: '2023-12-31', unit: 'quarter', ticks: 11 },
  { dates: ['2022-02'], from: '2022-01-01', until: '2022-03-31', unit: 'quarter', ticks: 1 },
  {
    dates: ['2021-06-11', '2024-01-25'],
    from: '2021-04-01',
    until: '2024-03-31',
    unit: 'quarter',
    ticks: 12,
  },
  { dates: ['2017', '2030'], from: '2017-01-01', until: '2030-12-31', unit: 'year', ticks: 14 },
];

for (const { dates, from, until, unit, ticks } of SCALES) {
  test(`a scale for ${dates.join(', ')} runs from ${from} to ${until}`, () => {
    const scale = scaleOf(dates);
    assert.deepEqual(scale, { from, until, unit });
    assert.equal(scale && ticksOf(scale).length, ticks);
  });
}

test('no dates, no scale', () => assert.equal(scaleOf([]), null));

const scale = { from: '2022-01-01', until: '2022-12-31', unit: 'quarter' } as const;
const BARS: readonly { start: string | null; end: string | null; asof: string; shares: readonly number[] }[] =
  [
    { start: '2022', end: '2022', asof: '2021-06-12', shares: [0, 100, 0] },
    { start: '2022', end: '2022', asof: '2022-12-31', shares: [0, 100, 100] },
    { start: '2022-02', end: '2022-02', asof: '2022-02-14', shares: [8.49, 16.16, 12.33] },
    { start: null, end: '2022-06-30', asof: '2022-01-01', shares: [0, 49.59, 0.27] },
    { start: '2022-07', end: null, asof: '2030-01-01', shares: [49.59, 100, 100] },
  ];

for (const { start, end, asof, shares } of BARS) {
  test(`the bar of ${start ?? '…'} to ${end ?? '…'} as of ${asof}: ${shares.join(', ')} per cent`, () => {
    const bar = barShares(scale, { start, end }, asof);
    const rounded = [bar.start, bar.end, bar.passed].map((share) => Math.round(share * 100) / 100);
    assert.deepEqual(rounded, shares);
  });
}

test('a day ends where the next begins, and no day stands outside the strip', () => {
  fc.assert(
    fc.property(fc.integer({ min: -800, max: 800 }), (days) => {
      const day = addDays('2022-01-01', days);
      assert.equal(endShare(scale, day), startShare(scale, addDays(day, 1)));
      assert.ok(startShare(scale, day) >= 0 && endShare(scale, day) <= 100);
    }),
  );
});
