import type { NameEntry } from '../../kernel/names.ts';
import type { Mapping } from './mapping.ts';
import type { KindShape } from './table-ground.ts';
import type { Headings } from './headings.ts';
import type { SheetCell } from './opened-file.ts';
import type { HeldFile, ProposedRecord } from './proposal.ts';

/** Tables while a person says what their columns mean: what the house hands in, and what it answers. Plain data. */

/** The beginning of a table, for the eye. */
export interface TableSample {
  readonly name: string;
  readonly sheets: readonly SheetSample[];
}

export interface SheetSample {
  readonly name: string;
  /** Rows in all. */
  readonly count: number;
  /** The first rows as they stand, long cells cut. */
  readonly rows: readonly (readonly SheetCell[])[];
  readonly headings: Headings;
}

export interface TableProblem {
  readonly row: number;
  /** A word of the vocabulary 'table_problem'. */
  readonly code: string;
  readonly record: string | null;
  readonly field: string | null;
  readonly column: string | null;
  readonly printed: string;
  /** True: nothing is made of the row. False: it is read without this value. */
  readonly isRefused: boolean;
}

export interface UnknownWord {
  readonly record: string;
  readonly field: string;
  readonly printed: string;
  readonly count: number;
}

/** What would come of a table by a mapping. */
export interface TableCheck {
  /** Rows that say something: those read whole, read without a value, and those of which nothing is made. */
  readonly rows: number;
  readonly whole: number;
  readonly partly: number;
  readonly refused: number;
  /** How often each problem occurs, the most frequent first. */
  readonly counts: Readonly<Record<string, number>>;
  /** The first of them, row by row. */
  readonly problems: readonly TableProblem[];
  /** Words that stand where a field has a choice, and are none of its values. */
  readonly words: readonly UnknownWord[];
  /** Names that the record does not know; the review asks for each once. */
  readonly names: readonly {
    readonly vocabulary: string;
    readonly printed: string;
    readonly count: number;
  }[];
  /** The records of the first rows. */
  readonly samples: readonly (readonly ProposedRecord[])[];
  /** Headings of columns to which the mapping gives no meaning. */
  readonly unread: readonly string[];
  /** Records of the mapping that no row gave. */
  readonly empty: readonly string[];
  /** Columns of the mapping that the table does not have. */
  readonly absent: readonly string[];
}

/** Opens tables in a thread of their own and looks what a mapping makes of them. Handed in by the house. */
export interface Tables {
  /** Throws what opening a file throws, and `no_table` for a document. */
  sample(file: TableFile): Promise<TableSample>;
  check(file: TableFile, order: TableOrder): Promise<TableCheck>;
  close(): Promise<void>;
}

/** A held file; its bytes are asked for only where the thread does not have it open. */
export interface TableFile {
  readonly hash: string;
  readonly name: string;
  readonly read: () => Promise<HeldFile['bytes']>;
}

export interface TableOrder {
  readonly mapping: Mapping;
  readonly shapes: readonly KindShape[];
  readonly stateId: string | null;
  readonly names: readonly NameEntry[];
}
