import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FILE_FORMS, openExport } from '../../src/features/questions/index.ts';
import type { FileForm } from '../../src/features/questions/index.ts';
import { questionOf } from '../../src/features/search/index.ts';
import type { Services } from '../../src/main.ts';
import { readContext } from '../../src/web/page-context.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { fillStore } from './find/grown-store.ts';

export interface ExportFigure {
  readonly form: FileForm;
  readonly rows: number;
  readonly seconds: number;
  readonly megabytes: number;
  /** Of the whole process with its index: before the export, and the most during it. Megabytes. */
  readonly memoryBefore: number;
  readonly memoryPeak: number;
  /** Longest that a question waited which was asked every tenth of a second beside it. Milliseconds. */
  readonly longestWait: number;
}

const SIZE = 300_000;
const MB = 2 ** 20;

/** Every form of the whole record, one after another, from a store on PostgreSQL; a small question is asked all the while. */
export async function bench(): Promise<readonly ExportFigure[]> {
  const postgres = await startPostgres();
  if (postgres === null) throw new Error('No PostgreSQL is here for the store.');
  process.env['TEST_POSTGRES_URL'] = postgres.url;
  const { place, seconds } = await fillStore(SIZE);
  console.error(`filled in ${Math.round(seconds)} s`);
  const folder = await mkdtemp(join(tmpdir(), 'servanda-exports-'));
  const services = await place.open();
  try {
    await services.search.start();
    const figures: ExportFigure[] = [];
    for (const form of FILE_FORMS) {
      figures.push(await measure(services, form, join(folder, form)));
      console.error(figures.at(-1));
    }
    return figures;
  } finally {
    await services.close();
    await place.remove();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const SMALL = {
  question: questionOf('torture prison'),
  language: 'en',
  choices: { state: new Set(['KAZ']) },
  asof: '2026-01-01',
  order: 'best',
  from: 0,
  count: 20,
} as const;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const memory = (): number => Math.round(process.memoryUsage.rss() / MB);

async function measure(services: Services, form: FileForm, path: string): Promise<ExportFigure> {
  collect();
  const memoryBefore = memory();
  let [memoryPeak, longestWait] = [memoryBefore, 0];
  const today = services.now().slice(0, 10);
  const context = readContext({ path: '/en/find', query: new URLSearchParams() }, today);
  const catalogue = await services.dossiers.get(null, null);
  const view = { context, state: null, dossier: catalogue, catalogue };
  const watch = setInterval(() => {
    memoryPeak = Math.max(memoryPeak, memory());
    const asked = performance.now();
    void services.search.ask(SMALL).then(() => {
      longestWait = Math.max(longestWait, performance.now() - asked);
    });
  }, 100);
  const began = performance.now();
  const parts = { ...services, db: services.store.db };
  const made = await openExport(parts, view, form, 'https://servanda.example.org');
  await pipeline(Readable.from(made.bytes(), { objectMode: false }), createWriteStream(path));
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  clearInterval(watch);
  const megabytes = Math.round((await stat(path)).size / MB);
  await rm(path);
  return {
    form,
    rows: made.rows,
    seconds,
    megabytes,
    memoryBefore,
    memoryPeak,
    longestWait: Math.round(longestWait),
  };
}
