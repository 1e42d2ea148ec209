import type { ValueProblem } from './values.ts';

export type RowProblemCode = ValueProblem | 'missing_key' | 'key_twice' | 'unknown_kind';

export interface RowProblem {
  /** The row as a person counts, from 1. */
  readonly row: number;
  readonly code: RowProblemCode;
  /** The record of the mapping and its field; null where the row as a whole is meant. */
  readonly record: string | null;
  readonly field: string | null;
  /** Heading of the column; null where the mapping names none. */
  readonly column: string | null;
  readonly printed: string;
  /** True: nothing is made of the row. False: it is read without this value. */
  readonly isRefused: boolean;
}
