import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableBlock } from '../../../features/proposals/index.ts';
import { cell, inList, openedDocx, para, row, run, table } from './docx.testdata.ts';

async function tableOf(body: string): Promise<TableBlock> {
  const { blocks } = await openedDocx(body);
  const [found] = blocks.filter((block) => block.type === 'table');
  assert.ok(found);
  return found;
}

/** Repeats in brackets. */
const shown = (found: TableBlock): string[] =>
  found.rows.map(({ cells }) =>
    cells.map(({ text, isRepeat }) => (isRepeat ? `(${text})` : text)).join(' | '),
  );

test('cells that span columns and rows are repeated where they reach', async () => {
  const down = '<w:vMerge w:val="restart"/>';
  const found = await tableOf(
    table([
      row([cell('Theme', '<w:gridSpan w:val="2"/>'), 'Body']),
      row([cell('Health', down), 'Measure 1', cell('MoH', down)]),
      row([cell('', '<w:vMerge/>'), 'Measure 2', cell('', '<w:vMerge w:val="continue"/>')]),
      row(['Law', 'Measure 3', 'MoJ']),
    ]),
  );
  assert.deepEqual(shown(found), [
    'Theme | (Theme) | Body',
    'Health | Measure 1 | MoH',
    '(Health) | Measure 2 | (MoH)',
    'Law | Measure 3 | MoJ',
  ]);
});

test('rows that begin late or end early keep their columns', async () => {
  const found = await tableOf(
    table([row(['a', 'b', 'c']), row(['d', 'e'], '<w:gridBefore w:val="1"/>'), row(['f'])]),
  );
  assert.deepEqual(shown(found), ['a | b | c', ' | d | e', 'f |  | ']);
});

test('edges drawn a hair apart are one edge', async () => {
  const wide = '<w:gridSpan w:val="2"/>';
  const found = await tableOf(
    table([row([cell('No.', wide), 'Measure']), row(['1', cell('Adopt a law', wide)])], [900, 60, 4000]),
  );
  assert.deepEqual(shown(found), ['No. | Measure', '1 | Adopt a law']);
});

test('heading rows: marked by the file, or bold throughout', async () => {
  const bold = (text: string): string => cell(para(run(text, '<w:b/>')));
  const title = cell(para(run('Theme', '<w:b/>')), '<w:gridSpan w:val="2"/>');
  const marked = '<w:tblHeader/>';
  const headings = async (rows: string[]): Promise<number> => (await tableOf(table(rows))).headingRows;
  assert.equal(await headings([row(['a', 'b'], marked), row(['c', 'd'], marked), row(['x', 'y'])]), 2);
  assert.equal(await headings([row(['No.', 'Measure'], marked), row(['1', '2']), row(['1', 'Adopt'])]), 2);
  assert.equal(await headings([row([bold('a'), bold('b')]), row([title]), row(['x', 'y'])]), 1);
  assert.equal(await headings([row(['a', 'b']), row(['x', 'y'])]), 0);
});

test('a cell is its paragraphs, list numbers as printed, and a table in it its lines', async () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
  const inner = table([row(['x', 'y']), row(['z', 'w'])]);
  const body = table([
    row([
      cell(para('') + para('first') + para('- typed')),
      cell(para('one', inList(1)) + para('two', inList(1))),
    ]),
    row([cell(para('above') + inner), cell('124.1 Ratify')]),
  ]);
  const { blocks } = await openedDocx({ body, numbering });
  assert.deepEqual(
    blocks.flatMap((block) => (block.type === 'table' ? shown(block) : [])),
    ['first\n- typed | 1) one\n2) two', 'above\nx\ty\nz\tw | 124.1 Ratify'],
  );
});

test('deleted rows go; rows and cells in content controls stay', async () => {
  const control = (inner: string): string => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
  const found = await tableOf(
    table([row(['a']), row(['gone'], '<w:del/>'), control(row(['b'])), `<w:tr>${control(cell('c'))}</w:tr>`]),
  );
  assert.deepEqual(shown(found), ['a', 'b', 'c']);
});

test('rows know their lines, and page breaks in any cell turn the page', async () => {
  const turned = cell(para(`<w:r><w:lastRenderedPageBreak/></w:r>${run('b')}`));
  const found = await tableOf(table([row(['a', '1']), row([turned, '2']), row(['c\n', 'd '.repeat(80)])]));
  assert.deepEqual(
    found.rows.map(({ place }) => place),
    [
      { page: 1, fromLine: 1, toLine: 1 },
      { page: 2, fromLine: 1, toLine: 1 },
      { page: 2, fromLine: 2, toLine: 4 },
    ],
  );
});

test('a table made to explode is bounded', async () => {
  const found = await tableOf(table([row([cell('a', '<w:gridSpan w:val="999999999"/>'), 'b'])]));
  assert.deepEqual(shown(found), ['a']);
  const wide = row(Array.from({ length: 200 }, (_, index) => `c${index}`));
  const many = Array.from({ length: 2000 }, (_, index) => row([`r${index}`]));
  await assert.rejects(tableOf(table([wide, ...many])), { code: 'document_too_long' });
});
