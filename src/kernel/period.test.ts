import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAppError } from './errors.ts';
import { addDays, addMonths, earliest, formatPartialDate, isPartialDate, latest } from './partial-date.ts';
import {
  isWithin,
  parsePeriod,
  periodEndsBy,
  periodFromText,
  periodIsOver,
  periodToText,
  tryParsePeriod,
  tryPeriodFromText,
} from './period.ts';

const READ: readonly (readonly [string, string])[] = [
  // The forms of the priority action plan of 2021, first.
  ['until the end of 2021', '../2021-12-31'],
  ['until the end of 2022', '../2022-12-31'],
  ['1st half of 2022', '2022-01-01/2022-06-30'],
  ['2021-2023', '2021-01-01/2023-12-31'],
  ['July 2021 until the end of 2021', '2021-07-01/2021-12-31'],
  ['February 2022', '2022-02-01/2022-02-28'],
  ['June 2022', '2022-06-01/2022-06-30'],
  ['2022', '2022-01-01/2022-12-31'],
  ['Until the end of 2021', '../2021-12-31'],
  ['by the end of July 2021', '../2021-07-31'],
  ['before the end of 2021', '../2021-12-31'],
  ['by 1 July 2021', '../2021-07-01'],
  ['no later than 25 January 2022', '../2022-01-25'],
  ['2nd half of 2022', '2022-07-01/2022-12-31'],
  ['in the second half of 2022', '2022-07-01/2022-12-31'],
  ['second half-year of 2022', '2022-07-01/2022-12-31'],
  ['H1 2022', '2022-01-01/2022-06-30'],
  ['2021–2023', '2021-01-01/2023-12-31'],
  ['2021 — 2023', '2021-01-01/2023-12-31'],
  ['Q3 2022', '2022-07-01/2022-09-30'],
  ['2022 Q4', '2022-10-01/2022-12-31'],
  ['third quarter of 2022', '2022-07-01/2022-09-30'],
  ['1 January 2020 to 30 June 2020', '2020-01-01/2020-06-30'],
  ['from 1 January 2020 to 30 June 2020', '2020-01-01/2020-06-30'],
  ['2020-01-01 – 2020-06-30', '2020-01-01/2020-06-30'],
  ['July–December 2021', '2021-07-01/2021-12-31'],
  ['1 July – 31 December 2021', '2021-07-01/2021-12-31'],
  ['1–15 March 2022', '2022-03-01/2022-03-15'],
  ['18-May-01', '2001-05-18/2001-05-18'],
  ['since 2019', '2019-01-01/..'],
  ['from July 2021', '2021-07-01/..'],
  ['end of 2021', '2021-12-31/2021-12-31'],
  ['до конца 2021 года', '../2021-12-31'],
  ['До конца июля 2021 года', '../2021-07-31'],
  ['до 1 июля 2021 года', '../2021-07-01'],
  ['к 20 декабря 2021 г.', '../2021-12-20'],
  ['не позднее 25 января 2022 года', '../2022-01-25'],
  ['1-е полугодие 2022 года', '2022-01-01/2022-06-30'],
  ['первое полугодие 2022 года', '2022-01-01/2022-06-30'],
  ['II полугодие 2022 года', '2022-07-01/2022-12-31'],
  ['во 2-м полугодии 2022 года', '2022-07-01/2022-12-31'],
  ['III квартал 2022 г.', '2022-07-01/2022-09-30'],
  ['3-й квартал 2022 года', '2022-07-01/2022-09-30'],
  ['2021–2023 годы', '2021-01-01/2023-12-31'],
  ['2021-2023 гг.', '2021-01-01/2023-12-31'],
  ['июль 2021 года', '2021-07-01/2021-07-31'],
  ['июль 2021 года – до конца 2021 года', '2021-07-01/2021-12-31'],
  ['с июля 2021 года до конца 2021 года', '2021-07-01/2021-12-31'],
  ['с 1 января 2020 по 30 июня 2020 года', '2020-01-01/2020-06-30'],
  ['январь–март 2022 года', '2022-01-01/2022-03-31'],
  ['в течение 2022 года', '2022-01-01/2022-12-31'],
  ['2021 жылдың соңына дейін', '../2021-12-31'],
  ['2021 жылғы 1 шілдеге дейін', '../2021-07-01'],
  ['2022 жылдың бірінші жартыжылдығы', '2022-01-01/2022-06-30'],
  ['2022 жылғы 1-жартыжылдықта', '2022-01-01/2022-06-30'],
  ['2022 жылдың 3-тоқсаны', '2022-07-01/2022-09-30'],
  ['2021–2023 жылдар', '2021-01-01/2023-12-31'],
  ['2021 жылғы шілдеден 2021 жылдың соңына дейін', '2021-07-01/2021-12-31'],
];

const REFUSED: readonly string[] = [
  '',
  'ongoing',
  'ежегодно',
  'annually',
  '2023–2021',
  '31 June 2021 to 2 July 2021',
  '5th quarter of 2022',
  'third half of 2022',
  '2021-22',
  '12-2021',
  '3 – 2021',
  'until',
  'until the end',
  'from 2022 to 2021',
  'early 2022',
  'the end',
  `until the end of 2021${'!'.repeat(200)}`,
];

test('the forms of plans and decrees', () => {
  for (const [words, expected] of READ) {
    const period = parsePeriod(words);
    assert.equal(periodToText(period), expected, words);
    assert.equal(period.words, words);
  }
});

test('words are kept as written, but for the space around them', () => {
  assert.equal(parsePeriod('  2021\u00A0–\u00A02023 \n').words, '2021\u00A0–\u00A02023');
});

test('what is not understood is refused, with what to write instead', () => {
  for (const words of REFUSED) {
    assert.equal(tryParsePeriod(words), null, words);
    assert.throws(
      () => parsePeriod(words),
      (error) => isAppError(error) && error.code === 'bad_period' && error.message.length < 120,
    );
  }
});

test('over, ends by, within: tables of cases', () => {
  const plan = parsePeriod('July 2021 until the end of 2021');
  const open = parsePeriod('since 2019');
  const stored = { start: '2021', end: '2021-06', words: '2021 – June 2021' };
  const over = [
    [plan, '2021-12-31', false],
    [plan, '2022-01-01', true],
    [plan, '2021', false],
    [plan, '2022', true],
    [open, '2999-01-01', false],
    [stored, '2021-06-30', false],
    [stored, '2021-07-01', true],
  ] as const;
  for (const [period, asof, expected] of over) assert.equal(periodIsOver(period, asof), expected, asof);
  const ends = [
    [plan, '2021-12-31', true],
    [plan, '2021-12-30', false],
    [plan, '2021', true],
    [plan, '2021-11', false],
    [open, '2999', false],
    [stored, '2021-06', true],
  ] as const;
  for (const [period, date, expected] of ends) assert.equal(periodEndsBy(period, date), expected, date);
  const inside = [
    ['2021-07-01', plan, true],
    ['2021-12-31', plan, true],
    ['2021-06-30', plan, false],
    ['2022-01-01', plan, false],
    ['2021-08', plan, true],
    ['2021', plan, false],
    ['2021', open, true],
    ['2018', open, false],
    ['2000', parsePeriod('until the end of 2021'), true],
  ] as const;
  for (const [date, period, expected] of inside) assert.equal(isWithin(date, period), expected, date);
});

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partialDate = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
const side = fc.option(partialDate);

test('text for the store is read back as the same period', () => {
  fc.assert(
    fc.property(side, side, (start, end) => {
      const text = periodToText({ start, end });
      const period = tryPeriodFromText(text, 'words');
      const reversed = start !== null && end !== null && latest(end) < earliest(start);
      assert.deepEqual(period, reversed ? null : { start, end, words: 'words' });
      if (period !== null) assert.equal(periodToText(periodFromText(text)), text);
    }),
  );
  for (const text of ['', '/', '2021', '2021/', '../..x', '2021/2022/2023', '2021-13/..', '2022/2021'])
    assert.throws(
      () => periodFromText(text),
      (error) => isAppError(error) && error.code === 'bad_period',
      text,
    );
});

test('a span of two dates, in the words of three languages, is read as that span', () => {
  const writings = [
    { language: 'en', write: (first: string, last: string) => `${first} to ${last}` },
    { language: 'en', write: (first: string, last: string) => `${first} – ${last}` },
    { language: 'ru', write: (first: string, last: string) => `с ${first} по ${last}` },
    { language: 'kk', write: (first: string, last: string) => `${first} – ${last}` },
  ] as const;
  fc.assert(
    fc.property(partialDate, partialDate, fc.constantFrom(...writings), (one, two, { language, write }) => {
      const [start = '', end = ''] = [one, two].sort();
      fc.pre(earliest(start) <= earliest(end) && latest(end) >= earliest(start));
      const words = write(formatPartialDate(start, language), formatPartialDate(end, language));
      assert.equal(periodToText(parsePeriod(words)), `${earliest(start)}/${latest(end)}`, words);
    }),
    { numRuns: 500 },
  );
});

test('halves and quarters of a year cover it without gap or overlap', () => {
  for (const [names, suffix] of [
    [['1st', '2nd'], 'half of'],
    [['first', 'second', 'third', 'fourth'], 'quarter of'],
    [['I', 'II', 'III', 'IV'], 'квартал'],
  ] as const) {
    const spans = names.map((name) => parsePeriod(`${name} ${suffix} 2024`));
    let expected = '2024-01-01';
    for (const { start, end } of spans) {
      assert.equal(start, expected);
      assert.equal(end, addDays(addMonths(expected, 12 / names.length), -1));
      expected = addDays(end ?? '', 1);
    }
    assert.equal(expected, '2025-01-01');
  }
});

test('a period is over exactly from the day after its end', () => {
  fc.assert(
    fc.property(side, partialDate, (start, end) => {
      const period = { start, end, words: '' };
      assert.equal(periodIsOver(period, latest(end)), false);
      assert.equal(periodIsOver(period, addDays(latest(end), 1)), true);
      assert.equal(periodEndsBy(period, latest(end)), true);
      assert.equal(periodEndsBy(period, addDays(latest(end), -1)), false);
    }),
  );
});

test('any text gives a valid period or null, soon', () => {
  const piece = fc.constantFrom(
    '1',
    '2021',
    '31',
    ' ',
    '-',
    ' - ',
    'until ',
    'the end of ',
    'до ',
    'конца ',
    'half',
    'of',
    ' to ',
    'May',
    '/',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (words) => {
      const period = tryParsePeriod(words);
      if (period === null) return;
      for (const date of [period.start, period.end]) assert.ok(date === null || isPartialDate(date));
      assert.ok(tryPeriodFromText(periodToText(period)) !== null);
    }),
    { numRuns: 1000 },
  );
  // Ends at all: a pattern that backtracks would run into the runner's time limit.
  for (const unit of ['until ', '1-', 'the end of ', 'дан ', ' - ', '2021-'])
    for (const length of [150, 1_000_000]) tryParsePeriod(unit.repeat(length / unit.length));
});
