import type { Mapping } from './mapping.schema.ts';
import type { KindShape } from './mapping.shapes.ts';

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
