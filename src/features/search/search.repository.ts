import { sql } from 'kysely';
import type { Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';

/**
 * Rows for the index, read as one JSON text for each part: the process that serves pages passes it on to the index's
 * thread unread, so that indexing 300,000 records costs it next to nothing.
 */
const ROWS_A_PART = 4_000;

/** The rows of a kind (of one State, or of the catalogue with null), as texts of JSON arrays. */
export async function* rowTexts(db: Reader, kind: Kind, stateId: string | null): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const where = stateId === null ? sql`true` : sql`state_id = ${stateId}`;
    const { rows } = await sql<{ text: string | null; last: string | null; count: number }>`
      select json_agg(to_json(whole_row))::text as text, max(whole_row.id collate "C") as last, count(*)::int as count from (
        select * from ${sql.table(kind.name)} where ${where} and id collate "C" > ${after} order by id collate "C" limit ${ROWS_A_PART}
      ) as whole_row`.execute(db);
    const [part] = rows;
    if (part === undefined || part.text === null || part.last === null) return;
    yield part.text;
    if (part.count < ROWS_A_PART) return;
    after = part.last;
  }
}

/**
 * Which change brought each record of a unit into the record, as texts of JSON arrays of [kind, id, number]; of one that
 * was taken away and brought again the last.
 */
export async function* creationTexts(
  db: Reader,
  kinds: readonly Kind[],
  stateId: string | null,
): AsyncGenerator<string> {
  const names = kinds.map((kind) => kind.name);
  // Not `is not distinct from`, for which PostgreSQL uses no index: it would read all changes for each State.
  const ofUnit = stateId === null ? sql`state_id is null` : sql`state_id = ${stateId}`;
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ text: string | null; last: string | null; count: number }>`
      select json_agg(json_build_array(kind, record_id, sequence) order by sequence)::text as text,
        max(sequence) as last, count(*)::int as count from (
        select kind, record_id, sequence from change
        where ${ofUnit} and operation = 'create' and kind = any(${names})
          and sequence > ${after} order by sequence limit ${ROWS_A_PART}) as created`.execute(db);
    const [part] = rows;
    if (part === undefined || part.text === null || part.last === null) return;
    yield part.text;
    if (part.count < ROWS_A_PART) return;
    after = Number(part.last);
  }
}

/** The States that the record holds something findable on. */
export async function heldStates(db: Reader, kinds: readonly Kind[]): Promise<string[]> {
  const found = new Set<string>();
  for (const kind of kinds) {
    const { rows } = await sql<{
      state_id: string;
    }>`select distinct state_id from ${sql.table(kind.name)}`.execute(db);
    for (const { state_id: id } of rows) found.add(id);
  }
  return [...found].sort();
}

/** Where the ledger stands: number of changes and the root over them. */
export async function ledgerStand(db: Reader): Promise<{ changes: number; root: string }> {
  const last = await db
    .selectFrom('checkpoint')
    .select(['size', 'root'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { changes: last?.size ?? 0, root: last?.root ?? '' };
}

/** Whether the ledger once stood there: an index of another record is of no use. */
export async function stoodAt(
  db: Reader,
  { changes, root }: { changes: number; root: string },
): Promise<boolean> {
  if (changes === 0) return false;
  const found = await db
    .selectFrom('checkpoint')
    .select('root')
    .where('size', '=', changes)
    .executeTakeFirst();
  return found?.root === root;
}

/** The units with changes after the given number, '' for the catalogue; null when there are more than `most`. */
export async function changedUnits(db: Reader, after: number, most: number): Promise<string[] | null> {
  const rows = await db
    .selectFrom('change')
    .select('state_id')
    .distinct()
    .where('sequence', '>', after)
    .limit(most + 1)
    .execute();
  return rows.length > most ? null : rows.map((row) => row.state_id ?? '');
}
