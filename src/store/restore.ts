import { sql } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import { damaged, readBackup } from './backup-lines.ts';
import type { BackupHead, BackupLine } from './backup-lines.ts';
import type { BackupSummary } from './backup.ts';
import { tableKeys } from './dump.ts';
import type { Files, Keeping } from './files.ts';
import { SCHEMA_VERSION } from './migrate.ts';
import type { Store } from './store.ts';
import type { Reader, TableWrite } from './writes.ts';

/**
 * Restores a checked backup into an empty store of either kind, in one transaction: the schema as it was, the rows,
 * then the migrations since. Throws `store_not_empty` before anything is touched.
 */
export async function restoreBackup(
  path: string,
  head: BackupHead,
  target: { store: Store; files: Files },
): Promise<BackupSummary> {
  const { store, files } = target;
  await requireEmpty(store.db);
  const summary = { rows: 0, files: 0, schema: head.schema };
  try {
    await store.migrate(head.schema);
    await store.bulk(async function* (trx: Reader): AsyncGenerator<TableWrite[]> {
      // Once more, under the ledger's lock: on a server somebody may have written meanwhile.
      await requireEmpty(trx);
      const keys = await tableKeys(trx);
      const restoring = new RestoringFiles(files);
      try {
        for await (const line of readBackup(path)) {
          if ('file' in line && (await restoring.take(line))) summary.files += 1;
          if (!('table' in line)) continue;
          const key = keys.get(line.table);
          if (!key) throw damaged('damaged: it holds a table that is not known');
          summary.rows += line.rows.length;
          yield [{ table: line.table, key, put: line.rows }];
        }
      } finally {
        await restoring.abandon();
      }
    });
  } catch (error) {
    await store.migrate(SCHEMA_VERSION).catch(() => undefined);
    throw error;
  }
  await store.migrate(SCHEMA_VERSION);
  return summary;
}

/** Held documents as their parts come in. */
class RestoringFiles {
  readonly #files: Files;
  #keeping: Keeping | null = null;

  constructor(files: Files) {
    this.#files = files;
  }

  /** True when this was the last part and the file is the one that its name says. */
  async take(line: Extract<BackupLine, { file: string }>): Promise<boolean> {
    this.#keeping ??= await this.#files.begin();
    await this.#keeping.add(Buffer.from(line.base64, 'base64'));
    if (line.more) return false;
    const hash = await this.#keeping.end();
    this.#keeping = null;
    if (hash !== line.file) throw damaged('altered');
    return true;
  }

  async abandon(): Promise<void> {
    await this.#keeping?.abandon();
  }
}

/** A new store holds not one row; whatever there is must not be mixed with another record. */
async function requireEmpty(db: Reader): Promise<void> {
  const tables = [...(await tableKeys(db)).keys()];
  if (tables.length === 0) return;
  const counts = tables.map((table) => sql`select exists (select from ${sql.table(table)}) as has_rows`);
  const { rows } = await sql<{ has_rows: boolean }>`${sql.join(counts, sql` union all `)}`.execute(db);
  if (!rows.some((row) => row.has_rows)) return;
  throw new AppError(
    'store_not_empty',
    409,
    'There is a record in this store already; a backup is restored into an empty one only.',
    { remedy: 'Set SERVANDA_DIR to an empty folder, or DATABASE_URL to an empty database.' },
  );
}
