import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Proposal, ReadOptions } from '../../src/features/proposals/index.ts';
import { shippedNames, shippedStates } from '../../src/main.ts';
import { createDocumentReading } from '../../src/readers/documents.ts';
import type { Documents } from '../../src/readers/documents.ts';
import { CORPUS, median, peakMegabytes, rounded } from './reading.figure.ts';
import type { ReadingFigure } from './reading.figure.ts';
import { scoreOf } from './reading.score.ts';
import type { Gold, ScoredLine } from './reading.score.ts';

type Row = Readonly<Record<string, string>>;
const rowsOf = (path: string): Row[] =>
  parse<Row>(readFileSync(join(CORPUS, path), 'utf8'), { columns: true });

function goldOf(): Gold[] {
  return rowsOf('upr/recommendations.csv').map((row) => ({
    document: row['document'] ?? '',
    session: Number(row['session']),
    text: row['text'] ?? '',
    states: row['recommending_state'] ? [row['recommending_state']] : [],
    position: row['response'] ?? null,
  }));
}

function linesOf(document: string, { items }: Proposal): ScoredLine[] {
  return items.flatMap(({ records }) => {
    const fields = records.find(({ kind }) => kind === 'recommendation')?.fields;
    if (fields?.['type'] !== 'recommendation') return [];
    const position = records.find(({ kind }) => kind === 'position')?.fields['position'];
    const states = fields['recommendingStates'] as readonly string[];
    return [{ document, text: String(fields['text']), states, position: (position as string) ?? null }];
  });
}

/** Reads as the command line does: two files at a time are opened, one is read. */
async function readAll(
  documents: Documents,
  options: ReadOptions,
  names: readonly string[],
): Promise<ScoredLine[]> {
  const lines = new Map<string, ScoredLine[]>();
  const waiting = [...names];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const file = await documents.open(join(CORPUS, 'upr/reports', `${name}.pdf`), {});
      const { proposal } = await documents.propose(file, options);
      lines.set(name, linesOf(name, proposal));
    }
  };
  await Promise.all([work(), work()]);
  return names.flatMap((name) => lines.get(name) ?? []);
}

const SAMPLE = 20;

/** Milliseconds from file to proposal, one after the other, threads warm. */
async function oneByOne(
  documents: Documents,
  options: ReadOptions,
  names: readonly string[],
): Promise<number[]> {
  const times: number[] = [];
  for (const name of names.filter((_, index) => index % Math.ceil(names.length / SAMPLE) === 0)) {
    const began = performance.now();
    const path = join(CORPUS, 'upr/reports', `${name}.pdf`);
    const file = await documents.open({ name: basename(path), bytes: readFileSync(path) }, {});
    await documents.propose(file, options);
    times.push(performance.now() - began);
  }
  return times;
}

/** All reports of the UPR Working Group that the corpus has a database for. */
export async function benchReports(): Promise<readonly ReadingFigure[]> {
  const documents = createDocumentReading({ states: await shippedStates(), openers: 2 });
  const options: ReadOptions = {
    names: await shippedNames(),
    recommendationsOf: () => Promise.resolve([]),
    held: () => Promise.resolve(new Map()),
  };
  try {
    const gold = goldOf();
    const listed = rowsOf('upr/documents.csv').map((row) => row['document'] ?? '');
    const there = new Set(readdirSync(join(CORPUS, 'upr/reports')).map((name) => basename(name, '.pdf')));
    const all = [...new Set(gold.map(({ document }) => document))].filter((name) => there.has(name));
    const began = performance.now();
    const lines = await readAll(documents, options, listed);
    const seconds = (performance.now() - began) / 1000;
    const megabytes = peakMegabytes();
    const others = all.filter((name) => !listed.includes(name));
    lines.push(...(await readAll(documents, options, others)));
    const score = scoreOf(listed, lines, gold);
    const whole = scoreOf(all, lines, gold);
    const times = await oneByOne(documents, options, listed);
    const figure = (measure: string, value: number, unit: string): ReadingFigure => ({
      measure: `UPR reports: ${measure}`,
      value,
      unit,
    });
    return [
      figure(`${score.documents} read`, rounded(seconds, 1), 's'),
      figure('largest memory', megabytes, 'MB'),
      figure('one from file to proposal, median', Math.round(median(times)), 'ms'),
      figure('one from file to proposal, slowest', Math.round(Math.max(...times)), 'ms'),
      figure('recommendations', rounded(score.f1), 'F1'),
      figure('recommendations, sessions 1 to 5', rounded(score.f1OfEras[0]), 'F1'),
      figure('recommendations, sessions 6 and later', rounded(score.f1OfEras[1]), 'F1'),
      figure('recommending States exactly right', rounded(score.statesRight), 'of those found'),
      figure('position said', rounded(score.positionSaid), 'of those found'),
      figure('position right', rounded(score.positionRight), 'of those said'),
      figure(`recommendations, with ${others.length} more reports`, rounded(whole.f1), 'F1'),
      figure('the same, sessions 6 and later', rounded(whole.f1OfEras[1]), 'F1'),
      figure('the same, position right', rounded(whole.positionRight), 'of those said'),
    ];
  } finally {
    await documents.close();
  }
}
