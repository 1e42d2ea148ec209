import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openCsv } from './csv.ts';
import { guessDelimiter } from './delimiter.ts';

const open = (text: string) => openCsv('x.csv', { text, encoding: 'utf-8', remarks: [] });
const rowsOf = async (text: string) => (await open(text)).sheets[0]?.rows;

test('the delimiter is found', async () => {
  for (const sign of [',', ';', '\t', '|']) {
    const text = [
      `State${sign}Text${sign}No`,
      `"A, B; C"${sign}Adopt${sign}1`,
      `D${sign}"says ""yes"""${sign}2`,
    ].join('\r\n');
    assert.deepEqual(await rowsOf(text), [
      ['State', 'Text', 'No'],
      ['A, B; C', 'Adopt', '1'],
      ['D', 'says "yes"', '2'],
    ]);
  }
  // Commas within the texts do not outweigh the sign that divides every row alike.
  assert.equal(guessDelimiter('State;Text\nA;Adopt, ratify, apply\nB;Do, and do, and do\n')?.delimiter, ';');
  assert.deepEqual(await rowsOf('sep=;\na;b,c\n'), [['a', 'b,c']]);
  assert.equal(guessDelimiter('Words only\nand more of them'), null);
});

test('line breaks in cells, line ends of every kind, empty rows', async () => {
  assert.deepEqual(await rowsOf('a,b\r"1\n2",c\r\r\n'.replaceAll('\n2', '\n2')), [
    ['a', 'b'],
    ['1\n2', 'c'],
  ]);
  assert.deepEqual(await rowsOf('a,b\n\nc,d\n'), [['a', 'b'], [], ['c', 'd']]);
});

test('rows with more or fewer cells are kept and named', async () => {
  const { sheets, remarks } = await open('a,b,c\n1,2,3\n4,5\n\n6,7,8,9\n1,2,3\n');
  assert.deepEqual(sheets[0]?.rows[4], ['6', '7', '8', '9']);
  assert.deepEqual(remarks, [{ code: 'ragged_rows', detail: '2 (3, 5)' }]);
});

test('a quotation mark that is never closed is a letter', async () => {
  const { sheets, remarks } = await open('a,b\n"x,1\ny,2\n');
  assert.deepEqual(sheets[0]?.rows, [
    ['a', 'b'],
    ['"x', '1'],
    ['y', '2'],
  ]);
  assert.equal(remarks[0]?.code, 'quotes_unbalanced');
});

test('what cannot be read', async () => {
  await assert.rejects(open(''), { code: 'file_no_text' });
  await assert.rejects(open(',,\n,,\n'), { code: 'file_no_text' });
  await assert.rejects(open('a,b\n'.repeat(300_001)), { code: 'sheet_too_large' });
});

test('what is written as RFC 4180 says comes back', async () => {
  const cell = fc.stringMatching(/^[a-zé",;\t\n]{0,12}$/u).map((text) => `x${text}`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 20 }), async (rows) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\n');
      assert.deepEqual(await rowsOf(text), rows);
    }),
    { numRuns: 50 },
  );
});
