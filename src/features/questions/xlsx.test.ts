import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { openBytes } from '../../readers/files/open-bytes.ts';
import { CELL_LETTERS, columnLetters } from './xlsx.cells.ts';
import type { Cell } from './xlsx.cells.ts';
import { sheetName } from './xlsx.parts.ts';
import { workbookBytes } from './xlsx.ts';
import type { Sheet } from './xlsx.ts';
import { xmlText } from './xml.ts';

const MADE = '2026-11-22T10:00:00.000Z';

const sheetOf = (rows: Sheet['rows'], more: Partial<Sheet> = {}): Sheet => ({
  name: 'Answer',
  columns: ['A', 'B', 'C', 'D'].map((heading) => ({ heading, width: 20 })),
  rows,
  hasHeadings: true,
  isRightToLeft: false,
  ...more,
});

async function bytesOf(...sheets: readonly Sheet[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of workbookBytes({ title: 'A question', made: MADE, sheets })) parts.push(part);
  return Buffer.concat(parts);
}

/** As the readers of this house see it. */
async function opened(bytes: Uint8Array) {
  const file = await openBytes('answer.xlsx', bytes, { only: null, maxPages: 1 });
  assert.equal(file.form, 'xlsx');
  return file.form === 'xlsx' ? file.sheets : [];
}

const HOSTILE = '=HYPERLINK("http://evil","x")';

test('a workbook is what went into it, for our own reader and for SheetJS', async () => {
  const rows: Cell[][] = [
    [HOSTILE, 12, { date: '2021-06-12' }, { link: 'https://example.org/a?b="c"&d', text: 'kaz.1 <&>' }],
    ['two\nlines _x0041_', -1.5, { date: '1899-05-05' }, null],
    ['', 0, null, { link: `https://example.org/${'a'.repeat(300)}`, text: 'too long for a link' }],
  ];
  const bytes = await bytesOf(
    sheetOf([rows]),
    sheetOf([[['About', 'this']]], { name: 'About: [file]*', hasHeadings: false }),
  );

  const [answer, about] = await opened(bytes);
  assert.deepEqual(answer?.rows, [
    ['A', 'B', 'C', 'D'],
    [HOSTILE, '12', '2021-06-12', 'kaz.1 <&>'],
    ['two\nlines _x0041_', '-1.5', '1899-05-05'],
    [null, '0', null, 'too long for a link'],
  ]);
  assert.deepEqual(about?.rows, [['About', 'this']]);

  const book = read(bytes, { cellDates: true, cellStyles: true });
  assert.deepEqual(book.SheetNames, ['Answer', 'About file']);
  const sheet = book.Sheets['Answer'];
  assert.ok(sheet);
  assert.equal(sheet['A2'].t, 's');
  assert.equal(sheet['A2'].f, undefined);
  assert.equal(sheet['A2'].v, HOSTILE);
  assert.equal(sheet['B2'].t, 'n');
  assert.equal(utils.format_cell(sheet['C2']), '2021-06-12');
  assert.equal(sheet['D2'].f, 'HYPERLINK("https://example.org/a?b=""c""&d","kaz.1 <&>")');
  assert.equal(sheet['D2'].v, 'kaz.1 <&>');
  assert.equal(sheet['!autofilter']?.ref, 'A1:D4');
  assert.deepEqual(
    sheet['!cols']?.map((column) => Math.round(column.width ?? 0)),
    [20, 20, 20, 20],
  );
  assert.equal(book.Props?.Title, 'A question');
});

test('any text comes back, without the signs that no XML can hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 8 }),
      async (texts) => {
        const book = read(await bytesOf(sheetOf([texts.map((text) => [text])])));
        const sheet = book.Sheets['Answer'];
        texts.forEach((text, at) => {
          const kept = text
            .toWellFormed()
            .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
          assert.equal(sheet?.[`A${at + 2}`]?.v ?? '', kept, JSON.stringify(text));
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('a text longer than a cell ends in a sign that says so', async () => {
  const [answer] = await opened(await bytesOf(sheetOf([[['x'.repeat(40_000)]]])));
  const cell = answer?.rows[1]?.[0] ?? '';
  assert.equal(cell.length, CELL_LETTERS);
  assert.ok(cell.endsWith('x…'));
});

const TOO_MANY = 5_000;

test('rows are asked for as they are taken, and no more once nobody takes them', async () => {
  let [made, isEnded] = [0, false];
  async function* endless(): AsyncGenerator<Cell[][]> {
    try {
      for (;;) {
        // Random enough that packing does not make it small.
        yield Array.from({ length: 100 }, () => {
          made += 1;
          return [Buffer.from(Array.from({ length: 600 }, () => Math.random() * 256)).toString('base64')];
        });
        await pause(0);
      }
    } finally {
      isEnded = true;
    }
  }
  const bytes = workbookBytes({ title: 'x', made: MADE, sheets: [sheetOf(endless())] });
  let taken = 0;
  while (taken < 100_000) taken += (await bytes.next()).value?.length ?? 0;
  // What lies between fills up first; on a busy machine that takes a while.
  for (let before = -1; before !== made; await pause(500)) {
    before = made;
    if (made > TOO_MANY) break;
  }
  assert.ok(made < TOO_MANY, `${made} rows were made for ${taken} bytes`);
  await bytes.return();
  await pause(50);
  assert.ok(isEnded, 'the rows were not ended');
});

test('an error among the rows ends the file with that error', async () => {
  async function* failing(): AsyncGenerator<Cell[][]> {
    yield [['one']];
    throw new Error('the index stopped');
  }
  await assert.rejects(bytesOf(sheetOf(failing())), /the index stopped/);
});

test('names of columns and sheets', () => {
  assert.deepEqual([0, 25, 26, 27, 701, 702].map(columnLetters), ['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  assert.equal(sheetName('a/b:c[d]*?\\e'), 'a b c d e');
  assert.equal(sheetName('***'), 'Sheet');
  assert.equal(sheetName('Ответ'.repeat(10)).length, 31);
  assert.equal(xmlText('a<b>&"c\u0000\ud800'), 'a&lt;b&gt;&amp;&quot;c\ufffd');
});
