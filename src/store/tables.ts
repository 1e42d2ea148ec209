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

/** One file on its way into the record. Not part of the record, therefore not of the ledger. */
export interface ReadingTable {
  id: string;
  /** Files handed in together. */
  batch: string;
  /** Among the files of its batch, from 1. */
  place: number;
  /** The State on whose page it was handed in. */
  state_id: string | null;
  file_name: string;
  file_hash: string;
  bytes: number;
  status: string;
  /** The reader that a person chose; null: the content decides. */
  chosen_reader: string | null;
  reader: string | null;
  /** The source record that the document becomes. */
  source_id: string | null;
  actor: string;
  created_at: string;
  content: ColumnType<unknown, string, string>;
}

export interface ReadingPageTable {
  reading_id: string;
  number: number;
  lines: ColumnType<string[], string, string>;
}

/** What a reader proposed, as people have changed it since, and what was decided on it. */
export interface ReadingItemTable {
  reading_id: string;
  id: string;
  /** Order in the document; parts of a split item stand between. */
  place: number;
  page: number;
  standing: string;
  difference: string;
  is_sure: boolean;
  confidence: number;
  /** Names in it that the record does not know. */
  unresolved: number;
  /** By which it came into the record. */
  change_set: number | null;
  content: ColumnType<unknown, string, string>;
}

/** A document or data file that brought records: what, from which file, by whom. */
export interface ImportTable {
  id: string;
  reader: string;
  /** The one State that it concerns; null: several, or the catalogue alone. */
  state_id: string | null;
  source_id: string | null;
  title: string;
  file_name: string;
  file_hash: string;
  actor: string;
  created_at: string;
}

export interface ImportChangeSetTable {
  change_set: number;
  import_id: string;
  /** The change set that took it back. */
  undone_by: number | null;
}

/** Text of a held document as it stood before a change set put another version in its place. */
export interface ReplacedTextTable {
  change_set: number;
  source_id: string;
  page: number;
  text: string;
}

/** What the columns of a table mean, as a person said it once: a tool of the house, therefore not of the ledger. */
export interface MappingTable {
  id: string;
  name: string;
  actor: string;
  created_at: string;
  updated_at: string;
  content: ColumnType<unknown, string, string>;
}

/** Something that a person said is not the same as, or no answer to, a recommendation; it is not offered for it again. */
export interface RefusedLikenessTable {
  /** Of two recommendations the one with the smaller id. */
  recommendation_id: string;
  other_kind: string;
  other_id: string;
  state_id: string;
  reason: string;
  actor: string;
  refused_at: string;
}

/** A suggestion of the program that a person refused; it is not offered again for this text and this model. */
export interface RefusedTagTable {
  recommendation_id: string;
  term_id: string;
  state_id: string;
  /** SHA-256 of the text that it was suggested for. */
  text_hash: string;
  /** SHA-256 of the model that suggested it, and how sure it was, in thousandths. */
  model: string;
  confidence: number;
  /** Refused together, to be taken back together. */
  batch: string;
  reason: string;
  actor: string;
  refused_at: string;
}

/** A question that someone keeps under a name; see features/questions. */
export interface SavedQuestionTable {
  id: string;
  owner: string;
  name: string;
  /** As `canonicalQuestion` writes it: the part of the address behind the '?'. */
  question: string;
  created_at: string;
  /** When its owner last said to have seen what it finds, and the last change that was in the record then. */
  seen_at: string;
  seen_change: number;
  /** Set where it was thrown away and can still be brought back. */
  deleted_at: string | null;
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
  reading_page: ReadingPageTable;
  reading_item: ReadingItemTable;
  import: ImportTable;
  import_change_set: ImportChangeSetTable;
  replaced_text: ReplacedTextTable;
  mapping: MappingTable;
  refused_likeness: RefusedLikenessTable;
  refused_tag: RefusedTagTable;
  saved_question: SavedQuestionTable;
  journal_position: JournalPositionTable;
  loaded_file: LoadedFileTable;
}
