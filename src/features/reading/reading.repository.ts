import { AppError } from '../../kernel/errors.ts';
import type { Reader, Store, TableWrite } from '../../store/index.ts';
import type { Decision, Proposal } from './proposal.ts';

export const READING_STATUSES = ['waiting', 'read', 'failed', 'done', 'discarded'] as const;
export type ReadingStatus = (typeof READING_STATUSES)[number];

/** One file on its way into the record. */
export interface Reading {
  readonly id: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly status: ReadingStatus;
  readonly createdAt: string;
  readonly content: ReadingContent;
}

export interface ReadingContent {
  /** State whose page the file was dropped on. */
  readonly droppedOn: string;
  readonly proposal?: Proposal;
  readonly decisions?: Readonly<Record<string, Decision>>;
  readonly problem?: { readonly code: string; readonly message: string; readonly remedy: string | null };
  /** Change sets by which items came into the record. */
  readonly changeSets?: readonly number[];
}

/** The write that keeps a reading; goes into a transaction of its own or beside a change set. */
export const readingWrite = (reading: Reading): TableWrite => ({
  table: 'reading',
  key: ['id'],
  put: [
    {
      id: reading.id,
      file_name: reading.fileName,
      file_hash: reading.fileHash,
      status: reading.status,
      created_at: reading.createdAt,
      content: reading.content,
    },
  ],
});

export const keepReading = (store: Store, reading: Reading): Promise<void> =>
  store.transaction<void>(async () => ({ writes: [readingWrite(reading)], result: undefined }));

interface ReadingRow {
  readonly id: string;
  readonly file_name: string;
  readonly file_hash: string;
  readonly status: string;
  readonly created_at: string;
  readonly content: unknown;
}

const readingOf = (row: ReadingRow): Reading => ({
  id: row.id,
  fileName: row.file_name,
  fileHash: row.file_hash,
  status: row.status as ReadingStatus,
  createdAt: row.created_at,
  content: row.content as ReadingContent,
});

export async function findReading(db: Reader, id: string): Promise<Reading> {
  const row = await db.selectFrom('reading').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not_found', 404, 'There is no reading with this name.');
  return readingOf(row);
}

/** The newest readings, without their pages. */
export async function listReadings(db: Reader, most: number): Promise<Reading[]> {
  const rows = await db.selectFrom('reading').selectAll().orderBy('created_at', 'desc').limit(most).execute();
  return rows.map(readingOf);
}

/** Readings that a stop of the program left undone. */
export async function waitingReadings(db: Reader): Promise<Reading[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('status', '=', 'waiting')
    .orderBy('created_at')
    .execute();
  return rows.map(readingOf);
}
