import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentReader, OpenedDocument, OpenedSheets } from '../features/proposals/index.ts';
import { readerFor, recognise, whatItSeems } from './recognise.ts';

const document = (...lines: readonly string[]): OpenedDocument => ({
  form: 'pdf',
  name: 'file.pdf',
  language: 'en',
  blocks: [],
  pages: [{ number: 1, lines }],
  layout: null,
  omitted: [],
});
const sheets = (...rows: readonly (readonly (string | null)[])[]): OpenedSheets => ({
  form: 'csv',
  name: 'file.csv',
  sheets: [{ name: 'file', rows }],
  remarks: [],
});
const reader = (id: string, sureness: () => number): DocumentReader => ({
  id,
  recognises: sureness,
  propose: () => Promise.reject(new Error('not asked')),
});

const readers = [
  reader('unsure', () => 0.3),
  reader('sure', () => 0.9),
  reader('too-sure', () => Number.POSITIVE_INFINITY),
  reader('broken', () => {
    throw new Error('no');
  }),
];

test('the surest reader takes a file; one that fails on it does not know it', () => {
  const recognised = recognise(document('x'), readers);
  assert.deepEqual(
    recognised.map((one) => [one.reader, one.sureness]),
    [
      ['too-sure', 1],
      ['sure', 0.9],
      ['unsure', 0.3],
      ['broken', 0],
    ],
  );
  assert.equal(readerFor(document('x'), readers, recognised, undefined).id, 'too-sure');
  assert.equal(readerFor(document('x'), readers, recognised, 'unsure').id, 'unsure');
  assert.throws(() => readerFor(document('x'), readers, recognised, 'nobody'), { code: 'unknown_reader' });
});

test('where none is sure, the error says what the file seems to be', () => {
  const none = readers.slice(0, 1);
  const file = document('Dear Sir or Madam');
  assert.throws(() => readerFor(file, none, recognise(file, none), undefined), {
    code: 'not_recognised',
    message: /begins with “Dear Sir or Madam”/,
  });
  const cases: readonly (readonly [OpenedDocument | OpenedSheets, RegExp])[] = [
    [
      document('A/HRC/WG.6/7/KAZ/1', 'National report'),
      /its symbol is A\/HRC\/WG\.6\/7\/KAZ\/1, and it seems to be/,
    ],
    [document('', '—', '12'), /a PDF in which no title was found/],
    [sheets([null], ['State', null, 'Date']), /a table whose first row reads “State \| Date”/],
    [sheets(), /a table without anything in it/],
    [document('x'.repeat(100_000)), /…”$/],
  ];
  for (const [one, words] of cases) assert.match(whatItSeems(one), words);
});
