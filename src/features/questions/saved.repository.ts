import { notFound } from '../../kernel/errors.ts';
import type { Reader, TableWrite } from '../../store/index.ts';
import type { SavedQuestion } from './saved.ts';

/** Questions of one owner. Those of others look like what is not there. */

interface Row {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly question: string;
  readonly created_at: string;
  readonly seen_at: string;
  readonly seen_change: number;
  readonly deleted_at: string | null;
}

const savedOf = (row: Row): SavedQuestion => ({
  id: row.id,
  owner: row.owner,
  name: row.name,
  question: row.question,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  seenChange: Number(row.seen_change),
  deletedAt: row.deleted_at,
});

export const savedWrite = (all: readonly SavedQuestion[], gone: readonly string[] = []): TableWrite => ({
  table: 'saved_question',
  key: ['id'],
  put: all.map((one) => ({
    id: one.id,
    owner: one.owner,
    name: one.name,
    question: one.question,
    created_at: one.createdAt,
    seen_at: one.seenAt,
    seen_change: one.seenChange,
    deleted_at: one.deletedAt,
  })),
  remove: gone.map((id) => ({ id })),
});

/** All that the owner has saved, what was saved last first; those thrown away among them. */
export async function savedQuestions(db: Reader, owner: string): Promise<SavedQuestion[]> {
  const rows = await db
    .selectFrom('saved_question')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(savedOf);
}

/** Throws 404 where the owner has none of this name; one that was thrown away is still found. */
export async function requireSaved(db: Reader, owner: string, id: string): Promise<SavedQuestion> {
  const row = await db
    .selectFrom('saved_question')
    .selectAll()
    .where('owner', '=', owner)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('There is no saved question at this address.');
  return savedOf(row);
}
