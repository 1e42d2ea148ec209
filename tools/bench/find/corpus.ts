import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import type { Findable } from '../../../src/features/search/findable.ts';

interface RealRow {
  readonly state: string;
  readonly session: string;
  readonly symbol: string;
  readonly text: string;
  readonly recommending_state: string;
  readonly response: string;
  readonly action_category: string;
  readonly issues: string;
}

/** The 33,277 rows of UPR Info's database. */
export async function realRows(): Promise<RealRow[]> {
  const folder = process.env['SERVANDA_CORPUS'] ?? '../shared/corpus';
  const rows: RealRow[] = [];
  const file = createReadStream(join(folder, 'upr', 'recommendations.csv')).pipe(parse({ columns: true }));
  for await (const row of file) rows.push(row as RealRow);
  return rows;
}

/** Numbers that look random and are the same in each run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const THEMES = 40;
const REGIONS = ['african', 'asia_pacific', 'eastern_european', 'grulac', 'weog'];
const GROUPS = [
  'women',
  'children',
  'migrants',
  'persons-with-disabilities',
  'minorities',
  'lgbti',
  'detainees',
];
const BODIES = [
  'upr',
  'ccpr',
  'cescr',
  'cedaw-committee',
  'crc-committee',
  'cat-committee',
  'cerd-committee',
];
/** Words of each grown text that come from another one. */
const REPLACED = 6;

/**
 * Recommendations grown from the real ones, seeded: the first are the real texts; each later one is a real text of which
 * a few words were taken from another, so that words are spread as they really are.
 */
export async function* grownCorpus(size: number): AsyncGenerator<Findable> {
  const rows = await realRows();
  const next = chance(20_261_122);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const states = [...new Set(rows.map((row) => row.state))];
  const words = rows.map((row) => row.text.split(' '));
  for (let number = 0; number < size; number += 1) {
    const place = number % rows.length;
    const row = rows[place] as RealRow;
    const own = [...(words[place] as string[])];
    if (number >= rows.length) {
      const other = pick(words);
      for (let turn = 0; turn < REPLACED; turn += 1) own[Math.floor(next() * own.length)] = pick(other);
    }
    const year = 2008 + Math.floor(next() * 17);
    const month = String(1 + Math.floor(next() * 12)).padStart(2, '0');
    const state = number < rows.length ? row.state : pick(states);
    const cycle = year < 2012 ? '1' : year < 2017 ? '2' : year < 2022 ? '3' : '4';
    yield {
      kind: 'recommendation',
      id: `r${number}`,
      unit: state,
      date: `${year}-${month}-15`,
      texts: [{ language: 'en', text: own.join(' ') }],
      more: [],
      symbols: [row.symbol],
      paragraph: `${100 + (number % 60)}.${1 + (number % 190)}`,
      bodies: [],
      facets: {
        kind: ['recommendation'],
        state: [state],
        recommender: [row.recommending_state],
        region: [pick(REGIONS)],
        mechanism: [next() < 0.7 ? 'upr' : pick(BODIES)],
        document: [`${row.symbol}-${Math.floor(number / rows.length)}`],
        cycle: [cycle],
        session: [row.session],
        year: [String(year)],
        theme: [`theme-${Math.floor(next() * next() * THEMES)}`],
        issue: row.issues.split('|').filter(Boolean),
        group: [pick(GROUPS)],
        sdg: [`${1 + Math.floor(next() * 17)}`, `${1 + Math.floor(next() * 17)}`],
        action: [row.action_category],
        measure: [next() < 0.1 ? 'yes' : 'no'],
      },
      turns: {
        position: [
          { from: '', values: ['none'] },
          { from: `${year}-12-01`, values: [row.response] },
        ],
        status:
          next() < 0.2
            ? [{ from: `${year + 2}-05-01`, values: [pick(['in_progress', 'fully', 'not_started'])] }]
            : [],
      },
    };
  }
}

/** The facets that every engine counts. */
export const COUNTED = [
  'state',
  'recommender',
  'region',
  'mechanism',
  'document',
  'cycle',
  'session',
  'year',
  'theme',
  'issue',
  'group',
  'sdg',
  'action',
  'measure',
] as const;
export type CountedFacet = (typeof COUNTED)[number];
