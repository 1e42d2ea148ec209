import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { entriesAround } from '../../ledger/index.ts';
import type { Around, Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { lastMoment } from '../record/index.ts';

export const OPERATIONS = ['create', 'update', 'delete'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Whose changes: of one State's record, or of everything, the catalogue included. */
export type Scope = { readonly stateId: string } | 'everything';

const inScope = (scope: Scope): RawBuilder<unknown> =>
  scope === 'everything' ? sql`true` : sql`state_id = ${scope.stateId}`;

/** A change set as it touched the scope: who, when, why, how many records, and whose (null: the catalogue's). */
export interface ChangeSetRow {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  readonly states: readonly (string | null)[];
}

/** A page of a list, from 1. */
export interface Page {
  readonly size: number;
  readonly number: number;
}

const limited = ({ size, number }: Page): RawBuilder<unknown> =>
  sql`limit ${size} offset ${(number - 1) * size}`;

/** Change sets that touched the scope, newest first: one page of them, and how many there are. */
export async function listChangeSets(
  db: Reader,
  scope: Scope,
  known: string | null,
  page: Page,
): Promise<{ rows: ChangeSetRow[]; total: number }> {
  // By the numbers of its changes, which stand together: asking each change which set it is of reads all of them.
  const touched = sql`at <= ${lastMoment(known)} and exists (
    select 1 from change where ${inScope(scope)} and sequence between first_sequence and last_sequence)`;
  const total = await sql<{ total: number }>`
    select count(*)::int as total from change_set where ${touched}`.execute(db);
  const { rows } = await sql<ChangeSetRow>`
    select number, at, actor, reason, counted.* from (
      select * from change_set where ${touched} order by number desc ${limited(page)}) as shown
    cross join lateral (
      select (count(*) filter (where operation = 'create'))::int as created,
        (count(*) filter (where operation = 'update'))::int as updated,
        (count(*) filter (where operation = 'delete'))::int as removed,
        array_agg(distinct state_id order by state_id nulls first) as states
      from change where ${inScope(scope)} and sequence between first_sequence and last_sequence) as counted
    order by number desc`.execute(db);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export interface ChangeSetDetail {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string } | null;
}

/** A change set that was known by the end of a day; null where there is none. */
export async function findChangeSet(
  db: Reader,
  number: number,
  known: string | null,
): Promise<ChangeSetDetail | null> {
  const set = await db
    .selectFrom('change_set')
    .select([
      'number',
      'at',
      'actor',
      'reason',
      'first_sequence as firstSequence',
      'last_sequence as lastSequence',
    ])
    .where('number', '=', number)
    .where('at', '<=', lastMoment(known))
    .executeTakeFirst();
  if (!set) return null;
  const checkpoint = await db
    .selectFrom('checkpoint')
    .select(['size', 'root', 'note'])
    .where('size', '=', set.lastSequence)
    .executeTakeFirst();
  return { ...set, checkpoint: checkpoint ?? null };
}

/** How many changes of a set are of one State (null: of the catalogue), kind and operation. */
export interface ChangeCount {
  readonly stateId: string | null;
  readonly kind: string;
  readonly operation: Operation;
  readonly count: number;
}

/** A set in numbers; what its facets are made of. */
export async function countChanges(
  db: Reader,
  { firstSequence, lastSequence }: ChangeSetDetail,
): Promise<readonly ChangeCount[]> {
  const { rows } = await sql<ChangeCount>`
    select state_id as "stateId", kind, operation, count(*)::int as count from change
    where sequence between ${firstSequence} and ${lastSequence}
    group by state_id, kind, operation order by min(sequence)`.execute(db);
  return rows;
}

/** What a list of changes is narrowed to; an empty list narrows nothing. */
export interface ChangeFilter {
  readonly states: readonly (string | null)[];
  readonly kinds: readonly string[];
  readonly operations: readonly string[];
}

export interface ChangeRow extends Around {
  readonly sequence: number;
  readonly kind: string;
  readonly recordId: string;
  readonly stateId: string | null;
  readonly operation: Operation;
  readonly contentHash: string | null;
  readonly leafHash: string;
}

/** The changes of a set that fit the filter, in order, each with what it found and what it left: one page of them. */
export async function listChanges(
  db: Reader,
  kinds: ReadonlyMap<string, Kind>,
  { firstSequence, lastSequence }: ChangeSetDetail,
  filter: ChangeFilter,
  page: Page,
): Promise<readonly ChangeRow[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { rows } = await sql<Omit<ChangeRow, 'before' | 'after'>>`
        select sequence, kind, record_id as "recordId", state_id as "stateId", operation,
          content_hash as "contentHash", leaf_hash as "leafHash"
        from change where sequence between ${firstSequence} and ${lastSequence}
          and ${among('state_id', filter.states)} and ${among('kind', filter.kinds)}
          and ${among('operation', filter.operations)}
        order by sequence ${limited(page)}`.execute(trx);
      const around = await entriesAround(trx, kinds, rows);
      return rows.map((row) => ({ ...row, ...(around.get(row.sequence) ?? { before: null, after: null }) }));
    });
}

function among(column: string, values: readonly (string | null)[]): RawBuilder<unknown> {
  if (values.length === 0) return sql`true`;
  const given = values.filter((value) => value !== null);
  const isListed = sql`${sql.ref(column)} = any(${given})`;
  return values.includes(null) ? sql`(${isListed} or ${sql.ref(column)} is null)` : isListed;
}
