import { open, readFile, rm, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { AppError } from '../kernel/errors.ts';

const HEARTBEAT_MS = 2_000;
/** A lock of another machine (a shared folder) counts as dead after this long without a heartbeat. */
const DEAD_AFTER_MS = 30_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Start time of the process in clock ticks, from /proc, so that a reused process id is not taken for the holder. */
  readonly started: string | null;
}

async function processStart(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted behind the command's closing bracket, which may itself hold blanks.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

async function isAlive(holder: Holder, heartbeat: Date): Promise<boolean> {
  if (holder.host !== hostname()) return Date.now() - heartbeat.getTime() < DEAD_AFTER_MS;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = await processStart(holder.pid);
  return started === null || holder.started === null || started === holder.started;
}

async function readHolder(path: string): Promise<{ holder: Holder; heartbeat: Date } | null> {
  try {
    const file = await open(path, 'r');
    try {
      const heartbeat = (await file.stat()).mtime;
      return { holder: JSON.parse(await file.readFile('utf8')) as Holder, heartbeat };
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/**
 * Takes the one lock of an embedded store: two processes in one PGlite directory destroy it (measured).
 * Resolves to the release. A second process gets `store_in_use`; a lock whose holder is dead is taken over.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = await open(path, 'wx', 0o600);
      const holder: Holder = { pid: process.pid, host: hostname(), started: await processStart(process.pid) };
      await file.writeFile(JSON.stringify(holder));
      await file.close();
      const timer = setInterval(
        () => void utimes(path, new Date(), new Date()).catch(() => undefined),
        HEARTBEAT_MS,
      );
      timer.unref();
      return async () => {
        clearInterval(timer);
        await rm(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const held = await readHolder(path);
    if (held && (await isAlive(held.holder, held.heartbeat))) {
      throw new AppError(
        'store_in_use',
        409,
        `The store is in use by process ${held.holder.pid} on ${held.holder.host}.`,
        {
          remedy:
            'Stop that process first, or set SERVANDA_DIR to another folder. To let several processes work on one record, set DATABASE_URL to a PostgreSQL.',
        },
      );
    }
    await rm(path, { force: true });
  }
  throw new AppError('store_in_use', 409, 'The store is being opened by another process at this moment.', {
    remedy: 'Try again.',
  });
}
