import { sql } from 'kysely';
import { AppError } from '../../kernel/errors.ts';
import { entriesAround, entryHash } from '../../ledger/index.ts';
import type { Draft, Entry, Ledger } from '../../ledger/index.ts';
import type { Reader, TableWrite } from '../../store/index.ts';
import { source } from '../sources/index.ts';
import { dependantsOf, writtenBy } from './dependants.ts';
import type { Dependant, RecordKey } from './dependants.ts';
import { changeSetsWrite, findImport, importSets } from './imports.repository.ts';
import type { Import, ImportSetRow } from './imports.repository.ts';

/** A record that somebody changed after the import wrote it. */
export interface ChangedSince extends RecordKey {
  readonly stateId: string | null;
  readonly changeSet: number;
}

/** What stands in the way of taking an import back; nothing in either list: it can be taken back. */
export interface UndoCheck {
  /** The change sets that would be taken back; empty: it was taken back before. */
  readonly changeSets: readonly number[];
  readonly records: number;
  readonly changedSince: readonly ChangedSince[];
  readonly dependants: readonly Dependant[];
}

export interface ImportParts {
  readonly ledger: Ledger;
  readonly now: () => string;
  /** The writes by which what a person confirmed by these change sets is open again. Handed in by the house. */
  readonly reopened: (importId: string, changeSets: readonly number[]) => Promise<readonly TableWrite[]>;
}

interface FirstChange extends RecordKey {
  readonly sequence: number;
  readonly changeSet: number;
}

/** A record as it stood before change sets touched it; null: it was not there. */
interface Restored extends FirstChange {
  readonly before: Entry | null;
}

/** So many records are put back in one change set; what is more goes in several, the newest first. */
const RECORDS_AT_ONCE = 20_000;

/** Takes imports back as a whole: a new change set that restores what stood before. */
export class ImportService {
  readonly #parts: ImportParts;

  constructor(parts: ImportParts) {
    this.#parts = parts;
  }

  /** Whether an import can be taken back, and what stands in the way. */
  async check(id: string): Promise<UndoCheck> {
    const { store, kinds } = this.#parts.ledger;
    await findImport(store.db, id);
    const all = await importSets(store.db, id);
    const sets = all.filter((one) => one.undoneBy === null);
    const changeSets = sets.map((one) => one.changeSet);
    const ours = all.flatMap((one) => [one.changeSet, ...(one.undoneBy === null ? [] : [one.undoneBy])]);
    const written = await writtenBy(store.db, changeSets);
    return {
      changeSets,
      records: sets.reduce((sum, one) => sum + one.records, 0),
      changedSince: await laterChanges(store.db, changeSets, ours),
      dependants: await dependantsOf(store.db, kinds, written.created, written.all),
    };
  }

  /**
   * Takes it back; answers with the last change set written. Throws `import_in_use` (409) where something stands in
   * the way. A large one goes in parts, the newest first; where that is cut short, the same call goes on with the rest.
   */
  async undo(id: string, actor: string): Promise<number> {
    const { db } = this.#parts.ledger.store;
    const own = await findImport(db, id);
    const check = await this.check(id);
    if (check.changeSets.length === 0)
      throw new AppError('import_undone', 409, 'This import was taken back before.');
    if (check.changedSince.length > 0 || check.dependants.length > 0) throw inUse(check);
    let last = 0;
    for (const part of partsOf(await importSets(db, id))) last = await this.#takeBack(own, part, actor);
    return last;
  }

  async #takeBack(own: Import, changeSets: readonly number[], actor: string): Promise<number> {
    const { ledger, now } = this.#parts;
    const records = await this.#before(changeSets);
    const texts = await textWrites(ledger.store.db, records);
    const set = await ledger.write(
      { actor, reason: `Take back the import of ${own.fileName}`, at: now() },
      await this.#drafts(records),
      await this.#undone(own, changeSets, texts),
    );
    return set.number ?? 0;
  }

  async #undone(
    own: Import,
    changeSets: readonly number[],
    texts: readonly TableWrite[],
  ): Promise<(changeSet: number | null) => TableWrite[]> {
    const reopened = await this.#parts.reopened(own.id, changeSets);
    return (changeSet) => [
      changeSetsWrite(
        own.id,
        changeSets.map((one) => ({ changeSet: one, undoneBy: changeSet })),
      ),
      ...texts,
      ...reopened,
    ];
  }

  async #before(changeSets: readonly number[]): Promise<Restored[]> {
    const { store, kinds } = this.#parts.ledger;
    return store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        const firsts = await firstChanges(trx, changeSets);
        const changes = firsts.map(({ sequence, kind, id }) => ({ sequence, kind, recordId: id }));
        const around = await entriesAround(trx, kinds, changes);
        return firsts.map((one) => ({ ...one, before: around.get(one.sequence)?.before ?? null }));
      });
  }

  /** Each record as it stood before; each is refused if someone changes it between looking and writing. */
  async #drafts(records: readonly Restored[]): Promise<Draft[]> {
    const { ledger } = this.#parts;
    const drafts: Draft[] = [];
    for (const [name, own] of Map.groupBy(records, (one) => one.kind)) {
      const kind = ledger.kind(name);
      const standing = await ledger.findAll(
        name,
        own.map((one) => one.id),
      );
      for (const { id, before } of own) {
        const now = standing.get(id) ?? null;
        const madeFrom = entryHash(kind, now);
        if (before) drafts.push({ kind, fields: before.fields, citations: before.citations, madeFrom });
        else if (now) drafts.push({ kind, remove: id, madeFrom });
      }
    }
    return drafts;
  }
}

function inUse({ changedSince, dependants }: UndoCheck): AppError {
  const count = changedSince.length + dependants.length;
  return new AppError('import_in_use', 409, `${count} records stand in the way of taking this import back.`, {
    remedy: 'Its page lists what was changed since and what depends on it; undo these first.',
  });
}

/** The change sets that still stand, newest first, in parts of so many records. */
export function partsOf(sets: readonly ImportSetRow[]): number[][] {
  const parts: number[][] = [];
  let room = 0;
  for (const { changeSet, records } of sets.filter((one) => one.undoneBy === null).toReversed()) {
    room -= records;
    if (room < 0) {
      parts.push([]);
      room = RECORDS_AT_ONCE - records;
    }
    parts.at(-1)?.push(changeSet);
  }
  return parts;
}

/** The first change of each record by these change sets. */
async function firstChanges(trx: Reader, changeSets: readonly number[]): Promise<FirstChange[]> {
  const { rows } = await sql<FirstChange>`
    select distinct on (kind, record_id) sequence, kind, record_id as id, change_set as "changeSet"
    from change where change_set = any(${changeSets}) order by kind, record_id, sequence`.execute(trx);
  return rows;
}

const MOST_LISTED = 200;

/** Changes by others of what these change sets wrote, after they wrote it. `ours` are all sets of the import. */
async function laterChanges(
  db: Reader,
  changeSets: readonly number[],
  ours: readonly number[],
): Promise<ChangedSince[]> {
  const { rows } = await sql<ChangedSince>`
    select own.kind, own.record_id as id, max(later.state_id) as "stateId", max(later.change_set) as "changeSet"
    from change as own join change as later
      on later.kind = own.kind and later.record_id = own.record_id and later.sequence > own.sequence
    where own.change_set = any(${changeSets}) and not later.change_set = any(${ours})
    group by own.kind, own.record_id order by own.kind, own.record_id limit ${MOST_LISTED}`.execute(db);
  return rows;
}

/** The text of the documents as it was held before; none where none was. */
async function textWrites(db: Reader, records: readonly Restored[]): Promise<TableWrite[]> {
  const writes: TableWrite[] = [];
  for (const { id, before, changeSet } of records.filter((one) => one.kind === source.name)) {
    const rows = await db
      .selectFrom('replaced_text')
      .select(['page', 'text'])
      .where('change_set', '=', changeSet)
      .where('source_id', '=', id)
      .orderBy('page')
      .execute();
    const held = await db.selectFrom('held_text').select('page').where('source_id', '=', id).execute();
    const isAsBefore = rows.length === 0 && typeof before?.fields['textHash'] === 'string';
    if (isAsBefore) continue;
    writes.push({
      table: 'held_text',
      key: ['source_id', 'page'],
      put: rows.map(({ page, text }) => ({ source_id: id, page, text })),
      remove: held.map(({ page }) => ({ source_id: id, page })),
    });
  }
  return writes;
}
