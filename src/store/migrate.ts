import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator, NO_MIGRATIONS } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { AppError } from '../kernel/errors.ts';
import type { StoreTables } from './tables.ts';
import * as ledger from './migrations/0001-ledger.ts';
import * as catalogue from './migrations/0002-catalogue.ts';
import * as stateRecord from './migrations/0003-state-record.ts';
import * as reading from './migrations/0004-reading.ts';
import * as savedQuestions from './migrations/0005-saved-questions.ts';
import * as clusters from './migrations/0006-clusters.ts';
import * as tags from './migrations/0007-tags.ts';

/** Every migration, in order. A name never changes; a migration never changes once it was released. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-ledger': ledger,
  '0002-catalogue': catalogue,
  '0003-state-record': stateRecord,
  '0004-reading': reading,
  '0005-saved-questions': savedQuestions,
  '0006-clusters': clusters,
  '0007-tags': tags,
};

/** The schema version this program writes: the name of the newest migration. */
export const SCHEMA_VERSION: string = Object.keys(MIGRATIONS).at(-1) ?? '';

function migrator(db: Kysely<StoreTables>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
}

/**
 * Brings the store to a version (default: the newest; '' takes every table away). Refuses a store that a newer program wrote, because what it
 * does not know it would lose.
 */
export async function migrate(
  db: Kysely<StoreTables>,
  target: string = SCHEMA_VERSION,
): Promise<readonly string[]> {
  const { error, results } = await migrator(db).migrateTo(target === '' ? NO_MIGRATIONS : target);
  if (error) {
    throw new AppError(
      'migration_failed',
      500,
      'The store could not be brought to the version this program needs.',
      {
        cause: error,
        remedy: 'Restore the last backup with the program version that made it, or use the newer program.',
      },
    );
  }
  return (results ?? [])
    .filter((result) => result.status === 'Success')
    .map((result) => result.migrationName);
}

/**
 * The newest migration that was applied, also one that this program does not know; null on an empty store. Read from
 * the migrator's own table, because the migrator tells of known ones only.
 */
export async function schemaVersion(db: Kysely<StoreTables>): Promise<string | null> {
  const { rows } = await sql<{ has_table: boolean }>`
    select to_regclass('kysely_migration') is not null as has_table`.execute(db);
  if (!rows[0]?.has_table) return null;
  const newest = await sql<{
    name: string;
  }>`select name from kysely_migration order by name collate "C" desc limit 1`.execute(db);
  return newest.rows[0]?.name ?? null;
}
