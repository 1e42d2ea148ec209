import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';
import { sourceOfPages } from '../common/source-text.ts';
import { createPdfReader } from '../files/pdf/index.ts';
import { found, goldTexts, wordsOf } from './gold.testdata.ts';
import { parseUprReport } from './parse.ts';
import { shippedNames } from './report.testdata.ts';
import type { UprReport } from './report.ts';

const CORPUS = resolve(
  process.env['SERVANDA_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/corpus'),
);
const REPORTS = join(CORPUS, 'upr/reports');

interface Expected {
  readonly state: string;
  readonly session: number;
  readonly symbol: string;
  /** Numbered items in each paragraph of the conclusions, counted in the document by eye. */
  readonly items: Readonly<Record<string, number>>;
  /** Share of positions: supported, noted, later. */
  readonly says: readonly ('supported' | 'noted' | null)[];
}

/** Reports of each generation. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  algeria2008: {
    state: 'DZA',
    session: 1,
    symbol: 'A/HRC/8/29',
    items: { 69: 17 },
    says: ['supported', 'noted'],
  },
  unitedkingdom2008: { state: 'GBR', session: 1, symbol: 'A/HRC/8/25', items: { 56: 28 }, says: [null] },
  israel2009: { state: 'ISR', session: 3, symbol: 'A/HRC/10/76', items: { 100: 54 }, says: [null] },
  canada2009: { state: 'CAN', session: 4, symbol: 'A/HRC/11/17', items: { 86: 68 }, says: [null] },
  china2009: {
    state: 'CHN',
    session: 4,
    symbol: 'A/HRC/11/25',
    items: { 114: 42, 115: 3, 116: 4 },
    says: ['supported', 'noted', null],
  },
  slovakia2009: { state: 'SVK', session: 5, symbol: 'A/HRC/12/17', items: { 89: 91 }, says: [null] },
  kazakhstan2010: {
    state: 'KAZ',
    session: 7,
    symbol: 'A/HRC/14/10',
    items: { 95: 102, 97: 26 },
    says: ['supported', null],
  },
  australia2011: { state: 'AUS', session: 10, symbol: 'A/HRC/17/10', items: { 86: 145 }, says: [null] },
  ghana2012: {
    state: 'GHA',
    session: 14,
    symbol: 'A/HRC/22/6',
    items: { 123: 23, 124: 9, 125: 91, 126: 25 },
    says: ['supported', 'noted'],
  },
  finland2012: {
    state: 'FIN',
    session: 13,
    symbol: 'A/HRC/21/8',
    items: { 89: 51, 90: 26, 91: 1 },
    says: ['supported', 'noted', null],
  },
  russia2013: {
    state: 'RUS',
    session: 16,
    symbol: 'A/HRC/24/14',
    items: { 140: 231 },
    says: ['noted', null],
  },
  kazakhstan2014: {
    state: 'KAZ',
    session: 20,
    symbol: 'A/HRC/28/10',
    items: { 124: 47, 125: 96, 126: 51 },
    says: ['supported', 'noted'],
  },
};

/** Items by the paragraph under whose ground they stand, each counted once however many recommendations it holds. */
function itemsByParagraph({ recommendations, comments }: UprReport): Record<string, number> {
  const items = new Map<string, Set<string>>();
  for (const { paragraph, place } of [...recommendations, ...comments]) {
    const major = /^(\d+)\.\d+/u.exec(paragraph)?.[1];
    if (major === undefined) continue;
    const seen = items.get(major) ?? new Set();
    seen.add(paragraph);
    items.set(major, seen);
    assert.ok(place.from.page <= place.to.page);
  }
  return Object.fromEntries([...items].map(([major, seen]) => [major, seen.size]));
}

test('real reports of every generation', { timeout: 120_000 }, async (t) => {
  if (!existsSync(REPORTS)) return t.skip(`corpus not present: ${REPORTS}`);
  const gold = goldTexts(join(CORPUS, 'upr/recommendations.csv'), Object.keys(EXPECTED));
  const score = { read: 0, readFound: 0, gold: 0, goldFound: 0 };
  const pdf = createPdfReader({ workers: 1 });
  t.after(() => pdf.close());
  for (const [name, expected] of Object.entries(EXPECTED)) {
    await t.test(name, async () => {
      const pages = await pdf.read(join(REPORTS, `${name}.pdf`));
      const report = parseUprReport(sourceOfPages(pages), shippedNames());
      assert.deepEqual(
        [report.reviewed, report.session, report.symbol],
        [expected.state, expected.session, expected.symbol],
      );
      // A slip of the report in the first number ("85.75" among 86.x) makes a paragraph of its own here.
      const counts = itemsByParagraph(report);
      const slips = Object.entries(counts).filter(([major]) => expected.items[major] === undefined);
      const counted = Object.entries(expected.items).map(([major, count]) => [major, count]);
      const lost = counted.reduce(
        (sum, [major, count]) => sum + Number(count) - (counts[String(major)] ?? 0),
        0,
      );
      assert.equal(
        lost,
        slips.reduce((sum, [, count]) => sum + count, 0),
        JSON.stringify(counts),
      );
      assert.deepEqual(
        new Set(report.recommendations.map(({ position }) => position)),
        new Set(expected.says),
      );
      assert.deepEqual(
        report.checks.filter(({ code }) => code === 'number_missing'),
        [],
      );
      assert.ok(
        report.reviewDate !== null && report.adoptionDate !== null && report.headOfDelegation !== null,
      );
      for (const { text } of report.recommendations) {
        assert.doesNotMatch(text, /A\/HRC\/\d+\/\d+\*?$|^Page \d|\bGE\.\d\d|\)\s*;|\u00AD|^\d/u);
      }
      const read = [...new Set(report.recommendations.map(({ text }) => wordsOf(text).join(' ')))];
      const wanted = gold.get(name) ?? [];
      score.read += read.length;
      score.readFound += found(read, wanted);
      score.gold += wanted.length;
      score.goldFound += found(wanted, read);
    });
  }
  const [precision, recall] = [score.readFound / score.read, score.goldFound / score.gold];
  t.diagnostic(`precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  assert.ok(score.gold > 1500, 'the database is there');
  assert.ok(
    (2 * precision * recall) / (precision + recall) >= 0.95,
    `precision ${precision}, recall ${recall}`,
  );
});
