import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../kinds.ts';
import { commitmentsReport } from './commitments.ts';
import { readPackage } from './docx.package.ts';
import { reportDocx } from './docx.ts';
import { DocxWriter } from './docx.writer.ts';
import { bodyText, sectionsOf, tablesOf } from './model.ts';
import type { Report } from './model.ts';
import { shippedView } from './testing.ts';

const report = async (address: string): Promise<Report> =>
  commitmentsReport(await shippedView(address), KINDS, null);

const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(readPackage(Buffer.from(bytes)).map((part) => [part.name, part.bytes.toString('utf8')]));

const part = (parts: ReadonlyMap<string, string>, name: string): string => {
  const found = parts.get(name);
  assert.ok(found !== undefined, `${name} is not in the package`);
  return found;
};

/** What a strict reader of XML 1.0 would not accept: elements that do not nest, stray signs, unknown entities. */
function xmlProblems(xml: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  let at = 0;
  const token = /<\?[^?]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g;
  for (const match of xml.matchAll(token)) {
    const between = xml.slice(at, match.index);
    if (/[<>]/.test(between) || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(between))
      problems.push(`not text: ${between.slice(0, 60)}`);
    at = match.index + match[0].length;
    const [, slash, name, , closed] = match;
    if (name === undefined || closed === '/') continue;
    if (slash !== '/') open.push(name);
    else if (open.pop() !== name) problems.push(`</${name}> closes something else`);
  }
  if (open.length > 0) problems.push(`never closed: ${open.join(', ')}`);
  if (xml.slice(at).trim() !== '') problems.push(`after the end: ${xml.slice(at, at + 40)}`);
  return problems;
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

test('every part is well-formed, in every language', async () => {
  for (const address of [
    '/en/KAZ?asof=2021-06-12',
    '/kk/KAZ?asof=2021-06-12',
    '/ar/KAZ?asof=2021-06-12',
    '/ru/FRA',
  ]) {
    const parts = partsOf(await reportDocx(await report(address)));
    assert.ok(parts.size > 10);
    for (const [name, xml] of parts) assert.deepEqual(xmlProblems(xml), [], `${address} ${name}`);
  }
});

test('tables repeat their header row and have a caption with a counted number', async () => {
  const done = await report('/ru/KAZ?asof=2021-06-12');
  const document = part(partsOf(await reportDocx(done)), 'word/document.xml');
  const tables = tablesOf(done).length;
  assert.equal(count(document, /<w:tbl>/g), tables);
  assert.equal(count(document, /<w:tblHeader\/>/g), tables);
  assert.equal(count(document, /SEQ Table/g), tables);
  assert.equal(count(document, /<w:pStyle w:val="Caption"\/>/g), tables);
  // The header row is the first of its table.
  for (const [, rows = ''] of document.matchAll(/<w:tbl>(.*?)<\/w:tbl>/g)) {
    assert.match(rows, /<w:tr>(?:(?!<w:tr>).)*<w:tblHeader\/>/);
    assert.equal(count(rows, /<w:tblHeader\/>/g), 1);
  }
});

test('headings are real headings, the contents name them, and pages are numbered', async () => {
  const done = await report('/en/KAZ?asof=2021-06-12');
  const parts = partsOf(await reportDocx(done));
  const document = part(parts, 'word/document.xml');
  const sections = sectionsOf(done.sections);
  for (const level of [1, 2, 3]) {
    const own = sections.filter((one) => one.level === level).length;
    assert.equal(count(document, new RegExp(`<w:pStyle w:val="Heading${level}"/>`, 'g')), own);
  }
  assert.equal(
    count(document, /<w:pStyle w:val="TOC[12]"\/>/g),
    sections.filter((one) => one.level <= 2).length,
  );
  assert.match(document, /TOC \\h \\o/);
  assert.match(part(parts, 'word/footer1.xml'), /PAGE/);
  for (const id of [
    'Title',
    'Heading1',
    'Heading2',
    'Heading3',
    'BodyText',
    'Caption',
    'ReportTable',
    'FootnoteText',
  ])
    assert.match(part(parts, 'word/styles.xml'), new RegExp(`w:styleId="${id}"`));
});

test('footnotes are numbered in the order of the text', async () => {
  const done = await report('/en/KAZ?asof=2021-06-12');
  const parts = partsOf(await reportDocx(done));
  const marked = [...part(parts, 'word/document.xml').matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(
    (one) => Number(one[1]),
  );
  assert.deepEqual(
    marked,
    done.footnotes.map((one) => one.number),
  );
  const written = [...part(parts, 'word/footnotes.xml').matchAll(/<w:footnote w:id="(\d+)"/g)].map((one) =>
    Number(one[1]),
  );
  assert.deepEqual(written, marked);
});

test('the document holds the words of the report, in order, and says its language and title', async () => {
  const done = await report('/kk/KAZ?asof=2021-06-12');
  const parts = partsOf(await reportDocx(done));
  const words = (text: string): string => text.replace(/[\s\u00a0]+/g, '');
  const written = words(
    part(parts, 'word/document.xml')
      .replace(/<w:tab\/>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&'),
  );
  const missing = bodyText(done).filter(
    (text) => !written.includes(words(text.replace(/: /, ' '))) && !written.includes(words(text)),
  );
  // What stands on the title page as 'term: value' stands there as two columns.
  assert.deepEqual(
    missing.filter((text) => !done.titlePage.facts.some((fact) => text === `${fact.term}: ${fact.value}`)),
    [],
  );
  for (const letter of 'ӘәҒғҚқҢңӨөҰұҮүҺһІі')
    assert.ok(written.includes(letter) || !words(bodyText(done).join('')).includes(letter));
  assert.ok(written.includes('Қазақстан'));
  assert.match(part(parts, 'word/styles.xml'), /<w:lang w:val="kk-KZ"/);
  assert.match(part(parts, 'docProps/core.xml'), /<dc:title>Қазақстан: Адам құқықтары/);
  assert.match(part(parts, 'docProps/core.xml'), /<dcterms:created[^>]*>2021-06-12T00:00:00Z</);
});

test('the same report gives the same bytes, in this thread and in its own', async () => {
  const done = await report('/ru/KAZ?asof=2021-06-12');
  const first = Buffer.from(await reportDocx(done));
  // Another report in between: the library counts bookmarks on from one document to the next.
  await reportDocx(await report('/en/FRA?asof=2021-06-12'));
  const writer = new DocxWriter();
  try {
    const [second, third] = await Promise.all([writer.write(done), writer.write(done)]);
    assert.ok(first.equals(Buffer.from(second ?? [])));
    assert.ok(first.equals(Buffer.from(third ?? [])));
  } finally {
    await writer.close();
  }
  assert.ok(first.equals(Buffer.from(await reportDocx(done))));
});

test('a report that cannot be written is said to be so, and the next one is written', async () => {
  const writer = new DocxWriter();
  try {
    const broken = { ...(await report('/en/FRA')), sections: null } as unknown as Report;
    await assert.rejects(writer.write(broken), { code: 'report_failed', status: 500 });
    assert.ok((await writer.write(await report('/en/FRA'))).length > 1000);
  } finally {
    await writer.close();
  }
});
