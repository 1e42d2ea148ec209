import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Block } from '../../../features/proposals/index.ts';
import { createFileOpener } from '../open.ts';
import { blocksOfPdf } from './blocks.ts';
import { pageRanges } from './document.ts';
import { linesOfPage } from './layout.ts';
import { openPdf } from './open.ts';
import type { PdfPage } from './pages.ts';
import { pageOf, pdfWithScans } from './pdf.testdata.ts';

interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean | null;
  readonly width?: number;
}

const page = (number: number, words: readonly Words[]): PdfPage => {
  const pieces = words.map(({ x, y, text, size = 10, bold = false, width }) => ({
    text,
    x,
    y,
    width: width ?? text.length * size * 0.45,
    fontSize: size,
    bold,
  }));
  return { number, width: 595, height: 842, lines: linesOfPage(pieces, 595) };
};

/** A paragraph: lines 12 apart, the last one short, the number in a column of its own. */
const paragraph = (y: number, label: string, lines: readonly string[], x = 113): Words[] => [
  { x, y, text: label },
  ...lines.map((text, index) => ({
    x: index === 0 ? x + 29 : x,
    y: y + 12 * index,
    text,
    width: index < lines.length - 1 ? 482 - x - (index === 0 ? 29 : 0) : 120,
  })),
];

const shown = (blocks: readonly Block[]): string[] =>
  blocks.map((block) =>
    block.type === 'text'
      ? `${'#'.repeat(block.level)}${block.label === null ? '' : `[${block.label}] `}${block.text}${'>'.repeat(block.indent)}`
      : block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join(' / '),
  );

test('paragraphs end at wider gaps, and go on over the page', () => {
  const first = [
    ...paragraph(100, '1.', [
      'The Working Group held its twentieth ses-',
      'sion in Geneva and',
      'adopted its report.',
    ]),
    ...paragraph(160, '2.', ['A list of questions was trans-', 'mitted. These questions are']),
  ];
  const [last] = first.slice(-1);
  const second = [
    { x: 113, y: 95, text: 'available on the extranet.', width: 200 },
    ...paragraph(125, '(a)', ['Adopt a law on', 'asylum;'], 142),
    ...paragraph(160, '(b)', ['Apply it.'], 142),
    ...paragraph(190, '3.', ['The end of the text of the document.']),
  ];
  assert.ok(last);
  const blocks = blocksOfPdf([page(1, [...first.slice(0, -1), { ...last, width: 369 }]), page(2, second)]);
  assert.deepEqual(shown(blocks), [
    '[1.] The Working Group held its twentieth ses-sion in Geneva and adopted its report.',
    '[2.] A list of questions was trans-mitted. These questions are available on the extranet.',
    '[(a)] Adopt a law on asylum;>',
    '[(b)] Apply it.>',
    '[3.] The end of the text of the document.',
  ]);
  assert.deepEqual(blocks[1]?.place, { page: 1, fromLine: 4, toLine: 5 });
});

test('without gaps, numbers after the end of a sentence begin a paragraph, others do not', () => {
  const lines = [
    '124. The recommendations were supported.',
    '124.1 Ratify the Convention (Chile);',
    '124.2 Apply article 5 and paragraph',
    '12 of the report (Peru);',
    '(a) First;',
  ];
  const words = lines.map((text, index) => ({
    x: 113,
    y: 100 + 12 * index,
    text,
    width: index === 2 ? 369 : 250,
  }));
  assert.deepEqual(shown(blocksOfPdf([page(1, words)])), [
    '[124.] The recommendations were supported.',
    '[124.1] Ratify the Convention (Chile);',
    '[124.2] Apply article 5 and paragraph 12 of the report (Peru);',
    '[(a)] First;',
  ]);
});

test('headings by bold and size; bold recommendations are none', () => {
  const blocks = blocksOfPdf([
    page(1, [
      { x: 113, y: 80, text: 'Report of the Working Group', size: 14, bold: true },
      { x: 90, y: 120, text: 'I. Summary', size: 14, bold: true },
      { x: 88, y: 150, text: 'A. Presentation', size: 12, bold: true },
      { x: 113, y: 180, text: 'Women', bold: true },
      { x: 113, y: 210, text: 'Plain words that are most of the text of this page, so that they are usual.' },
      { x: 142, y: 240, text: '124.1 Adopt measures (Mexico)', bold: true },
      { x: 142, y: 270, text: 'The delegation welcomed this.', bold: true },
    ]),
  ]);
  assert.deepEqual(shown(blocks), [
    '#Report of the Working Group',
    '#[I.] Summary',
    '##[A.] Presentation',
    '###Women',
    'Plain words that are most of the text of this page, so that they are usual.',
    '[124.1] Adopt measures (Mexico)>',
    'The delegation welcomed this.>',
  ]);
});

test('scanned pages among others are named, empty ones are not', async () => {
  const text = pageOf(
    Array.from({ length: 20 }, (_, index) => `Line ${index} of a page that holds enough words`),
  );
  const opened = await openPdf('x.pdf', pdfWithScans([text, null, null, [], text, null]), { maxPages: 10 });
  assert.deepEqual(opened.remarks, [{ code: 'pages_without_text', detail: 'pages 2–3, 6' }]);
  assert.deepEqual(
    opened.omitted.map(({ what, page: number }) => `${what} ${number}`),
    ['page_without_text 2', 'page_without_text 3', 'page_without_text 6'],
  );
  assert.equal(pageRanges([4]), 'page 4');
});

test('two columns are read one after the other', () => {
  const column = (x: number, name: string): Words[] =>
    Array.from({ length: 10 }, (_, index) => ({
      x,
      y: 100 + 12 * index,
      text: `${name} line number ${index} of ten`,
      width: 190,
    }));
  const texts = shown(blocksOfPdf([page(1, [...column(60, 'Left'), ...column(320, 'Right')])]));
  assert.match(texts.join(' '), /^Left line number 0 .* Left line number 9 of ten Right line number 0/u);
  assert.doesNotMatch(texts.join(' '), />/u);
});

test('a table is one where its lines show clear columns', () => {
  const row = (y: number, texts: readonly string[], bold = false): Words[] =>
    texts.flatMap((text, index) => (text === '' ? [] : [{ x: [70, 200, 420][index] ?? 0, y, text, bold }]));
  const words = [
    {
      x: 70,
      y: 60,
      text: 'The treaties to which the State is a party are these, with the days on which it was bound by them:',
    },
    ...row(100, ['Treaty', 'Action', 'Day'], true),
    ...row(120, ['Covenant', 'Ratification of the', '24 Jan 2006']),
    ...row(132, ['', 'whole of it', '']),
    ...row(152, ['Convention', 'Accession', '26 Aug 1998']),
    ...row(172, ['Protocol', 'Signature', '6 Sep 2000']),
    {
      x: 70,
      y: 210,
      text: 'After the table there is text again, in lines that are as long as those of the text before it.',
    },
  ];
  const blocks = blocksOfPdf([page(1, words)]);
  assert.deepEqual(shown(blocks), [
    'The treaties to which the State is a party are these, with the days on which it was bound by them:',
    'Treaty | Action | Day / Covenant | Ratification of the whole of it | 24 Jan 2006 / Convention | Accession | 26 Aug 1998 / Protocol | Signature | 6 Sep 2000',
    'After the table there is text again, in lines that are as long as those of the text before it.',
  ]);
  const [, table] = blocks;
  assert.ok(table?.type === 'table');
  assert.deepEqual([table.headingRows, table.rows[1]?.place], [1, { page: 1, fromLine: 3, toLine: 4 }]);
});

test('contents and lines that only happen to have gaps are no tables', () => {
  const contents = ['Introduction ........', 'Summary ........', 'Conclusions ........'].flatMap(
    (text, index) => [
      { x: 113, y: 100 + 18 * index, text, width: 300 },
      { x: 520, y: 100 + 18 * index, text: String(index + 3) },
    ],
  );
  const askew = [0, 1, 2, 3].flatMap((index) => [
    { x: 60 + 23 * index, y: 300 + 14 * index, text: 'Some', width: 30 },
    { x: 300 + 31 * index, y: 300 + 14 * index, text: 'words', width: 30 },
  ]);
  const blocks = blocksOfPdf([page(1, [...contents, ...askew])]);
  assert.ok(blocks.every((block) => block.type === 'text'));
});

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const REPORTS = join(process.env['SERVANDA_CORPUS'] ?? join(ROOT, '../shared/corpus'), 'upr/reports');

/** Numbered paragraphs that real reports of five years have, all of which must begin a block. */
const PARAGRAPHS: readonly (readonly [string, number])[] = [
  ['kazakhstan2010.pdf', 102],
  ['kazakhstan2014.pdf', 127],
  ['russia2009.pdf', 87],
  ['peru2012.pdf', 120],
];

test('every numbered paragraph of real reports begins a block', async (t) => {
  if (!existsSync(REPORTS)) return t.skip(`corpus not present: ${REPORTS}`);
  const opener = createFileOpener();
  try {
    for (const [name, count] of PARAGRAPHS) {
      const opened = await opener.open(join(REPORTS, name));
      assert.ok('blocks' in opened);
      let next = 1;
      for (const block of opened.blocks) if (block.type === 'text' && block.label === `${next}.`) next += 1;
      assert.equal(next - 1, count, name);
      assert.equal(opened.language, 'en');
    }
  } finally {
    await opener.close();
  }
});
