import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { docxOf, para } from './docx/docx.testdata.ts';
import { byteForm, textForm } from './form.ts';
import { looksLikeJson } from './json/index.ts';
import { createFileOpener } from './open.ts';
import { pageOf, pdfOf } from './pdf/pdf.testdata.ts';
import { data, textRow, xlsxOf } from './sheets/xlsx.testdata.ts';

const opener = createFileOpener();
after(() => opener.close());

const docx = await docxOf({ body: para('The State party should ratify the Convention.') });
const xlsx = await xlsxOf({ sheets: { One: data(textRow(['a', 'b'])) } });

/** The form that content has, under whatever name. */
const FORMS: readonly (readonly [string, Uint8Array | string, string])[] = [
  ['report.doc', docx, 'docx'],
  ['report', xlsx, 'xlsx'],
  ['a.docx', pdfOf([pageOf(['Words of a page that are long enough'])]), 'pdf'],
  ['a.pdf', '<!-- saved --><!DOCTYPE html><html><body><p>Words</p></body></html>', 'html'],
  ['a', '<table><tr><td>a<td>b</table>', 'html'],
  ['a.txt', '# Findings\n\nThe State must act.', 'markdown'],
  ['a.txt', 'No.\t<b>Measure</b>\n1\t<p>Law</p>\n2\t<p>Plan</p>\n', 'markdown'],
  ['a.txt', 'State,Text,Position\nAlbania,"Adopt, now",Noted\nAustria,Ratify,Accepted\n', 'csv'],
  ['a.txt', 'State,Date\nAlbania,2000-01-01\n', 'csv'],
  ['a.txt', 'Name;Datum\nAlbanien;1.1.2000\n', 'csv'],
  ['a.txt', 'State, Signed, Ratified\nAlbania, 2000, 2001\n', 'csv'],
  [
    'a.md',
    '"state","label","year"\n"Albania","<strong>Signed on:</strong> 1 May<br/>now",2000\n"Austria","<b>No</b>",2001\n',
    'csv',
  ],
  ['a.md', 'a|b|c\n---|---|---\n1|2|3\n', 'markdown'],
  ['a.csv', 'Dear Ana, dear Bo,\nthank you, all the best\n', 'text'],
  ['a.csv', 'Peace, law\nand order, always\n', 'text'],
  ['a.md', 'State\tDate\nAlbania\t1 Jan 2000\nAustria\t2 Feb 2001\n', 'csv'],
  [
    'a.csv',
    'The Committee notes, with regret, that nothing was done.\nIt recommends that, at last, the law be changed.',
    'text',
  ],
  ['a.csv', '(a)\tAdopt a law;\n(b)\tApply it.\n', 'text'],
  ['a', '{name} is a placeholder, and [1] a note', 'text'],
];

for (const [name, content, form] of FORMS) {
  test(`${form}, whatever it is called: ${name}`, async () => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const opened = await opener.open({ name, bytes });
    assert.deepEqual([opened.form, opened.name], [form, name]);
  });
}

test('JSON by how it begins, not by a bracket', () => {
  const isJson = (text: string): boolean => looksLikeJson(Buffer.from(text));
  for (const text of ['{"a": 1}', '\uFEFF [\n{', '[]', '{}', '[1, 2]', '["a"]', '{ ', '[[1]]', '[null]'])
    assert.ok(isJson(text), text);
  for (const text of ['[1] A note', '[Name]', '{name}', '(a)', '', 'null']) assert.ok(!isJson(text), text);
});

test('what a text is takes no time to tell, whatever it is', () => {
  for (const sign of [
    'a',
    '(',
    ' ',
    '<',
    '<!--',
    '<?xml ',
    '\t',
    ',',
    ';',
    '#',
    '|',
    '-',
    '*',
    '"',
    '\n',
    '<b>',
    'a,\n',
  ]) {
    const text = sign.repeat(Math.ceil(200_000 / sign.length));
    const before = performance.now();
    try {
      byteForm('x', Buffer.from(text));
      textForm('x', text);
    } catch (error) {
      assert.match(String(error), /format_xml|XML/u);
    }
    const took = performance.now() - before;
    assert.ok(took < 1000, `${JSON.stringify(sign)}: ${Math.round(took)} ms`);
  }
});
