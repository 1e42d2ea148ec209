import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { linesOfPage } from './layout.ts';
import type { PdfPiece } from './pages.ts';

const piece = (text: string, x: number, y: number, more: Partial<PdfPiece> = {}): PdfPiece => ({
  text,
  x,
  y,
  width: text.length * 5,
  fontSize: 10,
  bold: false,
  ...more,
});

const texts = (pieces: readonly PdfPiece[]): readonly string[] =>
  linesOfPage(pieces, 595).map(({ text }) => text);

test('pieces on one baseline make a line, in the order in which they are read', () => {
  assert.deepEqual(texts([piece('world', 150, 100), piece('Hello', 100, 100.4), piece('below', 100, 112)]), [
    'Hello world',
    'below',
  ]);
});

test('a gap is a blank, and no gap is none, whatever blanks the file holds', () => {
  assert.deepEqual(texts([piece('124.', 100, 100), piece('Adopt', 140, 100)]), ['124. Adopt']);
  assert.deepEqual(texts([piece('recom', 100, 100), piece('mend', 125, 100)]), ['recommend']);
  assert.deepEqual(texts([piece('two  kinds\u00A0of', 100, 100), piece(' ', 170, 100)]), ['two kinds of']);
});

test('a small raised number is a reference mark: kept apart from the words', () => {
  const [line] = linesOfPage(
    [piece('Convention', 100, 100), piece('3', 150, 96, { fontSize: 6.5, width: 3 }), piece('on', 160, 100)],
    595,
  );
  assert.equal(line?.text, 'Convention on');
  assert.deepEqual(line?.marks, ['3']);
});

test('small raised letters that are words stay words: "22nd"', () => {
  assert.deepEqual(texts([piece('22', 100, 100), piece('nd', 110, 96.5, { fontSize: 6.5, width: 6 })]), [
    '22nd',
  ]);
});

test('two columns are read one after the other', () => {
  const rows = Array.from({ length: 10 }, (_, row) => [
    piece(`left ${row}`, 60, 100 + 12 * row),
    piece(`right ${row}`, 320, 100 + 12 * row),
  ]).flat();
  const read = texts([
    piece('A title that runs over both of the columns below it, right across', 60, 60),
    ...rows,
  ]);
  assert.equal(read[0]?.startsWith('A title'), true);
  assert.deepEqual(read.slice(1, 3), ['left 0', 'left 1']);
  assert.deepEqual(read.slice(11, 13), ['right 0', 'right 1']);
});

test('a table of contents keeps its numbers on their lines', () => {
  const rows = Array.from({ length: 10 }, (_, row) => [
    piece(`Chapter ${row}`, 60, 100 + 12 * row),
    piece(`${row + 3}`, 520, 100 + 12 * row),
  ]).flat();
  assert.equal(texts(rows)[0], 'Chapter 0 3');
});

test('no letter is lost or made up, however the pieces lie', () => {
  const anyPiece = fc.record({
    text: fc.stringMatching(/^[a-z]{1,8}$/u),
    x: fc.integer({ min: 0, max: 560 }),
    y: fc.integer({ min: 0, max: 800 }),
    fontSize: fc.constantFrom(9, 10, 11),
  });
  fc.assert(
    fc.property(fc.array(anyPiece, { maxLength: 40 }), (made) => {
      const pieces = made.map(({ text, x, y, fontSize }) => piece(text, x, y, { fontSize }));
      const letters = (all: string): string => [...all.replace(/\s/gu, '')].sort().join('');
      const expected = letters(pieces.map(({ text }) => text).join(''));
      assert.equal(letters(texts(pieces).join('')), expected);
    }),
  );
});
