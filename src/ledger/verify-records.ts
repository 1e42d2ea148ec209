import { sql } from 'kysely';
import { hashOf } from '../kernel/canonical.ts';
import type { Reader, Row } from '../store/index.ts';
import { finding, recordKey } from './finding.ts';
import type { Finding, LastChanges } from './finding.ts';
import type { Kind } from './kind.ts';
import { assemble, contentHash } from './rows.ts';
import type { CitationRow } from './rows.ts';

const BATCH = 5_000;

/** Compares every record of a kind; takes what it met out of `last`, so that what stays there is missing. */
export async function verifyRecords(
  db: Reader,
  kind: Kind,
  last: LastChanges,
  findings: Finding[],
): Promise<number> {
  let count = 0;
  for (let from: string | null = null; ;) {
    const { rows }: { rows: (Row & { id: string })[] } = await sql<Row & { id: string }>`
      select * from ${sql.table(kind.name)} where ${from === null ? sql`true` : sql`id > ${from}`}
      order by id limit ${BATCH}`.execute(db);
    const end = rows.at(-1);
    if (!end) return count;
    const cited: { rows: CitationRow[] } = await sql<CitationRow>`
      select * from citation where record_kind = ${kind.name} and record_id <= ${end.id}
        and ${from === null ? sql`true` : sql`record_id > ${from}`}
      order by record_id, position`.execute(db);
    const misplaced = misplacedCitations(cited.rows);
    for (const [id, entry] of assemble(kind, rows, cited.rows)) {
      count += 1;
      const key = recordKey(kind.name, id);
      const change = last.get(key);
      const sequence = change?.sequence ?? null;
      last.delete(key);
      if (!change || change.contentHash === null)
        findings.push(finding('record_unknown', sequence, kind.name, id));
      else if (misplaced.has(id) || contentHash(kind.name, entry) !== change.contentHash)
        findings.push(finding('record_altered', sequence, kind.name, id));
    }
    from = end.id;
  }
}

/** Records whose citations are not numbered 0, 1, 2 …: the hash covers their order, not the numbers. */
function misplacedCitations(rows: readonly CitationRow[]): Set<string> {
  const counts = new Map<string, number>();
  const misplaced = new Set<string>();
  for (const { record_id, position } of rows) {
    const expected = counts.get(record_id) ?? 0;
    if (position !== expected) misplaced.add(record_id);
    counts.set(record_id, expected + 1);
  }
  return misplaced;
}

/** Citations of records that do not exist. */
export async function verifyOrphans(db: Reader, kinds: readonly Kind[], findings: Finding[]): Promise<void> {
  const known = kinds.map((kind) => sql`select ${kind.name} as kind, id from ${sql.table(kind.name)}`);
  const { rows } = await sql<{ record_kind: string; record_id: string }>`
    select distinct record_kind, record_id from citation
    where not exists (
      select from (${sql.join(known, sql` union all `)}) as record
      where record.kind = record_kind and record.id = record_id)`.execute(db);
  for (const row of rows) findings.push(finding('citation_unknown', null, row.record_kind, row.record_id));
}

/** The hash over a document's pages, as its source record keeps it: SHA-256 of their canonical JSON. */
export const textHash = (pages: readonly string[]): string => hashOf(pages);

export async function verifyTexts(db: Reader, findings: Finding[]): Promise<void> {
  const sources = await sql<{ id: string; text_hash: string | null }>`
    select coalesce(source.id, held.source_id) as id, text_hash
    from source full join (select distinct source_id from held_text) as held on held.source_id = source.id
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
