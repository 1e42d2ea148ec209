/**
 * Applies the addenda of the corpus (Slovenia, three cycles) to the reports that they answer, and counts how many of the
 * positions that only the addendum gives are right: by OHCHR's list for 2019, by UPR Info's database for 2010, by the
 * totals that the addendum itself states for 2014.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { OpenedDocument, ProposedItem } from '../src/features/reading/index.ts';
import type { StateNames } from '../src/kernel/state-names.ts';
import { coverage, likeness, stemsOf } from '../src/readers/common/likeness.ts';
import { createPdfReader, type PdfReader } from '../src/readers/files/pdf/index.ts';
import { applyAddendum } from '../src/readers/upr-addendum/index.ts';
import { uprReportReader } from '../src/readers/upr-report/index.ts';

type Row = Readonly<Record<string, string>>;

interface Pair {
  readonly report: string;
  readonly addendum: string;
  /** The position that the gold gives a recommendation; null where it gives none. */
  readonly right: (paragraph: string, text: string) => string | null;
}

const rowsOf = (path: string): readonly Row[] =>
  parse(readFileSync(path, 'utf8'), { columns: true, skip_empty_lines: true }) as Row[];

/** OHCHR's list names the number and where the position was taken from. */
function byList(corpus: string): Pair['right'] {
  const rows = rowsOf(join(corpus, 'lists/gold.csv')).filter(
    (row) => row['document_symbol'] === 'A/HRC/43/15' && row['source_of_position']?.includes('Add.1'),
  );
  const positions = new Map(
    rows.map((row) => [row['number']?.replace(/\.$/u, '') ?? '', row['position']?.toLowerCase() ?? '']),
  );
  return (paragraph) => positions.get(paragraph) ?? null;
}

/** UPR Info's database names no number: the recommendation is known by its words. */
function byDatabase(corpus: string): Pair['right'] {
  const rows = rowsOf(join(corpus, 'upr/recommendations.csv')).filter(
    (row) => row['document'] === 'slovenia2010',
  );
  const known = rows.map((row) => ({ stems: stemsOf(row['text'] ?? ''), response: row['response'] ?? '' }));
  return (_, text) => {
    const stems = stemsOf(text);
    const best = known
      .map((one) => ({ ...one, share: likeness(stems, one.stems), whole: coverage(stems, one.stems) }))
      .sort((a, b) => b.share - a.share || b.whole - a.whole)[0];
    return best === undefined || best.share < 0.85 ? null : best.response;
  };
}

const PAIRS = (corpus: string): readonly Pair[] => [
  {
    report: 'upr/reports/slovenia2010.pdf',
    addendum: 'addenda/A_HRC_14_15_Add1.pdf',
    right: byDatabase(corpus),
  },
  {
    report: 'addenda/A_HRC_28_15_wg_report.pdf',
    addendum: 'addenda/A_HRC_28_15_Add1.pdf',
    right: () => null,
  },
  {
    report: 'addenda/A_HRC_43_15_wg_report.pdf',
    addendum: 'addenda/A_HRC_43_15_Add1.pdf',
    right: byList(corpus),
  },
];

async function opened(pdf: PdfReader, path: string): Promise<OpenedDocument> {
  const layout = await pdf.read(path);
  const pages = layout.map(({ number, lines }) => ({ number, lines: lines.map(({ text }) => text) }));
  return { form: 'pdf', name: basename(path), language: 'en', blocks: [], layout, pages, omitted: [] };
}

const fieldOf = (item: ProposedItem, kind: string, field: string): string | null => {
  const value = item.records.find((record) => record.kind === kind)?.fields[field];
  return typeof value === 'string' ? value : null;
};

/** Prints the counts of each pair; 1 where fewer than 98 in 100 are right. */
export async function scoreAddenda(corpus: string, stateNames: StateNames): Promise<number> {
  const pdf = createPdfReader({ workers: 1 });
  const ground = { stateNames, lookUp: () => null, recommendationsOf: async () => [] };
  let [right, judged] = [0, 0];
  try {
    for (const pair of PAIRS(corpus)) {
      const began = performance.now();
      const report = await uprReportReader.propose(await opened(pdf, join(corpus, pair.report)), ground);
      const { items, reading } = applyAddendum(
        report,
        await opened(pdf, join(corpus, pair.addendum)),
        stateNames,
      );
      const counts = new Map<string, number>();
      const wrong: string[] = [];
      let [own, ownJudged] = [0, 0];
      for (const [index, item] of items.entries()) {
        const before = report.items[index];
        const isAsked = fieldOf(item, 'recommendation', 'type') === 'recommendation';
        if (!isAsked || before === undefined || fieldOf(before, 'position', 'position') !== null) continue;
        const paragraph = fieldOf(item, 'recommendation', 'paragraph') ?? '';
        const position = fieldOf(item, 'position', 'position') ?? 'none';
        counts.set(position, (counts.get(position) ?? 0) + 1);
        const expected = pair.right(paragraph, fieldOf(item, 'recommendation', 'text') ?? '');
        if (expected === null) continue;
        ownJudged += 1;
        if (expected === position) own += 1;
        else wrong.push(`${paragraph}: ${position} instead of ${expected}`);
      }
      right += own;
      judged += ownJudged;
      const seconds = ((performance.now() - began) / 1000).toFixed(2);
      const found = [...counts].map(([position, count]) => `${position} ${count}`).join(', ');
      console.log(
        `${reading.symbol ?? pair.addendum}: ${found}; right ${own} of ${ownJudged} (${seconds} s)`,
      );
      for (const line of [...wrong, ...reading.checks.map(({ message }) => message)])
        console.log(`  ${line}`);
    }
  } finally {
    await pdf.close();
  }
  console.log(
    `positions that only the addendum gives: ${right} of ${judged} right, ${(right / judged).toFixed(4)}`,
  );
  return right / judged >= 0.98 ? 0 : 1;
}
