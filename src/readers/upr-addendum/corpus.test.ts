import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { shippedNames } from '../common/names.testdata.ts';
import { createPdfReader, type PdfReader } from '../files/pdf/index.ts';
import { uprReportReader } from '../upr-report/index.ts';
import { applyAddendum, uprAddendumReader } from './index.ts';

const CORPUS = resolve(
  process.env['SERVANDA_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/corpus'),
);

const stateNames = shippedNames();

async function opened(pdf: PdfReader, path: string): Promise<OpenedDocument> {
  const layout = await pdf.read(join(CORPUS, path));
  const pages = layout.map(({ number, lines }) => ({ number, lines: lines.map(({ text }) => text) }));
  return { form: 'pdf', name: path, language: 'en', blocks: [], layout, pages, omitted: [] };
}

/** Slovenia's replies; counted by numbers, of which the addenda of 2015 and 2020 state the totals themselves. */
const REPLIES: readonly (readonly [
  report: string,
  addendum: string,
  numbers: Readonly<Record<string, number>>,
])[] = [
  [
    'upr/reports/slovenia2010.pdf',
    'addenda/A_HRC_14_15_Add1.pdf',
    { supported: 89, noted: 5, partially_supported: 3 },
  ],
  ['addenda/A_HRC_28_15_wg_report.pdf', 'addenda/A_HRC_28_15_Add1.pdf', { supported: 142, noted: 21 }],
  ['addenda/A_HRC_43_15_wg_report.pdf', 'addenda/A_HRC_43_15_Add1.pdf', { supported: 182, noted: 33 }],
];

test('real replies, given to the recommendations of their report', { timeout: 60_000 }, async (t) => {
  if (!existsSync(join(CORPUS, 'addenda'))) return t.skip(`corpus not present: ${CORPUS}`);
  const pdf = createPdfReader({ workers: 1 });
  const ground = {
    stateNames,
    lookUp: () => null,
    recommendationsOf: async () => [],
    held: async () => new Map(),
  };
  try {
    for (const [report, addendum, numbers] of REPLIES) {
      const proposal = await uprReportReader.propose(await opened(pdf, report), ground);
      const replies = await opened(pdf, addendum);
      assert.ok(uprAddendumReader.recognises(replies) > 0.9);
      assert.equal(uprReportReader.recognises(replies), 0);
      const { items, reading } = applyAddendum(proposal, replies, stateNames);
      const byNumber = new Map<string, string>();
      for (const { records } of items) {
        const [first] = records;
        if (first?.fields['type'] !== 'recommendation') continue;
        const position = records.find(({ kind }) => kind === 'position')?.fields['position'];
        byNumber.set(String(first.fields['paragraph']), String(position));
      }
      const counted = Object.fromEntries(
        [...Map.groupBy(byNumber.values(), (position) => position)].map(([position, all]) => [
          position,
          all.length,
        ]),
      );
      assert.deepEqual(counted, numbers, addendum);
      assert.deepEqual(reading.checks, [], addendum);
    }
  } finally {
    await pdf.close();
  }
});
