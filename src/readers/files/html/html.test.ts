import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../features/proposals/index.ts';
import { AppError } from '../../../kernel/errors.ts';
import { openHtml } from './open.ts';

const open = (html: string) => openHtml('page.html', html);

/** Label, text and how deep, for paragraphs; repeats in brackets, for rows. */
const shown = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.type === 'text'
      ? [`${block.label === null ? '' : `[${block.label}] `}${block.text}${'>'.repeat(block.indent)}`]
      : block.rows.map(({ cells }) =>
          cells.map((one) => (one.isRepeat ? `(${one.text})` : one.text)).join(' | '),
        ),
  );

test('headings, paragraphs and their looks', () => {
  const { blocks } = open(`<title>No</title><h2 class="a  b">II. Findings</h2>
    <p>Plain <b>some bold</b> words<br>and more</p><div><strong>All bold</strong> x</div>
    <p style="font-style:italic">slanted</p><p style="font-weight: 400"><b style="font-weight:normal">thin</b></p>`);
  assert.deepEqual(
    blocks.map(
      (block) =>
        block.type === 'text' && [
          block.level,
          block.label,
          block.text,
          block.isBold,
          block.isItalic,
          block.style,
        ],
    ),
    [
      [2, 'II.', 'Findings', true, false, 'a b'],
      [0, null, 'Plain some bold words\nand more', false, false, null],
      [0, null, 'All bold x', true, false, null],
      [0, null, 'slanted', false, true, null],
      [0, null, 'thin', false, false, null],
    ],
  );
});

test('lists have the numbers that a browser shows', () => {
  const { blocks } =
    open(`<ol start=3><li>three<ul><li>inner<li>again</ul><li value=7><p>seven</p><p>its second</p></ol>
    <ol type="a"><li>x</ol><ol style="list-style-type:lower-roman"><li>y</ol>
    <ul style="list-style-type: none"><li>• typed<li>1) numbered<li>bare</ul>`);
  assert.deepEqual(shown(blocks), [
    '[3.] three>',
    '[•] inner>>',
    '[•] again>>',
    '[7.] seven>',
    'its second>',
    '[a.] x>',
    '[i.] y>',
    '[•] typed>',
    '[1)] numbered>',
    'bare>',
  ]);
});

test('what a browser does not show is not read', () => {
  const { blocks, omitted } = open(`<style>p{}</style><script>evil()</script><!-- no --><p>Seen<img src=x></p>
    <p hidden>a</p><p style="color:red; display : none">b</p><template><p>c</p></template><noscript>d</noscript>
    <svg><text>e</text></svg><textarea>f</textarea><iframe src=x></iframe><nav>Home</nav>`);
  assert.deepEqual(shown(blocks), ['Seen']);
  assert.deepEqual(omitted, [{ what: 'picture', page: 1 }]);
});

test('raised marks are no words; what begins with one is a note and stands last', () => {
  const { blocks } = open(
    '<p>Ranks<sup>1</sup> ahead<sup>[2]</sup> on the 14<sup>th</sup> day of 5 km<sup>2</sup></p><p><sup>1</sup> A source.</p><p>After</p>',
  );
  assert.deepEqual(
    blocks.map((block) => block.type === 'text' && [block.role, block.label, block.text]),
    [
      [undefined, null, 'Ranks ahead on the 14th day of 5 km2'],
      [undefined, null, 'After'],
      ['note', '1', 'A source.'],
    ],
  );
});

test('cells that span columns and rows are repeated; names of columns by thead, th or bold', () => {
  const [table] =
    open(`<table><caption>Plan</caption><thead><tr><th rowspan=2>No.<th colspan=2>What</tr><tr><th>Text<th>By</thead>
    <tbody><tr><td rowspan="3">1<td><p>First</p><ul><li>a<li>b</ul><td>MoJ<tr><td>Second<td>MoH<tr><td colspan=9>all</table>`).blocks.slice(
      1,
    );
  assert.ok(table?.type === 'table');
  assert.deepEqual(shown([table]), [
    'No. | What | (What) |  |  |  |  |  |  | ',
    '(No.) | Text | By |  |  |  |  |  |  | ',
    '1 | First\n• a\n• b | MoJ |  |  |  |  |  |  | ',
    '(1) | Second | MoH |  |  |  |  |  |  | ',
    '(1) | all | (all) | (all) | (all) | (all) | (all) | (all) | (all) | (all)',
  ]);
  assert.equal(table.headingRows, 2);
  const headings = (html: string): number => {
    const [block] = open(html).blocks;
    return block?.type === 'table' ? block.headingRows : -1;
  };
  assert.equal(headings('<table><tr><th>a<th>b<tr><td>x<td>y</table>'), 1);
  assert.equal(headings('<table><tr><td><b>a</b><td><b>b</b><tr><td>1<td>2<tr><td>x<td>y</table>'), 2);
  assert.equal(headings('<table><tr><td>a<td>b<tr><td>x<td>y</table>'), 0);
});

test('tables that only place things on the page are read through', () => {
  const layout = '<table><tr><td><h1>Title</h1><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>';
  assert.deepEqual(shown(open(layout).blocks), ['Title', 'a | b', 'c | d']);
  assert.deepEqual(shown(open('<table><tr><td>One<tr><td>Two</table>').blocks), ['One', 'Two']);
});

test('text from right to left, and the language of the words', () => {
  const opened = open(
    '<p dir=rtl>توصي اللجنة الدولة الطرف بأن تصدق على الاتفاقية رقم 189 في أقرب وقت ممكن</p>',
  );
  assert.equal(opened.language, 'ar');
  assert.deepEqual(shown(opened.blocks), [
    'توصي اللجنة الدولة الطرف بأن تصدق على الاتفاقية رقم 189 في أقرب وقت ممكن',
  ]);
});

test('blocks are placed on pages of sixty lines', () => {
  const { blocks, pages } = open(Array.from({ length: 70 }, (_, index) => `<p>line ${index}</p>`).join(''));
  assert.deepEqual(blocks.at(-1)?.place, { page: 2, fromLine: 10, toLine: 10 });
  assert.equal(pages[1]?.lines[9], 'line 69');
});

const N = 100_000;
const HOSTILE: Readonly<Record<string, string>> = {
  'elements in elements': '<div>'.repeat(N),
  'tables in tables': '<table><tr><td>'.repeat(N),
  'formatting that is taken up again': `${Array.from({ length: 300 }, (_, index) => `<font size=${index}>`).join('')}${'<p>x'.repeat(N)}`,
  'wrongly nested': '<a><b>'.repeat(N),
  'spans without end': `<table>${'<tr><td colspan=1000 rowspan=65534>'.repeat(N / 10)}</table>`,
  'a cell repeated for ever': `<table><tr><td rowspan=65534 colspan=1000>${'x'.repeat(10_000)}<td>y${'<tr><td>z'.repeat(500)}</table>`,
  'letters without end': 'a'.repeat(1_000_000),
  'brackets without end': '('.repeat(1_000_000),
  'signs of markup': '<'.repeat(1_000_000),
  'blanks without end': `x${' '.repeat(1_000_000)}y`,
  'a style without end': `<p style="${'a:b;'.repeat(250_000)}">x`,
};

for (const [what, html] of Object.entries(HOSTILE)) {
  test(`hostile markup is read or refused within seconds: ${what}`, () => {
    const before = performance.now();
    try {
      open(html);
    } catch (error) {
      assert.ok(error instanceof AppError && error.status < 500, String(error));
    }
    const took = performance.now() - before;
    assert.ok(took < 5000, `${Math.round(took)} ms`);
  });
}

test('a page without words', () => {
  assert.throws(() => open('<html><body><script>1</script></body></html>'), { code: 'file_no_text' });
});
