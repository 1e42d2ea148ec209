import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { KINDS } from './features/kinds.ts';
import { Dossiers, Ledger, loadDataFolder, openKeys, verify } from './ledger/index.ts';
import type { Keys, Witness } from './ledger/index.ts';
import { Files, openStore } from './store/index.ts';
import type { Store } from './store/index.ts';

/** What the house is made of, wired by hand. Only this file and the command line read the clock. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly dossiers: Dossiers;
  readonly files: Files;
  readonly keys: Keys;
  readonly log: Logger;
  /** Now, ISO 8601 UTC with milliseconds. */
  readonly now: () => string;
  /** Checkpoints that this installation has seen: what `verify` holds the store against. */
  readonly witnesses: () => Promise<readonly Witness[]>;
  close(): Promise<void>;
}

export const keysFolder = (config: Config): string => join(config.directory, 'keys');
const dataFolder = (name: string): string => fileURLToPath(new URL(`../data/${name}`, import.meta.url));

export async function openServices(config: Config): Promise<Services> {
  const log = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
  const keys = await openKeys(keysFolder(config));
  const store = await openStore({
    directory: config.directory,
    databaseUrl: config.databaseUrl,
    isWhole: async (db) => (await verify(db, KINDS, keys.trusted)).findings.length === 0,
  });
  for (const notice of store.notices) log.warn(notice);
  const witnessPath = join(config.directory, 'checkpoints');
  const ledger = new Ledger(store, KINDS, keys.signer, ({ size, root }) =>
    appendFile(witnessPath, `${size} ${root}\n`, { mode: 0o600 }),
  );
  const dossiers = new Dossiers(store.db, KINDS);
  store.onChange(() => dossiers.forget());
  return {
    config,
    store,
    ledger,
    dossiers,
    keys,
    log,
    files: new Files(join(config.directory, 'files')),
    now: () => new Date().toISOString(),
    witnesses: () => readWitnesses(witnessPath),
    close: () => store.close(),
  };
}

/** Loads the shipped catalogue and, unless it is turned off, the Kazakhstan record. Costs a query when nothing is new. */
export async function loadShippedData(services: Services): Promise<void> {
  const folders = services.config.hasDemo ? ['catalogue', 'kazakhstan'] : ['catalogue'];
  for (const folder of folders) {
    const set = await loadDataFolder(services.ledger, dataFolder(folder), folder, services.now());
    if (set.number !== null) services.log.info({ folder, ...set }, 'loaded');
  }
}

async function readWitnesses(path: string): Promise<Witness[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [size, root] = line.split(' ');
    return size && root ? [{ size: Number(size), root }] : [];
  });
}
