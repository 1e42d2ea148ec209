import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../features/proposals/index.ts';
import { openText } from './open.ts';

const shown = (blocks: readonly Block[]): string[] =>
  blocks.map((block) =>
    block.type === 'text'
      ? `${block.label === null ? '' : `[${block.label}] `}${block.text}${'>'.repeat(block.indent)}`
      : block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join(' / '),
  );

test('lines are paragraphs up to a blank line or a number', () => {
  const { blocks, pages } = openText(
    'x',
    'II. Findings\n\n12. The Committee notes the efforts of the\nState party, as paragraph\n12 of the report says.\n    (a) It regrets;\n    (b) It asks.\n124.1 Ratify\nthe Convention.',
  );
  assert.deepEqual(shown(blocks), [
    '[II.] Findings',
    '[12.] The Committee notes the efforts of the State party, as paragraph 12 of the report says.',
    '[(a)] It regrets;>',
    '[(b)] It asks.>',
    '[124.1] Ratify the Convention.',
  ]);
  assert.deepEqual(blocks[1]?.place, { page: 1, fromLine: 3, toLine: 5 });
  assert.equal(pages[0]?.lines[2], '12. The Committee notes the efforts of the');
});

test('pages end at form feeds, or every sixty lines', () => {
  const fed = openText('x', 'One\n\fTwo\nand more\f');
  assert.deepEqual(
    fed.pages.map(({ lines }) => lines),
    [
      ['One', ''],
      ['Two', 'and more'],
    ],
  );
  assert.deepEqual(fed.blocks[1]?.place, { page: 2, fromLine: 1, toLine: 2 });
  const long = openText('x', Array.from({ length: 150 }, (_, index) => `Line ${index}.\n`).join('\n'));
  assert.deepEqual(
    long.pages.map(({ lines }) => lines.length),
    [60, 60, 60, 60, 60],
  );
});

test('tables with tabs between their cells, names and all', () => {
  const text =
    'The treaties:\n\nTreaty\tAction\tDay\nCovenant\tRatification\t24 Jan 2006\nConvention\tAccession (a)\t26 Aug 1998\n\nThat is all.';
  const { blocks } = openText('x', text);
  assert.deepEqual(shown(blocks), [
    'The treaties:',
    'Treaty | Action | Day / Covenant | Ratification | 24 Jan 2006 / Convention | Accession (a) | 26 Aug 1998',
    'That is all.',
  ]);
  const table = blocks[1];
  assert.ok(table?.type === 'table');
  assert.deepEqual([table.headingRows, table.rows[1]?.place], [1, { page: 1, fromLine: 4, toLine: 4 }]);
});

test('hostile text takes seconds at most, blanks are no text', () => {
  for (const sign of ['a', '(', '1.', '\t', 'a\t', 'a\n', '- ', '(a) x;\n', 'a-\n']) {
    const before = performance.now();
    try {
      openText('x', sign.repeat(Math.ceil(300_000 / sign.length)));
    } catch (error) {
      assert.match(String(error), /no text/u);
    }
    const took = performance.now() - before;
    assert.ok(took < 4000, `${JSON.stringify(sign)}: ${Math.round(took)} ms`);
  }
  assert.throws(() => openText('x', ' \n\f\n'), { code: 'file_no_text' });
});
