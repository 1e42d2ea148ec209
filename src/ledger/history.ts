import { sql } from 'kysely';
import type { Reader } from '../store/index.ts';
import type { BeforeJson } from '../store/tables.ts';
import { undo } from './change.ts';
import type { Operation } from './change.ts';
import type { Kind } from './kind.ts';
import { readEntries } from './rows.ts';
import type { Entry } from './rows.ts';

/** A record as it stood before a change and after it; null: it was not there. */
export interface Around {
  readonly before: Entry | null;
  readonly after: Entry | null;
}

interface ChangeOf {
  readonly sequence: number;
  readonly kind: string;
  readonly recordId: string;
}

/**
 * What each of these changes found and left, by its sequence. Nothing of it is stored twice: what stands there now is
 * taken back change by change. Costs as much as the later changes of these records. Changes of kinds that are no more
 * are left out. To be called inside a transaction that sees one state of the store, together with what gave the changes.
 */
export async function entriesAround(
  trx: Reader,
  kinds: ReadonlyMap<string, Kind>,
  changes: readonly ChangeOf[],
): Promise<ReadonlyMap<number, Around>> {
  const found = new Map<number, Around>();
  for (const [name, own] of Map.groupBy(changes, (change) => change.kind)) {
    const kind = kinds.get(name);
    if (kind) await takeBack(trx, kind, own, found);
  }
  return found;
}

async function takeBack(
  trx: Reader,
  kind: Kind,
  changes: readonly ChangeOf[],
  found: Map<number, Around>,
): Promise<void> {
  const ids = [...new Set(changes.map((change) => change.recordId))];
  const wanted = new Set(changes.map((change) => change.sequence));
  const standing = new Map<string, Entry | null>(await readEntries(trx, kind, ids));
  const { rows } = await sql<{
    sequence: number;
    record_id: string;
    operation: Operation;
    before: BeforeJson | null;
  }>`
    select sequence, record_id, operation, before from change
    where kind = ${kind.name} and record_id = any(${ids}) and sequence >= ${Math.min(...wanted)}
    order by sequence desc`.execute(trx);
  for (const { sequence, record_id: id, operation, before: overwritten } of rows) {
    const after = standing.get(id) ?? null;
    const before = undo(after, operation, overwritten);
    if (wanted.has(sequence)) found.set(sequence, { before, after });
    standing.set(id, before);
  }
}
