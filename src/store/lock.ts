import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../kernel/errors.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
}

const SQLITE_BUSY = 5;

/** Locks held by this process: one that the garbage collector took would be open to others. */
const HELD = new Set<DatabaseSync>();

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/**
 * Takes the one lock of an embedded store: two processes in one PGlite directory destroy it (measured).
 * Resolves to the release; a second process gets `store_in_use`.
 *
 * The lock is the operating system's own (fcntl), which Node offers only through SQLite: it is taken in one step, ends
 * with its process however that ends, and knows no stale state. A file with a process id in it has all three faults:
 * two processes can find a dead holder at once, ids are used again, and a machine that slept looks dead.
 * Who holds it stands in "lock.holder", for the message only.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const holderPath = `${path}.holder`;
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(path, { timeout: 0 });
    // Nothing is ever written, so SQLite needs no file of its own beside the lock.
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (cause) {
    lock?.close();
    if ((cause as { errcode?: number }).errcode !== SQLITE_BUSY) throw notLockable(path, cause);
    const holder = await readHolder(holderPath);
    throw new AppError(
      'store_in_use',
      409,
      `The store is in use by ${holder ? `process ${holder.pid} on ${holder.host}` : 'another process'}.`,
      {
        remedy:
          'Stop that process first, or set SERVANDA_DIR to another folder. To let several processes work on one record, set DATABASE_URL to a PostgreSQL.',
      },
    );
  }
  const held = lock;
  HELD.add(held);
  const holder: Holder = { pid: process.pid, host: hostname() };
  await writeFile(holderPath, JSON.stringify(holder), { mode: 0o600 }).catch(() => undefined);
  return async () => {
    await rm(holderPath, { force: true });
    HELD.delete(held);
    held.close();
  };
}

const notLockable = (path: string, cause: unknown): AppError =>
  new AppError('store_not_lockable', 500, `The lock ${path} cannot be taken on this disk.`, {
    cause,
    remedy: 'Set SERVANDA_DIR to a folder of a local disk that this user may write to.',
  });
