import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inList, openedDocx, para } from './docx.testdata.ts';
import { numeral } from '../numerals.ts';

const level = (place: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${place}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const definition = (id: number, inner: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
const list = (id: number, of: number, inner = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inner}</w:num>`;

async function labels(numbering: string, body: string, styles?: string): Promise<(string | null)[]> {
  const { blocks } = await openedDocx({ body, numbering, ...(styles !== undefined && { styles }) });
  return blocks.map((block) => (block.type === 'text' ? block.label : null));
}

const items = (places: readonly (readonly [id: number, level: number])[]): string =>
  places.map(([id, at]) => para('Words', inList(id, at))).join('');

test('levels count within one another and begin anew below', async () => {
  const numbering =
    definition(
      1,
      level(0, 'upperRoman', '%1.') +
        level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>') +
        level(2, 'lowerLetter', '(%3)'),
    ) + list(1, 1);
  const places = [0, 1, 2, 2, 1, 2, 0, 1, 2].map((at) => [1, at] as const);
  assert.deepEqual(await labels(numbering, items(places)), [
    'I.',
    '1.',
    '(a)',
    '(b)',
    '2.',
    '(a)',
    'II.',
    // Paragraphs of a UN document count on through its chapters.
    '3.',
    '(a)',
  ]);
});

test('numbers of several levels, figures for all where the file asks for it', async () => {
  const numbering =
    definition(
      1,
      level(0, 'upperRoman', '%1') +
        level(1, 'decimal', '%1.%2') +
        level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
    ) + list(1, 1);
  assert.deepEqual(
    await labels(
      numbering,
      items([
        [1, 0],
        [1, 1],
        [1, 1],
        [1, 2],
      ]),
    ),
    ['I', 'I.1', 'I.2', '1.2.1'],
  );
});

test('lists of one definition count on, unless they say where they begin', async () => {
  const numbering =
    definition(1, level(0, 'decimal', '124.%1')) +
    list(1, 1) +
    list(2, 1) +
    list(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>') +
    list(4, 1, `<w:lvlOverride w:ilvl="0">${level(0, 'lowerRoman', '%1)')}</w:lvlOverride>`);
  assert.deepEqual(
    await labels(
      numbering,
      items([
        [1, 0],
        [1, 0],
        [2, 0],
        [3, 0],
        [3, 0],
        [4, 0],
      ]),
    ),
    ['124.1', '124.2', '124.3', '124.7', '124.8', 'ix)'],
  );
});

test('a style may carry the list, a paragraph may leave it, a definition may stand for a style', async () => {
  const styles =
    `<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:pPr>${'<w:numPr><w:numId w:val="1"/></w:numPr>'}</w:pPr></w:style>` +
    `<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Para"/></w:style>` +
    `<w:style w:type="numbering" w:styleId="Set"><w:name w:val="Set"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
  const numbering =
    definition(
      1,
      level(0, 'decimal', '%1.', '<w:pStyle w:val="Para"/>') +
        level(1, 'lowerLetter', '(%2)', '<w:pStyle w:val="Sub"/>'),
    ) +
    definition(2, '<w:numStyleLink w:val="Set"/>') +
    list(1, 1) +
    list(2, 2);
  const styled = (style: string, more = ''): string => para('Words', `<w:pStyle w:val="${style}"/>${more}`);
  const body =
    styled('Para') +
    styled('Sub') +
    styled('Para', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
    styled('Para') +
    items([[2, 0]]);
  assert.deepEqual(await labels(numbering, body, styles), ['1.', '(a)', null, '2.', '3.']);
});

test('bullets of any form are one sign; a list that is not there has none; typed numbers are labels too', async () => {
  const numbering = definition(1, level(0, 'bullet', '\uF0B7')) + list(1, 1);
  const body =
    items([
      [1, 0],
      [9, 0],
    ]) +
    para('(b)\tTyped') +
    para('124.3 Ratify') +
    para('– Dash');
  assert.deepEqual(await labels(numbering, body), ['•', null, '(b)', '124.3', '•']);
});

test('a deleted paragraph is not counted', async () => {
  const numbering = definition(1, level(0, 'decimal', '%1.')) + list(1, 1);
  const gone = para(
    '<w:del><w:r><w:delText>x</w:delText></w:r></w:del>',
    `${inList(1)}<w:rPr><w:del/></w:rPr>`,
  );
  assert.deepEqual(await labels(numbering, items([[1, 0]]) + gone + items([[1, 0]])), ['1.', '2.']);
});

test('what is set in, against the body', async () => {
  const numbering =
    definition(
      1,
      level(0, 'decimal', '%1.') +
        level(1, 'decimal', '%2.').replace(
          '</w:lvl>',
          '<w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl>',
        ),
    ) + list(1, 1);
  const left = (twips: number, more = ''): string => `<w:ind w:left="${twips}" ${more}/>`;
  const { blocks } = await openedDocx({
    numbering,
    body: [
      para('The body of the text is long enough to be the measure', left(1134)),
      para('(a) under it', left(1134, 'w:firstLine="567"')),
      para('(i) under that', left(2835, 'w:hanging="567"')),
      para('<w:r><w:tab/><w:t>(b)</w:t><w:tab/><w:t>with tabs</w:t></w:r>', left(1134)),
      para('out of it', left(0)),
      para('in a list', inList(1, 1)),
    ].join(''),
  });
  assert.deepEqual(
    blocks.map((block) => (block.type === 'text' ? [block.label, block.indent] : [])),
    [
      [null, 0],
      ['(a)', 1],
      ['(i)', 2],
      ['(b)', 1],
      [null, 0],
      ['1.', 1],
    ],
  );
});

test('numerals', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['lowerRoman', 1994, 'mcmxciv'],
    ['upperRoman', 4, 'IV'],
    ['lowerLetter', 26, 'z'],
    ['lowerLetter', 28, 'bb'],
    ['upperLetter', 53, 'AAA'],
    ['russianLower', 3, 'в'],
    ['arabicAlpha', 2, 'ب'],
    ['hindiNumbers', 12, '١٢'],
    ['decimalZero', 7, '07'],
    ['ordinal', 12, '12th'],
    ['ordinal', 22, '22nd'],
    ['none', 5, ''],
    ['unheardOf', 5, '5'],
  ];
  for (const [format, value, text] of cases) assert.equal(numeral(format, value), text, `${format} ${value}`);
});

test('no number makes a numeral of any format long', () => {
  const formats = fc.constantFrom('lowerLetter', 'upperRoman', 'chicago', 'arabicAbjad', 'ordinal');
  fc.assert(fc.property(formats, fc.integer(), (format, value) => numeral(format, value).length < 60));
});
