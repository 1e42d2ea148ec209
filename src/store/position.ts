import type { Kysely } from 'kysely';
import { START } from './journal.ts';
import type { JournalPosition } from './journal.ts';
import { schemaVersion } from './migrate.ts';
import type { StoreTables } from './tables.ts';
import { applyWrites } from './writes.ts';
import type { Reader } from './writes.ts';

/** Where in its journal an embedded store stands; START for one without tables. */
export async function readPosition(db: Kysely<StoreTables>): Promise<JournalPosition> {
  if ((await schemaVersion(db)) === null) return START;
  return (await db.selectFrom('journal_position').select(['entry', 'hash']).executeTakeFirst()) ?? START;
}

export const writePosition = (trx: Reader, position: JournalPosition): Promise<void> =>
  applyWrites(trx, [{ table: 'journal_position', key: ['id'], put: [{ id: 1, ...position }] }]);
