import { sql } from 'kysely';
import type { Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { lastMoment } from '../record/index.ts';

/** Where the ledger stands: how many changes it has and the root over them. */
export interface Stand {
  readonly changes: number;
  readonly root: string;
}

export async function ledgerStand(db: Reader): Promise<Stand> {
  const last = await db
    .selectFrom('checkpoint')
    .select(['size', 'root'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { changes: last?.size ?? 0, root: last?.root ?? '' };
}

/** Of the given States those that hold, or on an earlier day held, a record of the kind; in their order. */
export async function statesHolding(
  db: Reader,
  kind: Kind,
  stateIds: readonly string[],
  known: string | null,
): Promise<string[]> {
  const isHeld =
    known === null
      ? sql`exists (select 1 from ${sql.table(kind.name)} where state_id = given.id)`
      : sql`exists (select 1 from change where state_id = given.id and kind = ${kind.name})`;
  const { rows } = await sql<{ id: string }>`
    select given.id from unnest(${stateIds}::text[]) with ordinality as given (id, place)
    where ${isHeld} order by place`.execute(db);
  return rows.map((row) => row.id);
}

/** The State that a record is or was of; null for one of the catalogue, undefined where there never was one. */
export async function stateOfRecord(db: Reader, kind: Kind, id: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('change')
    .select('state_id')
    .where('kind', '=', kind.name)
    .where('record_id', '=', id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state_id;
}

/** The number of changes that had been made when a UTC day began. */
export async function changesBefore(db: Reader, day: string): Promise<number> {
  const row = await db
    .selectFrom('change_set')
    .select((eb) => eb.fn.max('last_sequence').as('last'))
    .where('at', '<', `${day}T00:00:00.000Z`)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** The records of a kind, of one State or of the catalogue, that changed after the given number of changes. */
export async function changedRecords(
  db: Reader,
  kind: Kind,
  stateId: string | null,
  after: number,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('change')
    .select('record_id')
    .distinct()
    .where('kind', '=', kind.name)
    .where('state_id', stateId === null ? 'is' : '=', stateId)
    .where('sequence', '>', after)
    .execute();
  return new Set(rows.map((row) => row.record_id));
}

/** How many records of each kind each State holds. */
export async function countRecords(
  db: Reader,
  kinds: readonly Kind[],
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const counts = new Map<string, Record<string, number>>();
  for (const kind of kinds.filter((one) => one.scope === 'state')) {
    const { rows } = await sql<{ state_id: string; count: number }>`
      select state_id, count(*)::int as count from ${sql.table(kind.name)} group by state_id`.execute(db);
    for (const { state_id: stateId, count } of rows)
      counts.set(stateId, { ...counts.get(stateId), [kind.name]: count });
  }
  return counts;
}

export interface ListedChange {
  readonly sequence: number;
  readonly changeSet: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly kind: string;
  readonly recordId: string;
  readonly state: string | null;
  readonly operation: 'create' | 'update' | 'delete';
  /** The fields that an update overwrote. */
  readonly fields: readonly string[];
  readonly contentHash: string | null;
  readonly leafHash: string;
}

export interface ChangeQuestion {
  readonly kind: string | null;
  readonly recordId: string | null;
  readonly state: string | null;
  /** As known at the end of this UTC day. */
  readonly known: string | null;
}

/** Changes in their order, those after a place and up to a number of them. */
export async function changesAfter(
  db: Reader,
  { kind, recordId, state, known }: ChangeQuestion,
  after: number,
  limit: number,
): Promise<ListedChange[]> {
  const { rows } = await sql<ListedChange>`
    select sequence, change_set as "changeSet", at, actor, reason, kind, record_id as "recordId",
      state_id as "state", operation,
      case when operation = 'update' and jsonb_typeof(before -> 'fields') = 'object'
        then array(select jsonb_object_keys(before -> 'fields')) else array[]::text[] end as fields,
      content_hash as "contentHash", leaf_hash as "leafHash"
    from change join change_set on change_set.number = change.change_set
    where sequence > ${after} and at <= ${lastMoment(known)}
      and ${kind === null ? sql`true` : sql`kind = ${kind}`}
      and ${recordId === null ? sql`true` : sql`record_id = ${recordId}`}
      and ${state === null ? sql`true` : sql`state_id = ${state}`}
    order by sequence limit ${limit}`.execute(db);
  return rows;
}
