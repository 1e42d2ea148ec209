import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEMPLATES = join(ROOT, 'node_modules', '.cache', 'servanda-test-store');
const DAY_MS = 86_400_000;

/** Changes with everything that an empty embedded store depends on. */
function templateName(): string {
  const digest = createHash('sha256').update(process.version);
  const pglite = join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json');
  const sources = readdirSync(join(ROOT, 'src', 'store'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(ROOT, 'src', 'store', name));
  for (const path of [pglite, ...sources]) digest.update(readFileSync(path));
  return digest.digest('hex').slice(0, 16);
}

let template: Promise<string> | null = null;

/**
 * An embedded store without records. Making one takes 3 s, copying it 0.1 s, so it is kept for all test processes
 * until the store's code changes.
 */
function embeddedTemplate(): Promise<string> {
  template ??= (async () => {
    const path = join(TEMPLATES, templateName());
    if (existsSync(path)) return path;
    mkdirSync(TEMPLATES, { recursive: true });
    for (const name of readdirSync(TEMPLATES))
      if (Date.now() - statSync(join(TEMPLATES, name)).mtimeMs > DAY_MS)
        rmSync(join(TEMPLATES, name), { recursive: true });
    const directory = mkdtempSync(join(TEMPLATES, 'new-'));
    const services = await openServices(readConfig({ SERVANDA_DIR: directory, SERVANDA_LOG: 'silent' }));
    await services.close();
    // Each place makes a key of its own.
    rmSync(join(directory, 'keys'), { recursive: true });
    try {
      renameSync(directory, path);
    } catch {
      // Another test process was quicker.
      rmSync(directory, { recursive: true });
    }
    return path;
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
