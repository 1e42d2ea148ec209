import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Proposal, ReadOptions } from '../../src/features/proposals/index.ts';
import { shippedNames, shippedStateNames, shippedStates } from '../../src/main.ts';
import { createDocumentReading } from '../../src/readers/documents.ts';
import type { Documents } from '../../src/readers/documents.ts';
import { answeredRight } from './reading.addenda.ts';
import { CORPUS, peakMegabytes, rounded } from './reading.figure.ts';
import type { ReadingFigure } from './reading.figure.ts';
import { scoreOf } from './reading.score.ts';
import type { ScoredLine } from './reading.score.ts';

type Row = Readonly<Record<string, string>>;
type Read = (path: string) => Promise<Proposal>;

const POSITIONS: Readonly<Record<string, string>> = {
  Supported: 'supported',
  Noted: 'noted',
  'Supported/Noted': 'partially_supported',
};

/** OHCHR's thematic lists, row by row against what is in them. */
async function lists(read: Read): Promise<ReadingFigure[]> {
  const rows = parse<Row>(readFileSync(join(CORPUS, 'lists/gold.csv'), 'utf8'), { columns: true });
  const gold = rows.map((row) => ({
    document: row['source_file'] ?? '',
    session: 20,
    text: row['text'] ?? '',
    states: (row['recommending_iso3'] ?? '').split('; ').filter(Boolean),
    position: POSITIONS[row['position'] ?? ''] ?? null,
  }));
  const files = [...new Set(gold.map(({ document }) => document))];
  const lines: ScoredLine[] = [];
  for (const document of files) {
    const { items } = await read(`lists/${document}`);
    for (const item of items) {
      const printed = Reflect.get(item, 'printed') as ScoredLine | undefined;
      if (printed !== undefined) lines.push({ ...printed, document });
    }
  }
  const score = scoreOf(files, lines, gold);
  return [
    { measure: `OHCHR's lists: rows of ${gold.length}`, value: lines.length, unit: 'rows' },
    { measure: "OHCHR's lists: recommendations", value: rounded(score.f1), unit: 'F1' },
    {
      measure: "OHCHR's lists: States exactly right",
      value: rounded(score.statesRight),
      unit: 'of those found',
    },
    { measure: "OHCHR's lists: position right", value: rounded(score.positionRight), unit: 'of those said' },
  ];
}

/** Tables of the UN Treaty Collection, and the longest list of all. */
async function treaties(read: Read): Promise<ReadingFigure[]> {
  const tables = readdirSync(join(CORPUS, 'treaties/untc_2015_raw'));
  let [acts, left] = [0, 0];
  let began = performance.now();
  for (const name of tables) {
    const { items, notUnderstood } = await read(`treaties/untc_2015_raw/${name}`);
    acts += items.length;
    left += notUnderstood.filter(({ reason }) => reason !== 'organisation').length;
  }
  const seconds = (performance.now() - began) / 1000;
  began = performance.now();
  const long = await read('treaties/treaty_status_long.csv');
  return [
    { measure: `treaties: acts of ${tables.length} tables of participants`, value: acts, unit: 'acts' },
    { measure: 'treaties: rows of these not understood', value: left, unit: 'rows' },
    { measure: 'treaties: these tables', value: rounded(seconds, 1), unit: 's' },
    { measure: 'treaties: acts of a list of 9,687 rows', value: long.items.length, unit: 'acts' },
    {
      measure: 'treaties: this list, file to proposal',
      value: rounded((performance.now() - began) / 1000, 1),
      unit: 's',
    },
  ];
}

/** The country report that the record grew from. */
async function countryReport(read: Read): Promise<ReadingFigure[]> {
  const path = '../source/000_7fd15b15d9ac74c6.txt';
  if (!existsSync(join(CORPUS, path))) return [];
  const began = performance.now();
  const { items, checks, notUnderstood } = await read(path);
  const took = performance.now() - began;
  const rows = checks.flatMap(({ message }) => {
    const match = /^Table .*: (\d+) of (\d+) rows read/.exec(message);
    return match === null ? [] : [{ read: Number(match[1]), all: Number(match[2]) }];
  });
  const measures = items.filter(({ records }) => records[0]?.kind === 'measure');
  const whole = measures.filter(
    ({ records }) =>
      records[0]?.fields['periodWords'] !== undefined &&
      records.some(({ kind }) => kind === 'responsibility'),
  );
  return [
    { measure: 'country report: tables read', value: rows.length, unit: 'tables' },
    {
      measure: `country report: rows read of ${rows.reduce((sum, one) => sum + one.all, 0)}`,
      value: rows.reduce((sum, one) => sum + one.read, 0),
      unit: 'rows',
    },
    { measure: 'country report: passages not understood', value: notUnderstood.length, unit: 'passages' },
    { measure: 'country report: measures with period and bodies', value: whole.length, unit: 'measures' },
    { measure: 'country report: file to proposal', value: Math.round(took), unit: 'ms' },
  ];
}

/** Everything but the reports: lists, replies, treaty tables, the country report. */
export async function benchDocuments(): Promise<readonly ReadingFigure[]> {
  const documents: Documents = createDocumentReading({ states: await shippedStates(), openers: 1 });
  const options: ReadOptions = {
    names: await shippedNames(),
    recommendationsOf: () => Promise.resolve([]),
    held: () => Promise.resolve(new Map()),
  };
  const read: Read = async (path) =>
    (await documents.propose(await documents.open(join(CORPUS, path), {}), options)).proposal;
  try {
    return [
      ...(await lists(read)),
      ...(await answeredRight(documents, await shippedStateNames(), options)),
      ...(await treaties(read)),
      ...(await countryReport(read)),
      {
        measure: 'lists, replies, treaties, country report: largest memory',
        value: peakMegabytes(),
        unit: 'MB',
      },
    ];
  } finally {
    await documents.close();
  }
}
