import type { NameEntry } from '../../kernel/names.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import type { Mapping } from './mapping.ts';
import type { TableGround } from './table-ground.ts';
import type { OpenedFile } from './opened-file.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What a reader makes of a document: proposed records, never written by the reader itself. Plain data, so that it can
 * be kept in the store until a person has decided on each item.
 */
export interface Proposal {
  /** Which reader: 'upr-report'. */
  readonly reader: string;
  readonly document: ProposedDocument;
  /** Records that the items stand on (the review, its dates): written together with the first item that is confirmed. */
  readonly frame: readonly ProposedRecord[];
  readonly items: readonly ProposedItem[];
  /** What the reader's check of itself found: gaps in numbers, a count that differs. */
  readonly checks: readonly {
    readonly code: string;
    readonly message: string;
    readonly paragraph: string | null;
  }[];
  /** Words of which nothing was made. */
  readonly notUnderstood: readonly {
    readonly text: string;
    readonly page: number;
    readonly reason: string;
  }[];
  readonly pages: readonly ProposedPage[];
  /** By which a table was read. */
  readonly mapping?: Mapping;
}

export interface ProposedDocument {
  /** The State that it is about; null where it is about many. */
  readonly stateId: string | null;
  readonly symbol: string | null;
  readonly title: string;
  readonly language: string;
  /** The source record that the document becomes or belongs to. */
  readonly sourceId: string;
}

/** A draft as plain data: the kind by name. */
export interface ProposedRecord {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly citations: readonly CitationFields[];
  /** Fields in which a value that is held stands: what this document says is kept beside it, as a citation. */
  readonly yields?: readonly string[];
}

export type CitationFields = Readonly<Record<string, string | null>>;

export interface ProposedItem {
  /** Stable within the proposal: the paragraph and, where it holds several, the part. */
  readonly id: string;
  /** The record proposed; the first of `records`, the rest hangs on it (its position). */
  readonly records: readonly ProposedRecord[];
  readonly page: number;
  /** Lines of the page it was read from, from 1, both included; on its first page. */
  readonly fromLine: number;
  readonly toLine: number;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Why a person should look, as words of the vocabulary 'reading_flag'. */
  readonly flags: readonly string[];
  /**
   * Printed names that the record does not know. The field is left out (or the word left out of its list) until a
   * person says what it stands for; the answer is remembered as an alias.
   */
  readonly unresolved?: readonly UnresolvedName[];
}

export interface UnresolvedName {
  /** Place of the record in `records`, from 0, and its field. */
  readonly record: number;
  readonly field: string;
  readonly vocabulary: Vocabulary;
  readonly printed: string;
}

export interface ProposedPage {
  readonly number: number;
  readonly lines: readonly string[];
}

/** A file as it was taken in: bytes with a name. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a reader made of a document, and how surely each reader said that it is of its kind. */
export interface ReadDocument {
  readonly proposal: Proposal;
  readonly recognised: readonly Recognition[];
}

export interface ReadingProgress {
  readonly page: number;
  readonly pages: number;
  /** What is counted; pages where nothing is said. */
  readonly unit?: 'percent';
}

/** A recommendation that the record holds, as readers of replies, grades and updates need it. */
export interface HeldRecommendation {
  readonly id: string;
  readonly reviewId: string;
  readonly sourceId: string | null;
  readonly paragraph: string | null;
  readonly text: string;
  /** All its fields, for a reader that says it once more with something beside; absent where only the above is known. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** The State's answers that are held, each with its fields. */
  readonly answers?: readonly Readonly<Record<string, unknown>>[];
}

/** What a reader may ask of the record while it makes a proposal. Nothing is written through it. */
export interface ReadingGround {
  readonly stateNames: StateNames;
  /** The id that a printed name stands for, by the record's names and the aliases people gave; null: not known. */
  readonly lookUp: (vocabulary: Vocabulary, printed: string, stateId: string | null) => string | null;
  /** The recommendations held from one document (its symbol) or one review (its id), in the document's order. */
  readonly recommendationsOf: (
    stateId: string,
    of: { readonly symbol: string } | { readonly reviewId: string },
  ) => Promise<readonly HeldRecommendation[]>;
  /** The records of a kind that are held under these ids: their fields by id; what is not held is not there. */
  readonly held: (kind: string, ids: readonly string[]) => Promise<HeldFields>;
}

export type HeldFields = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** A way of reading one kind of document. The readers are handed in where the house is wired. */
export interface DocumentReader {
  /** Its folder under `src/readers/`, and a word of the vocabulary 'reader'. */
  readonly id: string;
  /** How surely the file is of this kind, by its content alone: 0 (no) to 1. Looks at heads and headings; cheap. */
  readonly recognises: (file: OpenedFile) => number;
  /** Throws an AppError that says what is missing where the file cannot be placed in the record at all. */
  readonly propose: (file: OpenedFile, ground: ReadingGround) => Promise<Proposal>;
}

/** How surely one reader says that a file is of its kind. */
export interface Recognition {
  readonly reader: string;
  readonly sureness: number;
}

export interface ReadOptions {
  /** The reader that a person chose; without it the content decides. */
  readonly reader?: string | undefined;
  readonly names: readonly NameEntry[];
  /** Without it tables of no known form are not read. */
  readonly tables?: TableGround | undefined;
  readonly recommendationsOf: ReadingGround['recommendationsOf'];
  readonly held: ReadingGround['held'];
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Opens a file, recognises what it is and lets that reader read it, in a thread of its own. Handed in by the house. */
export interface DocumentReading {
  /** The readers there are, by id. */
  readonly readers: readonly string[];
  /** Throws an AppError that says what is wrong with the file. */
  open(file: HeldFile, options: Pick<ReadOptions, 'signal' | 'onProgress'>): Promise<OpenedFile>;
  /** Throws an AppError that says what the file seems to be where no reader knows it. */
  propose(file: OpenedFile, options: ReadOptions): Promise<ReadDocument>;
  close(): Promise<void>;
}
