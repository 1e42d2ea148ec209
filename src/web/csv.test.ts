import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toCsv } from './csv.ts';

const table = (...rows: readonly (readonly (string | number | boolean | null)[])[]): string =>
  toCsv({ header: ['a', 'b'], rows });

test('byte-order mark, CRLF, header first', () => {
  assert.equal(table(['1', 2]), '\uFEFFa,b\r\n1,2\r\n');
  assert.equal(table(), '\uFEFFa,b\r\n');
});

test('quotes, commas, line breaks and blanks at the edge are quoted; absent is empty', () => {
  assert.equal(
    table(['x,y', 'say "no"'], ['two\nlines', ' a '], [null, true]),
    '\uFEFFa,b\r\n"x,y","say ""no"""\r\n"two\nlines"," a "\r\n,true\r\n',
  );
});

test('a cell that would be a formula is text; a number is a number', () => {
  const cells = ['=1+1', '+7 727', '-2', '@SUM(A1)', '\t=1', '＝1', "'quoted"];
  const written = toCsv({ header: ['a'], rows: cells.map((cell) => [cell]) })
    .split('\r\n')
    .slice(1, -1);
  assert.deepEqual(written, ["'=1+1", "'+7 727", "'-2", "'@SUM(A1)", "'\t=1", "'＝1", "'quoted"]);
  assert.equal(table([-2, 1.5]), '\uFEFFa,b\r\n-2,1.5\r\n');
});

test('a row of the wrong length is a mistake of ours', () => {
  assert.throws(() => table(['1']), RangeError);
});

test('every table can be read back (RFC 4180)', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'a",\r\n =+-@\t', "'") });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const read = readCsv(toCsv({ header: ['a', 'b'], rows }).slice(1)).slice(1);
      const unguarded = read.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n])/, '')));
      assert.deepEqual(
        unguarded,
        rows.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n])/, ''))),
      );
    }),
  );
});

/** A second reader, straight from the grammar of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let rest = text; rest !== '';) {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
    assert.ok(match, `not CSV: ${JSON.stringify(rest.slice(0, 40))}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    rest = rest.slice(match[0].length);
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
