import { openFlexSearch } from './flexsearch.ts';
import { openPostgres } from './postgres.ts';
import { QUESTIONS } from './questions.ts';
import { openServanda } from './servanda.ts';
import { openSqlite } from './sqlite.ts';
import type { Engine } from './engine.ts';

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

const at = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));

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
      p50: at(taken, 0.5),
      p95: at(taken, 0.95),
      max: at(taken, 1),
    };
  } finally {
    await engine.close();
  }
}

/** Same corpus, same questions, one run. `SERVANDA_BENCH=growth` adds three million documents for the index alone. */
export async function bench(): Promise<readonly FindFigure[]> {
  const figures: FindFigure[] = [];
  for (const open of [openServanda, openPostgres, openSqlite, openFlexSearch]) {
    figures.push(await measure(open, SIZE));
    console.error(figures.at(-1));
  }
  figures.push(await measure(openServanda, SIZE / 10));
  if (process.env['SERVANDA_BENCH'] === 'growth') figures.push(await measure(openServanda, SIZE * 10));
  return figures;
}
