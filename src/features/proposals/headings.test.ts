import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnPlaces, fitOf, headingsOf } from './headings.ts';
import { mappingOfJson } from './mapping.ts';
import type { Sheet } from './opened-file.ts';

const sheet = (...rows: string[][]): Sheet => ({
  name: 'Sheet1',
  rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
});

test('the headings are found below titles, also where a title is merged over every column', () => {
  const titled = sheet(
    ['Matrix of recommendations', 'Matrix of recommendations', 'Matrix of recommendations'],
    [],
    ['As of 12.06.2021'],
    ['No.', 'Recommendation', 'State'],
    ['1', 'Ratify', 'Chile'],
  );
  assert.deepEqual(headingsOf(titled), { row: 4, rows: 1, columns: ['No.', 'Recommendation', 'State'] });
});

test('two rows of headings are one name a column, merged or with gaps', () => {
  const merged = sheet(
    ['No.', 'Recommendation', 'Position', 'Position'],
    ['No.', 'Recommendation', 'Answer', 'Date'],
    ['1', 'Ratify', 'Supported', '2020'],
  );
  const names = ['No.', 'Recommendation', 'Position / Answer', 'Position / Date'];
  assert.deepEqual(headingsOf(merged), { row: 1, rows: 2, columns: names });
  const gaps = sheet(
    ['No.', 'Recommendation', 'Position', ''],
    ['', '', 'Answer', 'Date'],
    ['1', 'Ratify', 'Supported', '2020'],
  );
  assert.deepEqual(headingsOf(gaps), { row: 1, rows: 2, columns: names });
});

test('a row of facts is not taken for a second row of headings', () => {
  for (const row of [
    ['1', 'Ratify', 'Chile', 'Supported'],
    ['A', 'Ratify', 'Chile', 'Chile'],
  ])
    assert.equal(headingsOf(sheet(['No.', 'Recommendation', 'State', 'Position'], row)).rows, 1, row.join());
});

test('a heading that stands twice and one that is missing get names of their own', () => {
  const { columns } = headingsOf(
    sheet(['Status', 'Status', '', 'Status (2)', 'Text'], ['a', 'b', 'c', 'd', 'e', 'f']),
  );
  assert.equal(new Set(columns).size, columns.length);
  assert.deepEqual(columns.slice(0, 3), ['Status', 'Status (2)', '(C)']);
  assert.deepEqual(columns.slice(4), ['Text', '(F)']);
});

test('a person may say where the headings stand', () => {
  const rows = sheet(['A', 'B'], ['C', 'D'], ['1', '2']);
  assert.deepEqual(headingsOf(rows, { row: 2, rows: 1 }).columns, ['C', 'D']);
  assert.deepEqual(headingsOf(rows, { row: 1, rows: 2 }).columns, ['A / C', 'B / D']);
});

const mapping = mappingOfJson(
  JSON.stringify({
    name: 'Matrix',
    prefix: 'matrix',
    columns: [
      { name: 'number', headings: ['No.', '№'] },
      { name: 'text', headings: ['Recommendation', '*[database:title]'], isNeeded: true },
      { name: 'position', headings: ['Position'] },
      { name: 'state', headings: ['State'] },
    ],
    oneOf: ['position', 'state'],
    records: [{ name: 'one', kind: 'recommendation', fields: [{ field: 'text', columns: ['text'] }] }],
  }),
);

test('columns are known by any of their headings, whatever signs and capitals', () => {
  const at = (...headings: string[]) => Object.fromEntries(columnPlaces(mapping.columns, headings));
  assert.deepEqual(at('№', 'RECOMMENDATION ', 'position:'), { number: 0, text: 1, position: 2 });
  assert.deepEqual(at('Titel [database:title]', 'No'), { number: 1, text: 0 });
  assert.deepEqual(at('Recommendation', 'Recommendation (2)'), { text: 0 });
});

test('a table is a mapping’s own where the needed columns are there, the surer the fewer others', () => {
  const sureness = (...headings: string[]) =>
    fitOf(mapping, [
      sheet(
        headings,
        headings.map(() => 'x1'),
      ),
    ])?.sureness ?? 0;
  assert.ok(sureness('No.', 'Recommendation', 'Position', 'State') > 0.95);
  assert.ok(sureness('No.', 'Recommendation', 'Position', 'Comment') >= 0.5);
  assert.ok(sureness('Recommendation', 'State', 'a', 'b', 'c', 'd', 'e') < 0.5);
  assert.equal(sureness('No.', 'Position', 'State'), 0);
  assert.equal(sureness('No.', 'Recommendation', 'Comment'), 0);
});

test('the sheet that fits is found among others, and an empty file fits nothing', () => {
  const other = sheet(['Contents'], ['1. Matrix']);
  const own = sheet(['No.', 'Recommendation', 'Position', 'State'], ['1', 'Ratify', 'Noted', 'Chile']);
  assert.equal(fitOf(mapping, [other, own])?.sheet, 1);
  assert.equal(fitOf(mapping, [sheet()]), null);
  assert.equal(fitOf(mapping, []), null);
});
