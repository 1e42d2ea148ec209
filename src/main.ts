import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { ReadingService } from './features/reading/index.ts';
import { KINDS } from './features/kinds.ts';
import { sha256 } from './kernel/canonical.ts';
import { Dossiers, Ledger, loadDataFolders, openKeys, verify } from './ledger/index.ts';
import type { Keys, Witness } from './ledger/index.ts';
import { createStateNames } from './kernel/state-names.ts';
import type { StateNames, StateNamesEntry } from './kernel/state-names.ts';
import { uprReportReader } from './readers/upr-report/index.ts';
import { Files, openStore } from './store/index.ts';
import type { Store } from './store/index.ts';

/** What the house is made of, wired by hand. Only this file and the command line read the clock. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly dossiers: Dossiers;
  readonly files: Files;
  readonly reading: ReadingService;
  readonly keys: Keys;
  readonly log: Logger;
  /** Now, ISO 8601 UTC with milliseconds. */
  readonly now: () => string;
  /** Checkpoints that this installation has seen: what `verify` holds the store against. */
  readonly witnesses: () => Promise<readonly Witness[]>;
  close(): Promise<void>;
}

/** Until accounts come the site listens on the loopback only, and whoever sits there is this. */
export const LOCAL_ADMINISTRATOR = 'local:administrator';

export const keysFolder = (config: Config): string => join(config.directory, 'keys');
/** Which checkpoints this installation has seen, a file for each ledger: another database holds another one. */
export function witnessFile(config: Config): string {
  if (config.databaseUrl === null) return join(config.directory, 'checkpoints');
  const { host, pathname } = new URL(config.databaseUrl);
  return join(config.directory, `checkpoints-${sha256(`${host}${pathname}`).slice(0, 12)}`);
}
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
  const witnessPath = witnessFile(config);
  const ledger = new Ledger(store, KINDS, keys.signer, async ({ size, root }) => {
    await appendFile(witnessPath, `${size} ${root}\n`, { mode: 0o600 }).catch((error: unknown) =>
      log.warn({ err: error }, 'the checkpoint could not be remembered outside the store'),
    );
  });
  const dossiers = new Dossiers(store.db, KINDS);
  store.onChange(() => dossiers.forget());
  const files = new Files(join(config.directory, 'files'));
  const now = (): string => new Date().toISOString();
  const reader = uprReportReader(await shippedStateNames());
  const reading = new ReadingService({ ledger, files, reader, now, log });
  return {
    config,
    store,
    ledger,
    dossiers,
    reading,
    keys,
    log,
    files,
    now,
    witnesses: () => readWitnesses(witnessPath),
    close: async () => {
      await reading.close();
      await reader.close();
      await store.close();
    },
  };
}

/** State names as the shipped catalogue has them: reading a document needs no store for that. */
export async function shippedStateNames(): Promise<StateNames> {
  const file = JSON.parse(await readFile(join(dataFolder('catalogue'), 'states.json'), 'utf8')) as {
    records: StateNamesEntry[];
  };
  return createStateNames(file.records);
}

/** Loads the shipped catalogue and, unless it is turned off, the Kazakhstan record. Costs a query when nothing is new. */
export async function loadShippedData(services: Services): Promise<void> {
  const labels = services.config.hasDemo ? ['catalogue', 'kazakhstan'] : ['catalogue'];
  const folders = labels.map((label) => ({ label, path: dataFolder(label) }));
  const set = await loadDataFolders(services.ledger, folders, services.now());
  if (set.number !== null) services.log.info(set, 'loaded the shipped data');
}

async function readWitnesses(path: string): Promise<Witness[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  // A line that a full disk or a power cut left torn is no witness.
  return [...text.matchAll(/^(\d{1,15}) ([0-9a-f]{64})$/gm)].map(([, size, root]) => ({
    size: Number(size),
    root: root ?? '',
  }));
}
