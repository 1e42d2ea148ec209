import { sql } from 'kysely';
import type { Reader } from '../../store/index.ts';

/** The end of a UTC day, or of time: changes up to then count. */
export const lastMoment = (known: string | null): string =>
  known === null ? '9999' : `${known}T23:59:59.999Z`;

/** Who did something in the record, and when. */
export interface Authorship {
  readonly changeSet: number;
  readonly at: string;
  readonly actor: string;
}

export interface HistoryEntry extends Authorship {
  readonly sequence: number;
  readonly reason: string;
  readonly operation: 'create' | 'update' | 'delete';
  /** The fields that an update overwrote. */
  readonly fields: readonly string[];
}

/** Every change of one record that was known by the end of a day, newest first. */
export async function historyOf(
  db: Reader,
  kind: string,
  id: string,
  known: string | null,
): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('change')
    .innerJoin('change_set', 'change_set.number', 'change.change_set')
    .select(['sequence', 'change_set as changeSet', 'at', 'actor', 'reason', 'operation', 'before'])
    .where('kind', '=', kind)
    .where('record_id', '=', id)
    .where('at', '<=', lastMoment(known))
    .orderBy('sequence', 'desc')
    .execute();
  return rows.map(({ before, ...row }) => ({
    ...row,
    fields: row.operation === 'update' ? Object.keys(before?.fields ?? {}) : [],
  }));
}

/**
 * Who made each of these choices between sources, by the id of the `choice`: whoever wrote it as it stands. A change of
 * its citations alone makes nobody its author.
 */
export async function choosersOf(
  db: Reader,
  choiceIds: readonly string[],
  known: string | null,
): Promise<ReadonlyMap<string, Authorship>> {
  if (choiceIds.length === 0) return new Map();
  const { rows } = await sql<Authorship & { id: string }>`
    select distinct on (record_id) record_id as id, change_set as "changeSet", at, actor
    from change join change_set on change_set.number = change.change_set
    where kind = 'choice' and record_id = any(${choiceIds}) and at <= ${lastMoment(known)}
      and (operation = 'create' or before -> 'fields' is not null)
    order by record_id, sequence desc`.execute(db);
  return new Map(rows.map(({ id, ...made }) => [id, made]));
}
