import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BuiltIndex, OpenedIndex } from './growth.child.ts';

/** How the index alone grows: time, memory and place on the disk for ten times as much, in processes of its own. */
export interface GrowthFigure extends OpenedIndex {
  readonly measure: 'growth of the index';
  readonly documents: number;
  readonly buildSeconds: number;
  readonly snapshotMegabytes: number;
  readonly millisecondsToOpen: number;
  /** Of the process with the opened index and nothing else, after all questions. */
  readonly residentMegabytes: number;
}

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('growth.child.ts', import.meta.url));
/** Building three million holds all their words until the end. */
const HEAP = '--max-old-space-size=12000';

async function child<T>(...words: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [HEAP, CHILD, ...words]);
  return JSON.parse(stdout) as T;
}

export async function benchGrowth(documents: number): Promise<GrowthFigure> {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-bench-'));
  try {
    const path = join(folder, 'search');
    const built = await child<BuiltIndex>('build', path, String(documents));
    const opened = await child<OpenedIndex>('open', path);
    const snapshotMegabytes = Math.round((await stat(path)).size / 1e6);
    return { measure: 'growth of the index', documents, ...built, snapshotMegabytes, ...opened };
  } finally {
    await rm(folder, { recursive: true });
  }
}
