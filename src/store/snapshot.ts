import type { Kysely } from 'kysely';
import { rowParts, tableKeys } from './dump.ts';
import type { JournalContent } from './journal.ts';
import { schemaVersion } from './migrate.ts';
import type { StoreTables } from './tables.ts';

/** All that a store holds as the beginning of a journal: the schema, then every row. The last line is the caller's. */
export async function* snapshotOf(db: Kysely<StoreTables>): AsyncGenerator<JournalContent> {
  yield { schema: (await schemaVersion(db)) ?? '', more: true };
  for (const [table, key] of await tableKeys(db)) {
    for await (const put of rowParts(db, table, key)) yield { writes: [{ table, key, put }], more: true };
  }
}
