import { notFound } from '../../kernel/errors.ts';
import type { Reader, TableWrite } from '../../store/index.ts';
import { parseMapping } from '../proposals/index.ts';
import type { Mapping } from '../proposals/index.ts';

/** A mapping under the name by which it was saved. */
export interface SavedMapping {
  readonly id: string;
  readonly mapping: Mapping;
  readonly actor: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const mappingWrite = ({ id, mapping, actor, createdAt, updatedAt }: SavedMapping): TableWrite => ({
  table: 'mapping',
  key: ['id'],
  put: [{ id, name: mapping.name, actor, created_at: createdAt, updated_at: updatedAt, content: mapping }],
});

export const mappingGone = (id: string): TableWrite => ({ table: 'mapping', key: ['id'], remove: [{ id }] });

interface MappingRow {
  readonly id: string;
  readonly actor: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly content: unknown;
}

const savedOf = (row: MappingRow): SavedMapping => ({
  id: row.id,
  mapping: parseMapping(row.content),
  actor: row.actor,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Every saved mapping by its name. */
export async function savedMappings(db: Reader): Promise<SavedMapping[]> {
  const rows = await db.selectFrom('mapping').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(savedOf);
}

export async function findMapping(db: Reader, id: string): Promise<SavedMapping | null> {
  const row = await db.selectFrom('mapping').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? savedOf(row) : null;
}

export async function requireMapping(db: Reader, id: string): Promise<SavedMapping> {
  const found = await findMapping(db, id);
  if (!found) throw notFound('There is no mapping with this name.');
  return found;
}
