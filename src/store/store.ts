import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { StoreTables } from './tables.ts';
import { applyWrites } from './writes.ts';
import type { Reader, TableWrite } from './writes.ts';

/** What a transaction's work hands back: what is to be written, and what the caller wants to know. */
export interface Work<T> {
  readonly writes: readonly TableWrite[];
  readonly result: T;
}

/** The store, whichever kind. Reading goes through `db`; writing only through `transaction`. */
export interface Store {
  readonly kind: 'embedded' | 'server';
  readonly db: Kysely<StoreTables>;
  /**
   * One writer at a time: the work reads under the ledger's lock and returns its writes; they are acknowledged when
   * this resolves and survive from then on.
   */
  transaction<T>(work: (trx: Reader) => Promise<Work<T>>): Promise<T>;
  /** Rows by the thousand in one transaction, for restoring: nothing is seen unless all of it is there. */
  bulk(parts: (trx: Reader) => AsyncIterable<readonly TableWrite[]>): Promise<void>;
  /** Brings the schema to a version (default: the newest). */
  migrate(target?: string): Promise<readonly string[]>;
  /** Called after each committed write of this or, with a server, any other process. */
  onChange(listener: () => void): void;
  /** What happened on opening, for the log and `doctor`: 'replayed 3 entries of the journal'. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/** Any number; the same in every process of one database. */
const LEDGER_LOCK = 7_300_162;

/** Runs work under the ledger's lock, carries out its writes and checks all references before the commit. */
export async function runWork<T>(
  db: Kysely<StoreTables>,
  work: (trx: Reader) => Promise<Work<T>>,
  beforeCommit: (trx: Reader, writes: readonly TableWrite[]) => Promise<void>,
): Promise<{ result: T; wrote: boolean }> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${LEDGER_LOCK})`.execute(trx);
    const { writes, result } = await work(trx);
    if (writes.length === 0) return { result, wrote: false };
    await applyWrites(trx, writes);
    await sql`set constraints all immediate`.execute(trx);
    await beforeCommit(trx, writes);
    return { result, wrote: true };
  });
}
