import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { connect } from './pool.ts';
import type { StoreTables } from './tables.ts';

/** A torn directory can make PGlite hang instead of failing; after this long it counts as torn. */
const OPEN_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 60_000;
/** No single query of ours comes near this (verifying 100,000 records: 2 s): an engine that takes longer hangs. */
const QUERY_TIMEOUT_MS = 300_000;
/** A name longer than this does not fit into a socket's address. */
const LONGEST_SOCKET_PATH = 100;

/** PGlite on one directory, in a worker of its own, spoken to through a socket file. */
export interface Engine {
  readonly db: Kysely<StoreTables>;
  /** True once the worker has ended without being asked to. */
  readonly hasDied: boolean;
  /** Ends in order: everything is in the directory when this resolves. Rejects if that cannot be said. */
  close(): Promise<void>;
  /** Ends at once, whatever is under way. */
  kill(): Promise<void>;
}

class TimeoutError extends Error {}

async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TimeoutError(`${what} within ${milliseconds / 1000} s`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const socketFolderIn = (folder: string): Promise<string> => mkdtemp(join(folder, 'servanda-'));

/** A folder that this user alone may enter: whoever reaches the socket reaches the store. */
async function newSocketFolder(): Promise<string> {
  const folder = await socketFolderIn(tmpdir());
  if (folder.length <= LONGEST_SOCKET_PATH) return folder;
  await rm(folder, { recursive: true });
  return socketFolderIn('/tmp');
}

/** Starts PGlite on a directory, which it makes if there is none, and connects to it. */
export async function startEngine(directory: string): Promise<Engine> {
  const socketFolder = await newSocketFolder();
  const worker = new Worker(new URL('./embedded.worker.ts', import.meta.url), {
    workerData: { directory, socketPath: join(socketFolder, '.s.PGSQL.5432') },
  });
  let [isClosing, hasDied] = [false, false];
  const answer = (): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.once('message', (message: { failed?: string }) =>
        message.failed ? reject(new Error(message.failed)) : resolve(),
      );
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the worker of the store ended')));
    });
  worker.on('exit', () => (hasDied = !isClosing));
  const { db } = connect({
    host: socketFolder,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    // Closing and opening anew could meet the old connection still there, and the socket takes one only.
    idleTimeoutMillis: 0,
    query_timeout: QUERY_TIMEOUT_MS,
    connectionTimeoutMillis: QUERY_TIMEOUT_MS,
  });
  const kill = async (): Promise<void> => {
    isClosing = true;
    await worker.terminate();
    await rm(socketFolder, { recursive: true, force: true });
    await db.destroy().catch(() => undefined);
  };
  try {
    const opening = answer().then(() => sql`select 1`.execute(db));
    await within(OPEN_TIMEOUT_MS, 'it did not open', opening);
  } catch (error) {
    await kill();
    throw error;
  }
  return {
    db,
    get hasDied() {
      return hasDied;
    },
    close: async () => {
      isClosing = true;
      try {
        await within(CLOSE_TIMEOUT_MS, 'it did not end its queries', db.destroy());
        const closed = answer();
        worker.postMessage('close');
        await within(CLOSE_TIMEOUT_MS, 'it did not close', closed);
      } finally {
        await kill();
      }
    },
    kill,
  };
}
