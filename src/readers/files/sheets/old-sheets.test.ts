import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utils, write } from '@e965/xlsx';
import { openZip } from '../zip/index.ts';
import { zipOf } from '../zip/zip.testdata.ts';
import { openOds } from './ods.ts';
import { SHEET_LIMITS } from './rows.ts';
import { openXls } from './xls.ts';

const NAMESPACES = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const ods = async (tables: string, styles = '') =>
  openZip(
    'x.ods',
    await zipOf({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    }),
  );
const sheet = (rows: string, more = ''): string =>
  `<table:table table:name="One" ${more}>${rows}</table:table>`;
const row = (cells: string, more = ''): string => `<table:table-row ${more}>${cells}</table:table-row>`;
const cell = (text: string, more = ''): string =>
  `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;

test('ODS: values, days, repeats, merged cells, notes', async () => {
  const rows = [
    row(
      `${cell('Plan', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell('x', 'table:number-columns-repeated="2"')}`,
    ),
    row(
      cell('12.06.21', 'office:value-type="date" office:date-value="2021-06-12"') +
        cell('1,5', 'office:value-type="float" office:value="1.5"') +
        cell('ja', 'office:value-type="boolean" office:boolean-value="true"') +
        '<table:table-cell><office:annotation><text:p>no</text:p></office:annotation><text:p>two<text:s text:c="2"/></text:p><text:p>lines</text:p></table:table-cell>',
      'table:number-rows-repeated="2"',
    ),
    row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048574"'),
  ];
  const opened = await openOds(await ods(sheet(rows.join(''))));
  const second = ['2021-06-12', '1.5', 'TRUE', 'two  \nlines'];
  assert.deepEqual(opened.sheets, [{ name: 'One', rows: [['Plan', 'Plan', 'x', 'x'], second, second] }]);
  assert.deepEqual(opened.remarks, [{ code: 'merged_cells', detail: 'One: 1' }]);
});

test('ODS: a hidden sheet is named, a table made to explode is refused', async () => {
  const style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>';
  const hidden = await openOds(await ods(sheet(row(cell('a')), 'table:style-name="ta2"'), style));
  assert.deepEqual(hidden.remarks, [{ code: 'hidden_sheet', detail: 'One' }]);
  const many = row(
    cell('a', 'table:number-columns-repeated="16384"'),
    'table:number-rows-repeated="1048576"',
  );
  await assert.rejects(async () => openOds(await ods(sheet(many))), { code: 'sheet_too_large' });
  await assert.rejects(async () => openOds(await ods(sheet(row('')))), { code: 'file_no_text' });
});

function xlsOf(rows: readonly (readonly unknown[])[], bookType: 'biff8' | 'biff5'): Uint8Array {
  const book = utils.book_new();
  const made = utils.aoa_to_sheet(
    rows.map((one) => [...one]),
    { cellDates: false },
  );
  const dated = made['A2'];
  if (dated !== undefined) dated.z = 'yyyy-mm-dd';
  made['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  utils.book_append_sheet(book, made, 'Table 1');
  const bytes: unknown = write(book, { type: 'buffer', bookType });
  assert.ok(bytes instanceof Uint8Array);
  return bytes;
}

test('XLS of two generations: text, numbers, days, merged cells', () => {
  const rows = (word: string) => [
    ['Title', null, word],
    [44359, 1.5, true],
  ];
  const newer = openXls('x.xls', xlsOf(rows('é, Ж, ق'), 'biff8'));
  const second = ['2021-06-12', '1.5', 'TRUE'];
  assert.deepEqual(newer.sheets, [{ name: 'Table 1', rows: [['Title', 'Title', 'é, Ж, ق'], second] }]);
  assert.deepEqual(newer.remarks, [{ code: 'merged_cells', detail: 'Table 1: 1' }]);
  assert.deepEqual(openXls('x.xls', xlsOf(rows('x'), 'biff5')).sheets[0]?.rows, [
    ['Title', null, 'x'],
    second,
  ]);
});

test('XLS: cut off, empty, too large', () => {
  const bytes = xlsOf([['a'], [1]], 'biff8');
  const codeOf = (work: () => unknown): string => {
    try {
      work();
      return 'read';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  assert.match(
    codeOf(() => openXls('x.xls', bytes.subarray(0, 700))),
    /^file_/u,
  );
  assert.equal(
    codeOf(() => openXls('x.xls', xlsOf([[null]], 'biff8'))),
    'file_no_text',
  );
  const many = xlsOf(
    Array.from({ length: 50 }, () => ['x']),
    'biff8',
  );
  assert.equal(
    codeOf(() => openXls('x.xls', many, { limits: { ...SHEET_LIMITS, maxRows: 40 } })),
    'sheet_too_large',
  );
});
