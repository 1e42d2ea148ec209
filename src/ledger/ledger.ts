import { sql } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import type { Reader, Row, Store, TableWrite } from '../store/index.ts';
import { leafOf, overwritten } from './change.ts';
import type { Change, Operation } from './change.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { Signer } from './checkpoint.ts';
import type { Kind } from './kind.ts';
import { Edge, isHash } from './merkle.ts';
import type { Witness } from './verify.ts';
import { changeRow, check, plan, recordWrites, stateOf } from './plan.ts';
import type { CheckedDraft, Draft, Planned } from './plan.ts';
import { readEntries, requireStorable } from './rows.ts';
import type { Entry } from './rows.ts';

export type { CheckedDraft, Draft } from './plan.ts';

/** Who writes and on what ground. `at` is the clock's word, ISO 8601 UTC; the ledger has no clock of its own. */
export interface Ground {
  readonly actor: string;
  readonly reason: string;
  readonly at: string;
}

export interface ChangeSet {
  /** null when nothing differed and therefore nothing was written. */
  readonly number: number | null;
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** The one door through which anything is written into the record. */
export class Ledger {
  readonly store: Store;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly #signer: Signer;
  readonly #witness: (checkpoint: Witness) => Promise<void>;

  /** `witness` is told each checkpoint once it is committed, to remember it outside the store. */
  constructor(
    store: Store,
    kinds: readonly Kind[],
    signer: Signer,
    witness: (checkpoint: Witness) => Promise<void>,
  ) {
    this.store = store;
    this.#witness = witness;
    this.kinds = new Map(kinds.map((kind) => [kind.name, kind]));
    this.#signer = signer;
  }

  kind(name: string): Kind {
    const kind = this.kinds.get(name);
    if (!kind) throw new AppError('unknown_kind', 422, `There is no kind of record called '${name}'.`);
    return kind;
  }

  /** One stored record with its citations, or null. */
  async find(name: string, id: string): Promise<Entry | null> {
    return (await readEntries(this.store.db, this.kind(name), [id])).get(id) ?? null;
  }

  /** Stored records of a kind with their citations, by id; absent ids are absent. */
  findAll(name: string, ids: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    return readEntries(this.store.db, this.kind(name), ids);
  }

  /**
   * Writes drafts as one change set, all or nothing. What equals the stored record is left alone, so that writing
   * the same twice changes nothing. A draft that says what it was made from (`madeFrom`) is refused if that was
   * changed since. `alongside` are writes outside the record that must happen in the same transaction (a page of a
   * held document, a reading that is now confirmed); made when the number of the change set is known, null where
   * nothing in the record differs.
   */
  async write(
    ground: Ground,
    drafts: readonly (Draft | CheckedDraft)[],
    alongside: readonly TableWrite[] | ((changeSet: number | null) => readonly TableWrite[]) = [],
  ): Promise<ChangeSet> {
    requireGround(ground);
    const beside = (changeSet: number | null): readonly TableWrite[] =>
      requireAlongside(typeof alongside === 'function' ? alongside(changeSet) : alongside);
    const checked = this.#checked(drafts);
    try {
      const { set, checkpoint } = await this.store.transaction<{
        set: ChangeSet;
        checkpoint: Witness | null;
      }>(async (trx) => {
        const { planned, totals } = await this.#plan(trx, checked);
        if (planned.length === 0)
          return { writes: beside(null), result: { set: { number: null, ...totals }, checkpoint: null } };
        const recorded = await this.#record(trx, ground, planned);
        return {
          writes: [...recordWrites(planned), ...recorded.writes, ...beside(recorded.number)],
          result: { set: { number: recorded.number, ...totals }, checkpoint: recorded.checkpoint },
        };
      });
      // It is committed: a witness that fails must not make it look as if it were not.
      if (checkpoint) await this.#witness(checkpoint).catch(() => undefined);
      return set;
    } catch (error) {
      throw refusedByDatabase(error) ?? error;
    }
  }

  /** What writing these drafts would come to as the record stands now. Nothing is written; throws what `write` would. */
  async preview(drafts: readonly (Draft | CheckedDraft)[]): Promise<Omit<ChangeSet, 'number'>> {
    return (await this.#plan(this.store.db, this.#checked(drafts))).totals;
  }

  /**
   * Holds a draft against its kind and hashes it, as `write` does with each. Of two large change sets one can be
   * checked while the other is being stored. Throws what is wrong with the draft, by name.
   */
  check(draft: Draft | CheckedDraft): CheckedDraft {
    if (this.kinds.get(draft.kind.name) !== draft.kind)
      throw new AppError('unknown_kind', 422, `There is no kind of record called '${draft.kind.name}'.`);
    return check(draft);
  }

  #checked(drafts: readonly (Draft | CheckedDraft)[]): ReadonlyMap<Kind, readonly CheckedDraft[]> {
    const seen = new Set<string>();
    const checked = drafts.map((draft) => {
      const one = this.check(draft);
      const name = `${one.kind.name} ${one.id}`;
      if (seen.has(name))
        throw new AppError('written_twice', 422, `${name} is written twice in one change set.`);
      seen.add(name);
      return one;
    });
    return Map.groupBy(checked, (one) => one.kind);
  }

  async #plan(
    trx: Reader,
    checked: ReadonlyMap<Kind, readonly CheckedDraft[]>,
  ): Promise<{ planned: Planned[]; totals: Omit<ChangeSet, 'number'> }> {
    const planned: Planned[] = [];
    let unchanged = 0;
    for (const [kind, list] of checked) {
      const stored = await readEntries(
        trx,
        kind,
        list.map((one) => one.id),
      );
      for (const one of list) {
        const step = plan(one, stored.get(one.id) ?? null);
        if (step) planned.push(step);
        else unchanged += 1;
      }
    }
    const count = (operation: Operation): number =>
      planned.filter((one) => one.operation === operation).length;
    return {
      planned,
      totals: { created: count('create'), updated: count('update'), removed: count('delete'), unchanged },
    };
  }

  async #record(
    trx: Reader,
    ground: Ground,
    planned: readonly Planned[],
  ): Promise<{ number: number; checkpoint: Witness; writes: TableWrite[] }> {
    const head = await trx.selectFrom('ledger_head').selectAll().executeTakeFirst();
    const last = await trx
      .selectFrom('change_set')
      .select(['number', 'at'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const number = (last?.number ?? 0) + 1;
    // A clock that was put back must not make "as known on" lie: change sets never go back in time.
    const at = last && last.at > ground.at ? last.at : ground.at;
    const edge = new Edge(head?.size ?? 0, head?.edge ?? []);
    await requireSigned(trx, edge);
    const changes: Row[] = planned.map((step) => {
      const change: Change = {
        sequence: edge.size + 1,
        changeSet: number,
        at,
        actor: ground.actor,
        reason: ground.reason,
        kind: step.kind.name,
        recordId: step.id,
        stateId: stateOf(step),
        operation: step.operation,
        before:
          step.old === null
            ? null
            : step.now === null
              ? { fields: step.old.fields, citations: step.old.citations }
              : overwritten(step.old, step.now),
        contentHash: step.hash,
      };
      const leaf = leafOf(change);
      edge.append(leaf);
      return changeRow(change, leaf);
    });
    const root = edge.root();
    const set = {
      number,
      at,
      actor: ground.actor,
      reason: ground.reason,
      first_sequence: (head?.size ?? 0) + 1,
      last_sequence: edge.size,
    };
    return {
      number,
      checkpoint: { size: edge.size, root },
      writes: [
        { table: 'change_set', key: ['number'], put: [set] },
        { table: 'change', key: ['sequence'], put: changes },
        { table: 'ledger_head', key: ['id'], put: [{ id: 1, size: edge.size, edge: edge.roots }] },
        {
          table: 'checkpoint',
          key: ['size'],
          put: [{ size: edge.size, root, note: signCheckpoint(edge.size, root, this.#signer) }],
        },
      ],
    };
  }
}

/** What may be written in the transaction of a change set without being part of the record. */
const ALONGSIDE: readonly string[] = [
  'held_text',
  'import',
  'import_change_set',
  'loaded_file',
  'reading',
  'reading_item',
  'reading_page',
  'refused_likeness',
  'refused_tag',
  'replaced_text',
];

function requireAlongside(writes: readonly TableWrite[]): readonly TableWrite[] {
  for (const { table } of writes)
    if (!ALONGSIDE.includes(table)) throw new TypeError(`${table} is not written alongside the record`);
  return writes;
}

/** Nothing is signed on top of a head that somebody altered: it must be the one of the last checkpoint. */
async function requireSigned(trx: Reader, edge: Edge): Promise<void> {
  const last = await trx
    .selectFrom('checkpoint')
    .select(['size', 'root'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const fits = edge.roots.every(isHash) && edge.root() === (last?.root ?? new Edge().root());
  if (fits && edge.size === (last?.size ?? 0)) return;
  throw new AppError(
    'ledger_not_whole',
    409,
    'The ledger was altered by hand; nothing is written on top of that.',
    {
      remedy: 'See "servanda verify", and restore the last backup.',
    },
  );
}

function requireGround(ground: Ground): void {
  if (!ground.actor.trim())
    throw new AppError('actor_missing', 422, 'Nothing is written without saying who writes it.');
  if (!ground.reason.trim())
    throw new AppError('reason_missing', 422, 'Nothing is written without a reason.', {
      remedy: 'Say in a few words why.',
    });
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(ground.at) || Number.isNaN(Date.parse(ground.at)))
    throw new AppError('time_missing', 422, 'A change needs its time, ISO 8601 in UTC with milliseconds.');
  requireStorable(`The actor or reason of a change`, ground);
}

const FOREIGN_KEY = '23503';

/** What PostgreSQL itself refuses, in our words; its detail names the table and the key, or the value. */
function refusedByDatabase(error: unknown): AppError | null {
  const { code, detail, message } = (error ?? {}) as { code?: string; detail?: string; message?: string };
  if (typeof code !== 'string' || error instanceof AppError) return null;
  const refuse = (name: string, words: string): AppError =>
    new AppError(name, 422, words.trim(), { cause: error });
  if (code === FOREIGN_KEY)
    return refuse('reference_missing', `A record points at something that is not there. ${detail ?? ''}`);
  // Class 22: data exceptions (a number too large for its column); class 23: constraints.
  if (/^2[23]/.test(code))
    return refuse('invalid_record', `A record cannot be stored. ${detail ?? message ?? ''}`);
  return null;
}

/** How many changes the ledger holds: the number that caches are held against. */
export async function ledgerSize(db: Reader): Promise<number> {
  const result = await sql<{
    size: number;
  }>`select coalesce(max(size), 0)::int as size from ledger_head`.execute(db);
  return result.rows[0]?.size ?? 0;
}
