import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** A recommendation of the Universal Periodic Review as two databases coded it: who made it, where it stands, what it is filed under. */
export interface Repeated {
  readonly state: string;
  readonly symbol: string;
  readonly paragraphs: ReadonlySet<string>;
  readonly recommenders: ReadonlySet<string>;
  readonly cycle: string;
  readonly text: string;
  /** Its words alone: equal where two texts differ by case and points at most. */
  readonly words: string;
  readonly wordSet: ReadonlySet<string>;
  readonly issues: string;
  /** SDG targets and groups of the second database, and UPR Info's action category. */
  readonly other: string;
  readonly action: string;
  /** Issues, groups and targets together; null where the issues say nothing. */
  readonly filedAs: string | null;
}

type Row = Readonly<Record<string, string>>;

const EMPTY_ISSUES: ReadonlySet<string> = new Set(['', 'Other', 'General']);
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * UPR Info's rows joined to the Danish Institute's (sessions 1 to 17): the same words in one document are one, with all
 * States that said them. In the order of the file.
 */
export function readRepeated(corpus: string): Repeated[] {
  const packed = readFileSync(join(corpus, 'labels/upr-labels-sessions-1-17.csv.gz'));
  const rows: Row[] = parse(gunzipSync(packed), { columns: true });
  const keyOf = (row: Row): string =>
    `${row['sur_iso3']} ${row['document_symbol']} ${plain(row['text'] ?? '')}`;
  return [...Map.groupBy(rows, keyOf).values()].map((same) => {
    const [first = {}] = same;
    const valuesOf = (column: string): Set<string> =>
      new Set(same.map((row) => row[column] ?? '').filter(Boolean));
    const issues = first['issues'] ?? '';
    const other = `${first['groups'] ?? ''}|${first['sdg_targets'] ?? ''}`;
    const words = plain(first['text'] ?? '');
    return {
      state: first['sur_iso3'] ?? '',
      symbol: first['document_symbol'] ?? '',
      paragraphs: valuesOf('paragraph'),
      recommenders: valuesOf('recommending_state_iso3'),
      cycle: first['cycle'] ?? '',
      text: first['text'] ?? '',
      words,
      wordSet: new Set(words.split(' ')),
      issues,
      other,
      action: first['action_category'] ?? '',
      filedAs: EMPTY_ISSUES.has(issues) ? null : `${issues}|${other}`,
    };
  });
}

/** A third of the States, by the letters of their code: what the word directions have not learned from. */
export function isHeldOut(state: string): boolean {
  let mixed = 7;
  for (const letter of state) mixed = (mixed * 31 + letter.charCodeAt(0)) >>> 0;
  return mixed % 3 === 1;
}
