import { sql } from 'kysely';
import type { Reader } from '../../store/index.ts';
import type { BeforeJson } from '../../store/tables.ts';

/** A change set as it touched one State (or the catalogue): who, when, why, and how many records. */
export interface ChangeSetRow {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

export interface ChangeRow {
  readonly sequence: number;
  readonly kind: string;
  readonly recordId: string;
  readonly operation: 'create' | 'update' | 'delete';
  readonly before: BeforeJson | null;
  readonly leafHash: string;
}

/** Of one State's record; `null`: of the catalogue. */
export type Scope = string | null;

/** `known` is the last UTC day whose changes count, or null for all. */
const until = (known: string | null) => sql`${known === null ? '9999' : `${known}T23:59:59.999Z`}`;

/** Change sets that touched the scope, newest first: one page of them, and how many there are. */
export async function listChangeSets(
  db: Reader,
  scope: Scope,
  known: string | null,
  page: { size: number; number: number },
): Promise<{ rows: ChangeSetRow[]; total: number }> {
  const { rows } = await sql<ChangeSetRow & { total: number }>`
    select number, at, actor, reason, counted.*, (count(*) over ())::int as total from (
      select change_set, (count(*) filter (where operation = 'create'))::int as created,
        (count(*) filter (where operation = 'update'))::int as updated, (count(*) filter (where operation = 'delete'))::int as removed
      from change where state_id is not distinct from ${scope} group by change_set) as counted
    join change_set on change_set.number = counted.change_set
    where at <= ${until(known)} order by number desc limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(
    db,
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export interface ChangeSetDetail {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly lastSequence: number;
  readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string } | null;
}

export async function findChangeSet(db: Reader, number: number): Promise<ChangeSetDetail | null> {
  const set = await db.selectFrom('change_set').selectAll().where('number', '=', number).executeTakeFirst();
  if (!set) return null;
  const checkpoint =
    (await db
      .selectFrom('checkpoint')
      .selectAll()
      .where('size', '=', set.last_sequence)
      .executeTakeFirst()) ?? null;
  return {
    number: set.number,
    at: set.at,
    actor: set.actor,
    reason: set.reason,
    lastSequence: set.last_sequence,
    checkpoint,
  };
}

/** The changes of one set within the scope, in order: one page of them, and how many there are. */
export async function listChanges(
  db: Reader,
  number: number,
  scope: Scope,
  page: { size: number; number: number },
): Promise<{ rows: ChangeRow[]; total: number }> {
  const { rows } = await sql<ChangeRow & { total: number }>`
    select sequence, kind, record_id as "recordId", operation, before, leaf_hash as "leafHash", (count(*) over ())::int as total
    from change where change_set = ${number} and state_id is not distinct from ${scope}
    order by sequence limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}
