import type { OpenedFile, OpenedSheets } from './opened-file.ts';
import type { ProposedRecord, ReadingGround } from './proposal.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Exports of a database: hundreds of thousands of rows of one kind. Nobody confirms them row by row and no screen shows
 * them all, so they do not become a `Proposal`; a bulk reader gives them part by part, and `importBulk` counts or
 * writes them part by part.
 */

/** A file too large to be held: its beginning, and its bytes from the start as often as they are asked for. */
export interface StreamedFile {
  readonly form: 'json';
  /** The file's name with its ending. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The first bytes, at most `HEAD_BYTES`. */
  readonly head: Uint8Array;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

export type BulkFile = StreamedFile | OpenedSheets;

/** How much of a streamed file a reader may look at before it says what the file is. */
export const HEAD_BYTES = 1 << 20;

/** A way of reading the exports of one database. */
export interface BulkReader {
  /** Its folder under `src/readers/`, and a word of the vocabulary 'reader'. */
  readonly id: string;
  /** How surely the file is of this kind, by its content alone: 0 (no) to 1. Looks at its head; cheap. */
  readonly recognises: (file: BulkFile) => number;
  /** The source record of the database itself. */
  readonly sourceId: (file: BulkFile) => string;
  /** The rows in the file's order, some thousand at a time, in memory that does not grow with the file. */
  readonly parts: (
    file: BulkFile,
    ground: Pick<ReadingGround, 'stateNames' | 'lookUp'>,
    options: BulkOptions,
  ) => AsyncIterable<BulkPart>;
}

export interface BulkOptions {
  /** Only these States; null: all. */
  readonly stateIds: ReadonlySet<string> | null;
  readonly signal?: AbortSignal | undefined;
}

export interface BulkPart {
  readonly entries: readonly BulkEntry[];
  readonly problems: readonly BulkProblem[];
  /** Names that nothing in the record goes by, each once a part, with how often it stood there. */
  readonly unknown: readonly UnknownName[];
  /** How far the file is read, of how much: bytes or rows. */
  readonly done: number;
  readonly of: number;
}

/** One row, or rows that say the same of several States. */
export interface BulkEntry {
  /** Where the database says so, as citations name it: 'annotation 0a1b…'. The same in every export of it. */
  readonly locator: string;
  readonly stateId: string;
  /**
   * Records that the entry stands on: the document, the review and its date. Written where the record does not hold
   * them yet; never changed by an import. Given with the first entry that stands on them, [] with the others.
   */
  readonly frame: readonly ProposedRecord[];
  /** The recommendation first, then what hangs on it. */
  readonly records: readonly [ProposedRecord, ...ProposedRecord[]];
  /** Tags as the database prints them, by the field of the recommendation that they are read into. */
  readonly printed: Readonly<Partial<Record<TagField, readonly string[]>>>;
}

/** Fields that say what a recommendation is about: what a database can add to a recommendation already held. */
export const TAG_FIELDS = ['issues', 'themes', 'groups', 'sdgs'] as const;
export type TagField = (typeof TAG_FIELDS)[number];

export interface BulkProblem {
  /** 'row 12', 'annotation 0a1b…'. */
  readonly place: string;
  /** A word of the vocabulary 'bulk_problem'. */
  readonly code: string;
  readonly message: string;
  /** True: nothing was made of the row. False: it was read, but something in it was left out or looks wrong. */
  readonly isRefused: boolean;
}

export interface UnknownName {
  /** Also what is no vocabulary of the record: names of States, words for positions and types. */
  readonly vocabulary: Vocabulary | 'state' | 'position' | 'type';
  readonly printed: string;
  readonly count: number;
}

export interface BulkTotals {
  /** Rows that were read into records, one for each State that they concern. */
  readonly entries: number;
  /** Of these, rows whose recommendation the record holds from elsewhere: their tags were added to it. */
  readonly tagged: number;
  readonly refused: number;
  /** Records, of every kind. */
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface BulkReport extends BulkTotals {
  readonly importId: string;
  readonly isDryRun: boolean;
  /** Entries by State. */
  readonly states: Readonly<Record<string, number>>;
  /** How often each kind of problem occurred. */
  readonly problemCounts: Readonly<Record<string, number>>;
  /** The first problems, row by row. */
  readonly problems: readonly BulkProblem[];
  /** Names that nothing in the record goes by, the most frequent first. */
  readonly unknown: readonly UnknownName[];
  /** The change sets written. */
  readonly changeSets: readonly number[];
}

/** A file that is the export of a database, and who reads it. */
export interface ExportSource {
  readonly reader: BulkReader;
  readonly file: BulkFile;
}

/** Knows exports of databases by their content. Handed in by the house. */
export interface DatabaseExports {
  /** The file at a path, where it is one that is read as a stream; null: it is none. */
  streamed(path: string, name: string): Promise<ExportSource | null>;
  /** A file that was opened; null: it is none. */
  opened(file: OpenedFile): ExportSource | null;
}
