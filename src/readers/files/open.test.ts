import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import test, { after } from 'node:test';
import { AppError } from '../../kernel/errors.ts';
import { docxOf, docxParts, para, run } from './docx/docx.testdata.ts';
import { createFileOpener } from './open.ts';
import { encryptedPdf, pageOf, pdfOf } from './pdf/pdf.testdata.ts';
import { data, textRow, xlsxOf } from './sheets/xlsx.testdata.ts';
import { withField, zipOf, zipOfEmptyParts } from './zip/zip.testdata.ts';

const opener = createFileOpener();
const folder = await mkdtemp(join(tmpdir(), 'servanda-open-'));
after(async () => {
  await opener.close();
  await rm(folder, { recursive: true });
});

const docx = await docxOf({ body: para('The State party should ratify the Convention.') });

/** A compound file with streams of these names. */
function oleOf(...names: readonly string[]): Buffer {
  const file = Buffer.alloc(4096);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(file);
  for (const [index, name] of names.entries()) {
    const at = 1024 + 128 * index;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(2 * name.length + 2, at + 64);
    file.writeUInt8(2, at + 66);
  }
  return file;
}

const documentXml = (xml: string) => zipOf({ ...docxParts({ body: '' }), 'word/document.xml': xml });
const opendocument = (kind: string) => zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}` });
const officeOf = (type: string) =>
  zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="application/${type}"/></Types>`,
  });
const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "${'&a;'.repeat(10)}">`).join('')}]>`;

/** What is wrong, the file, the code, and what the message must name. */
const BAD: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
  ['an empty file', Buffer.alloc(0), 'file_empty', /0 bytes/u],
  ['blanks', Buffer.from(' \n\t\n '), 'file_no_text', /no text/u],
  ['a bomb', await documentXml(`<a>${'x'.repeat(30_000_000)}</a>`), 'file_bomb', /packed 1 to/u],
  [
    'bombs in an archive',
    await zipOf({ 'a.zip': await zipOf({ b: Buffer.alloc(9_000_000) }) }),
    'format_zip',
    /archive/u,
  ],
  [
    'sizes that lie',
    withField(docx, 'word/document.xml', 'inflated', (size) => size - 5),
    'file_damaged',
    /as long as/u,
  ],
  ['ten thousand parts', zipOfEmptyParts(10_000), 'file_bomb', /10000 parts/u],
  ['a truncated zip', docx.subarray(0, docx.length - 100), 'file_damaged', /end of the file is missing/u],
  [
    'an external entity',
    await documentXml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    'xml_unsafe',
    /DOCTYPE/u,
  ],
  ['a billion laughs', await documentXml(`${LAUGHS}<a>&a8;</a>`), 'xml_unsafe', /DOCTYPE/u],
  [
    'entities in a sheet',
    await xlsxOf({ sheets: {}, parts: { 'xl/workbook.xml': `${LAUGHS}<a/>` } }),
    'xml_unsafe',
    /DOCTYPE/u,
  ],
  ['elements without end', await documentXml('<a>'.repeat(100_000)), 'file_damaged', /nested/u],
  ['a document without words', await docxOf({ body: para('') }), 'file_no_text', /no text/u],
  ['a Word file with a password', oleOf('EncryptionInfo', 'EncryptedPackage'), 'file_encrypted', /password/u],
  ['an old Word file', oleOf('1Table', 'WordDocument'), 'format_doc', /before 2007/u],
  ['an old presentation', oleOf('PowerPoint Document'), 'format_presentation', /presentation/u],
  ['a compound file of another kind', oleOf('Whatever'), 'format_unknown', /no form/u],
  ['an old workbook cut off', oleOf('Workbook'), 'file_damaged', /damaged/u],
  ['RTF', Buffer.from('{\\rtf1\\ansi words}'), 'format_rtf', /RTF/u],
  ['ODT', await opendocument('text'), 'format_odt', /ODT/u],
  [
    'a presentation',
    await officeOf('vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
    'format_presentation',
    /presentation/u,
  ],
  ['XLSB', await officeOf('vnd.ms-excel.sheet.binary.macroEnabled.main'), 'format_xlsb', /XLSB/u],
  ['an archive', gzipSync('words'), 'format_zip', /archive/u],
  ['a picture', Buffer.from('89504E470D0A1A0A0000000D49484452', 'hex'), 'format_image', /picture/u],
  ['JSON', Buffer.from('[{"State": "Albania"}]'), 'format_json', /JSON/u],
  ['XML', Buffer.from('<?xml version="1.0"?><feed><entry/></feed>'), 'format_xml', /XML/u],
  [
    'random bytes',
    Buffer.concat([Buffer.from([1, 0]), randomBytes(5000)]),
    'format_unknown',
    /neither a text/u,
  ],
  ['a PDF with a password', encryptedPdf(), 'pdf_encrypted', /password/u],
  ['a scan', pdfOf([[], [], []]), 'pdf_no_text', /scan.*pages 1–3/u],
];

for (const [what, bytes, code, message] of BAD) {
  test(`refused with a name and a way out: ${what}`, async () => {
    await assert.rejects(opener.open({ name: 'bad.bin', bytes }), (error: unknown) => {
      assert.ok(error instanceof AppError, String(error));
      assert.equal(error.code, code, error.message);
      assert.match(error.message, message);
      assert.match(error.message, /^bad\.bin /u);
      assert.ok((error.remedy ?? '').length > 20, 'says what to do');
      assert.ok(error.status >= 400 && error.status < 500);
      return true;
    });
  });
}

test('what is packed into a document and never read does no harm', async () => {
  const bomb = await zipOf({ b: Buffer.alloc(50_000_000) });
  const bytes = await docxOf({
    body: para('Words'),
    parts: {
      'word/embeddings/bomb.zip': bomb,
      'word/vbaProject.bin': 'Sub AutoOpen()',
      'word/media/huge.png': Buffer.alloc(50_000_000),
    },
  });
  const opened = await opener.open({ name: 'x.docm', bytes });
  assert.deepEqual('remarks' in opened && opened.remarks, [
    { code: 'macros_left_out', detail: 'vbaProject.bin' },
  ]);
});

test('lines in other encodings, and pages of another', async () => {
  const rows = Array.from({ length: 9 }, (_, index) => Buffer.from(`Côte,Éducation,${index}\n`));
  const mixed = Buffer.concat([...rows, Buffer.from('Côte,Éducation,9\n', 'latin1')]);
  const csv = await opener.open({ name: 'x.csv', bytes: mixed });
  assert.deepEqual('sheets' in csv && csv.sheets[0]?.rows[9], ['Côte', 'Éducation', '9']);
  assert.deepEqual('remarks' in csv && csv.remarks, [
    { code: 'mixed_encodings', detail: 'windows-1252: 1 (10)' },
  ]);
  const page = Buffer.concat([
    Buffer.from(
      '<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1251"></head><p>',
    ),
    Buffer.from('cff0e0e2e020f7e5ebeee2e5eae0', 'hex'),
  ]);
  const html = await opener.open({ name: 'x.html', bytes: page });
  assert.deepEqual('pages' in html && html.pages[0]?.lines, ['Права человека']);
});

test('a path is opened as bytes are; a file that is not there, and one that is too large', async () => {
  const path = join(folder, 'report.docx');
  await writeFile(path, docx);
  assert.equal((await opener.open(path)).name, 'report.docx');
  await assert.rejects(opener.open(join(folder, 'nowhere')), { code: 'file_not_found', status: 404 });
  await assert.rejects(opener.open(folder), { code: 'file_not_found' });
  const small = createFileOpener({ limits: { maxBytes: 100 } });
  await assert.rejects(small.open(path), { code: 'file_too_large', status: 413 });
  await small.close();
});

test('what takes too long or too much memory is ended, and the next file is opened', async () => {
  const slow = createFileOpener({ workers: 1, limits: { pageTimeout: 1 } });
  await assert.rejects(slow.open({ name: 'x.docx', bytes: docx }), { code: 'file_timeout' });
  await slow.close();
  const cells = Array.from({ length: 60_000 }, (_, index) =>
    textRow([`a${index} ${randomBytes(40).toString('hex')}`, 'b', 'c']),
  );
  const bytes = await xlsxOf({ sheets: { One: data(cells.join('')) } });
  const narrow = createFileOpener({ workers: 1, limits: { maxHeap: 12 * 2 ** 20 } });
  await assert.rejects(narrow.open({ name: 'x.xlsx', bytes }), { code: 'file_out_of_memory' });
  await assert.rejects(narrow.open({ name: 'x.rtf', bytes: Buffer.from('{\\rtf1}') }), {
    code: 'format_rtf',
  });
  await narrow.close();
});

/** The longest time that this thread could not answer, in milliseconds, while `work` went on. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await work();
  clearInterval(timer);
  return longest;
}

test('the site answers while a sheet of two gigabytes is being refused', async () => {
  const row = textRow(['Recommendation', 'State under review', 'Position']);
  // As long as the limit on what a part may inflate to lets a thread see; the rest is cut off by the count of rows.
  const bytes = await xlsxOf({
    sheets: { A: `<dimension ref="A1:XFD1048576"/>${data(row.repeat(350_000))}` },
  });
  const lying = withField(bytes, 'xl/worksheets/sheet0.xml', 'inflated', (size) => size * 2);
  const before = process.memoryUsage().rss;
  const pause = await longestPause(async () => {
    await assert.rejects(opener.open({ name: 'huge.xlsx', bytes }), /sheet_too_large|file_bomb|AppError/u);
    await assert.rejects(opener.open({ name: 'lying.xlsx', bytes: lying }), AppError);
  });
  assert.ok(pause < 500, `${Math.round(pause)} ms`);
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  assert.ok(grown < 500, `${Math.round(grown)} MB`);
});

test('a large table comes over in parts, whole and in order', async () => {
  const rows = Array.from({ length: 20_001 }, (_, index) => [`${index}`, `text ${index}`, 'x']);
  const bytes = Buffer.from(rows.map((row) => row.join(';')).join('\n'));
  let opened: unknown;
  const pause = await longestPause(async () => {
    opened = await opener.open({ name: 'x.csv', bytes });
  });
  assert.deepEqual((opened as { sheets: { rows: unknown }[] }).sheets[0]?.rows, rows);
  assert.ok(pause < 500, `${Math.round(pause)} ms`);
});

test('opening stops when it is called off; progress is told', async () => {
  const bytes = pdfOf([pageOf(['Words that are enough for a page']), pageOf(['And words for another page'])]);
  const seen: string[] = [];
  await opener.open(
    { name: 'x.pdf', bytes },
    { onProgress: ({ page, pages }) => seen.push(`${page}/${pages}`) },
  );
  assert.deepEqual(seen, ['1/2', '2/2']);
  await assert.rejects(
    opener.open({ name: 'x.pdf', bytes }, { signal: AbortSignal.abort(new Error('off')) }),
    /off/u,
  );
  const late = new AbortController();
  const opening = opener.open({ name: 'x.docx', bytes: docx }, { signal: late.signal });
  late.abort(new Error('stopped'));
  await assert.rejects(opening, /stopped/u);
});

test('runs of text keep their order, whatever the direction', async () => {
  const bytes = await docxOf({
    body: para(run('المادة ', '<w:rtl/>') + run('14 (ICCPR)') + run(' من العهد', '<w:rtl/>')),
  });
  const opened = await opener.open({ name: 'x.docx', bytes });
  assert.equal(
    'blocks' in opened && opened.blocks[0]?.type === 'text' && opened.blocks[0].text,
    'المادة 14 (ICCPR) من العهد',
  );
});
