import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** A recommendation with what people, and for groups and goals machines, said that it is about. */
export interface TaggedText {
  readonly document: string;
  readonly session: number;
  readonly text: string;
  readonly issues: readonly string[];
  /** 1 to 5. */
  readonly action: number;
  /** Absent where the second database has no such text. */
  readonly linked: Linked | undefined;
}

export interface Linked {
  readonly groups: readonly string[];
  readonly goals: readonly string[];
  readonly targets: readonly string[];
}

type Row = Readonly<Record<string, string>>;

const rowsOf = (csv: Buffer): Row[] => parse(csv, { columns: true });
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const listOf = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[;|]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Rows of UPR Info's database, joined to the Danish Institute's by State, session and words. */
export function readCorpus(folder: string): TaggedText[] {
  const linked = new Map<string, Linked>();
  const packed = readFileSync(join(folder, 'labels/upr-labels-sessions-1-17.csv.gz'));
  for (const row of rowsOf(gunzipSync(packed)))
    linked.set(`${row['sur_iso3']} ${row['session']} ${plain(row['text'] ?? '')}`, {
      groups: listOf(row['groups']),
      goals: listOf(row['sdg_goals']),
      targets: listOf(row['sdg_targets']),
    });
  return rowsOf(readFileSync(join(folder, 'upr/recommendations.csv'))).map((row) => ({
    document: row['document'] ?? '',
    session: Number(row['session']),
    text: row['text'] ?? '',
    issues: listOf(row['issues']),
    action: Number(row['action_category']),
    linked: linked.get(`${row['state']} ${row['session']} ${plain(row['text'] ?? '')}`),
  }));
}
