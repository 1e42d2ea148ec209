import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DateOrder } from '../../features/proposals/index.ts';
import { readDate } from './dates.ts';

const CASES: readonly (readonly [printed: string, order: DateOrder, date: string | null])[] = [
  ['2021-06-12', 'day_first', '2021-06-12'],
  ['2021-06-12T14:30:00', 'day_first', '2021-06-12'],
  ['2017-10-03T21:05:11.123Z', 'year_first', '2017-10-03'],
  ['2017-10-03 21:05:11 UTC', 'year_first', '2017-10-03'],
  ['12.06.2021', 'day_first', '2021-06-12'],
  ['12.06.2021 г.', 'day_first', '2021-06-12'],
  ['12.06.2021', 'month_first', '2021-12-06'],
  ['06/12/2021', 'month_first', '2021-06-12'],
  ['06/12/2021 10:15', 'month_first', '2021-06-12'],
  ['3 / 4 / 2021', 'day_first', '2021-04-03'],
  ['2021/6/1', 'day_first', '2021-06-01'],
  ['12 June 2021', 'month_first', '2021-06-12'],
  ['12 июня 2021 года', 'day_first', '2021-06-12'],
  ['2021 жылғы 9 маусым', 'day_first', '2021-06-09'],
  ['June 2021', 'day_first', '2021-06'],
  ['06.2021', 'day_first', '2021-06'],
  ['2021', 'day_first', '2021'],
  ['31.02.2022', 'day_first', null],
  ['13/13/2021', 'month_first', null],
  ['12/06/21', 'day_first', null],
  ['soon', 'day_first', null],
  ['12345678', 'day_first', null],
  ['99999', 'day_first', null],
];

test('dates are read in the order that the mapping says, and what the calendar does not have is none', () => {
  for (const [printed, order, date] of CASES)
    assert.equal(readDate(printed, order)?.date ?? null, date, `${printed} (${order})`);
});

test('a day that Excel counted is read, and said to be one', () => {
  assert.deepEqual(readDate('44359', 'day_first'), { date: '2021-06-12', isSerial: true });
  assert.deepEqual(readDate('44359.5', 'day_first'), { date: '2021-06-12', isSerial: true });
});

test('long cells cost no time', () => {
  for (const letter of ['1', '.', ' ', 'a', '('])
    assert.equal(readDate(letter.repeat(100_000), 'day_first'), null);
});
