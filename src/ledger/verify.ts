import type { KeyObject } from 'node:crypto';
import type { Selectable } from 'kysely';
import { isAppError } from '../kernel/errors.ts';
import type { Reader, Store } from '../store/index.ts';
import type { ChangeSetTable, ChangeTable, CheckpointTable } from '../store/tables.ts';
import { leafOf } from './change.ts';
import { checkNote } from './checkpoint.ts';
import type { Finding, LastChanges } from './finding.ts';
import { finding, recordKey, recordOf } from './finding.ts';
import type { Kind } from './kind.ts';
import { Edge, isHash } from './merkle.ts';
import { verifyOrphans, verifyRecords, verifyTexts } from './verify-records.ts';

export interface Verification {
  readonly changes: number;
  readonly records: number;
  readonly root: string;
  /** In the order of the ledger; the first names the first record that was tampered with. */
  readonly findings: readonly Finding[];
}

/** A checkpoint that someone outside the tables remembers: the ledger must still begin with it. */
export interface Witness {
  readonly size: number;
  readonly root: string;
}

/**
 * Re-derives everything from the changes: each leaf from its columns, the tree from the leaves, each checkpoint from
 * the tree, and each record and its citations against the hash its last change wrote. Reads one snapshot, so that
 * what is written meanwhile is no finding.
 *
 * Not covered, because it is no part of the record: readings that nobody has confirmed, and which data files were
 * loaded.
 */
export async function verify(
  db: Reader,
  kinds: readonly Kind[],
  trusted: readonly KeyObject[],
  witnesses: readonly Witness[] = [],
): Promise<Verification> {
  if (!db.isTransaction) {
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) => verify(trx, kinds, trusted, witnesses));
  }
  const findings: Finding[] = [];
  const last: LastChanges = new Map();
  const { size, root } = await new ChangesCheck(db, trusted, witnesses, findings).run(last);
  let records = 0;
  for (const kind of kinds) records += await verifyRecords(db, kind, last, findings);
  for (const [key, change] of last) {
    const { kind, id } = recordOf(key);
    if (change.contentHash !== null) findings.push(finding('record_missing', change.sequence, kind, id));
  }
  await verifyOrphans(db, kinds, findings);
  await verifyTexts(db, findings);
  findings.sort((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity));
  return { changes: size, records, root, findings };
}

/** Verifies a store as a whole: its tables, against what its journal and this installation remember. */
export async function verifyStore(
  store: Store,
  kinds: readonly Kind[],
  trusted: readonly KeyObject[],
  witnesses: readonly Witness[],
): Promise<Verification> {
  const remembered: Witness[] = [...witnesses];
  const findings: Finding[] = [];
  try {
    const { checkpoints, isInStep } = await store.memory();
    for (const checkpoint of checkpoints) remembered.push(checkpoint);
    if (!isInStep) findings.push(finding('journal_out_of_step', null));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'journal_damaged') throw error;
    findings.push(finding('journal_damaged', null));
  }
  const verified = await verify(store.db, kinds, trusted, remembered);
  return { ...verified, findings: [...verified.findings, ...findings] };
}

const BATCH = 5_000;
const NO_LEAF = '0'.repeat(64);

class ChangesCheck {
  readonly #db: Reader;
  readonly #trusted: readonly KeyObject[];
  readonly #findings: Finding[];
  readonly #witnessed = new Map<number, Set<string>>();
  readonly #edge = new Edge();
  #checkpoints = new Map<number, CheckpointTable>();
  /** False from the first gap or wrong root on: all roots behind it differ, and saying so each time helps nobody. */
  #isIntact = true;

  constructor(db: Reader, trusted: readonly KeyObject[], witnesses: readonly Witness[], findings: Finding[]) {
    this.#db = db;
    this.#trusted = trusted;
    this.#findings = findings;
    for (const { size, root } of witnesses)
      this.#witnessed.set(size, (this.#witnessed.get(size) ?? new Set()).add(root));
  }

  /** Puts the last change of each record into `last`. */
  async run(last: LastChanges): Promise<{ size: number; root: string }> {
    const sets = new Map(
      (await this.#db.selectFrom('change_set').selectAll().execute()).map((set) => [set.number, set]),
    );
    this.#checkpoints = new Map(
      (await this.#db.selectFrom('checkpoint').selectAll().execute()).map((one) => [one.size, one]),
    );
    let sequence = 0;
    for await (const row of this.#changes()) {
      if (row.sequence !== sequence + 1) this.#break(finding('change_missing', sequence + 1));
      sequence = row.sequence;
      this.#checkChange(row, sets.get(row.change_set));
      last.set(recordKey(row.kind, row.record_id), { sequence, contentHash: row.content_hash });
    }
    this.#checkSets([...sets.values()], sequence);
    for (const size of this.#checkpoints.keys()) this.#findings.push(finding('checkpoint_altered', size));
    for (const size of this.#witnessed.keys())
      if (size > 0) this.#findings.push(finding('history_replaced', size));
    await this.#checkHead(sequence);
    return { size: this.#edge.size, root: this.#edge.root() };
  }

  async *#changes(): AsyncGenerator<Selectable<ChangeTable>> {
    for (let from = -Infinity; ;) {
      const query = this.#db.selectFrom('change').selectAll().orderBy('sequence').limit(BATCH);
      const rows = await (from === -Infinity ? query : query.where('sequence', '>', from)).execute();
      yield* rows;
      const end = rows.at(-1);
      if (!end) return;
      from = end.sequence;
    }
  }

  #break(found: Finding): void {
    this.#isIntact = false;
    this.#findings.push(found);
  }

  #checkChange(row: Selectable<ChangeTable>, set: Selectable<ChangeSetTable> | undefined): void {
    const find = (code: Finding['code']): void =>
      void this.#findings.push(finding(code, row.sequence, row.kind, row.record_id));
    const isInSet = set && row.sequence >= set.first_sequence && row.sequence <= set.last_sequence;
    if (!isInSet) find('change_set_altered');
    const derived = set ? leaf(row, set) : NO_LEAF;
    if (set && derived !== row.leaf_hash) find('change_altered');
    this.#edge.append(isHash(row.leaf_hash) ? row.leaf_hash : derived);
    if (set?.last_sequence === row.sequence) this.#checkCheckpoint(row.sequence);
    const roots = this.#witnessed.get(row.sequence);
    this.#witnessed.delete(row.sequence);
    if (roots && this.#isIntact && (roots.size > 1 || !roots.has(this.#edge.root())))
      this.#break(finding('history_replaced', row.sequence));
  }

  #checkCheckpoint(size: number): void {
    const checkpoint = this.#checkpoints.get(size);
    this.#checkpoints.delete(size);
    if (!checkpoint) {
      this.#findings.push(finding('checkpoint_missing', size));
      return;
    }
    const root = this.#isIntact ? this.#edge.root() : checkpoint.root;
    const state =
      checkpoint.root === root ? checkNote(checkpoint.note, size, root, this.#trusted) : 'altered';
    if (state === 'altered') this.#break(finding('checkpoint_altered', size));
    if (state === 'unknown_signer') this.#findings.push(finding('signer_unknown', size));
  }

  /** Change sets must follow one another without gap or overlap, in number, sequence and time. */
  #checkSets(sets: readonly Selectable<ChangeSetTable>[], size: number): void {
    let [number, sequence, at] = [0, 0, ''];
    for (const set of [...sets].sort((a, b) => a.number - b.number)) {
      const follows =
        set.number === number + 1 &&
        set.first_sequence === sequence + 1 &&
        set.last_sequence >= set.first_sequence &&
        set.at >= at;
      if (!follows) this.#findings.push(finding('change_set_altered', set.first_sequence));
      [number, sequence, at] = [set.number, set.last_sequence, set.at];
    }
    if (sequence !== size) this.#findings.push(finding('change_missing', Math.min(sequence, size) + 1));
  }

  async #checkHead(size: number): Promise<void> {
    const head = await this.#db.selectFrom('ledger_head').selectAll().executeTakeFirst();
    const isSame =
      (head?.size ?? 0) === size &&
      (!this.#isIntact || JSON.stringify(head?.edge ?? []) === JSON.stringify(this.#edge.roots));
    if (!isSame) this.#findings.push(finding('head_altered', size));
  }
}

const leaf = (row: Selectable<ChangeTable>, set: Selectable<ChangeSetTable>): string =>
  leafOf({
    sequence: row.sequence,
    changeSet: row.change_set,
    at: set.at,
    actor: set.actor,
    reason: set.reason,
    kind: row.kind,
    recordId: row.record_id,
    stateId: row.state_id,
    operation: row.operation,
    before: row.before,
    contentHash: row.content_hash,
  });
