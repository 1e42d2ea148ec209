import { sql } from 'kysely';
import type { Reader } from '../../store/index.ts';

/** When each of these changes was made, ISO 8601 UTC. */
export async function momentsOf(
  db: Reader,
  changes: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (changes.length === 0) return new Map();
  const rows = await db
    .selectFrom('change')
    .innerJoin('change_set', 'change_set.number', 'change.change_set')
    .select(['sequence', 'at'])
    .where('sequence', 'in', changes)
    .execute();
  return new Map(rows.map((row) => [Number(row.sequence), row.at]));
}

/**
 * The name under which the ledger signed its first checkpoint, 'servanda/5f0c…': it goes with the record into every copy,
 * whatever address the site has and whichever process answers.
 */
export async function ledgerName(db: Reader): Promise<string> {
  const first = await db.selectFrom('checkpoint').select('note').orderBy('size').limit(1).executeTakeFirst();
  return first?.note.split('\n', 1)[0] ?? 'servanda';
}

/** When the record began; a record without any change has always been so. */
export async function beginningOf(db: Reader): Promise<string> {
  const { rows } = await sql<{ at: string | null }>`select min(at) as at from change_set`.execute(db);
  return rows[0]?.at ?? '1970-01-01T00:00:00.000Z';
}
