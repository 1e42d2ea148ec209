import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { readConfig } from '../../src/config.ts';
import { openServices } from '../../src/main.ts';
import type { Services } from '../../src/main.ts';

const run = promisify(execFile);

export const STORES = ['embedded', 'server'] as const;
export type StoreKind = (typeof STORES)[number];

/** A place for a store: a folder, and for a server a database of its own, both without records. */
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

/**
 * A database as a ministry's has it: made for a language, so that what relies on bytes sorting as bytes fails here.
 * (A server of the tests is started with --locale=C, where it would not.)
 */
const newDatabase = (name: string): string =>
  `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'`;

let template: Promise<string> | null = null;

/** An embedded store without records, made once for each test process: making one takes 3 s, copying it 0.1 s. */
function embeddedTemplate(): Promise<string> {
  template ??= (async () => {
    const directory = mkdtempSync(join(tmpdir(), 'servanda-template-'));
    process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
    const services = await openServices(readConfig({ SERVANDA_DIR: directory, SERVANDA_LOG: 'silent' }));
    await services.close();
    // Each place makes a key of its own.
    rmSync(join(directory, 'keys'), { recursive: true });
    return directory;
  })();
  return template;
}

/** Copies a folder with everything that the store's marker holds it against: times of change to the nanosecond. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to]);
}

/**
 * A new place of a kind. `isNew: true` leaves the folder of an embedded store empty, as at a first start. The
 * PostgreSQL is the one that `npm test` started (TEST_POSTGRES_URL).
 */
export async function newPlace(kind: StoreKind, options: { isNew?: boolean } = {}): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'servanda-test-'));
  const admin = process.env['TEST_POSTGRES_URL'];
  if (kind === 'server' && !admin)
    throw new Error('TEST_POSTGRES_URL is not set: run the tests with "npm test"');
  const name = `test_${randomBytes(6).toString('hex')}`;
  let databaseUrl: string | null = null;
  if (kind === 'server' && admin) {
    await withAdmin(admin, (client) => client.query(newDatabase(name)));
    databaseUrl = admin.replace(/\/postgres$/, `/${name}`);
  } else if (!options.isNew) {
    await copyFolder(`${await embeddedTemplate()}/.`, directory);
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

/** A new place of a kind, opened; closed and removed whatever the work does. */
export async function withStore(
  kind: StoreKind,
  work: (services: Services, place: Place) => Promise<void>,
): Promise<void> {
  const place = await newPlace(kind);
  try {
    const services = await place.open();
    try {
      await work(services, place);
    } finally {
      await services.close();
    }
  } finally {
    await place.remove();
  }
}
