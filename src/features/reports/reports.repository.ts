import type { Reader } from '../../store/index.ts';
import type { LedgerHead } from './material.ts';

/**
 * Where the ledger stood at the end of a UTC day ('YYYY-MM-DD'), or now: its size, its root and the time of its last
 * change. null for a ledger without changes by then.
 */
export async function ledgerHead(db: Reader, known: string | null): Promise<LedgerHead | null> {
  const head = await db
    .selectFrom('change_set')
    .innerJoin('checkpoint', 'checkpoint.size', 'change_set.last_sequence')
    .select(['checkpoint.size', 'checkpoint.root', 'change_set.at'])
    .where('change_set.at', '<=', known === null ? '9999' : `${known}T23:59:59.999Z`)
    .orderBy('change_set.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return head ?? null;
}
