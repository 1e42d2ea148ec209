import assert from 'node:assert/strict';
import test from 'node:test';
import { bodyLines, footnoteLines } from './body.ts';
import type { PdfLine, PdfPage } from './pages.ts';

const line = (text: string, y: number, more: Partial<PdfLine> = {}): PdfLine => ({
  text,
  x: 113,
  right: 480,
  y,
  fontSize: 10,
  bold: false,
  marks: [],
  ...more,
});

const page = (number: number, lines: readonly PdfLine[]): PdfPage => ({
  number,
  width: 595,
  height: 842,
  lines,
});

const NAMES = ['', 'Anna', 'Boris', 'Clara', 'Dmitri'];

const text = (body: readonly { readonly text: string }[]): readonly string[] => body.map((one) => one.text);

test('symbol, page number and job number go, wherever they stand', () => {
  const pages = [1, 2, 3, 4].map((number) =>
    page(number, [
      line('A/HRC/99/1', 65, { fontSize: 9 }),
      line(`The words of ${NAMES[number]} alone, at some length`, 95),
      line(`GE.09-12345 ${number}`, 755, { fontSize: 9 }),
    ]),
  );
  assert.deepEqual(
    text(bodyLines(pages)),
    [1, 2, 3, 4].map((number) => `The words of ${NAMES[number]} alone, at some length`),
  );
});

test('words that happen to stand first on two pages are no running head', () => {
  const pages = [1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
    page(number, [line(number < 3 ? '(United Kingdom);' : `other words ${'x'.repeat(number)}`, 95)]),
  );
  assert.equal(text(bodyLines(pages)).filter((one) => one === '(United Kingdom);').length, 2);
});

test('footnotes are kept apart, by size', () => {
  const pages = [
    page(1, [
      line('A paragraph that goes on over the page', 700),
      line('1 See the annex.', 720, { fontSize: 9 }),
      line('It has two lines.', 730, { fontSize: 9 }),
    ]),
  ];
  assert.deepEqual(text(bodyLines(pages)), ['A paragraph that goes on over the page']);
  assert.deepEqual(text(footnoteLines(pages)), ['1 See the annex.', 'It has two lines.']);
});

test('footnotes in the size of the text are known by mark and gap', () => {
  const pages = [
    page(1, [
      line('The last line of the text, going on', 680),
      line('** The conclusions were not edited.', 714),
    ]),
  ];
  assert.deepEqual(text(bodyLines(pages)), ['The last line of the text, going on']);
});

test('a heading with a mark is no footnote', () => {
  const heading = line('II. Conclusions and/or recommendations', 640, { bold: true, marks: ['**'] });
  const pages = [
    page(1, [line('Text before the heading, at some length', 600), heading, line('124. More', 665)]),
  ];
  assert.equal(bodyLines(pages).length, 3);
});

test('a page of small print alone is text', () => {
  const small = ['One', 'Two', 'Three'].map((words, index) => line(words, 100 + 11 * index, { fontSize: 8 }));
  const pages = [page(1, [line('A page of ordinary text, longer than the small print', 95)]), page(2, small)];
  assert.deepEqual(text(bodyLines(pages)).slice(1), ['One', 'Two', 'Three']);
});

test('every line knows its page and its place there, heads counted', () => {
  const pages = [page(1, [line('A/HRC/99/1', 65), line('first', 95), line('second', 107)])];
  assert.deepEqual(
    bodyLines(pages).map((one) => [one.page, one.line, one.text]),
    [
      [1, 2, 'first'],
      [1, 3, 'second'],
    ],
  );
});
