import { sql } from 'kysely';
import pg from 'pg';
import { AppError } from '../kernel/errors.ts';
import { migrate, SCHEMA_VERSION } from './migrate.ts';
import { connect } from './pool.ts';
import { runWork } from './store.ts';
import type { Store } from './store.ts';
import { applyWrites } from './writes.ts';

const CHANNEL = 'servanda_ledger';
const CONNECT_TIMEOUT_MS = 5_000;
const OLDEST_SERVER = 150_000;

function unreachable(cause: unknown): AppError {
  return new AppError('database_unreachable', 503, 'The PostgreSQL named by DATABASE_URL does not answer.', {
    cause,
    remedy:
      'Check host, port, user, password and database name, and that the server runs; "servanda doctor" shows what it answers. Without DATABASE_URL the embedded store is used.',
  });
}

/** Hears of other processes' writes. Reconnects by itself; a missed notification only delays what is read next. */
class Ear {
  #client: pg.Client | null = null;
  #closed = false;
  readonly #url: string;
  readonly #heard: () => void;

  constructor(url: string, heard: () => void) {
    this.#url = url;
    this.#heard = heard;
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    this.#client = client;
    client.on('notification', this.#heard);
    client.on('error', () => undefined);
    client.on('end', () => this.#again());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#heard();
  }

  #again(): void {
    if (this.#closed) return;
    setTimeout(() => this.open().catch(() => this.#again()), 1_000).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end();
  }
}

/** Opens a PostgreSQL (15 or newer) as the store and brings its schema up to date. */
export async function openServerStore(url: string, options: { migrate?: boolean } = {}): Promise<Store> {
  const { db } = connect({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'servanda',
  });
  const listeners: (() => void)[] = [];
  const ear = new Ear(url, () => listeners.forEach((listener) => listener()));
  try {
    const version = await sql<{
      version: number;
    }>`select current_setting('server_version_num')::int as version`.execute(db);
    if ((version.rows[0]?.version ?? 0) < OLDEST_SERVER) {
      throw new AppError(
        'database_too_old',
        503,
        'The PostgreSQL named by DATABASE_URL is older than version 15.',
        { remedy: 'Upgrade it to 15 or newer.' },
      );
    }
    if (options.migrate ?? true) await migrate(db);
    await ear.open();
  } catch (error) {
    await ear.close().catch(() => undefined);
    await db.destroy();
    throw error instanceof AppError ? error : unreachable(error);
  }
  const announce = async (trx: Parameters<Parameters<typeof runWork>[2]>[0]): Promise<void> => {
    await sql`select pg_notify(${CHANNEL}, '')`.execute(trx);
  };
  return {
    kind: 'server',
    db,
    notices: [],
    transaction: async (work) => (await runWork(db, work, announce)).result,
    bulk: async (parts) => {
      await db.transaction().execute(async (trx) => {
        for await (const writes of parts(trx)) await applyWrites(trx, writes);
        await sql`set constraints all immediate`.execute(trx);
        await announce(trx);
      });
    },
    migrate: (target = SCHEMA_VERSION) => migrate(db, target),
    onChange: (listener) => void listeners.push(listener),
    close: async () => {
      await ear.close();
      await db.destroy();
    },
  };
}
