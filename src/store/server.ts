import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import { openingError, serverError } from './database-errors.ts';
import { Ear } from './ear.ts';
import { migrate, SCHEMA_VERSION } from './migrate.ts';
import { connect } from './pool.ts';
import { Listeners, runWork, takeLedgerLock } from './store.ts';
import type { Store } from './store.ts';
import type { StoreTables } from './tables.ts';
import { Turns } from './turns.ts';
import { applyWrites } from './writes.ts';
import type { Reader } from './writes.ts';

const CHANNEL = 'servanda_ledger';
const CONNECT_TIMEOUT_MS = 10_000;
const CONNECTIONS = 10;
const OLDEST_SERVER = 150_000;

async function requireVersion(db: Kysely<StoreTables>): Promise<void> {
  const { rows } = await sql<{
    version: number;
  }>`select current_setting('server_version_num')::int as version`.execute(db);
  if ((rows[0]?.version ?? 0) >= OLDEST_SERVER) return;
  throw new AppError(
    'database_too_old',
    503,
    'The PostgreSQL named by DATABASE_URL is older than version 15.',
    { remedy: 'Upgrade it to 15 or newer.' },
  );
}

const announce = async (trx: Reader): Promise<void> => {
  await sql`select pg_notify(${CHANNEL}, '')`.execute(trx);
};

/** Opens a PostgreSQL (15 or newer) as the store and brings its schema up to date. */
export async function openServerStore(url: string): Promise<Store> {
  const address = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'servanda',
  };
  const { db } = connect({ ...address, max: CONNECTIONS, keepAlive: true });
  const listeners = new Listeners();
  const ear = new Ear(address, CHANNEL, () => listeners.tell());
  try {
    await requireVersion(db);
    await migrate(db);
    await ear.open();
  } catch (error) {
    await ear.close();
    await db.destroy();
    throw openingError(error);
  }
  return new ServerStore(db, ear, listeners);
}

class ServerStore implements Store {
  readonly kind = 'server';
  readonly db: Kysely<StoreTables>;
  readonly notices: readonly string[] = [];
  readonly #ear: Ear;
  readonly #listeners: Listeners;
  /** Writers of this process wait here and not in the pool, whose connections they would take from the readers. */
  readonly #turns = new Turns();
  #closing: Promise<void> | null = null;

  constructor(db: Kysely<StoreTables>, ear: Ear, listeners: Listeners) {
    this.db = db;
    this.#ear = ear;
    this.#listeners = listeners;
  }

  async transaction<T>(work: Parameters<Store['transaction']>[0]): Promise<T> {
    return this.#inTurn(async () => {
      const { result, wrote } = await runWork(this.db, work, announce);
      // The notification comes a moment later; whoever wrote must see what it wrote at once.
      if (wrote) this.#listeners.tell();
      return result as T;
    });
  }

  bulk(parts: Parameters<Store['bulk']>[0]): Promise<void> {
    return this.#inTurn(async () => {
      await this.db.transaction().execute(async (trx) => {
        await takeLedgerLock(trx);
        for await (const writes of parts(trx)) await applyWrites(trx, writes);
        await sql`set constraints all immediate`.execute(trx);
        await announce(trx);
      });
      this.#listeners.tell();
    });
  }

  migrate(target: string = SCHEMA_VERSION): Promise<readonly string[]> {
    return this.#inTurn(() => migrate(this.db, target));
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing) throw new AppError('store_closed', 503, 'The store is being closed.');
    try {
      return await this.#turns.run(work);
    } catch (error) {
      throw serverError(error) ?? error;
    }
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async memory(): Promise<{ checkpoints: readonly never[]; isInStep: true }> {
    return { checkpoints: [], isInStep: true };
  }

  async compact(): Promise<null> {
    return null;
  }

  close(): Promise<void> {
    this.#closing ??= this.#turns
      .idle()
      .then(() => this.#ear.close())
      .then(() => this.db.destroy());
    return this.#closing;
  }
}
