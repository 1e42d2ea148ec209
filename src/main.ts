import { appendFile, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { ConfirmingService, NameService } from './features/confirming/index.ts';
import { BulkDesk, ImportService } from './features/imports/index.ts';
import { KINDS } from './features/kinds.ts';
import { MappingService } from './features/mappings/index.ts';
import { mappingOfJson } from './features/proposals/index.ts';
import type { DatabaseExports, DocumentReading, Mapping, Tables } from './features/proposals/index.ts';
import { catalogueNames, ReadingService, RecordGround } from './features/reading/index.ts';
import { SearchService } from './features/search/index.ts';
import { LikenessService } from './features/likeness/likeness.service.ts';
import { TagService } from './features/tagging/index.ts';
import { sha256 } from './kernel/canonical.ts';
import type { NameEntry } from './kernel/names.ts';
import { Dossiers, Ledger, loadDataFolders, openKeys, readDataFolders, verify } from './ledger/index.ts';
import type { Keys, Witness } from './ledger/index.ts';
import { createStateNames } from './kernel/state-names.ts';
import type { StateNames, StateNamesEntry } from './kernel/state-names.ts';
import { databaseExports } from './readers/bulk-readers.ts';
import { createDocumentReading } from './readers/documents.ts';
import { createTables } from './readers/tables.ts';
import { Files, makeFolder, openStore } from './store/index.ts';
import type { Store } from './store/index.ts';

/** What the house is made of, wired by hand. Only this file and the command line read the clock. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly dossiers: Dossiers;
  readonly files: Files;
  readonly reading: ReadingRooms;
  readonly search: SearchService;
  readonly tags: TagService;
  readonly likeness: LikenessService;
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
  await makeFolder(config.directory);
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
  const states = await shippedStates();
  const documents = createDocumentReading({ states });
  const tables = createTables({ states });
  const reading = readingRooms({
    ledger,
    dossiers,
    files,
    documents,
    exports: databaseExports,
    tables,
    shippedMappings: await shippedMappings(),
    now,
    log,
  });
  const search = new SearchService({ store, path: join(config.directory, 'index', 'search'), log });
  const tags = new TagService({ ledger, dossiers, now });
  const likeness = new LikenessService({ ledger, dossiers, search, now });
  return {
    config,
    store,
    ledger,
    dossiers,
    reading,
    search,
    tags,
    likeness,
    keys,
    log,
    files,
    now,
    witnesses: () => readWitnesses(witnessPath),
    close: async () => {
      await search.close();
      await tags.close();
      await reading.files.close();
      await documents.close();
      await tables.close();
      await store.close();
    },
  };
}

/** The rooms that a document passes on its way into the record. */
export interface ReadingRooms {
  readonly ledger: Ledger;
  readonly ground: RecordGround;
  readonly files: ReadingService;
  readonly confirming: ConfirmingService;
  readonly names: NameService;
  readonly imports: ImportService;
  readonly mappings: MappingService;
}

export function readingRooms(
  parts: Pick<Services, 'ledger' | 'dossiers' | 'files' | 'now' | 'log'> & {
    readonly documents: DocumentReading;
    readonly exports: DatabaseExports;
    readonly tables: Tables;
    readonly shippedMappings: readonly Mapping[];
  },
): ReadingRooms {
  const { ledger } = parts;
  const ground = new RecordGround(ledger, parts.dossiers);
  const confirming = new ConfirmingService({ ...parts, ground });
  const mappings = new MappingService({ ...parts, ground });
  return {
    ledger,
    ground,
    files: new ReadingService({
      ...parts,
      ground,
      items: confirming,
      exports: new BulkDesk({ ...parts, ground }),
      tableGround: (reading) => mappings.groundFor(reading),
    }),
    confirming,
    names: new NameService({ ...parts, ground }),
    imports: new ImportService({
      ...parts,
      reopened: (importId, changeSets) => confirming.reopened(importId, changeSets),
    }),
    mappings,
  };
}

/** State names as the shipped catalogue has them: reading a document needs no store for that. */
export async function shippedStates(): Promise<StateNamesEntry[]> {
  const file = JSON.parse(await readFile(join(dataFolder('catalogue'), 'states.json'), 'utf8')) as {
    records: StateNamesEntry[];
  };
  return file.records;
}

export const shippedStateNames = async (): Promise<StateNames> => createStateNames(await shippedStates());

/** The names of the shipped catalogue: instruments, mechanisms, themes, grades. */
export async function shippedNames(): Promise<NameEntry[]> {
  const kinds = new Map(KINDS.map((kind) => [kind.name, kind]));
  const { drafts } = await readDataFolders([{ label: 'catalogue', path: dataFolder('catalogue') }], kinds);
  const records = drafts.filter((one) => 'fields' in one);
  return catalogueNames((kind) => records.filter((one) => one.kind.name === kind).map((one) => one.fields));
}

/** What the columns of tables mean that tools of the field write: read without asking. */
export async function shippedMappings(): Promise<Mapping[]> {
  const folder = dataFolder('mappings');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((text) =>
    (JSON.parse(text) as { mappings: object[] }).mappings.map((one) => mappingOfJson(JSON.stringify(one))),
  );
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
