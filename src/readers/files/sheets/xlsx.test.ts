import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openZip, ZIP_LIMITS } from '../zip/index.ts';
import { SHEET_LIMITS } from './rows.ts';
import type { SheetLimits } from './rows.ts';
import { openXlsx } from './xlsx.ts';
import { data, textRow, xlsxOf } from './xlsx.testdata.ts';
import type { XlsxContent } from './xlsx.testdata.ts';

const open = async (content: XlsxContent | string, limits: Partial<SheetLimits> = {}) =>
  openXlsx(
    await openZip(
      'x.xlsx',
      await xlsxOf(typeof content === 'string' ? { sheets: { One: content } } : content),
    ),
    {
      limits: { ...SHEET_LIMITS, ...limits },
    },
  );

const rowsOf = async (content: XlsxContent | string) => (await open(content)).sheets[0]?.rows;

test('strings of every kind', async () => {
  const strings =
    '<si><t>shared</t></si><si><r><t xml:space="preserve">rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t>two_x000D_&#10;lines</t></si><si><t xml:space="preserve">  </t></si>';
  const cells =
    '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t="str"><f>A1</f><v>computed</v></c><c t="s"><v>99</v></c>';
  assert.deepEqual(await rowsOf({ sheets: { A: data(`<row>${cells}</row>`) }, strings }), [
    ['shared', 'rich text', 'two\nlines', null, 'inline', 'computed'],
  ]);
});

const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="#,##0.00 &quot;days&quot;"/><numFmt numFmtId="166" formatCode="[$-409]d\\-mmm\\-yy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs>';

const dated = (values: readonly (readonly [style: number, value: string])[], workbook = ''): XlsxContent => ({
  sheets: {
    A: data(`<row>${values.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`),
  },
  styles: STYLES,
  workbook,
});

test('days are days by their format, numbers stay numbers', async () => {
  const values = [
    [1, '44359'],
    [2, '44359'],
    [3, '44359'],
    [4, '44359'],
    [5, '44359.604166666664'],
    [6, '0.5'],
    [0, '0.30000000000000004'],
    [0, '1E3'],
    [0, '12345678901234567890'],
    [1, '60'],
    [1, '1'],
    [1, '-5'],
    [0, '1e-7'],
  ] as const;
  assert.deepEqual(await rowsOf(dated(values)), [
    [
      '2021-06-12',
      '2021-06-12',
      '44359',
      '2021-06-12',
      '2021-06-12T14:30:00',
      '12:00:00',
      '0.3',
      '1000',
      '12345678901234600000',
      '1900-02-28',
      '1900-01-01',
      '-5',
      '0.0000001',
    ],
  ]);
  assert.deepEqual(await rowsOf(dated([[1, '42897']], '<workbookPr date1904="1"/>')), [['2021-06-12']]);
});

test('truth values, errors, formulas without a value are told', async () => {
  const cells =
    '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><f>SUM(A1)</f></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="d"><v>2021-06-12T00:00:00</v></c>';
  const { sheets, remarks } = await open(data(`<row r="1">${cells}</row>`));
  assert.deepEqual(sheets[0]?.rows, [['TRUE', '#N/A', null, '2', '2021-06-12']]);
  assert.deepEqual(remarks, [
    { code: 'error_values', detail: 'One: 1 (B1)' },
    { code: 'formulas_without_value', detail: 'One: 1 (C1)' },
  ]);
});

test('places count: rows and cells that are left out are empty', async () => {
  const sheet = data(
    '<row r="2"><c r="B2"><v>1</v></c></row><row r="4"><c r="AA4"><v>2</v></c></row><row r="9"/>',
  );
  const rows = (await rowsOf(sheet)) ?? [];
  assert.deepEqual(rows.slice(0, 3), [[], [null, '1'], []]);
  assert.equal(rows[3]?.length, 27);
  assert.equal(rows.length, 4);
});

test('merged headers are repeated in each place that they cover', async () => {
  const sheet = `${data(textRow(['Plan', '', 'By']) + textRow(['No.', 'Measure', '']) + textRow(['1', 'Law', 'MoJ']))}<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/><mergeCell ref="A9:XFD99"/></mergeCells>`;
  const { sheets, remarks } = await open(sheet);
  assert.deepEqual(sheets[0]?.rows, [
    ['Plan', 'Plan', 'By'],
    ['No.', 'Measure', 'By'],
    ['1', 'Law', 'MoJ'],
  ]);
  assert.deepEqual(remarks, [{ code: 'merged_cells', detail: 'One: 3' }]);
});

test('hidden sheets are read and named, macros are not read', async () => {
  const { sheets, remarks } = await open({
    sheets: { Seen: data(textRow(['a'])), Drafts: data(textRow(['b'])), Empty: '' },
    hidden: ['Drafts', 'Empty'],
    parts: { 'xl/vbaProject.bin': 'Sub Auto_Open()' },
  });
  assert.deepEqual(
    sheets.map(({ name, rows }) => [name, rows.length]),
    [
      ['Seen', 1],
      ['Drafts', 1],
      ['Empty', 0],
    ],
  );
  assert.deepEqual(
    remarks.map(({ code, detail }) => `${code} ${detail}`),
    ['macros_left_out vbaProject.bin', 'hidden_sheet Drafts'],
  );
});

test('text from right to left, and marks that would turn text round', async () => {
  assert.deepEqual(await rowsOf(data(textRow(['قيرغيزستان', '\u202Eevil\u202C']))), [['قيرغيزستان', 'evil']]);
});

test('limits: rows, cells, letters, a declared dimension, a cell at the end of the sheet', async () => {
  const many = data(textRow(['x', 'y']).repeat(50));
  const codeOf = async (sheet: string, limits: Partial<SheetLimits>): Promise<string> => {
    try {
      await open(sheet, limits);
      return 'read';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  assert.equal(await codeOf(many, { maxRows: 49 }), 'sheet_too_large');
  assert.equal(await codeOf(many, { maxCells: 99 }), 'sheet_too_large');
  assert.equal(await codeOf(many, { maxLetters: 99 }), 'sheet_too_large');
  assert.equal(await codeOf(many, { maxRows: 50, maxCells: 100, maxLetters: 100 }), 'read');
  assert.equal(await codeOf(`<dimension ref="A1:XFD1048576"/>${many}`, {}), 'read');
  assert.equal(
    await codeOf(data('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), {}),
    'sheet_too_large',
  );
  assert.equal(
    await codeOf(data('<row r="1"><c r="XFD1"><v>1</v></c></row>'), { maxCells: 1000 }),
    'sheet_too_large',
  );
  const wide = `${data(textRow(['x']) + '<row><c r="CZ2"><v>1</v></c></row>'.repeat(1))}<mergeCells>${'<mergeCell ref="A1:XFD1"/>'.repeat(100)}</mergeCells>`;
  assert.equal(await codeOf(wide, { maxCells: 300 }), 'read');
});

test('a sheet that goes on for ever is refused while it is read, in little memory', async () => {
  const row = textRow(['Recommendation', 'State', 'Position']);
  const bytes = await xlsxOf({ sheets: { A: `<dimension ref="A1:C10"/>${data(row.repeat(400_000))}` } });
  const zip = await openZip('huge.xlsx', bytes, { ...ZIP_LIMITS, maxRatio: 2000 });
  await assert.rejects(openXlsx(zip), { code: 'sheet_too_large' });
});

test('a workbook without anything in it', async () => {
  await assert.rejects(open(''), { code: 'file_no_text' });
});
