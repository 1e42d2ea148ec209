import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import { journalTail, treeFingerprint, writeMarker } from './clean-marker.ts';
import { syncFolder, syncTree } from './disk.ts';
import { Journal, readLines, START } from './journal.ts';
import type { JournalContent } from './journal.ts';
import { takeLock } from './lock.ts';
import { migrate, schemaVersion, SCHEMA_VERSION } from './migrate.ts';
import { readPosition, writePosition } from './position.ts';
import { openWhole, placesIn } from './recovery.ts';
import type { Opened, Places } from './recovery.ts';
import { snapshotOf } from './snapshot.ts';
import { Listeners, runWork } from './store.ts';
import type { Compaction, Memory, Store } from './store.ts';
import type { StoreTables } from './tables.ts';
import { Turns } from './turns.ts';
import { applyWrites, parted } from './writes.ts';
import type { TableWrite } from './writes.ts';

export interface EmbeddedOptions {
  /** SERVANDA_DIR; made if absent. */
  readonly directory: string;
  /** Says whether what the store holds is whole; asked before a journal is written anew from it. */
  readonly isWhole: (db: Kysely<StoreTables>) => Promise<boolean>;
}

/** The embedded store: PGlite in a worker, one process at a time, every change in an fsynced journal. */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<Store> {
  if (!existsSync(options.directory)) {
    await mkdir(options.directory, { recursive: true, mode: 0o700 });
    await syncFolder(dirname(options.directory));
  }
  const release = await takeLock(join(options.directory, 'lock'));
  const places = placesIn(options.directory);
  const notices: string[] = [];
  let opened: Opened | null = null;
  try {
    opened = await openWhole(places, (text) => void notices.push(text));
    const store = new EmbeddedStore(options, places, opened, notices, release);
    await store.migrate();
    return store;
  } catch (error) {
    await opened?.engine.kill();
    await opened?.journal.close();
    await release();
    throw error instanceof AppError ? error : notOpening(error);
  }
}

const notOpening = (cause: unknown): AppError =>
  new AppError('store_not_opening', 500, 'The embedded store does not open.', {
    cause,
    remedy:
      'See the log for the cause. Its journal is untouched: a copy of SERVANDA_DIR can be opened elsewhere.',
  });

const failed = (cause?: unknown): AppError =>
  new AppError('store_failed', 503, 'The embedded store failed while it wrote.', {
    cause,
    remedy: 'Start Servanda again: nothing that was acknowledged is lost.',
  });

class EmbeddedStore implements Store {
  readonly kind = 'embedded';
  readonly notices: readonly string[];
  readonly #options: EmbeddedOptions;
  readonly #places: Places;
  readonly #engine: Opened['engine'];
  readonly #release: () => Promise<void>;
  readonly #listeners = new Listeners();
  readonly #turns = new Turns();
  #journal: Journal;
  #hasFailed = false;
  #closing: Promise<void> | null = null;

  constructor(
    options: EmbeddedOptions,
    places: Places,
    opened: Opened,
    notices: readonly string[],
    release: () => Promise<void>,
  ) {
    this.#options = options;
    this.#places = places;
    this.#engine = opened.engine;
    this.#journal = opened.journal;
    this.notices = notices;
    this.#release = release;
  }

  get db(): Kysely<StoreTables> {
    return this.#engine.db;
  }

  /** The journal comes first: a schema that it does not know of could not be rebuilt. */
  migrate(target: string = SCHEMA_VERSION): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      if (((await schemaVersion(this.db)) ?? '') === target) return [];
      const before = this.#journal.end;
      await this.#journal.append([{ schema: target }]);
      try {
        const applied = await migrate(this.db, target);
        if (target !== '') await writePosition(this.db, this.#journal.end.position);
        return applied;
      } catch (error) {
        await this.#journal.cutBack(before);
        throw error;
      }
    });
  }

  transaction<T>(work: Parameters<Store['transaction']>[0]): Promise<T> {
    return this.#inTurn(async () => {
      let isJournaled = false;
      const journalise: Parameters<typeof runWork>[2] = async (trx, writes) => {
        await this.#journal.append(linesFor(writes));
        isJournaled = true;
        await writePosition(trx, this.#journal.end.position);
      };
      try {
        const { result, wrote } = await runWork(this.db, work, journalise);
        if (wrote) this.#listeners.tell();
        return result as T;
      } catch (error) {
        // In the journal but not committed: only a new start, which replays, brings the two together again.
        if (isJournaled) this.#hasFailed = true;
        throw this.#isUsable() ? error : failed(error);
      }
    });
  }

  bulk(parts: Parameters<Store['bulk']>[0]): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.#journal.end;
      let isJournaled = false;
      try {
        await this.db.transaction().execute(async (trx) => {
          for await (const writes of parts(trx)) {
            await applyWrites(trx, writes);
            await this.#journal.append([{ writes, more: true }], { sync: false });
          }
          await sql`set constraints all immediate`.execute(trx);
          await this.#journal.append([{ writes: [] }]);
          isJournaled = true;
          await writePosition(trx, this.#journal.end.position);
        });
      } catch (error) {
        if (isJournaled) this.#hasFailed = true;
        else await this.#journal.cutBack(before);
        throw this.#isUsable() ? error : failed(error);
      }
      this.#listeners.tell();
    });
  }

  #isUsable(): boolean {
    return !this.#hasFailed && this.#journal.isSound && !this.#engine.hasDied;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new AppError('store_closed', 503, 'The store is being closed.'));
    return this.#turns.run(() => (this.#isUsable() ? work() : Promise.reject(failed())));
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads the journal through: every checkpoint in it, and whether the store stands where the journal ends. */
  memory(): Promise<Memory> {
    return this.#inTurn(async () => {
      const checkpoints: { size: number; root: string }[] = [];
      for await (const { content } of readLines(this.#places.journal)) {
        for (const write of 'writes' in content ? content.writes : [])
          if (write.table === 'checkpoint')
            checkpoints.push(...((write.put ?? []) as unknown as typeof checkpoints));
      }
      const { entry, hash } = await readPosition(this.db);
      const end = this.#journal.end.position;
      return { checkpoints, isInStep: entry === end.entry && hash === end.hash };
    });
  }

  /** Writes a new journal that begins with all that is, and puts it in the place of the old one. */
  compact(): Promise<Compaction | null> {
    return this.#inTurn(async () => {
      if (!(await this.#options.isWhole(this.db))) throw notWhole();
      const old = this.#journal.end;
      const path = `${this.#places.journal}.new`;
      await rm(path, { force: true });
      await Journal.create(path);
      const next = await Journal.open(path, {
        position: { entry: old.position.entry, hash: START.hash },
        size: 0,
      });
      try {
        for await (const content of snapshotOf(this.db)) await next.append([content], { sync: false });
        await next.append([{ writes: [] }]);
      } catch (error) {
        await next.close();
        await rm(path, { force: true });
        throw error;
      }
      await rename(path, this.#places.journal);
      const replaced = this.#journal;
      this.#journal = next;
      try {
        await syncFolder(this.#places.directory);
        await writePosition(this.db, next.end.position);
        await replaced.close();
      } catch (error) {
        this.#hasFailed = true;
        throw failed(error);
      }
      return { bytesBefore: old.size, bytesAfter: next.end.size };
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      await this.#turns.idle();
      const { position } = this.#journal.end;
      const stored = await readPosition(this.db).catch(() => null);
      await this.#journal.close();
      await this.#engine.close();
      if (this.#isUsable() && stored?.entry === position.entry && stored.hash === position.hash)
        await this.#mark();
    } finally {
      await this.#release();
    }
  }

  async #mark(): Promise<void> {
    await syncTree(this.#places.store);
    await writeMarker(this.#places.directory, {
      end: this.#journal.end,
      journalTail: await journalTail(this.#places.journal),
      fingerprint: await treeFingerprint(this.#places.store),
    });
  }
}

const notWhole = (): AppError =>
  new AppError('store_not_whole', 409, 'The store does not verify; its journal is kept as it is.', {
    remedy: 'See "servanda verify".',
  });

const ROWS_A_LINE = 5_000;

/** The lines of one transaction: one for the usual, several for a large one, because a line is one string. */
function* linesFor(writes: readonly TableWrite[]): Generator<JournalContent> {
  const parts = [...parted(writes, ROWS_A_LINE)];
  for (const [index, part] of parts.entries())
    yield index < parts.length - 1 ? { writes: part, more: true } : { writes: part };
}
