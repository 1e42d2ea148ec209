import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { AppError } from '../../../kernel/errors.ts';
import { assemble, encryptedPdf, inflatingPdf, pageOf, pdfOf } from './pdf.testdata.ts';
import { createPdfReader, type PdfFile } from './reader.ts';

const reader = createPdfReader({ workers: 2 });
const folder = await mkdtemp(join(tmpdir(), 'servanda-pdf-'));
after(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

const WORDS = ['The first line of a page that holds some text', 'and a second one, so that there is enough'];
const good = pdfOf([pageOf(WORDS), pageOf(WORDS)]);

test('a file gives its pages, lines, places and fonts', async () => {
  const bytes = pdfOf([
    [
      { text: 'A heading in bold type', x: 100, y: 80, size: 14, bold: true },
      { text: 'Plain words of a Convention', x: 100, y: 120 },
      { text: '7', x: 221, y: 116, size: 6 },
    ],
  ]);
  const [page] = await reader.read({ name: 'good.pdf', bytes });
  assert.equal(page?.number, 1);
  assert.deepEqual(
    page?.lines.map(({ text, x, y, fontSize, bold, marks }) => ({ text, x, y, fontSize, bold, marks })),
    [
      { text: 'A heading in bold type', x: 100, y: 80, fontSize: 14, bold: true, marks: [] },
      { text: 'Plain words of a Convention', x: 100, y: 120, fontSize: 10, bold: false, marks: ['7'] },
    ],
  );
});

test('a path is read as bytes are, and the pages are counted while they come', async () => {
  const path = join(folder, 'good.pdf');
  await writeFile(path, good);
  const seen: string[] = [];
  const pages = await reader.read(path, { onPage: (page, count) => seen.push(`${page}/${count}`) });
  assert.equal(pages.length, 2);
  assert.deepEqual(seen, ['1/2', '2/2']);
});

const noPages = assemble({
  objects: ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'],
});
const random = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + 13) % 256));

/** What is wrong, the file, the code, and what the message must name. */
const BAD: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
  ['an empty file', Buffer.alloc(0), 'pdf_empty', /0 bytes/u],
  [
    'a download that stopped',
    good.subarray(0, good.length - 200),
    'pdf_damaged',
    /end of the file is missing/u,
  ],
  [
    'half a file with an end',
    Buffer.concat([good.subarray(0, 300), Buffer.from('\n%%EOF')]),
    'pdf_damaged',
    /whole/u,
  ],
  ['nothing behind the header', Buffer.from('%PDF-1.4\nrubbish\n%%EOF\n'), 'pdf_damaged', /damaged/u],
  ['random bytes', random, 'not_a_pdf', /is not a PDF/u],
  ['a web page', Buffer.from('<!DOCTYPE html><html></html>'), 'not_a_pdf', /web page/u],
  ['a Word document', Buffer.from('PK\x03\x04....word/document.xml'), 'not_a_pdf', /Word document/u],
  ['plain text', Buffer.from('Recommendations\n1. Ratify\n'), 'not_a_pdf', /plain text/u],
  ['a password', encryptedPdf(), 'pdf_encrypted', /password/u],
  ['no pages', noPages, 'pdf_empty', /no pages/u],
  ['pages without text', pdfOf([[], [], []]), 'pdf_no_text', /scan.*pages 1–3/u],
];

for (const [what, bytes, code, message] of BAD) {
  test(`refused with a name and a way out: ${what}`, async () => {
    await assert.rejects(reader.read({ name: 'bad.pdf', bytes }), (error: unknown) => {
      assert.ok(error instanceof AppError);
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.match(error.message, /^bad\.pdf /u);
      assert.ok((error.remedy ?? '').length > 20, 'says what to do');
      assert.ok(error.status >= 400 && error.status < 500);
      return true;
    });
  });
}

const codeOf = async (file: PdfFile, limits: Parameters<typeof createPdfReader>[0]): Promise<string> => {
  const limited = createPdfReader(limits);
  try {
    await limited.read(file);
    return 'read';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  } finally {
    await limited.close();
  }
};

test('a file over 100 MB is refused before it is read', async () => {
  const path = join(folder, 'huge.pdf');
  const handle = await open(path, 'w');
  await handle.truncate(201 * 1024 * 1024);
  await handle.close();
  const before = performance.now();
  assert.equal(await codeOf(path, {}), 'file_too_large');
  assert.ok(performance.now() - before < 200, 'without reading it');
});

test('a file that is not there', async () => {
  assert.equal(await codeOf(join(folder, 'nowhere.pdf'), {}), 'file_not_found');
});

test('too many pages, too slow, too much memory', async () => {
  const file = { name: 'limits.pdf', bytes: good };
  assert.equal(await codeOf(file, { limits: { maxPages: 1 } }), 'pdf_too_many_pages');
  assert.equal(await codeOf(file, { limits: { pageTimeout: 1 } }), 'file_timeout');
  const bomb = { name: 'bomb.pdf', bytes: inflatingPdf(150_000_000) };
  assert.ok(bomb.bytes.length < 500_000, 'small on disk');
  assert.equal(await codeOf(bomb, { limits: { maxBuffers: 48 * 1024 * 1024 } }), 'file_out_of_memory');
});

test('a bad file does not spoil the next one, and a reader can be asked for many at once', async () => {
  const one = createPdfReader({ workers: 1 });
  const files = [good, encryptedPdf(), good, Buffer.from('%PDF-1.4 %%EOF'), good];
  const results = await Promise.allSettled(files.map((bytes) => one.read({ name: 'x.pdf', bytes })));
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
  );
  await one.close();
});

test('reading stops when it is called off', async () => {
  const signal = AbortSignal.abort(new Error('called off'));
  await assert.rejects(reader.read({ name: 'x.pdf', bytes: good }, { signal }), /called off/u);
  const late = new AbortController();
  const reading = reader.read({ name: 'x.pdf', bytes: good }, { signal: late.signal });
  late.abort(new Error('stopped'));
  await assert.rejects(reading, /stopped/u);
});
