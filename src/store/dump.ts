import { sql } from 'kysely';
import type { Reader, Row } from './writes.ts';

/** Not part of the record: where this store stands in its journal, and the migrator's own tables. */
const APART = ['journal_position', 'kysely_migration', 'kysely_migration_lock'];

/** Rows differ from 200 bytes to a megabyte (a reading), so each part is as long as the last one's rows allow. */
const BYTES_A_PART = 2_000_000;
const ROWS_A_PART = { first: 20, most: 2_000 };

/**
 * Every table with the columns of its primary key, as the database itself says, so that a table which a later
 * migration adds is never left out of a backup.
 */
export async function tableKeys(db: Reader): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ name: string; key: string[] }>`
    select relname::text as name, array_agg(attname::text order by place) as key
    from pg_class join pg_index on indrelid = pg_class.oid and indisprimary
      cross join unnest(indkey::int2[]) with ordinality as part (number, place)
      join pg_attribute on attrelid = pg_class.oid and attnum = part.number
    where relnamespace = 'public'::regnamespace and relkind = 'r' and not relname = any(${APART})
    group by relname order by relname::text collate "C"`.execute(db);
  return new Map(rows.map((row) => [row.name, row.key]));
}

/** All rows of a table in the order of its key, some thousand at a time. */
export async function* rowParts(
  db: Reader,
  table: string,
  key: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const order = sql.join(key.map((column) => sql.ref(column)));
  let limit = ROWS_A_PART.first;
  for (let after: Row | undefined; ;) {
    const behind = after
      ? sql`where (${order}) > (${sql.join(key.map((column) => after?.[column]))})`
      : sql``;
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} ${behind} order by ${order} limit ${limit}`.execute(db);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1);
    const bytesARow = JSON.stringify(after).length;
    limit = Math.min(ROWS_A_PART.most, Math.max(1, Math.floor(BYTES_A_PART / bytesARow)));
  }
}
