import { at } from '../load.ts';
import { openFlexSearch } from './flexsearch.ts';
import { openPostgres } from './postgres.ts';
import { QUESTIONS } from './questions.ts';
import { openServanda } from './servanda.ts';
import { openSqlite } from './sqlite.ts';
import type { Engine } from './engine.ts';
import { benchGrowth } from './growth.ts';
import type { GrowthFigure } from './growth.ts';
import { benchHttp } from './http.ts';
import type { HttpFigure } from './http.ts';

export interface FindFigure {
  readonly engine: string;
  readonly documents: number;
  readonly buildSeconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

const SIZE = 300_000;
const WARM_ROUNDS = 3;
const ROUNDS = 5;

/** One engine at a time: built, warmed by some rounds of all questions, then asked in several rounds. Milliseconds. */
async function measure(open: (size: number) => Promise<Engine>, size: number): Promise<FindFigure> {
  const began = performance.now();
  const engine = await open(size);
  const buildSeconds = Number(((performance.now() - began) / 1000).toFixed(1));
  try {
    const taken: number[] = [];
    for (let round = 0; round < WARM_ROUNDS + ROUNDS; round += 1) {
      for (const question of QUESTIONS) {
        const start = performance.now();
        await engine.ask(question);
        if (round >= WARM_ROUNDS) taken.push(performance.now() - start);
      }
    }
    taken.sort((a, b) => a - b);
    return {
      engine: engine.name,
      documents: size,
      buildSeconds,
      p50: at(taken, 0.5, 2),
      p95: at(taken, 0.95, 2),
      max: at(taken, 1, 2),
    };
  } finally {
    await engine.close();
  }
}

type Part = 'engines' | 'growth' | 'http';

/**
 * Same corpus, same questions, one run: the engines side by side, how the index grows, and the results page over HTTP.
 * `npm run bench -- find http` runs a part alone; `SERVANDA_BENCH=growth` adds three million documents for the index.
 */
export async function bench(
  parts: readonly string[] = [],
): Promise<readonly (FindFigure | GrowthFigure | HttpFigure)[]> {
  const isWanted = (part: Part): boolean => parts.length === 0 || parts.includes(part);
  const figures: (FindFigure | GrowthFigure | HttpFigure)[] = [];
  const add = (...found: readonly (FindFigure | GrowthFigure | HttpFigure)[]): void => {
    figures.push(...found);
    for (const one of found) console.error(one);
  };
  if (isWanted('engines')) {
    for (const open of [openServanda, openPostgres, openSqlite, openFlexSearch])
      add(await measure(open, SIZE));
  }
  if (isWanted('growth')) {
    const sizes = [SIZE / 10, SIZE, ...(process.env['SERVANDA_BENCH'] === 'growth' ? [SIZE * 10] : [])];
    for (const size of sizes) add(await benchGrowth(size));
  }
  if (isWanted('http')) add(...(await benchHttp()));
  return figures;
}
