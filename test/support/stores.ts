import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../../src/config.ts';
import { openServices } from '../../src/main.ts';
import type { Services } from '../../src/main.ts';

export const STORES = ['embedded', 'server'] as const;
export type StoreKind = (typeof STORES)[number];

/** A place for a store: an empty folder, and for a server an empty database of its own. */
export interface Place {
  readonly kind: StoreKind;
  readonly directory: string;
  readonly databaseUrl: string | null;
  /** The environment that names it, for a process of its own. */
  readonly env: Readonly<Record<string, string>>;
  open(): Promise<Services>;
  /** Deletes folder and database. */
  remove(): Promise<void>;
}

async function withAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A new empty place of a kind. The PostgreSQL is the one that `npm test` started (TEST_POSTGRES_URL). */
export async function newPlace(kind: StoreKind): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'servanda-test-'));
  const admin = process.env['TEST_POSTGRES_URL'];
  if (kind === 'server' && !admin)
    throw new Error('TEST_POSTGRES_URL is not set: run the tests with "npm test"');
  const name = `test_${randomBytes(6).toString('hex')}`;
  let databaseUrl: string | null = null;
  if (kind === 'server' && admin) {
    await withAdmin(admin, (client) => client.query(`create database ${name}`));
    databaseUrl = admin.replace(/\/postgres$/, `/${name}`);
  }
  const env: Record<string, string> = {
    SERVANDA_DIR: directory,
    SERVANDA_LOG: 'silent',
    PORT: '0',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  return {
    kind,
    directory,
    databaseUrl,
    env,
    open: () => openServices(readConfig(env)),
    remove: async () => {
      await rm(directory, { recursive: true, force: true });
      if (databaseUrl && admin)
        await withAdmin(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
