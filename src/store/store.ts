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

/** What a store remembers beside its tables, for `verify` to hold the tables against. */
export interface Memory {
  /** Every checkpoint that was ever written, as the journal has it. */
  readonly checkpoints: readonly { readonly size: number; readonly root: string }[];
  /** Whether the tables stand where the journal ends. */
  readonly isInStep: boolean;
}

export interface Compaction {
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** The store, whichever kind. Reading goes through `db`; writing only through `transaction`. */
export interface Store {
  readonly kind: 'embedded' | 'server';
  /** The embedded store has one connection: what reads inside a transaction's work must use the work's `trx`. */
  readonly db: Kysely<StoreTables>;
  /**
   * One writer at a time: the work reads under the ledger's lock and returns its writes; they are acknowledged when
   * this resolves and survive from then on.
   */
  transaction<T>(work: (trx: Reader) => Promise<Work<T>>): Promise<T>;
  /** Rows by the thousand in one transaction, for restoring: nothing is seen unless all of it is there. */
  bulk(parts: (trx: Reader) => AsyncIterable<readonly TableWrite[]>): Promise<void>;
  /** Brings the schema to a version (default: the newest; '' takes everything away). */
  migrate(target?: string): Promise<readonly string[]>;
  /** Called after each committed write of this or, with a server, any other process. */
  onChange(listener: () => void): void;
  /** What the journal remembers; a server keeps none. Throws `journal_damaged`. */
  memory(): Promise<Memory>;
  /** Rewrites the journal so that it begins with the present state; null where there is no journal. */
  compact(): Promise<Compaction | null>;
  /** What happened on opening, for the log and `doctor`: 'replayed 3 entries of the journal'. */
  readonly notices: readonly string[];
  /** Waits for what is being written; what is asked for afterwards is refused. */
  close(): Promise<void>;
}

/** Who wants to hear of changes. A listener that throws must not make a committed write look like a failed one. */
export class Listeners {
  readonly #listeners: (() => void)[] = [];

  add(listener: () => void): void {
    this.#listeners.push(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        console.error('A listener of the store failed:', error);
      }
    }
  }
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
    await takeLedgerLock(trx);
    // A process that is stopped in the middle must not keep the lock for ever.
    await sql`select set_config('idle_in_transaction_session_timeout', '60s', true)`.execute(trx);
    const { writes, result } = await work(trx);
    if (!writes.some((write) => write.put?.length || write.remove?.length)) return { result, wrote: false };
    await applyWrites(trx, writes);
    await sql`set constraints all immediate`.execute(trx);
    await beforeCommit(trx, writes);
    return { result, wrote: true };
  });
}

/** One writer at a time, among all processes of a database. Who waits longer than a minute is told so. */
export async function takeLedgerLock(trx: Reader): Promise<void> {
  await sql`select set_config('lock_timeout', '60s', true)`.execute(trx);
  await sql`select pg_advisory_xact_lock(${LEDGER_LOCK})`.execute(trx);
}
