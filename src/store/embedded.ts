import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import { readMarker, removeMarker, treeFingerprint, writeMarker } from './clean-marker.ts';
import { Journal, readJournal, START } from './journal.ts';
import type { JournalPosition } from './journal.ts';
import { takeLock } from './lock.ts';
import { migrate, schemaVersion, SCHEMA_VERSION } from './migrate.ts';
import { connect } from './pool.ts';
import { runWork } from './store.ts';
import type { Store } from './store.ts';
import type { StoreTables } from './tables.ts';
import { applyWrites } from './writes.ts';
import type { Reader, TableWrite } from './writes.ts';

/** A torn directory can make PGlite hang instead of failing; after this long it counts as torn. */
const OPEN_TIMEOUT_MS = 30_000;

interface Engine {
  readonly db: Kysely<StoreTables>;
  close(): Promise<void>;
}

/** Starts PGlite on a directory in a worker of its own and connects to it. */
async function startEngine(directory: string): Promise<Engine> {
  const socketFolder = await mkdtemp(join(tmpdir(), 'servanda-'));
  const worker = new Worker(new URL('./embedded.worker.ts', import.meta.url), {
    workerData: { directory, socketPath: join(socketFolder, '.s.PGSQL.5432') },
  });
  const answer = (): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.once('message', (message: { failed?: string }) =>
        message.failed ? reject(new Error(message.failed)) : resolve(),
      );
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the store worker ended')));
    });
  const stop = async (): Promise<void> => {
    await worker.terminate();
    await rm(socketFolder, { recursive: true, force: true });
  };
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the store did not open in time')), OPEN_TIMEOUT_MS).unref();
  });
  try {
    await Promise.race([answer(), timeout]);
    const { db } = connect({
      host: socketFolder,
      port: 5432,
      user: 'postgres',
      database: 'postgres',
      max: 1,
    });
    await Promise.race([sql`select 1`.execute(db), timeout]);
    return {
      db,
      close: async () => {
        await db.destroy();
        const closed = answer();
        worker.postMessage('close');
        await closed;
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function journalPosition(db: Kysely<StoreTables>): Promise<JournalPosition> {
  if ((await schemaVersion(db)) === null) return START;
  return (await db.selectFrom('journal_position').select(['entry', 'hash']).executeTakeFirst()) ?? START;
}

async function writePosition(trx: Reader, position: JournalPosition): Promise<void> {
  await applyWrites(trx, [{ table: 'journal_position', key: ['id'], put: [{ id: 1, ...position }] }]);
}

export interface EmbeddedOptions {
  /** SERVANDA_DIR; made if absent. */
  readonly directory: string;
  /** Says whether what the store holds is whole; asked after every end that was not clean. */
  readonly isWhole: (db: Kysely<StoreTables>) => Promise<boolean>;
}

/** The embedded store: PGlite in a worker, one process at a time, every change in an fsynced journal. */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<Store> {
  await mkdir(options.directory, { recursive: true, mode: 0o700 });
  const release = await takeLock(join(options.directory, 'lock'));
  try {
    return await EmbeddedStore.open(options, release);
  } catch (error) {
    await release();
    throw error;
  }
}

class EmbeddedStore implements Store {
  readonly kind = 'embedded';
  readonly notices: string[] = [];
  readonly #options: EmbeddedOptions;
  readonly #release: () => Promise<void>;
  readonly #listeners: (() => void)[] = [];
  #engine!: Engine;
  #journal!: Journal;
  #queue: Promise<unknown> = Promise.resolve();
  #failed = false;

  private constructor(options: EmbeddedOptions, release: () => Promise<void>) {
    this.#options = options;
    this.#release = release;
  }

  static async open(options: EmbeddedOptions, release: () => Promise<void>): Promise<EmbeddedStore> {
    const store = new EmbeddedStore(options, release);
    await store.#start();
    return store;
  }

  get db(): Kysely<StoreTables> {
    return this.#engine.db;
  }

  get #storePath(): string {
    return join(this.#options.directory, 'store');
  }

  get #journalPath(): string {
    return join(this.#options.directory, 'journal');
  }

  async #start(): Promise<void> {
    const marker = await readMarker(this.#options.directory);
    await removeMarker(this.#options.directory);
    const isClean =
      marker !== null &&
      existsSync(this.#storePath) &&
      marker.fingerprint === (await treeFingerprint(this.#storePath));
    if (!existsSync(this.#journalPath) && existsSync(this.#storePath)) {
      throw new AppError('journal_missing', 500, 'The store is there but its journal is not.', {
        remedy: 'Put the file "journal" back beside it, or restore a backup into an empty SERVANDA_DIR.',
      });
    }
    if (isClean) {
      this.#engine = await startEngine(this.#storePath);
      this.#journal = await Journal.open(this.#journalPath, marker.position, marker.journalSize);
    } else {
      await this.#recover();
    }
    await this.migrate();
  }

  /** After an end that was not clean: take what the directory holds if it is whole, and replay the rest of the journal. */
  async #recover(): Promise<void> {
    const hadStore = existsSync(this.#storePath);
    let from = START;
    const usable = hadStore ? await this.#tryEngine() : null;
    if (usable) {
      this.#engine = usable.engine;
      from = usable.position;
    } else {
      if (hadStore) await this.#moveAside();
      this.#engine = await startEngine(this.#storePath);
    }
    try {
      await this.#replay(from);
    } catch (error) {
      if (from.entry === 0 || error instanceof AppError) throw error;
      // What the directory holds does not follow from this journal: the journal is the truth.
      await this.#engine.close().catch(() => undefined);
      await this.#moveAside();
      this.#engine = await startEngine(this.#storePath);
      await this.#replay(START);
    }
  }

  async #tryEngine(): Promise<{ engine: Engine; position: JournalPosition } | null> {
    let engine: Engine | null = null;
    try {
      engine = await startEngine(this.#storePath);
      const position = await journalPosition(engine.db);
      if (position.entry === 0 || !(await this.#options.isWhole(engine.db)))
        throw new Error('what it holds does not verify');
      return { engine, position };
    } catch (error) {
      this.notices.push(
        `The store did not open whole: ${error instanceof Error ? error.message : String(error)}.`,
      );
      await engine?.close().catch(() => undefined);
      return null;
    }
  }

  async #moveAside(): Promise<void> {
    const aside = `${this.#storePath}.torn`;
    await rm(aside, { recursive: true, force: true });
    await rename(this.#storePath, aside);
    this.notices.push(
      'The store was torn; it was rebuilt from the journal and the torn one kept as "store.torn".',
    );
  }

  /** Applies every journal entry behind `from`, each in a transaction with its position. */
  async #replay(from: JournalPosition): Promise<void> {
    let last = START;
    let end = 0;
    let replayed = 0;
    let wasMet = from.entry === 0;
    if (existsSync(this.#journalPath)) {
      for await (const { entry, position, end: at } of readJournal(this.#journalPath)) {
        [last, end] = [position, at];
        if (position.entry === from.entry) wasMet = position.hash === from.hash;
        if (position.entry <= from.entry) continue;
        if (!wasMet) break;
        if ('schema' in entry) await migrate(this.db, entry.schema);
        await this.db.transaction().execute(async (trx) => {
          if ('writes' in entry) await applyWrites(trx, entry.writes);
          await writePosition(trx, position);
        });
        replayed += 1;
      }
    }
    if (from.entry > last.entry) {
      throw new AppError(
        'journal_behind',
        500,
        'The journal ends before the store does: part of the journal is missing.',
        {
          remedy: 'Put the newest file "journal" back, or restore a backup into an empty SERVANDA_DIR.',
        },
      );
    }
    if (!wasMet) throw new Error('the store does not follow from its journal');
    this.#journal = await Journal.open(this.#journalPath, last, end);
    if (replayed > 0 && from.entry > 0)
      this.notices.push(`Replayed ${replayed} entries of the journal that the store had lost.`);
  }

  async migrate(target: string = SCHEMA_VERSION): Promise<readonly string[]> {
    const current = await schemaVersion(this.db);
    if (current === target) return [];
    const applied = await migrate(this.db, target);
    const prepared = this.#journal.prepare({ schema: target });
    await this.#journal.append(prepared);
    if (target !== '') await this.db.transaction().execute((trx) => writePosition(trx, prepared.position));
    return applied;
  }

  transaction<T>(work: Parameters<Store['transaction']>[0]): Promise<T> {
    return this.#inTurn(async () => {
      let isJournaled = false;
      try {
        const { result, wrote } = await runWork(this.db, work, async (trx, writes) => {
          await this.#journalise(trx, writes);
          isJournaled = true;
        });
        if (wrote) this.#listeners.forEach((listener) => listener());
        return result as T;
      } catch (error) {
        // In the journal but not committed: only a restart, which replays, brings the two together again.
        if (isJournaled) this.#failed = true;
        throw error;
      }
    });
  }

  bulk(parts: Parameters<Store['bulk']>[0]): Promise<void> {
    return this.#inTurn(async () => {
      this.#failed = true;
      await this.db.transaction().execute(async (trx) => {
        for await (const writes of parts(trx)) {
          await applyWrites(trx, writes);
          await this.#journalise(trx, writes);
        }
        await sql`set constraints all immediate`.execute(trx);
      });
      this.#failed = false;
      this.#listeners.forEach((listener) => listener());
    });
  }

  async #journalise(trx: Reader, writes: readonly TableWrite[]): Promise<void> {
    const prepared = this.#journal.prepare({ writes });
    await writePosition(trx, prepared.position);
    await this.#journal.append(prepared);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(() => {
      if (this.#failed) {
        throw new AppError('store_failed', 503, 'The embedded store failed while it wrote.', {
          remedy: 'Start Servanda again: nothing that was acknowledged is lost.',
        });
      }
      return work();
    });
    this.#queue = next.catch(() => undefined);
    return next;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    await this.#queue;
    const position = await journalPosition(this.db).catch(() => null);
    await this.#engine.close();
    await this.#journal.close();
    if (!this.#failed && position !== null && position.hash === this.#journal.last.hash) {
      const fingerprint = await treeFingerprint(this.#storePath);
      await writeMarker(this.#options.directory, { position, journalSize: this.#journal.size, fingerprint });
    }
    await this.#release();
  }
}
