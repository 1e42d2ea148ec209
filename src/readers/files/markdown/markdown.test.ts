import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Block, TableBlock } from '../../../features/proposals/index.ts';
import { openMarkdown } from './open.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const CORPUS = process.env['SERVANDA_CORPUS'] ?? join(ROOT, '../shared/corpus');
const REPORT = join(CORPUS, '../source/000_7fd15b15d9ac74c6.txt');

const open = (text: string) => openMarkdown('page.md', text).blocks;

const shown = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.type === 'text'
      ? [
          `${'#'.repeat(block.level)}${block.label === null ? '' : `[${block.label}] `}${block.text}${'>'.repeat(block.indent)}`,
        ]
      : block.rows.map(
          ({ cells }, index) =>
            `${index < block.headingRows ? '!' : ''}${cells.map(({ text }) => text).join(' | ')}`,
        ),
  );

const tables = (blocks: readonly Block[]): TableBlock[] => blocks.filter((block) => block.type === 'table');

test('headings, lists, emphasis, links, notes', () => {
  const text = `## **II. Findings**

The State<sup>1</sup> must *act*
at once, see [the Index](https://example.org).

- one
  - inner
1) numbered

    not a program

<sup>1</sup> <https://example.org/a>`;
  assert.deepEqual(shown(open(text)), [
    '##[II.] Findings',
    'The State must act at once, see the Index.',
    '[•] one>',
    '[•] inner>>',
    '[1.] numbered>',
    'not a program>',
    '[1] https://example.org/a',
  ]);
});

test('tables in every notation', () => {
  const piped = '| Theme | Body |\n| --- | --- |\n| **Law** | MoJ<br>MoH |';
  const tagged =
    'Before\n\n<table><tr><th>Theme</th><th>Body</th></tr>\n\n<tr><td>**Law**</td><td>MoJ</td></tr></table>\n\nAfter';
  const tabbed = 'Before\n\nTheme\tBody\n<b>Law</b>\t<ul><li>MoJ</li> <li>MoH</li></ul>\n\nAfter';
  assert.deepEqual(shown(open(piped)), ['!Theme | Body', 'Law | MoJ\nMoH']);
  assert.deepEqual(shown(open(tagged)), ['Before', '!Theme | Body', '**Law** | MoJ', 'After']);
  assert.deepEqual(shown(open(tabbed)), ['Before', '!Theme | Body', 'Law | • MoJ\n• MoH', 'After']);
});

test('a table goes on over a page break, its notes and its repeated head; cut rows are one row', () => {
  const text = [
    '<b>No.</b>\t<b>Measure</b>\t<b>By</b>',
    '1.1.\tAdopt a law on the protection of\tMoJ',
    '',
    '---',
    '',
    '<sup>7</sup> A note at the foot.',
    '',
    '<b>No.</b>\t<b>Measure</b>\t<b>By</b>',
    '',
    '\twitnesses and victims\t',
    '<b>2. Health</b>\t\t',
    '2.1.\t<p>Train doctors.</p>\tMoH',
    '--\t--\t---',
    '',
    '2.2.\tTrain nurses\tMoH',
  ].join('\n');
  assert.deepEqual(shown(open(text)), [
    '!No. | Measure | By',
    '1.1. | Adopt a law on the protection of witnesses and victims | MoJ',
    '2. Health |  | ',
    '2.1. | Train doctors. | MoH',
    '2.2. | Train nurses | MoH',
    '[7] A note at the foot.',
  ]);
});

test('another table begins where its names or its columns are others', () => {
  const text =
    '<b>Treaty</b>\t<b>Date</b>\nA\t2001\nB\t2002\n\n<b>Body</b>\t<b>Status</b>\nC\tMember\nD\tObserver';
  assert.equal(tables(open(text)).length, 2);
  assert.equal(tables(open('a\tb\tc\nd\te\tf\n\ng\th\ni\tj')).length, 2);
});

test('contents and numbered paragraphs with tabs are no tables', () => {
  const contents = 'I.\tMethod .....\t3\nII.\tFindings .....\t4\na.\tLaw .....\tiv';
  assert.deepEqual(shown(open(contents)), [
    '[I.] Method ..... 3',
    '[II.] Findings ..... 4',
    '[a.] Law ..... iv',
  ]);
  assert.deepEqual(shown(open('(a)\tAdopt a law;\n(b)\tApply it.')), [
    '[(a)] Adopt a law;',
    '[(b)] Apply it.',
  ]);
  assert.deepEqual(shown(open('12.\tThe Committee notes.\n\n13.\tIt regrets.')), [
    '[12.] The Committee notes.',
    '[13.] It regrets.',
  ]);
});

test('hostile text takes seconds at most', () => {
  const texts = ['a\t', '(', '[', '*', '> ', '<b>\t', '- ', '`', '![](', '|', '\t\n', '<!--\t', '&'].map(
    (sign) => sign.repeat(100_000),
  );
  for (const text of [...texts, 'a\tb\n'.repeat(20_000), '[a]: b\n'.repeat(20_000)]) {
    const before = performance.now();
    try {
      open(text);
    } catch (error) {
      assert.match(String(error), /AppError/u);
    }
    const took = performance.now() - before;
    assert.ok(took < 5000, `${text.slice(0, 8)}: ${Math.round(took)} ms`);
  }
});

/** Of each table of the report: rows, columns, heading rows, and words of its first and last row. */
const EXPECTED: readonly (readonly [number, number, number, RegExp, RegExp])[] = [
  [4, 5, 1, /^ \| Date of/u, /^Third cycle/u],
  [8, 2, 1, /^Theme \|/u, /^Right to peaceful assembly/u],
  [19, 4, 1, /^Treaty\/convention \| Signature/u, /Disabilities, 2008 \| 2008/u],
  [4, 4, 1, /^Paragraph \|/u, /^Paragraph 54 .*\| \[C\]\[C\]\[B\] \|/su],
  [30, 3, 1, /^Convention \| Date/u, /^C187/u],
  [5, 3, 1, /^Council of Europe Conventions/u, /\| 1 Feb 1999$/u],
  [4, 2, 1, /^Other Council of Europe/u, /^Group of States/u],
  [4, 2, 0, /^Parliamentary Elections/u, /^Early Presidential Election, 26/u],
  [31, 2, 1, /^Treaty\/Convention/u, /\| 28 Jul 1997 \(e\)$/u],
  [37, 5, 2, /^Nop\/p \| Event/u, /^9\.9\. \|/u],
];

test('every table of a real country report comes out right', (t) => {
  if (!existsSync(REPORT)) return t.skip(`corpus not present: ${REPORT}`);
  const opened = openMarkdown('report.md', readFileSync(REPORT, 'utf8'));
  const found = tables(opened.blocks);
  const rowText = (table: TableBlock, at: number): string =>
    (table.rows.at(at)?.cells ?? []).map(({ text }) => text).join(' | ');
  assert.deepEqual(
    found.map(({ rows, headingRows }) => [rows.length, rows[0]?.cells.length, headingRows]),
    EXPECTED.map(([rows, columns, names]) => [rows, columns, names]),
  );
  for (const [index, [, , , first, last]] of EXPECTED.entries()) {
    const table = found[index];
    assert.ok(table);
    assert.match(rowText(table, 0), first);
    assert.match(rowText(table, -1), last);
  }
  // Lines with tabs are all in a table or in the contents: none is left in a paragraph.
  assert.ok(opened.blocks.every((block) => block.type === 'table' || !block.text.includes('\t')));
  assert.equal(opened.language, 'en');
  // Two rows that a page break cut in the middle of a cell, and in the middle of a name.
  const [, , treaties, grades] = found;
  assert.match(treaties ? rowText(treaties, 3) : '', /abolition of the death penalty, 1991 \| 23 Sep 2020/u);
  assert.match(
    treaties ? rowText(treaties, 9) : '',
    /^Convention Against Torture .* \(CAT\), 1987 \| \/ \| 26 Aug 1998 \(a\)/u,
  );
  assert.match(grades ? rowText(grades, 2) : '', /\| \[B\]\[C\] \|/u);
});
