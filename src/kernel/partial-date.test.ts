import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAppError } from './errors.ts';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  earliest,
  happenedBy,
  isFullDate,
  isOnOrBefore,
  isPartialDate,
  latest,
  precisionOf,
} from './partial-date.ts';

const pad = (value: number, length: number) => String(value).padStart(length, '0');
/** Full dates by the platform's own calendar, so that ours is checked against another. */
const platformDate = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const fullDate = fc.integer({ min: -200_000, max: 200_000 }).map(platformDate);
const partialDate = fc
  .tuple(fullDate, fc.constantFrom(4, 7, 10))
  .map(([date, length]) => date.slice(0, length));

test('only dates that the calendar has are partial dates', () => {
  for (const text of ['2021', '2021-06', '2021-06-12', '2020-02-29', '2000-02-29', '0001', '9999-12-31'])
    assert.ok(isPartialDate(text), text);
  const refused = [
    '2021-02-29',
    '1900-02-29',
    '2021-13',
    '2021-00',
    '2021-04-31',
    '2021-06-00',
    '0000',
    '21',
    '2021-6',
    '2021-06-12T00:00',
    ' 2021',
    '2021\n',
    '',
  ];
  for (const text of refused) assert.equal(isPartialDate(text), false, JSON.stringify(text));
  for (const value of [null, undefined, 2021, {}, ['2021']]) assert.equal(isPartialDate(value), false);
});

test('a date of every day of four centuries is one that the platform has, and no other', () => {
  const days = ['01', '28', '29', '30', '31', '32'];
  for (let year = 1700; year < 2110; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (const day of days) {
        const text = `${year}-${pad(month, 2)}-${day}`;
        const platform = new Date(Date.UTC(year, month - 1, Number(day)));
        assert.equal(isFullDate(text), platform.getUTCMonth() === month - 1, text);
      }
});

test('first and last day', () => {
  const cases = [
    ['2021', '2021-01-01', '2021-12-31'],
    ['2021-06', '2021-06-01', '2021-06-30'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2021-02', '2021-02-01', '2021-02-28'],
    ['2021-06-12', '2021-06-12', '2021-06-12'],
  ] as const;
  for (const [date, first, last] of cases) assert.deepEqual([earliest(date), latest(date)], [first, last]);
});

test('first and last day enclose the date, and narrow as it becomes more precise', () => {
  fc.assert(
    fc.property(fullDate, (day) => {
      for (const length of [4, 7, 10]) {
        const date = day.slice(0, length);
        assert.ok(earliest(date) <= day && day <= latest(date));
        assert.equal(latest(date).slice(0, length), date);
        assert.notEqual(addDays(latest(date), 1).slice(0, length), date);
        assert.notEqual(addDays(earliest(date), -1).slice(0, length), date);
      }
      assert.deepEqual(
        [4, 7, 10].map((length) => precisionOf(day.slice(0, length))),
        ['year', 'month', 'day'],
      );
    }),
  );
});

test('order is total, by first day, the less precise first, and equal to plain text order', () => {
  assert.deepEqual(['2009-02', '2009-01-01', '2009', '2008-12-31', '2009-01'].sort(compareDates), [
    '2008-12-31',
    '2009',
    '2009-01',
    '2009-01-01',
    '2009-02',
  ]);
  fc.assert(
    fc.property(partialDate, partialDate, (left, right) => {
      const order = compareDates(left, right);
      assert.equal(Math.sign(order) + Math.sign(compareDates(right, left)), 0);
      if (earliest(left) < earliest(right)) assert.ok(order < 0);
      if (earliest(left) === earliest(right) && left.length < right.length) assert.ok(order < 0);
    }),
  );
});

test('as of a date: what a lawyer would answer', () => {
  const cases = [
    // date, as of, answer, counts as happened
    ['2006-01-24', '2021-06-12', 'yes', true],
    ['2021-06-12', '2021-06-12', 'yes', true],
    ['2021-06-13', '2021-06-12', 'no', false],
    ['2009', '2009-06-12', 'perhaps', false],
    ['2009', '2009-12-31', 'yes', true],
    ['2009', '2009-01-01', 'perhaps', false],
    ['2009', '2008-12-31', 'no', false],
    ['2009-06', '2009-06-12', 'perhaps', false],
    ['2009-06', '2009', 'yes', true],
    ['2009', '2009', 'yes', true],
    ['2009', '2009-06', 'perhaps', false],
  ] as const;
  for (const [date, asof, answer, happened] of cases) {
    assert.equal(isOnOrBefore(date, asof), answer, `${date} as of ${asof}`);
    assert.equal(happenedBy(date, asof), happened, `${date} as of ${asof}`);
  }
});

test('what has happened stays happened, and agrees with the answer', () => {
  fc.assert(
    fc.property(partialDate, fullDate, fc.nat(5000), (date, asof, days) => {
      const answer = isOnOrBefore(date, asof);
      assert.equal(happenedBy(date, asof), answer === 'yes');
      assert.equal(answer === 'no', earliest(date) > asof);
      if (happenedBy(date, asof)) assert.ok(happenedBy(date, addDays(asof, days)));
    }),
  );
});

test('arithmetic on days agrees with the platform', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.integer({ min: -50_000, max: 50_000 }),
      (start, days) => {
        assert.equal(addDays(platformDate(start), days), platformDate(start + days));
        assert.equal(daysBetween(platformDate(start), platformDate(start + days)), days);
      },
    ),
  );
});

test('months are added to the same day, or to the last of a shorter month', () => {
  const cases = [
    ['2021-01-31', 1, '2021-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2016-08-09', 12, '2017-08-09'],
    ['2019-11-18', 24, '2021-11-18'],
    ['2021-03-31', -1, '2021-02-28'],
    ['2021-01-15', -1, '2020-12-15'],
    ['2021-12-15', 1, '2022-01-15'],
    ['2021-06-12', 0, '2021-06-12'],
  ] as const;
  for (const [date, months, expected] of cases) assert.equal(addMonths(date, months), expected);
  fc.assert(
    fc.property(fullDate, fc.integer({ min: -500, max: 500 }), (date, months) => {
      const result = addMonths(date, months);
      const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      assert.equal(index(result) - index(date), months);
      assert.ok(result.slice(8) <= date.slice(8));
      assert.ok(result.slice(8) === date.slice(8) || result === latest(result.slice(0, 7)));
    }),
  );
});

test('what is no date, not full enough or beyond the calendar is refused by name', () => {
  const attempts = [
    () => earliest('2021-02-30'),
    () => latest('soon'),
    () => addDays('2021', 1),
    () => addMonths('2021-06', 1),
    () => daysBetween('2021-06-01', '2021'),
    () => addDays('9999-12-31', 1),
    () => addDays('0001-01-01', -1),
    () => addMonths('9999-12-31', 1),
    () => isOnOrBefore('2021', 'never'),
  ];
  for (const attempt of attempts)
    assert.throws(attempt, (error) => isAppError(error) && error.code === 'bad_date' && error.status === 400);
});
