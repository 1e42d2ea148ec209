import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { sha256 } from '../kernel/canonical.ts';
import type { Reader, Row } from '../store/index.ts';
import type { ChangeSetTable, ChangeTable } from '../store/tables.ts';
import type { Selectable } from 'kysely';
import { leafOf } from './change.ts';
import { isSigned } from './checkpoint.ts';
import type { Kind } from './kind.ts';
import { Edge } from './merkle.ts';
import { assemble, contentHash } from './rows.ts';
import type { CitationRow } from './rows.ts';

/** Something that is not as the ledger says. `sequence` is the change it belongs to, where there is one. */
export interface Finding {
  readonly code:
    | 'change_missing'
    | 'change_altered'
    | 'change_set_altered'
    | 'head_altered'
    | 'checkpoint_altered'
    | 'checkpoint_missing'
    | 'record_altered'
    | 'record_missing'
    | 'record_unknown'
    | 'citation_unknown'
    | 'text_altered'
    | 'history_replaced';
  readonly sequence: number | null;
  readonly kind: string | null;
  readonly recordId: string | null;
}

export interface Verification {
  readonly changes: number;
  readonly records: number;
  readonly root: string;
  /** In the order of the ledger; the first names the first record that was tampered with. */
  readonly findings: readonly Finding[];
}

interface LastChange {
  readonly sequence: number;
  readonly contentHash: string | null;
}

/** A checkpoint that someone outside the store remembers: the ledger must still begin with it. */
export interface Witness {
  readonly size: number;
  readonly root: string;
}

const BATCH = 5_000;
const finding = (
  code: Finding['code'],
  sequence: number | null,
  kind: string | null = null,
  recordId: string | null = null,
): Finding => ({ code, sequence, kind, recordId });

/**
 * Re-derives everything from the changes: each leaf from its columns, the tree from the leaves, each checkpoint from
 * the tree, and each record and its citations against the hash its last change wrote.
 */
export async function verify(
  db: Reader,
  kinds: readonly Kind[],
  trusted: readonly KeyObject[],
  witnesses: readonly Witness[] = [],
): Promise<Verification> {
  const findings: Finding[] = [];
  const last = new Map<string, LastChange>();
  const edge = new Edge();
  await verifyChanges(db, edge, last, trusted, witnesses, findings);
  await verifyHead(db, edge, findings);
  let records = 0;
  for (const kind of kinds) records += await verifyRecords(db, kind, last, findings);
  for (const [key, change] of last) {
    const [kind = '', id = ''] = key.split('\n');
    if (change.contentHash !== null) findings.push(finding('record_missing', change.sequence, kind, id));
  }
  await verifyOrphans(db, kinds, findings);
  await verifyTexts(db, findings);
  findings.sort((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity));
  return { changes: edge.size, records, root: edge.root(), findings };
}

async function verifyChanges(
  db: Reader,
  edge: Edge,
  last: Map<string, LastChange>,
  trusted: readonly KeyObject[],
  witnesses: readonly Witness[],
  findings: Finding[],
): Promise<void> {
  const sets = new Map(
    (await db.selectFrom('change_set').selectAll().execute()).map((set) => [set.number, set]),
  );
  const checkpoints = new Map(
    (await db.selectFrom('checkpoint').selectAll().execute()).map((one) => [one.size, one]),
  );
  const witnessed = new Map(witnesses.map((one) => [one.size, one.root]));
  for (let from = 0; ;) {
    const rows = await db
      .selectFrom('change')
      .selectAll()
      .where('sequence', '>', from)
      .orderBy('sequence')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      if (row.sequence !== edge.size + 1) findings.push(finding('change_missing', edge.size + 1));
      const set = sets.get(row.change_set);
      if (!set || !isInSet(row, set))
        findings.push(finding('change_set_altered', row.sequence, row.kind, row.record_id));
      if (set && leaf(row, set) !== row.leaf_hash)
        findings.push(finding('change_altered', row.sequence, row.kind, row.record_id));
      edge.append(row.leaf_hash);
      last.set(`${row.kind}\n${row.record_id}`, { sequence: row.sequence, contentHash: row.content_hash });
      if (set?.last_sequence === row.sequence) verifyCheckpoint(edge, checkpoints, trusted, findings);
      const expected = witnessed.get(edge.size);
      if (expected !== undefined && expected !== edge.root())
        findings.push(finding('history_replaced', edge.size));
      witnessed.delete(edge.size);
    }
    const end = rows.at(-1);
    if (!end) break;
    from = end.sequence;
  }
  verifySets([...sets.values()], edge.size, findings);
  for (const size of checkpoints.keys()) findings.push(finding('checkpoint_altered', size));
  for (const size of witnessed.keys()) if (size > 0) findings.push(finding('history_replaced', size));
}

/** Change sets must follow one another without gap or overlap, in number, sequence and time. */
function verifySets(sets: readonly Selectable<ChangeSetTable>[], size: number, findings: Finding[]): void {
  let [number, sequence, at] = [0, 0, ''];
  for (const set of [...sets].sort((a, b) => a.number - b.number)) {
    if (
      set.number !== number + 1 ||
      set.first_sequence !== sequence + 1 ||
      set.last_sequence < set.first_sequence ||
      set.at < at
    ) {
      findings.push(finding('change_set_altered', set.first_sequence));
    }
    [number, sequence, at] = [set.number, set.last_sequence, set.at];
  }
  if (sequence !== size) findings.push(finding('change_missing', Math.min(sequence, size) + 1));
}

const isInSet = (row: Selectable<ChangeTable>, set: Selectable<ChangeSetTable>): boolean =>
  row.sequence >= set.first_sequence && row.sequence <= set.last_sequence;

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

function verifyCheckpoint(
  edge: Edge,
  checkpoints: Map<number, { size: number; root: string; note: string }>,
  trusted: readonly KeyObject[],
  findings: Finding[],
): void {
  const checkpoint = checkpoints.get(edge.size);
  checkpoints.delete(edge.size);
  if (!checkpoint) findings.push(finding('checkpoint_missing', edge.size));
  else if (checkpoint.root !== edge.root() || !isSigned(checkpoint.note, edge.size, edge.root(), trusted)) {
    findings.push(finding('checkpoint_altered', edge.size));
  }
}

async function verifyHead(db: Reader, edge: Edge, findings: Finding[]): Promise<void> {
  const head = await db.selectFrom('ledger_head').selectAll().executeTakeFirst();
  const isSame =
    (head?.size ?? 0) === edge.size && JSON.stringify(head?.edge ?? []) === JSON.stringify(edge.roots);
  if (!isSame) findings.push(finding('head_altered', edge.size));
}

/** Compares every record of a kind; takes what it met out of `last`, so that what stays there is missing. */
async function verifyRecords(
  db: Reader,
  kind: Kind,
  last: Map<string, LastChange>,
  findings: Finding[],
): Promise<number> {
  let count = 0;
  for (let from = ''; ;) {
    const rows = await sql<
      Row & { id: string }
    >`select * from ${sql.table(kind.name)} where id > ${from} order by id limit ${BATCH}`.execute(db);
    const end = rows.rows.at(-1);
    if (!end) return count;
    const cited =
      await sql<CitationRow>`select * from citation where record_kind = ${kind.name} and record_id > ${from} and record_id <= ${end.id}
      order by record_id, position`.execute(db);
    const positions = new Map<string, number>();
    for (const row of cited.rows) {
      const expected = positions.get(row.record_id) ?? 0;
      if (row.position !== expected)
        findings.push(
          finding(
            'record_altered',
            last.get(`${kind.name}\n${row.record_id}`)?.sequence ?? null,
            kind.name,
            row.record_id,
          ),
        );
      positions.set(row.record_id, expected + 1);
    }
    for (const [id, entry] of assemble(kind, rows.rows, cited.rows)) {
      count += 1;
      const change = last.get(`${kind.name}\n${id}`);
      if (!change || change.contentHash === null)
        findings.push(finding('record_unknown', change?.sequence ?? null, kind.name, id));
      else if (contentHash(kind.name, entry) !== change.contentHash)
        findings.push(finding('record_altered', change.sequence, kind.name, id));
      last.delete(`${kind.name}\n${id}`);
    }
    from = end.id;
  }
}

/** Citations of records that do not exist. */
async function verifyOrphans(db: Reader, kinds: readonly Kind[], findings: Finding[]): Promise<void> {
  const known = kinds.map((kind) => sql`select ${kind.name} as kind, id from ${sql.table(kind.name)}`);
  const rows = await sql<{ record_kind: string; record_id: string }>`
    select distinct record_kind, record_id from citation
    where not exists (select 1 from (${sql.join(known, sql` union all `)}) as record where record.kind = record_kind and record.id = record_id)`.execute(
    db,
  );
  for (const row of rows.rows)
    findings.push(finding('citation_unknown', null, row.record_kind, row.record_id));
}

/** The hash over a document's pages, as its source record keeps it. */
export const textHash = (pages: readonly string[]): string => sha256(pages.join('\f'));

async function verifyTexts(db: Reader, findings: Finding[]): Promise<void> {
  const sources = await sql<{ id: string; text_hash: string | null }>`
    select coalesce(source.id, held.source_id) as id, text_hash from source full join (select distinct source_id from held_text) as held on held.source_id = source.id
    where text_hash is not null or held.source_id is not null`.execute(db);
  for (const source of sources.rows) {
    const pages = await db
      .selectFrom('held_text')
      .select(['page', 'text'])
      .where('source_id', '=', source.id)
      .orderBy('page')
      .execute();
    const isInOrder = pages.every((page, index) => page.page === index + 1);
    if (!isInOrder || textHash(pages.map((page) => page.text)) !== source.text_hash)
      findings.push(finding('text_altered', null, 'source', source.id));
  }
}
