import type { Kind } from '../../ledger/index.ts';
import type { ReadingPageServices, Reading } from '../reading/index.ts';
import type { Mapping, TableCheck, KindShape } from '../proposals/index.ts';
import type { MappingService } from './mapping.service.ts';
import type { MappingFormError } from './mapping.form.ts';

/** What the pages on which people say what the columns of a table mean need of the house. */
export interface MappingPageServices extends ReadingPageServices {
  readonly reading: ReadingPageServices['reading'] & { readonly mappings: MappingService };
}

/** A table at hand while its columns are given their meaning. */
export interface TableAtHand {
  readonly reading: Reading;
  /** Place of each column of the mapping in the table. */
  readonly places: ReadonlyMap<string, number>;
  /** The first rows below the headings. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly check: TableCheck;
  /** How many fields have to be told before anything can be read. */
  readonly asked: number;
}

export interface ColumnsPage {
  readonly shapes: readonly KindShape[];
  readonly kinds: readonly Kind[];
  readonly mapping: Mapping;
  /** The mapping that is kept and is being changed. */
  readonly mappingOf: string | null;
  readonly table: TableAtHand | null;
  readonly errors: readonly MappingFormError[];
  /** The table was to be read, and cannot be yet. */
  readonly isRefused?: boolean;
}
