import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAppError } from './errors.ts';
import { LANGUAGE_CODES } from './language.ts';
import { MONTHS, fold } from './month-names.ts';
import { FIRST_TWO_DIGIT_YEAR } from './partial-date.parse.ts';
import {
  DATE_MARKS,
  formatPartialDate,
  isPartialDate,
  parseDateWithMark,
  parsePartialDate,
  tryPartialDate,
} from './partial-date.ts';

const READ: readonly (readonly [string, string])[] = [
  ['26 Aug 1998', '1998-08-26'],
  ['26 August 1998', '1998-08-26'],
  ['26 Aug 1998 (a)', '1998-08-26'],
  ['12 Jul 2011 a', '2011-07-12'],
  ['18-May-01', '2001-05-18'],
  ['23/03/2010', '2010-03-23'],
  ['23.03.2010', '2010-03-23'],
  ['2010-03-23', '2010-03-23'],
  ['2010/3/23', '2010-03-23'],
  ['2012-03', '2012-03'],
  ['03.2012', '2012-03'],
  ['March 2012', '2012-03'],
  ['2007', '2007'],
  ['1 July 2021', '2021-07-01'],
  ['July 1, 2021', '2021-07-01'],
  ['1st July 2021', '2021-07-01'],
  ['the 2nd of August 2016', '2016-08-02'],
  ['2 August 2016', '2016-08-02'],
  ['Sept. 2020', '2020-09'],
  ['1 июля 2021 года', '2021-07-01'],
  ['1 июля 2021 г.', '2021-07-01'],
  ['июль 2021 года', '2021-07'],
  ['25 ЯНВАРЯ 2022', '2022-01-25'],
  ['12 мая 2010', '2010-05-12'],
  ['1er juillet 2021', '2021-07-01'],
  ['14 août 2016', '2016-08-14'],
  ['14 aout 2016', '2016-08-14'],
  ['décembre 1999', '1999-12'],
  ['1 de julio de 2021', '2021-07-01'],
  ['1º de enero del 2020', '2020-01-01'],
  ['setiembre de 2019', '2019-09'],
  ['2021 жылғы 9 маусым', '2021-06-09'],
  ['2021 ж. қараша', '2021-11'],
  ['9 يونيو 2021', '2021-06-09'],
  ['9 حزيران/يونيه 2021', '2021-06-09'],
  ['10 كانون الثاني 2020', '2020-01-10'],
  ['٩ يونيو ٢٠٢١', '2021-06-09'],
  ['2021年6月9日', '2021-06-09'],
  ['2021年6月', '2021-06'],
  ['  26\u00A0Aug\u00A01998  ', '1998-08-26'],
  ['29 Feb 2008', '2008-02-29'],
];

const REFUSED: readonly string[] = [
  '',
  ' ',
  'soon',
  '30 February 2020',
  '29 Feb 2009',
  '03/23/2010',
  '31/04/2021',
  '23/03/10',
  '18 May 01',
  'Mar-12',
  'May 2021 2022',
  '1 2 2021 3',
  '12',
  '20211',
  '26 Aug 1998 (z)',
  '26 Aug 1998 (a',
  '1 July 2021; DROP TABLE',
  '2021-W05',
  'August',
  'paragraph 2021',
  '0000-01-01',
  `1 July 2021${' '.repeat(5)}${'x'.repeat(200)}`,
];

test('the forms of the field', () => {
  for (const [text, expected] of READ) assert.equal(parsePartialDate(text), expected, text);
});

test('what is no date is refused, with what to write instead', () => {
  for (const text of REFUSED) {
    assert.equal(tryPartialDate(text), null, text);
    assert.throws(
      () => parsePartialDate(text),
      (error) =>
        isAppError(error) &&
        error.code === 'bad_date' &&
        error.status === 400 &&
        error.message.length < 120 &&
        (error.remedy ?? '').includes('23 March 2010'),
    );
  }
});

test('two-digit years fall into one window of a hundred years', () => {
  const years = Array.from({ length: 100 }, (_, year) =>
    Number(tryPartialDate(`7-Jun-${String(year).padStart(2, '0')}`)?.slice(0, 4)),
  );
  assert.equal(Math.min(...years), FIRST_TWO_DIGIT_YEAR);
  assert.equal(Math.max(...years), FIRST_TWO_DIGIT_YEAR + 99);
  assert.equal(new Set(years).size, 100);
  years.forEach((year, twoDigits) => assert.equal(year % 100, twoDigits));
});

test('marks of treaty tables: each one, in brackets or behind a space, and case counts', () => {
  for (const mark of Object.keys(DATE_MARKS)) {
    const expected = { date: '1998-08-26', mark };
    assert.deepEqual(parseDateWithMark(`26 Aug 1998 (${mark})`), expected);
    assert.deepEqual(parseDateWithMark(`26 Aug 1998 ${mark}`), expected);
    assert.deepEqual(parseDateWithMark(`26 Aug 1998(${mark})`), expected);
  }
  assert.deepEqual(parseDateWithMark('26 Aug 1998'), { date: '1998-08-26', mark: null });
  assert.deepEqual(parseDateWithMark('2009 (e)'), { date: '2009', mark: 'e' });
  for (const text of ['26 Aug 1998 x', '26 Aug 1998 (aa)', 'Signature a', '(a)', 'toString (a)'])
    assert.equal(parseDateWithMark(text), null, text);
});

test('every name and abbreviation that CLDR has for a month is known as that month', () => {
  assert.equal(new Set(MONTHS.values()).size, 12);
  for (const code of LANGUAGE_CODES) {
    // Chinese months are numbers.
    if (code === 'zh') continue;
    for (const month of ['long', 'short'] as const)
      for (const options of [{ month }, { month, day: 'numeric' }, { month, year: 'numeric' }] as const) {
        const formatter: Intl.DateTimeFormat = new Intl.DateTimeFormat(code, { ...options, timeZone: 'UTC' });
        for (let number = 1; number <= 12; number += 1) {
          const parts = formatter.formatToParts(Date.UTC(2021, number - 1, 1));
          const name = parts.find((part) => part.type === 'month')?.value ?? '';
          assert.equal(MONTHS.get(fold(name).replace(/\.$/, '')), number, `${code}: ${name}`);
        }
      }
  }
});

test('dates in words, in each language', () => {
  const cases = {
    en: ['26 August 1998', 'August 1998', '1998', '1 July 2021'],
    ru: ['26 августа 1998 г.', 'август 1998 г.', '1998', '1 июля 2021 г.'],
    kk: ['1998 жылғы 26 тамыз', '1998 жылғы тамыз', '1998', '2021 жылғы 1 шілде'],
    fr: ['26 août 1998', 'août 1998', '1998', '1er juillet 2021'],
    es: ['26 de agosto de 1998', 'agosto de 1998', '1998', '1 de julio de 2021'],
    ar: ['26 أغسطس 1998', 'أغسطس 1998', '1998', '1 يوليو 2021'],
    zh: ['1998年8月26日', '1998年8月', '1998年', '2021年7月1日'],
  } as const;
  for (const code of LANGUAGE_CODES)
    assert.deepEqual(
      ['1998-08-26', '1998-08', '1998', '2021-07-01'].map((date) => formatPartialDate(date, code)),
      cases[code],
    );
});

test('what is written in any language is read back as the same date', () => {
  const day = fc
    .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.constantFrom(4, 7, 10), fc.constantFrom(...LANGUAGE_CODES), (text, length, code) => {
      const date = text.slice(0, length);
      assert.equal(parsePartialDate(formatPartialDate(date, code)), date);
      assert.equal(parsePartialDate(date), date);
    }),
  );
});

test('any text gives a valid date or null, soon', () => {
  const piece = fc.constantFrom(
    '1',
    '31',
    '2021',
    ' ',
    '-',
    '/',
    '.',
    'May',
    'июля',
    'a',
    '(',
    ')',
    ',',
    '年',
    '١',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (words) => {
      const date = tryPartialDate(words);
      return date === null || isPartialDate(date);
    }),
    { numRuns: 1000 },
  );
  for (const unit of ['1 ', 'May ', '((', '- ', '٩', '\u0301', 'a\u0301'])
    assert.equal(tryPartialDate(unit.repeat(200_000)), null);
});

const corpus = process.env['SERVANDA_CORPUS'] ?? path.resolve(import.meta.dirname, '../../../shared/corpus');

test('every cell of the treaty tables as printed is read', (t) => {
  const folder = path.join(corpus, 'treaties/untc_2015_raw');
  if (!existsSync(folder)) return t.skip(`corpus not present: ${folder}`);
  const cell = /(?<=^|,)"?(\d{1,2} [A-Z][a-z]{2} \d{4}(?: [A-Za-z]{1,2})?)"?(?=,|$)/gm;
  let cells = 0;
  for (const file of readdirSync(folder))
    for (const [, text = ''] of readFileSync(path.join(folder, file), 'utf8').matchAll(cell)) {
      const marked = parseDateWithMark(text);
      assert.ok(marked !== null && isPartialDate(marked.date), `${file}: ${text}`);
      assert.equal(marked.mark, / ([A-Za-z]{1,2})$/.exec(text)?.[1] ?? null, `${file}: ${text}`);
      cells += 1;
    }
  assert.ok(cells > 5000, `${cells} cells`);
});

test('treaty dates agree with the dates that others read from the same cells', (t) => {
  const file = path.join(corpus, 'treaties/treaty_status_long.csv');
  if (!existsSync(file)) return t.skip(`corpus not present: ${file}`);
  let compared = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const match = /,(\d{4}-\d{2}-\d{2}),[^,]*,(\d{1,2} [A-Z][a-z]{2} \d{4}[^,]*),(?:OHCHR|UNTC)/.exec(line);
    if (match === null) continue;
    assert.equal(tryPartialDate(match[2] ?? ''), match[1], line);
    compared += 1;
  }
  assert.ok(compared > 4000, `${compared} compared`);
});
