import { SegmentBuilder } from '../../../src/features/search/build.ts';
import { LiveSegment } from '../../../src/features/search/search.ts';
import { openSnapshot, saveSnapshot } from '../../../src/features/search/snapshot.ts';
import { at } from '../load.ts';
import { grownCorpus } from './corpus.ts';
import { QUESTIONS } from './questions.ts';
import { servandaOf } from './servanda.ts';

/** One step of `growth.ts` in a process of its own, so that its memory is its own; prints one line of JSON. */
export interface BuiltIndex {
  readonly buildSeconds: number;
}

export interface OpenedIndex {
  readonly millisecondsToOpen: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly residentMegabytes: number;
}

const ROUNDS = 3;
const OF = { changes: 1, root: 'bench' };

async function build(path: string, documents: number): Promise<BuiltIndex> {
  const began = performance.now();
  const builder = new SegmentBuilder();
  for await (const one of grownCorpus(documents)) builder.add(one);
  const segment = builder.finish();
  const buildSeconds = Number(((performance.now() - began) / 1000).toFixed(1));
  await saveSnapshot(path, segment, OF);
  return { buildSeconds };
}

async function open(path: string): Promise<OpenedIndex> {
  const began = performance.now();
  const { segment } = await openSnapshot(path, () => true);
  if (segment === null) throw new Error('the snapshot does not open');
  const millisecondsToOpen = Math.round(performance.now() - began);
  const engine = servandaOf([new LiveSegment(segment)]);
  const taken: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const question of QUESTIONS) {
      const start = performance.now();
      await engine.ask(question);
      if (round > 0) taken.push(performance.now() - start);
    }
  }
  taken.sort((a, b) => a - b);
  return {
    millisecondsToOpen,
    p50: at(taken, 0.5, 2),
    p95: at(taken, 0.95, 2),
    max: at(taken, 1, 2),
    residentMegabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
}

const [step, path = '', documents] = process.argv.slice(2);
const done = step === 'build' ? await build(path, Number(documents)) : await open(path);
console.log(JSON.stringify(done));
