import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCsv } from '../files/sheets/index.ts';
import { openMarkdown } from '../files/markdown/index.ts';
import { pagesOf, shareInTables, tablesOf } from './tables.ts';

test('names, rows, titles within the table, and what stands above', () => {
  const [first, second] = tablesOf(
    openMarkdown(
      'a.md',
      '# Law\n\nAct No. 5\n\n| No. | Measure | By |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n| **1. Courts** | | |\n| 1.1 | Open | MoJ |\n\nMore\n\n| A | B |\n| --- | --- |\n| 10 | 20 |',
    ),
  );
  assert.deepEqual(first?.columns, ['No.', 'Measure', 'By']);
  assert.deepEqual(
    first.rows.map(({ cells, title, number }) => [title, number, cells.length]),
    [
      ['1. Courts', 0, 3],
      [null, 1, 3],
    ],
  );
  assert.deepEqual(
    first.before.map(({ text }) => text),
    ['Law', 'Act No. 5'],
  );
  assert.equal(second?.number, 2);
  assert.deepEqual(
    second.before.map(({ text }) => text),
    ['More'],
  );
});

test('the names of the columns that are printed again are no row', () => {
  const [table] = tablesOf(
    openMarkdown(
      'a.md',
      '| Convention | Date |\n| --- | --- |\n| C1 | 2001 |\n| Convention | Date |\n| C2 | 2002 |',
    ),
  );
  assert.deepEqual(
    table?.rows.map(({ cells, number }) => [...cells, number]),
    [
      ['C1', '2001', 1],
      ['C2', '2002', 2],
    ],
  );
});

test('a sheet: titles stand above the names, pages are of 60 rows', async () => {
  const rows = Array.from({ length: 70 }, (_, index) => `State ${index};2001`).join('\n');
  const file = await openCsv('a.csv', {
    text: `Status of a treaty\nCountry;Date\n${rows}`,
    encoding: 'utf-8',
    remarks: [],
  });
  const [table] = tablesOf(file);
  assert.deepEqual(table?.columns, ['Country', 'Date']);
  assert.equal(table.rows.length, 70);
  assert.deepEqual(table.before, [{ text: 'Status of a treaty', level: 0, isBold: false }]);
  assert.deepEqual(table.rows.at(-1)?.place, { page: 2, fromLine: 12, toLine: 12 });
  assert.deepEqual(
    pagesOf(file).map(({ number, lines }) => [number, lines.length]),
    [
      [1, 60],
      [2, 12],
    ],
  );
});

test('how much of a file stands in tables', () => {
  const file = openMarkdown('a.md', `${'Prose. '.repeat(20)}\n\n| A | B |\n| --- | --- |\n| one | two |`);
  assert.ok(shareInTables(file) < 0.2);
});
