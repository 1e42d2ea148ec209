import { sql } from 'kysely';
import { readEntries } from '../../ledger/rows.ts';
import type { Entry, Kind } from '../../ledger/index.ts';
import type { Reader, TableWrite } from '../../store/index.ts';
import { relatedOf } from './check-records.ts';
import type { CitingRecord, Lookup } from './check-records.ts';

/** Every record of every State and of the catalogue that cites a source. */
export async function citingRecords(
  db: Reader,
  kinds: ReadonlyMap<string, Kind>,
  sourceId: string,
): Promise<CitingRecord[]> {
  const { rows } = await sql<{ kind: string; id: string }>`
    select distinct record_kind as kind, record_id as id from citation where source_id = ${sourceId} order by 1, 2`.execute(
    db,
  );
  const found: CitingRecord[] = [];
  for (const [name, own] of Map.groupBy(rows, (row) => row.kind)) {
    const kind = kinds.get(name);
    if (!kind) continue;
    const entries = await readEntries(
      db,
      kind,
      own.map((row) => row.id),
    );
    for (const [id, entry] of entries) found.push({ kind, id, entry });
  }
  return found;
}

/** The records that the given ones point at, to be looked up by kind and id. */
export async function relatedRecords(
  db: Reader,
  kinds: ReadonlyMap<string, Kind>,
  records: readonly CitingRecord[],
): Promise<Lookup> {
  const wanted = Map.groupBy(records.flatMap(relatedOf), (one) => one.kind);
  const held = new Map<string, ReadonlyMap<string, Entry>>();
  for (const [name, own] of wanted) {
    const kind = kinds.get(name);
    if (kind) held.set(name, await readEntries(db, kind, [...new Set(own.map((one) => one.id))]));
  }
  return (kind, id) => held.get(kind)?.get(id);
}

/** The text of a held document by page, in order; [] where it is not held. */
export async function heldPages(db: Reader, sourceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('held_text')
    .select('text')
    .where('source_id', '=', sourceId)
    .orderBy('page')
    .execute();
  return rows.map((row) => row.text);
}

/** The write that makes these the pages of the source, and no others. */
export async function heldTextWrite(
  db: Reader,
  sourceId: string,
  pages: readonly string[],
): Promise<TableWrite> {
  const remove = await db
    .selectFrom('held_text')
    .select(['source_id', 'page'])
    .where('source_id', '=', sourceId)
    .where('page', '>', pages.length)
    .execute();
  const put = pages.map((text, index) => ({ source_id: sourceId, page: index + 1, text }));
  return { table: 'held_text', key: ['source_id', 'page'], put, remove };
}
