import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, TextBlock } from '../../../features/proposals/index.ts';
import { openedDocx, para, run } from './docx.testdata.ts';

const texts = (blocks: readonly Block[]): TextBlock[] => blocks.filter((block) => block.type === 'text');
const wordsOf = async (body: string): Promise<string[]> =>
  texts((await openedDocx(body)).blocks).map(({ text }) => text);

const STYLES = [
  ['Normal', 'Normal', '', 'w:default="1"'],
  ['Heading2', 'heading 2', '<w:rPr><w:b/></w:rPr>', ''],
  ['Mine', 'My chapter', '<w:basedOn w:val="Heading2"/>', ''],
  ['Outlined', 'Outlined', '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>', ''],
  ['HChG', '_ H _Ch_G', '', ''],
  [
    'Quiet',
    'Quiet',
    '<w:basedOn w:val="Heading2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr>',
    '',
  ],
  ['Circle', 'Circle', '<w:basedOn w:val="Circle"/>', ''],
]
  .map(
    ([id, name, inner, more]) =>
      `<w:style w:type="paragraph" ${more} w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`,
  )
  .join('');

test('paragraphs have their style, level and looks', async () => {
  const styled = (style: string): string => para('Words', `<w:pStyle w:val="${style}"/>`);
  const { blocks } = await openedDocx({
    styles: STYLES,
    body: [
      para('Plain'),
      ...['Heading2', 'Mine', 'Outlined', 'HChG', 'Quiet', 'Circle', 'Unknown'].map(styled),
      para(run('much bold', '<w:b/>') + run(' some', '<w:i/>')),
      para(run('slanted', '<w:i w:val="1"/><w:b w:val="false"/>')),
    ].join(''),
  });
  assert.deepEqual(
    texts(blocks).map(({ style, level, isBold, isItalic }) => [style, level, isBold, isItalic]),
    [
      [null, 0, false, false],
      ['heading 2', 2, true, false],
      ['My chapter', 2, true, false],
      ['Outlined', 4, false, false],
      ['_ H _Ch_G', 2, false, false],
      ['Quiet', 0, false, false],
      ['Circle', 0, false, false],
      ['Normal', 0, false, false],
      [null, 0, true, false],
      [null, 0, false, true],
    ],
  );
});

test('changes are accepted: what was put in stays, what was taken out goes', async () => {
  const body = [
    para(
      `${run('The State ')}<w:del><w:r><w:delText>may</w:delText></w:r></w:del><w:ins>${run('must')}</w:ins>${run(' report')}`,
    ),
    para(`<w:del><w:r><w:delText>Gone</w:delText></w:r></w:del>`, '<w:rPr><w:del/></w:rPr>'),
    para(run('Two '), '<w:rPr><w:del/></w:rPr>') + para('in one'),
    para(`<w:moveFrom>${run('from here')}</w:moveFrom><w:moveTo>${run('to there')}</w:moveTo>`),
  ];
  assert.deepEqual(await wordsOf(body.join('')), ['The State must report', 'Two in one', 'to there']);
});

test('words in links, fields, content controls and simple formulas are words', async () => {
  const field = ['begin', 'separate', 'end'].map((type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`);
  const body = [
    para(`${run('See ')}<w:hyperlink r:id="r9">${run('the Index')}</w:hyperlink>`),
    para(
      `${field[0]}<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>${field[1]}${run('7')}${field[2]}`,
    ),
    `<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent>${para('In a control')}</w:sdtContent></w:sdt>`,
    para(`<w:sdt><w:sdtContent>${run('In a small one')}</w:sdtContent></w:sdt>`),
    para(`${run('hidden', '<w:vanish/>')}${run('seen')}`),
  ];
  assert.deepEqual(await wordsOf(body.join('')), [
    'See the Index',
    '7',
    'In a control',
    'In a small one',
    'seen',
  ]);
});

test('line breaks, tabs, hyphens and signs', async () => {
  const body = [
    para('<w:r><w:t>first</w:t><w:br/><w:t>second</w:t><w:tab/><w:t>third</w:t></w:r>'),
    para('<w:r><w:t>pre</w:t><w:noBreakHyphen/><w:t>school</w:t><w:softHyphen/><w:t>s</w:t></w:r>'),
    para('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> done</w:t></w:r>'),
    para('two  blanks\u00A0and\u200Bmore\u202E'),
    para('<w:r><w:t> trimmed </w:t></w:r>'),
  ];
  assert.deepEqual(await wordsOf(body.join('')), [
    'first\nsecond\tthird',
    'pre-schools',
    'done',
    'two blanks andmore',
    'trimmed',
  ]);
});

test('text boxes stand after the paragraph that they hang on, once', async () => {
  const box = `<w:txbxContent>${para('In the box')}</w:txbxContent>`;
  const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  assert.deepEqual(await wordsOf(para(run('Beside') + drawing) + para('After')), [
    'Beside',
    'In the box',
    'After',
  ]);
});

test('pictures are named as left out, macros remarked, and nothing of them read', async () => {
  const picture = '<w:r><w:drawing><a:graphic><a:blip r:embed="r5"/></a:graphic></w:drawing></w:r>';
  const opened = await openedDocx({
    body: para('Words') + para(picture),
    parts: { 'word/vbaProject.bin': 'Sub AutoOpen()' },
  });
  assert.deepEqual(opened.omitted, [{ what: 'picture', page: 1 }]);
  assert.deepEqual(opened.remarks, [{ code: 'macros_left_out', detail: 'vbaProject.bin' }]);
  assert.equal(JSON.stringify(opened).includes('AutoOpen'), false);
});

test('notes stand after the body under their numbers; the mark is no word', async () => {
  const reference = (id: number, more = ''): string =>
    `<w:r><w:footnoteReference w:id="${id}" ${more}/></w:r>`;
  const { blocks, pages } = await openedDocx({
    body: [
      para(run('One') + reference(2)),
      para(`${run('Two')}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>`),
      para(run('Three') + reference(4) + reference(2)),
    ].join(''),
    footnotes: [
      `<w:footnote w:type="separator" w:id="0">${para('—')}</w:footnote>`,
      ...['first', 'starred', 'second'].map(
        (text, index) => `<w:footnote w:id="${index + 2}">${para(text)}</w:footnote>`,
      ),
    ].join(''),
  });
  assert.deepEqual(
    texts(blocks).map(({ role, label, text }) => [role, label, text]),
    [
      [undefined, null, 'One'],
      [undefined, null, 'Two'],
      [undefined, null, 'Three'],
      ['note', '1', 'first'],
      ['note', '*', 'starred'],
      ['note', '2', 'second'],
    ],
  );
  assert.deepEqual(pages[0]?.lines, ['One', '1 first', 'Two', '* starred', 'Three', '2 second']);
});

test('the running head of the first section stands first', async () => {
  const section = '<w:sectPr><w:headerReference w:type="default" r:id="r_header"/></w:sectPr>';
  const { blocks } = await openedDocx({ body: para('Body') + section, header: para('A/HRC/99/1') });
  assert.deepEqual(
    texts(blocks).map(({ role, text }) => [role, text]),
    [
      ['header', 'A/HRC/99/1'],
      [undefined, 'Body'],
    ],
  );
});

test('text from right to left keeps its order and the order of its words', async () => {
  const opened = await openedDocx(
    para(
      run('توصي اللجنة بأن تصدق الدولة الطرف على البروتوكول (CCPR) لعام 1989', '<w:rtl/><w:bCs/>'),
      '<w:bidi/>',
    ),
  );
  assert.equal(opened.language, 'ar');
  const [block] = texts(opened.blocks);
  assert.deepEqual(
    [block?.text, block?.isBold],
    ['توصي اللجنة بأن تصدق الدولة الطرف على البروتوكول (CCPR) لعام 1989', true],
  );
});

test('pages: as last laid out, else at page breaks, else sixty lines', async () => {
  const laidOut = '<w:r><w:lastRenderedPageBreak/></w:r>';
  const asked = '<w:r><w:br w:type="page"/></w:r>';
  const pagesOf = async (body: string) => (await openedDocx(body)).pages.map(({ lines }) => lines);
  assert.deepEqual(
    await pagesOf(para('a') + para(asked) + para(laidOut + run('b')) + para(run('c ') + laidOut + run('d'))),
    [['a'], ['b', 'c'], ['d']],
  );
  assert.deepEqual(await pagesOf(para('a') + para(asked + run('b')) + para('c', '<w:pageBreakBefore/>')), [
    ['a'],
    ['b'],
    ['c'],
  ]);
  const long = await pagesOf(Array.from({ length: 130 }, (_, index) => para(`line ${index}`)).join(''));
  assert.deepEqual(
    long.map((lines) => lines.length),
    [60, 60, 10],
  );
});

test('a paragraph is placed on the page and the lines where it begins', async () => {
  const words = 'word '.repeat(60).trim();
  const { blocks, pages } = await openedDocx(para('Head') + para(words) + para('Tail'));
  assert.deepEqual(
    blocks.map(({ place }) => place),
    [
      { page: 1, fromLine: 1, toLine: 1 },
      { page: 1, fromLine: 2, toLine: 4 },
      { page: 1, fromLine: 5, toLine: 5 },
    ],
  );
  assert.equal(pages[0]?.lines.slice(1, 4).join(' '), words);
});

test('a document without words, and one without a body', async () => {
  await assert.rejects(openedDocx(para('')), { code: 'file_no_text' });
  const { docxParts } = await import('./docx.testdata.ts');
  const parts = { ...docxParts({ body: '' }), 'word/document.xml': '<other/>' };
  await assert.rejects(openedDocx({ body: '', parts }), { code: 'file_damaged' });
});
