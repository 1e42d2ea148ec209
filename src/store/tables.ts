import type { ColumnType } from 'kysely';

/** What was done in one go: one transaction, one actor, one reason. */
export interface ChangeSetTable {
  number: number;
  /** UTC, ISO 8601 with milliseconds. Text, so that the bytes that were hashed are the bytes that are kept. */
  at: string;
  actor: string;
  reason: string;
  first_sequence: number;
  last_sequence: number;
}

export interface ChangeTable {
  sequence: number;
  change_set: number;
  kind: string;
  record_id: string;
  state_id: string | null;
  operation: 'create' | 'update' | 'delete';
  /** What was overwritten: {fields, citations}; null for a creation. */
  before: ColumnType<BeforeJson | null, string | null, string | null>;
  /** Hash of the record with its citations as written; null for a deletion. */
  content_hash: string | null;
  /** RFC 6962 leaf hash of this change. */
  leaf_hash: string;
}

export interface BeforeJson {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly citations?: readonly Readonly<Record<string, unknown>>[];
}

export interface CheckpointTable {
  size: number;
  root: string;
  /** The signed note (C2SP signed-note), as handed to outsiders. */
  note: string;
}

/** One row: the size of the tree and its right edge, from which the next root follows in O(log n). */
export interface LedgerHeadTable {
  id: number;
  size: number;
  edge: ColumnType<string[], string, string>;
}

export interface CitationTable {
  record_kind: string;
  record_id: string;
  position: number;
  source_id: string;
  field: string | null;
  locator: string;
  value: string | null;
  reading: string | null;
  quote: string | null;
  note: string | null;
}

/** The text of a held document, a row a page. Its hash stands in the source record. */
export interface HeldTextTable {
  source_id: string;
  page: number;
  text: string;
}

/** What a reader proposed and nobody has confirmed yet. Not part of the record, therefore not of the ledger. */
export interface ReadingTable {
  id: string;
  file_name: string;
  file_hash: string;
  status: string;
  created_at: string;
  content: ColumnType<unknown, string, string>;
}

/** Where the embedded store stands in its journal; see journal.ts. */
export interface JournalPositionTable {
  id: number;
  entry: number;
  hash: string;
}

/** Shipped data files that were loaded, by path and hash, so that an unchanged file is not read again. */
export interface LoadedFileTable {
  path: string;
  hash: string;
}

/** The tables that the store and the ledger themselves know. The kinds' tables are reached through their Kind. */
export interface StoreTables {
  change_set: ChangeSetTable;
  change: ChangeTable;
  checkpoint: CheckpointTable;
  ledger_head: LedgerHeadTable;
  citation: CitationTable;
  held_text: HeldTextTable;
  reading: ReadingTable;
  journal_position: JournalPositionTable;
  loaded_file: LoadedFileTable;
}
