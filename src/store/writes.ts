import { sql } from 'kysely';
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { StoreTables } from './tables.ts';

export type Row = Readonly<Record<string, unknown>>;

/**
 * What is to be written to one table: whole rows to insert or replace, and keys to remove. Every write of the house
 * has this form, so that the embedded store can put it into its journal before it is acknowledged.
 */
export interface TableWrite {
  readonly table: string;
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** Rows with all their columns; the same columns in each. */
  readonly put?: readonly Row[];
  readonly remove?: readonly Row[];
}

export type Reader = Kysely<StoreTables> | Transaction<StoreTables>;

const ROWS_A_STATEMENT = 500;

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += ROWS_A_STATEMENT) yield items.slice(at, at + ROWS_A_STATEMENT);
}

const columnList = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

function put(write: TableWrite, rows: readonly Row[]): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {});
  const updated = columns.filter((column) => !write.key.includes(column));
  const action = updated.length
    ? sql`do update set ${sql.join(updated.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}`
    : sql`do nothing`;
  // jsonb_populate_recordset lets PostgreSQL itself turn JSON into each column's type, 500 rows in one statement.
  return sql`insert into ${sql.table(write.table)} (${columnList(columns)})
    select ${columnList(columns)} from jsonb_populate_recordset(null::${sql.table(write.table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (${columnList(write.key)}) ${action}`;
}

function remove(write: TableWrite, keys: readonly Row[]): RawBuilder<unknown> {
  const matches = write.key.map((column) => sql`stored.${sql.ref(column)} = gone.${sql.ref(column)}`);
  return sql`delete from ${sql.table(write.table)} as stored
    using jsonb_populate_recordset(null::${sql.table(write.table)}, ${JSON.stringify(keys)}::jsonb) as gone
    where ${sql.join(matches, sql` and `)}`;
}

function* statements(writes: readonly TableWrite[]): Generator<RawBuilder<unknown>> {
  for (const write of writes) {
    for (const part of chunks(write.remove ?? [])) yield remove(write, part);
    for (const part of chunks(write.put ?? [])) yield put(write, part);
  }
}

/**
 * Carries out writes inside a transaction: per table first what goes, then what comes. The text of a statement is made
 * while the one before it runs.
 */
export async function applyWrites(trx: Reader, writes: readonly TableWrite[]): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  for (const statement of statements(writes)) {
    await running;
    running = statement.execute(trx);
    // It is waited for one turn later; until then a failure of it must not count as nobody's.
    running.catch(() => undefined);
  }
  await running;
}

/** The same writes in parts of at most so many rows, in the same order. */
export function* parted(writes: readonly TableWrite[], rowsAPart: number): Generator<readonly TableWrite[]> {
  let part: TableWrite[] = [];
  let room = rowsAPart;
  for (const { table, key, ...rows } of writes) {
    for (const name of ['remove', 'put'] as const) {
      const all = rows[name] ?? [];
      for (let at = 0; at < all.length;) {
        const taken = all.slice(at, at + room);
        part.push({ table, key, [name]: taken });
        at += taken.length;
        room -= taken.length;
        if (room > 0) continue;
        yield part;
        [part, room] = [[], rowsAPart];
      }
    }
  }
  if (part.length > 0) yield part;
}
