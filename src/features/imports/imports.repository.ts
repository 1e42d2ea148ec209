import { sql } from 'kysely';
import { notFound } from '../../kernel/errors.ts';
import type { Reader, TableWrite } from '../../store/index.ts';

/** A document or data file that brought records into the record. */
export interface Import {
  /** The reading's id where it was one. */
  readonly id: string;
  /** What read it, a word of the vocabulary 'reader'. */
  readonly reader: string;
  /** The one State that it concerns; null: several, or the catalogue. */
  readonly stateId: string | null;
  readonly sourceId: string | null;
  readonly title: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly actor: string;
  readonly createdAt: string;
}

/** Keeps what an import is and, where something was written, that this change set belongs to it. */
export const importWrites = (one: Import, changeSet: number | null): TableWrite[] =>
  changeSet === null
    ? []
    : [
        {
          table: 'import',
          key: ['id'],
          put: [
            {
              id: one.id,
              reader: one.reader,
              state_id: one.stateId,
              source_id: one.sourceId,
              title: one.title,
              file_name: one.fileName,
              file_hash: one.fileHash,
              actor: one.actor,
              created_at: one.createdAt,
            },
          ],
        },
        changeSetsWrite(one.id, [{ changeSet, undoneBy: null }]),
      ];

/** A change set of an import, and the one that took it back. */
export interface ImportChangeSet {
  readonly changeSet: number;
  readonly undoneBy: number | null;
}

export const changeSetsWrite = (importId: string, sets: readonly ImportChangeSet[]): TableWrite => ({
  table: 'import_change_set',
  key: ['change_set'],
  put: sets.map(({ changeSet, undoneBy }) => ({
    change_set: changeSet,
    import_id: importId,
    undone_by: undoneBy,
  })),
});

/** Of one State; 'catalogue': of what all States share; null: all of them. */
export type ImportScope = string | 'catalogue' | null;

export interface ImportRow extends Import {
  /** When its newest change set was written. */
  readonly at: string;
  /** How many records it created, changed or removed. */
  readonly records: number;
  readonly isUndone: boolean;
}

const IMPORT = sql`import.id, reader, import.state_id as "stateId", source_id as "sourceId", title, file_name as "fileName",
  file_hash as "fileHash", import.actor, created_at as "createdAt"`;

const touching = (scope: ImportScope) =>
  scope === null
    ? sql`true`
    : scope === 'catalogue'
      ? sql`exists (select from change where change.change_set = own.change_set and state_id is null)`
      : sql`exists (select from change where change.change_set = own.change_set and state_id = ${scope})`;

/** Imports that touched the scope, newest first: one page of them, and how many there are. */
export async function listImports(
  db: Reader,
  scope: ImportScope,
  page: { readonly size: number; readonly number: number },
): Promise<{ rows: ImportRow[]; total: number }> {
  const { rows } = await sql<ImportRow & { total: number }>`
    select ${IMPORT}, at, records, "isUndone", (count(*) over ())::int as total
    from import join (
      select import_id, max(change_set.at) as at, max(change_set.number) as newest,
        sum(last_sequence - first_sequence + 1)::int as records, bool_and(undone_by is not null) as "isUndone"
      from import_change_set as own join change_set on change_set.number = own.change_set
      where ${touching(scope)} group by import_id) as sets on sets.import_id = import.id
    order by newest desc limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(db);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function findImport(db: Reader, id: string): Promise<Import> {
  const { rows } = await sql<Import>`select ${IMPORT} from import where id = ${id}`.execute(db);
  const [found] = rows;
  if (!found) throw notFound('There is no import with this name.');
  return found;
}

export interface ImportSetRow extends ImportChangeSet {
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly records: number;
}

/** The change sets of an import, oldest first. */
export async function importSets(db: Reader, id: string): Promise<ImportSetRow[]> {
  const { rows } = await sql<ImportSetRow>`
    select change_set as "changeSet", undone_by as "undoneBy", at, actor, reason,
      (last_sequence - first_sequence + 1)::int as records
    from import_change_set join change_set on number = change_set
    where import_id = ${id} order by change_set`.execute(db);
  return rows;
}

export interface ImportedKind {
  readonly kind: string;
  readonly operation: 'create' | 'update' | 'delete';
  readonly count: number;
}

/** How many records of each kind the import wrote, by what was done to them. */
export async function importedKinds(db: Reader, id: string): Promise<ImportedKind[]> {
  const { rows } = await sql<ImportedKind>`
    select kind, operation, count(distinct record_id)::int as count
    from import_change_set join change on change.change_set = import_change_set.change_set
    where import_id = ${id} group by kind, operation order by kind, operation`.execute(db);
  return rows;
}

export interface ImportedRecord {
  readonly kind: string;
  readonly recordId: string;
  readonly stateId: string | null;
  readonly operation: 'create' | 'update' | 'delete';
  readonly changeSet: number;
}

/** The records of an import, of one kind or of all: one page of them, and how many there are. */
export async function importedRecords(
  db: Reader,
  id: string,
  kind: string | null,
  page: { readonly size: number; readonly number: number },
): Promise<{ rows: ImportedRecord[]; total: number }> {
  const { rows } = await sql<ImportedRecord & { total: number }>`
    select kind, record_id as "recordId", state_id as "stateId", operation, change.change_set as "changeSet",
      (count(*) over ())::int as total
    from import_change_set join change on change.change_set = import_change_set.change_set
    where import_id = ${id} and ${kind === null ? sql`true` : sql`kind = ${kind}`}
    order by sequence limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(db);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
