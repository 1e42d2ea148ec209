import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ProposedItem, ReadOptions } from '../../src/features/proposals/index.ts';
import type { StateNames } from '../../src/kernel/state-names.ts';
import { coverage, likeness, stemsOf } from '../../src/readers/common/likeness.ts';
import type { Documents } from '../../src/readers/documents.ts';
import { applyAddendum } from '../../src/readers/upr-addendum/index.ts';
import { CORPUS, rounded } from './reading.figure.ts';
import type { ReadingFigure } from './reading.figure.ts';

type Row = Readonly<Record<string, string>>;

interface Pair {
  readonly name: string;
  readonly report: string;
  readonly addendum: string;
  /** The position that the gold gives a recommendation; null where it gives none. */
  readonly right: (paragraph: string, text: string) => string | null;
}

const rowsOf = (path: string): readonly Row[] =>
  parse<Row>(readFileSync(join(CORPUS, path), 'utf8'), { columns: true, skip_empty_lines: true });

/** OHCHR's list names the number and where the position was taken from. */
function byList(): Pair['right'] {
  const rows = rowsOf('lists/gold.csv').filter(
    (row) => row['document_symbol'] === 'A/HRC/43/15' && row['source_of_position']?.includes('Add.1'),
  );
  const positions = new Map(
    rows.map((row) => [row['number']?.replace(/\.$/u, '') ?? '', row['position']?.toLowerCase() ?? '']),
  );
  return (paragraph) => positions.get(paragraph) ?? null;
}

/** UPR Info's database names no number: the recommendation is known by its words. */
function byDatabase(): Pair['right'] {
  const rows = rowsOf('upr/recommendations.csv').filter((row) => row['document'] === 'slovenia2010');
  const known = rows.map((row) => ({ stems: stemsOf(row['text'] ?? ''), response: row['response'] ?? '' }));
  return (_, text) => {
    const stems = stemsOf(text);
    const best = known
      .map((one) => ({ ...one, share: likeness(stems, one.stems), whole: coverage(stems, one.stems) }))
      .sort((a, b) => b.share - a.share || b.whole - a.whole)[0];
    return best === undefined || best.share < 0.85 ? null : best.response;
  };
}

const PAIRS = (): readonly Pair[] => [
  {
    name: 'Slovenia 2010',
    report: 'upr/reports/slovenia2010.pdf',
    addendum: 'addenda/A_HRC_14_15_Add1.pdf',
    right: byDatabase(),
  },
  {
    name: 'Slovenia 2020',
    report: 'addenda/A_HRC_43_15_wg_report.pdf',
    addendum: 'addenda/A_HRC_43_15_Add1.pdf',
    right: byList(),
  },
];

const fieldOf = (item: ProposedItem, kind: string, field: string): string | null => {
  const value = item.records.find((record) => record.kind === kind)?.fields[field];
  return typeof value === 'string' ? value : null;
};

/** Of the recommendations whose position only the addendum gives, the share that is right, by list or database. */
export async function answeredRight(
  documents: Documents,
  stateNames: StateNames,
  options: ReadOptions,
): Promise<ReadingFigure[]> {
  const figures: ReadingFigure[] = [];
  for (const pair of PAIRS()) {
    const report = await documents.open(join(CORPUS, pair.report), {});
    const { proposal } = await documents.propose(report, options);
    const { items } = applyAddendum(
      proposal,
      await documents.open(join(CORPUS, pair.addendum), {}),
      stateNames,
    );
    let [right, judged] = [0, 0];
    for (const [index, item] of items.entries()) {
      const before = proposal.items[index];
      const isAsked = fieldOf(item, 'recommendation', 'type') === 'recommendation';
      if (!isAsked || before === undefined || fieldOf(before, 'position', 'position') !== null) continue;
      const expected = pair.right(
        fieldOf(item, 'recommendation', 'paragraph') ?? '',
        fieldOf(item, 'recommendation', 'text') ?? '',
      );
      if (expected === null) continue;
      judged += 1;
      if (expected === fieldOf(item, 'position', 'position')) right += 1;
    }
    figures.push({
      measure: `replies: ${pair.name}, positions right of ${judged}`,
      value: rounded(right / judged),
      unit: 'of those judged',
    });
  }
  return figures;
}
