import type { Control } from './controls.ts';
import type { Mapping } from './mapping.ts';

/** What the reader of tables has to know beside the file. */
export interface TableGround {
  /** Those that were saved, then those that are shipped. */
  readonly mappings: readonly Mapping[];
  /** The one that a person chose; null: the table's headings decide. */
  readonly mapping: Mapping | null;
  readonly shapes: readonly KindShape[];
  /** The State for which it is read. */
  readonly stateId: string | null;
  /** A table of more items is refused while it is read; absent: none is. */
  readonly mostItems?: number;
}

/**
 * The kinds of record as a table can bring them, as plain data: the reader of tables works in a thread that knows
 * neither schemas nor words. Everything follows from the schemas; a new kind is there without a line of its own.
 */
export interface KindShape {
  readonly kind: string;
  readonly scope: 'catalogue' | 'state';
  readonly fields: readonly FieldShape[];
  /** Whole numbers that say an order, and whether a text is a summary: filled in by the reader. */
  readonly filled: readonly ('position' | 'isSummary')[];
}

export interface FieldShape {
  readonly name: string;
  readonly control: Control;
  readonly isOptional: boolean;
  /** Value of a choice → how the languages of the site call it. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}
