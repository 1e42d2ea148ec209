import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateFromParts, partsOfDate, readDateParts } from './date-parts.ts';

const CASES: readonly (readonly [day: string, month: string, year: string, expected: string | null])[] = [
  ['', '', '', null],
  ['', '', '2021', '2021'],
  ['', '6', '2021', '2021-06'],
  ['12', '06', '2021', '2021-06-12'],
  ['1', '1', '2021', '2021-01-01'],
  ['29', '2', '2020', '2020-02-29'],
  ['29', '2', '2021', 'bad'],
  ['12', '', '2021', 'bad'],
  ['12', '6', '', 'bad'],
  ['12', '6', '21', 'bad'],
  ['x', '6', '2021', 'bad'],
  ['', '13', '2021', 'bad'],
  ['', '006', '2021', 'bad'],
];

test('three fields give a partial date, nothing, or the word that they are wrong', () => {
  for (const [day, month, year, expected] of CASES) {
    assert.equal(dateFromParts({ day, month, year }), expected, `${day}.${month}.${year}`);
  }
});

test('a date is shown in its fields and read back from a form', () => {
  for (const date of ['2021-06-02', '2021-06', '2021', null]) {
    const parts = partsOfDate(date);
    const form = new FormData();
    for (const [name, value] of Object.entries(parts)) form.set(`due-${name}`, ` ${value} `);
    assert.deepEqual(readDateParts(form, 'due'), parts);
    assert.equal(dateFromParts(parts), date);
  }
  assert.deepEqual(readDateParts(new FormData(), 'due'), { day: '', month: '', year: '' });
});
