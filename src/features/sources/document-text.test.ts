import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from './document-text.ts';
import { headingNumber, Outline, ParagraphNumbers, romanValue } from './headings.ts';

const shape = (text: string): string[] =>
  readDocument([text]).blocks.map(
    ({ kind, number, depth, text: words }) => `${kind} ${number ?? '-'} ${depth} ${words}`,
  );

test('headings by # or bold type, lists, footnotes', () => {
  const text = [
    '## **I. Scope**',
    '',
    'A report on the State<sup>1</sup>.',
    '',
    '- first point;',
    '  - below it;',
    '1. numbered',
    '2) bracketed',
    '',
    '---',
    '',
    '<sup>1</sup> See the annex.',
    '',
    '**a. History**',
    '',
    '*Women*',
    '',
    'Preliminary Assessment:',
  ].join('\n');
  assert.deepEqual(shape(text), [
    'heading I 1 I. Scope',
    'paragraph - 0 A report on the State.',
    'item - 0 first point;',
    'item - 1 below it;',
    'item 1 0 numbered',
    'item 2) 0 bracketed',
    'footnote 1 0 See the annex.',
    'heading a 2 a. History',
    'heading - 5 Women',
    'heading - 5 Preliminary Assessment:',
  ]);
});

test('a paragraph goes on after a page break and its footnotes; a finished one does not', () => {
  const text =
    '# T\n\nThe measures were taken because the\n\n---\n\n<sup>4</sup> Note.\n\ncountry had asked. Done.\n\nNext one.';
  assert.deepEqual(shape(text).slice(1), [
    'paragraph - 0 The measures were taken because the country had asked. Done.',
    'footnote 4 0 Note.',
    'paragraph - 0 Next one.',
  ]);
});

test('short lines without an end stay lines of their own', () => {
  assert.deepEqual(shape('# T\n\nPresident of the Republic\n\nName\n\nCapital, 9 June 2021').slice(1), [
    'paragraph - 0 President of the Republic',
    'paragraph - 0 Name',
    'paragraph - 0 Capital, 9 June 2021',
  ]);
});

test('tables: names of columns, rows cut by a page, a second table below the first, rows that span', () => {
  const text = [
    '# T',
    '',
    '<b>Treaty</b>\t<b>Signature</b>\t<b>Ratification</b>',
    '<b>1. First area</b>\t\t',
    'A treaty, 1966\t2 Dec 2003\t24 Jan 2006',
    'A protocol on the abolition of',
    '',
    'the penalty, 1991\t\t',
    '',
    '<b>Body</b>\t<b>Status</b>',
    'A commission\tMember since 2012',
    '',
  ];
  text[5] += '\t23 Sep 2020\t/';
  const { blocks, headers } = readDocument([text.join('\n')]);
  const rows = blocks.flatMap((block) =>
    block.row ? [[block.row.table, block.row.number, block.text]] : [],
  );
  assert.deepEqual(rows, [
    [0, 0, 'Treaty | Signature | Ratification'],
    [0, 0, '1. First area'],
    [0, 1, 'A treaty, 1966 | 2 Dec 2003 | 24 Jan 2006'],
    [0, 2, 'A protocol on the abolition of the penalty, 1991 | 23 Sep 2020 | /'],
    [1, 0, 'Body | Status'],
    [1, 1, 'A commission | Member since 2012'],
  ]);
  assert.deepEqual(headers, [
    ['Treaty', 'Signature', 'Ratification'],
    ['Body', 'Status'],
  ]);
});

test('the rest of a row goes to the cells that were cut short, although empty cells were dropped', () => {
  const text = '# T\n\nNo.\tText\tGrade\tReasons\n1\tbegins and\t[B]\tstops at\n\n\tends.\tthe end.';
  const row = readDocument([text]).blocks.at(-1)?.row;
  assert.deepEqual(
    row?.cells.map((cell) => cell.text),
    ['1', 'begins and ends.', '[B]', 'stops at the end.'],
  );
});

test('a text without markup: numbered paragraphs, headings by their numbers, words cut at line ends', () => {
  const pages = [
    'A/X/1\nII. Conclusions\n1. The Committee considered the follow-up in inter-\nnational fora and the follow-\nup.\n(a) One part;\n3',
    'A/X/1\n1.1 Ratify the treaty;\n2. The next paragraph.\n4',
    'A/X/1\n3. The last one.\n5',
  ];
  assert.deepEqual(
    readDocument(pages).blocks.map(
      ({ kind, number, page, text }) => `${page} ${kind} ${number ?? '-'} ${text}`,
    ),
    [
      '1 heading II II. Conclusions',
      '1 paragraph 1 The Committee considered the follow-up in international fora and the follow-up.',
      '1 item (a) One part;',
      '2 paragraph 1.1 Ratify the treaty;',
      '2 paragraph 2 The next paragraph.',
      '3 paragraph 3 The last one.',
    ],
  );
});

test('a table of contents is no text', () => {
  assert.deepEqual(shape('#### Contents\n\nI.\tScope .....\t3\n\n## I. Scope\n\nWords.'), [
    'heading - 1 Contents',
    'heading I 1 I. Scope',
    'paragraph - 0 Words.',
  ]);
});

test('Roman numbers', () => {
  for (const [text, value] of [
    ['I', 1],
    ['iv', 4],
    ['XIV', 14],
    ['xc', 90],
    ['CCC', 300],
  ] as const)
    assert.equal(romanValue(text), value);
  for (const text of ['', 'IIII', 'VX', 'a', 'D']) assert.equal(romanValue(text), null);
});

test('numbers of headings', () => {
  assert.deepEqual(headingNumber('XI. ANNEX I: Inventory'), { number: 'Annex I', title: 'Inventory' });
  assert.deepEqual(headingNumber('c. Reports'), { number: 'c', title: 'Reports' });
  assert.equal(headingNumber('Reports of 2021'), null);
});

test('a number is read by what it follows', () => {
  const outline = new Outline();
  const depths = [
    'I',
    'a',
    'b',
    'II',
    'c',
    'i',
    'ii',
    'd',
    'A',
    'B',
    'D',
    'e',
    'III',
    'Annex I',
    'a',
    'Annex II',
  ].map((number) => outline.depthOf(number, 'hash'));
  assert.deepEqual(depths, [1, 2, 2, 1, 2, 3, 3, 2, 3, 3, 3, 2, 1, 1, 2, 1]);
});

test('paragraphs are told from the numbered lists inside them', () => {
  const numbers = new ParagraphNumbers();
  const list = ['1', '2', '3', '1', '2', '3', '4', '5', '4', '5', '5.1', '6'];
  assert.deepEqual(
    list.map((number) => numbers.depthOf(number)),
    [0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1, 0],
  );
});
