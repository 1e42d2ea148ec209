import { sql } from 'kysely';
import { hashOf } from '../kernel/canonical.ts';
import { AppError } from '../kernel/errors.ts';
import type { Reader, Row } from '../store/index.ts';
import { citation, fieldsOf } from './kind.ts';
import type { Citation, CitationInput, Kind } from './kind.ts';

/** Between the rows of the store (snake_case) and the records of the house (camelCase). */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A record with what its sources say of it: the unit that is written, hashed and proved. */
export interface Entry {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly citations: readonly Citation[];
}

/** Without the fields that are null, so that a column added by a later migration does not change an older hash. */
function filled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) if (fields[name] !== null) kept[name] = fields[name];
  return kept;
}

/** A record in the form whose canonical JSON is hashed. */
export interface HashedRecord {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly citations: readonly Readonly<Record<string, unknown>>[];
}

export const hashedRecord = (kind: string, entry: Entry): HashedRecord => ({
  kind,
  fields: filled(entry.fields),
  citations: entry.citations.map(filled),
});

export const contentHash = (kind: string, entry: Entry): string => hashOf(hashedRecord(kind, entry));

interface Column {
  readonly field: string;
  readonly column: string;
}

/** Worked out once for each kind: a large import asks for them half a million times. */
const columns = new WeakMap<Kind, readonly Column[]>();

function columnsOf(kind: Kind): readonly Column[] {
  let known = columns.get(kind);
  if (known === undefined) {
    known = fieldsOf(kind).map((field) => ({ field, column: snake(field) }));
    columns.set(kind, known);
  }
  return known;
}

export function rowToFields(kind: Kind, row: Row): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const { field, column } of columnsOf(kind)) fields[field] = row[column] ?? null;
  return fields;
}

export function fieldsToRow(kind: Kind, fields: Readonly<Record<string, unknown>>): Row {
  const row: Record<string, unknown> = {};
  for (const { field, column } of columnsOf(kind)) row[column] = fields[field] ?? null;
  return row;
}

export const CITATION_FIELDS = ['sourceId', 'field', 'locator', 'value', 'reading', 'quote', 'note'] as const;
const CITATION_COLUMNS = CITATION_FIELDS.map((field) => ({ field, column: snake(field) }));

export function citationToRow(kind: string, id: string, position: number, cited: Citation): Row {
  const row: Record<string, unknown> = { record_kind: kind, record_id: id, position };
  for (const { field, column } of CITATION_COLUMNS) row[column] = cited[field];
  return row;
}

export interface CitationRow extends Row {
  readonly record_kind: string;
  readonly record_id: string;
  readonly position: number;
}

export function rowToCitation(row: Row): Citation {
  const fields: Record<string, unknown> = {};
  for (const { field, column } of CITATION_COLUMNS) fields[field] = row[column] ?? null;
  return fields as unknown as Citation;
}

/** PostgreSQL keeps neither the character NUL nor half of a surrogate pair; both occur in text taken from PDF files. */
export function requireStorable(label: string, value: unknown): void {
  if (!isStorable(value))
    throw new AppError(
      'invalid_record',
      422,
      `${label}: there is a character in it that is none (NUL or half a pair)`,
    );
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isStorable);
  const object: Readonly<Record<string, unknown>> = value as Record<string, unknown>;
  return Object.keys(object).every((key) => isStorable(key) && isStorable(object[key]));
}

/** Checks what a caller or a data file brings against the kind's schema; the error names record and field. */
export function parseEntry(kind: Kind, fields: unknown, citations: readonly CitationInput[]): Entry {
  const parsed = kind.schema.safeParse(fields);
  const label = `${kind.name} ${String((fields as { id?: unknown })?.id ?? '(no id)')}`;
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError(
      'invalid_record',
      422,
      `${label}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`,
    );
  }
  const cited = citations.map((one) => {
    const result = citation.safeParse(one);
    if (!result.success) {
      const issue = result.error.issues[0];
      throw new AppError(
        'invalid_citation',
        422,
        `${label}: citation ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      );
    }
    if (result.data.field !== null && !(result.data.field in kind.schema.shape)) {
      throw new AppError(
        'invalid_citation',
        422,
        `${label}: a citation names the field '${result.data.field}', which ${kind.name} does not have`,
      );
    }
    return result.data;
  });
  if (kind.needsCitation && cited.length === 0) {
    throw new AppError('citation_missing', 422, `${label} has no citation.`, {
      remedy: 'Name the source that says so: document and place in it.',
    });
  }
  const entry = { fields: parsed.data as Readonly<Record<string, unknown>>, citations: cited };
  requireStorable(label, entry);
  return entry;
}

/** Stored entries of a kind by id; absent ids are absent from the map. */
export async function readEntries(
  db: Reader,
  kind: Kind,
  ids: readonly string[],
): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  if (ids.length === 0) return found;
  const rows = await sql<Row>`select * from ${sql.table(kind.name)} where id = any(${ids})`.execute(db);
  const cited =
    await sql<CitationRow>`select * from citation where record_kind = ${kind.name} and record_id = any(${ids}) order by position`.execute(
      db,
    );
  return assemble(kind, rows.rows, cited.rows);
}

export function assemble(
  kind: Kind,
  rows: readonly Row[],
  cited: readonly CitationRow[],
): Map<string, Entry> {
  const citations = new Map<string, Citation[]>();
  for (const row of cited) {
    const list = citations.get(row.record_id) ?? [];
    list.push(rowToCitation(row));
    citations.set(row.record_id, list);
  }
  const found = new Map<string, Entry>();
  for (const row of rows) {
    const fields = rowToFields(kind, row);
    found.set(String(fields['id']), { fields, citations: citations.get(String(fields['id'])) ?? [] });
  }
  return found;
}
