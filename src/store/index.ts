import type { Kysely } from 'kysely';
import { openEmbeddedStore } from './embedded.ts';
import { openServerStore } from './server.ts';
import type { Store } from './store.ts';
import type { StoreTables } from './tables.ts';

export type { Compaction, Memory, Store, Work } from './store.ts';
export type { StoreTables } from './tables.ts';
export type { Reader, Row, TableWrite } from './writes.ts';
export { backup } from './backup.ts';
export { checkBackup } from './backup-lines.ts';
export { restoreBackup } from './restore.ts';
export { Files } from './files.ts';
export { syncFolder, writeWhole } from './disk.ts';
export { migrate, schemaVersion, SCHEMA_VERSION } from './migrate.ts';

export interface StoreOptions {
  /** SERVANDA_DIR. */
  readonly directory: string;
  /** DATABASE_URL, or null for the embedded store. */
  readonly databaseUrl: string | null;
  readonly isWhole: (db: Kysely<StoreTables>) => Promise<boolean>;
}

/** Opens the store that the configuration names. */
export const openStore = (options: StoreOptions): Promise<Store> =>
  options.databaseUrl === null ? openEmbeddedStore(options) : openServerStore(options.databaseUrl);
export { makeFolder } from './folder.ts';
