import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { checkRecords, countOutcomes } from '../../features/sources/check-records.ts';
import { readDocument } from '../../features/sources/document-text.ts';
import { KINDS } from '../../features/kinds.ts';
import { isAppError } from '../../kernel/errors.ts';
import { readDataFolders } from '../../ledger/index.ts';
import { parseEntry } from '../../ledger/rows.ts';
import { documentPages } from './document-pages.ts';
import { cell, docxOf, para, row, run, table } from './docx/docx.testdata.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CORPUS = process.env['SERVANDA_CORPUS'] ?? join(ROOT, '../shared/corpus');

/** Document, its source, whether its pages are printed ones, and the least share of citations that must get a quote. */
const DOCUMENTS: readonly (readonly [path: string, sourceId: string, hasPages: boolean, share: number])[] = [
  // Measured: 1,854 of 1,902 citations quoted, none that does not agree.
  [join(CORPUS, '../source/000_7fd15b15d9ac74c6.txt'), 'acquis-2021', false, 0.97],
  [join(CORPUS, 'upr/reports/kazakhstan2010.pdf'), 'a-hrc-14-10', true, 0.9],
  [join(CORPUS, 'upr/reports/kazakhstan2014.pdf'), 'a-hrc-28-10', true, 0.9],
];

async function shippedRecords() {
  const folders = ['catalogue', 'kazakhstan'].map((label) => ({ label, path: join(ROOT, 'data', label) }));
  const { drafts } = await readDataFolders(folders, new Map(KINDS.map((kind) => [kind.name, kind])));
  return drafts.flatMap((draft) =>
    'fields' in draft
      ? [
          {
            kind: draft.kind,
            id: String(draft.fields['id']),
            entry: parseEntry(draft.kind, draft.fields, draft.citations ?? []),
          },
        ]
      : [],
  );
}

test('the shipped record agrees with the documents that it cites', async (t) => {
  const records = await shippedRecords();
  const byKey = new Map(records.map((one) => [`${one.kind.name}\n${one.id}`, one.entry]));
  const reader = documentPages();
  try {
    for (const [path, sourceId, hasPages, share] of DOCUMENTS) {
      if (!existsSync(path)) {
        t.diagnostic(`corpus not present: ${path} was not checked`);
        continue;
      }
      const pages = await reader.read({ name: path, bytes: readFileSync(path) });
      const citing = records.filter(({ entry }) => entry.citations.some((one) => one.sourceId === sourceId));
      const facts = checkRecords(readDocument(pages, hasPages), sourceId, citing, (kind, id) =>
        byKey.get(`${kind}\n${id}`),
      );
      const counts = countOutcomes(facts);
      const words = `${sourceId}: ${JSON.stringify(counts)}`;
      t.diagnostic(words);
      assert.ok(facts.length > 0 && counts.quoted / facts.length >= share, words);
      assert.ok(counts.elsewhere + counts.place_missing === 0 && counts.value_missing <= 1, words);
    }
  } finally {
    await reader.close();
  }
});

test('other formats and damaged files are refused with what to do', async () => {
  const reader = documentPages();
  const code = async (name: string, text: string): Promise<string> => {
    try {
      await reader.read({ name, bytes: new TextEncoder().encode(text) });
    } catch (error) {
      if (isAppError(error) && error.remedy !== undefined) return error.code;
      throw error;
    }
    return 'none';
  };
  try {
    assert.equal(await code('x.docx', 'PK\u0003\u0004'), 'file_damaged');
    assert.equal(await code('x.txt', ''), 'file_empty');
    assert.equal(await code('x.txt', ' \n '), 'file_no_text');
    assert.equal(await code('x.rtf', '{\\rtf1 words}'), 'format_rtf');
    assert.match(await code('x.txt', '%PDF-1.7 cut off'), /^pdf_/);
    assert.equal(await code('x.md', '# Words'), 'none');
  } finally {
    await reader.close();
  }
});

test('other documents and tables are written as Markdown', async () => {
  const reader = documentPages();
  const pagesOf = (bytes: Uint8Array) => reader.read({ name: 'x', bytes });
  try {
    const body = [
      para('II. Findings', '<w:outlineLvl w:val="0"/>'),
      para(`${run('The State must act.')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      para('(a) Adopt a law;'),
      table([row(['No.', 'Measure']), row(['1', cell(para('Law') + para('Plan'))])]),
    ].join('');
    const footnotes = `<w:footnote w:id="2">${para('A source.')}</w:footnote>`;
    assert.deepEqual(await pagesOf(await docxOf({ body, footnotes })), [
      '# II. Findings\n\nThe State must act.\n\n(a) Adopt a law;\n\nNo.\tMeasure\n1\tLaw<br>Plan\n\n<sup>1</sup> A source.',
    ]);
    const html = '<h2>Title</h2><ul><li>One<ul><li>Two</ul></ul>';
    assert.deepEqual(await pagesOf(Buffer.from(html)), ['## Title\n\n- One\n\n  - Two']);
    assert.deepEqual(await pagesOf(Buffer.from('State;Text\nAlbania;Adopt\nAustria;\n')), [
      'State\tText\nAlbania\tAdopt\nAustria',
    ]);
    assert.deepEqual(await pagesOf(Buffer.from('One\fTwo')), ['One', 'Two']);
  } finally {
    await reader.close();
  }
});
