import { sql } from 'kysely';
import { notFound } from '../../kernel/errors.ts';
import type { Reader, Store, TableWrite } from '../../store/index.ts';
import type {
  BulkReport,
  Mapping,
  Proposal,
  ProposedDocument,
  ProposedRecord,
  Recognition,
} from '../proposals/index.ts';

/** 'discarded': put aside. What of a document that was read is decided, its items say. */
export const READING_STATUSES = ['waiting', 'read', 'failed', 'discarded'] as const;
export type ReadingStatus = (typeof READING_STATUSES)[number];

/** One file on its way into the record. Its pages and items have tables of their own. */
export interface Reading {
  readonly id: string;
  readonly batch: string;
  /** Among the files of its batch, from 1. */
  readonly place: number;
  /** The State that it concerns; until it is read the one on whose page it was handed in. */
  readonly stateId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly bytes: number;
  readonly status: ReadingStatus;
  /** The reader that a person chose. */
  readonly chosenReader: string | null;
  readonly reader: string | null;
  readonly sourceId: string | null;
  readonly actor: string;
  readonly createdAt: string;
  readonly content: ReadingContent;
}

export interface ReadingContent {
  readonly recognised?: readonly Recognition[];
  readonly document?: ProposedDocument;
  readonly frame?: readonly ProposedRecord[];
  readonly checks?: Proposal['checks'];
  readonly notUnderstood?: Proposal['notUnderstood'];
  readonly pages?: number;
  readonly items?: number;
  /** What the columns of a table mean: by which it was read, or what a person has said of it so far. */
  readonly mapping?: Mapping;
  /** The saved mapping that this one was made from. */
  readonly mappingOf?: string | null;
  /** The file is the export of a database: it goes into the record as a whole, not item by item. */
  readonly export?: ReadExport;
  readonly problem?: { readonly code: string; readonly message: string; readonly remedy: string | null };
}

/** How far an export is on its way. 'ordered': a person wants it written. */
export const EXPORT_PHASES = ['previewed', 'ordered', 'written'] as const;

export interface ReadExport {
  readonly phase: (typeof EXPORT_PHASES)[number];
  /** Only these States; null: all. */
  readonly stateIds: readonly string[] | null;
  /** What it would come to, or came to; its first problems and unknown names. */
  readonly report: BulkReport;
}

export const readingWrite = (readings: readonly Reading[]): TableWrite => ({
  table: 'reading',
  key: ['id'],
  put: readings.map((one) => ({
    id: one.id,
    batch: one.batch,
    place: one.place,
    state_id: one.stateId,
    file_name: one.fileName,
    file_hash: one.fileHash,
    bytes: one.bytes,
    status: one.status,
    chosen_reader: one.chosenReader,
    reader: one.reader,
    source_id: one.sourceId,
    actor: one.actor,
    created_at: one.createdAt,
    content: one.content,
  })),
});

export const keep = (store: Store, writes: readonly TableWrite[]): Promise<void> =>
  store.transaction<void>(async () => ({ writes, result: undefined }));

interface ReadingRow {
  readonly id: string;
  readonly batch: string;
  readonly place: number;
  readonly state_id: string | null;
  readonly file_name: string;
  readonly file_hash: string;
  readonly bytes: number;
  readonly status: string;
  readonly chosen_reader: string | null;
  readonly reader: string | null;
  readonly source_id: string | null;
  readonly actor: string;
  readonly created_at: string;
  readonly content: unknown;
}

const readingOf = (row: ReadingRow): Reading => ({
  id: row.id,
  batch: row.batch,
  place: row.place,
  stateId: row.state_id ?? '',
  fileName: row.file_name,
  fileHash: row.file_hash,
  bytes: row.bytes,
  status: row.status as ReadingStatus,
  chosenReader: row.chosen_reader,
  reader: row.reader,
  sourceId: row.source_id,
  actor: row.actor,
  createdAt: row.created_at,
  content: row.content as ReadingContent,
});

export async function findReading(db: Reader, id: string): Promise<Reading> {
  const row = await db.selectFrom('reading').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('There is no reading with this name.');
  return readingOf(row);
}

export async function hasReading(db: Reader, id: string): Promise<boolean> {
  return (await db.selectFrom('reading').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/**
 * Another state of a reading, made from the one in which it is at that moment: two requests at once, or a button that
 * was pressed twice, meet each other here. `change` throws where it cannot be.
 */
export const changeReading = (
  store: Store,
  id: string,
  change: (reading: Reading) => Reading | Promise<Reading>,
): Promise<Reading> =>
  store.transaction(async (trx) => {
    const result = await change(await findReading(trx, id));
    return { writes: [readingWrite([result])], result };
  });

/** One page of a State's readings, newest first, and how many there are. */
export async function listReadings(
  db: Reader,
  stateId: string,
  page: { readonly size: number; readonly number: number },
): Promise<{ rows: Reading[]; total: number }> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where('state_id', '=', stateId)
    .orderBy('created_at', 'desc')
    .orderBy('place')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute();
  return { rows: rows.map(readingOf), total: rows[0]?.total ?? 0 };
}

/** The files that were handed in together, in their order. */
export async function batchReadings(db: Reader, batch: string): Promise<Reading[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('batch', '=', batch)
    .orderBy('place')
    .execute();
  if (rows.length === 0) throw notFound('No files were handed in under this name.');
  return rows.map(readingOf);
}

/** Readings that a stop of the program left undone. */
export async function waitingReadings(db: Reader): Promise<Reading[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('status', '=', 'waiting')
    .orderBy('created_at')
    .orderBy('place')
    .execute();
  return rows.map(readingOf);
}

export const pagesWrite = (readingId: string, pages: Proposal['pages']): TableWrite => ({
  table: 'reading_page',
  key: ['reading_id', 'number'],
  put: pages.map(({ number, lines }) => ({ reading_id: readingId, number, lines })),
});

/** The lines of one page; [] for a page that there is not. */
export async function pageLines(db: Reader, readingId: string, number: number): Promise<readonly string[]> {
  const row = await db
    .selectFrom('reading_page')
    .select('lines')
    .where('reading_id', '=', readingId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.lines ?? [];
}

/** Every page as one text, in order. */
export async function pageTexts(db: Reader, readingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('reading_page')
    .select('lines')
    .where('reading_id', '=', readingId)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.lines.join('\n'));
}
