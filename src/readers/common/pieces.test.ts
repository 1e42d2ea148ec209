import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, OpenedDocument, TextBlock } from '../../features/proposals/index.ts';
import { isFurniture, isNote, piecesOf, printedPieces } from './pieces.ts';

const text = (words: string, more: Partial<TextBlock> = {}): TextBlock => ({
  type: 'text',
  text: words,
  level: 0,
  label: null,
  indent: 0,
  isBold: null,
  isItalic: null,
  style: null,
  place: { page: 1, fromLine: 4, toLine: 5 },
  ...more,
});

const documentOf = (blocks: readonly Block[], lines: readonly string[] = []): OpenedDocument => ({
  form: 'docx',
  name: 'a.docx',
  language: null,
  blocks,
  pages: [{ number: 1, lines }],
  layout: null,
  omitted: [],
});

test('what printers add on every page', () => {
  for (const one of [
    'GE.19-14116 (E) 081019 091019',
    '2 GE.18-21561',
    '3/16 19-19576',
    '*1442673*',
    'CCPR/C/123/2*',
    '12',
    'Page 3',
    '10 CCPR/C/USA/CO/4',
  ])
    assert.ok(isFurniture(one), one);
  for (const one of ['13 and 16', '2014', 'Chile', 'CCPR/C/ISL/CO/5, 24 July 2012', '(a)'])
    assert.ok(!isFurniture(one), one);
  assert.ok(isNote('* Adopted by the Committee') && isNote('7 See https://x') && !isNote('7. The Committee'));
});

test('blocks become pieces line by line, numbers apart, heads and notes aside', () => {
  const { body, notes } = piecesOf(
    documentOf([
      text('CCPR/C/ISL/CO/9', { role: 'header' }),
      text('One line\nand the next', { label: '12.', isBold: true }),
      text('Adopted by the Committee', { role: 'note', label: '*' }),
      text('A point', { label: '•' }),
    ]),
  );
  assert.deepEqual(
    body.map((piece) => [piece.text, piece.label, piece.isOwn, piece.place.fromLine]),
    [
      ['One line', '12.', true, 4],
      ['and the next', null, false, 5],
      ['A point', null, true, 4],
    ],
  );
  assert.deepEqual(
    notes.map((piece) => piece.text),
    ['Adopted by the Committee'],
  );
});

test('rows of tables keep their cells, repeats left out', () => {
  const place = { page: 1, fromLine: 1, toLine: 1 };
  const cell = (words: string, isRepeat = false) => ({ text: words, isRepeat, isBold: null });
  const rows = [{ cells: [cell('Follow-up paragraphs:'), cell('7 and 15'), cell('7 and 15', true)], place }];
  const { body } = piecesOf(documentOf([{ type: 'table', rows, headingRows: 0, place }]));
  assert.deepEqual(
    body.map((piece) => [piece.text, piece.cells]),
    [['Follow-up paragraphs: 7 and 15', ['Follow-up paragraphs:', '7 and 15']]],
  );
});

test('without blocks the lines of the pages are read', () => {
  const { body, notes } = piecesOf(documentOf([], ['A line', '', 'Another', '3', '* Adopted in May']));
  assert.deepEqual(
    body.map((piece) => [piece.text, piece.isOwn]),
    [
      ['A line', false],
      ['Another', true],
    ],
  );
  assert.deepEqual(
    notes.map((piece) => piece.text),
    ['* Adopted in May'],
  );
});

test('the printed lines of a PDF, without heads and footnotes; other forms have none', () => {
  assert.equal(printedPieces(documentOf([text('One')])), null);
  const line = (words: string, y: number, fontSize = 10) => ({
    text: words,
    x: 113,
    right: 480,
    y,
    fontSize,
    bold: false,
    marks: [],
  });
  const layout = [
    {
      number: 1,
      width: 595,
      height: 842,
      lines: [
        line('CCPR/C/ISL/CO/9', 40),
        line('12. The Committee', 100),
        line('recommends it.', 112),
        line('* Adopted in May', 750, 8),
      ],
    },
  ];
  const printed = printedPieces({ ...documentOf([]), form: 'pdf', layout });
  assert.deepEqual(
    printed?.body.map((piece) => [piece.text, piece.isBold, piece.place.fromLine]),
    [
      ['12. The Committee', false, 2],
      ['recommends it.', false, 3],
    ],
  );
  assert.deepEqual(
    printed?.notes.map((piece) => piece.text),
    ['* Adopted in May'],
  );
});
