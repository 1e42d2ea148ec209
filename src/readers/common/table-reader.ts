import type {
  OpenedFile,
  ProposedItem,
  ProposedRecord,
  Proposal,
  ReadingGround,
} from '../../features/proposals/index.ts';
import type { NamedTable } from './tables.ts';

/**
 * A way of reading one kind of table, wherever it stands: as a file of its own, or within a report that hands its
 * tables to those who know them. Readers of documents own theirs; `src/readers/readers.ts` hands them on.
 */
export interface TableReader {
  /** As lists of what was read name it: 'treaty-status', 'upr-dates'. */
  readonly id: string;
  /** How surely the table is of this kind, by the names of its columns, its first rows and what stands before: 0 to 1. */
  readonly recognises: (table: NamedTable) => number;
  readonly read: (table: NamedTable, context: TableContext) => Promise<TableReading> | TableReading;
}

export interface TableContext {
  readonly file: OpenedFile;
  /** The State that the document is about; null where it is about many. */
  readonly stateId: string | null;
  readonly sourceId: string;
  /** BCP 47 tag of the document's language. */
  readonly language: string | null;
  /** In front of 'row 3, column Signature' in locators: 'table 2', or '' where the file is one table. */
  readonly locator: string;
  readonly ground: ReadingGround;
}

export interface TableReading {
  readonly frame: readonly ProposedRecord[];
  readonly items: readonly ProposedItem[];
  readonly checks: Proposal['checks'];
  readonly notUnderstood: Proposal['notUnderstood'];
  /** Rows of which something was made, or which say that there is nothing. */
  readonly rowsRead: number;
}

/** 'table 2, row 3, column Signature'. */
export function cellLocator(
  context: Pick<TableContext, 'locator'>,
  row: number | string,
  column?: string,
): string {
  const name =
    column === undefined || column === '' ? '' : `, column ${column.replace(/\s+/gu, ' ').slice(0, 80)}`;
  return `${context.locator === '' ? '' : `${context.locator}, `}row ${row}${name}`;
}

/** The reader that is surest of a table; null where none is sure enough. */
export function readerOf(table: NamedTable, readers: readonly TableReader[]): TableReader | null {
  let best: TableReader | null = null;
  let most = LEAST_SURENESS;
  for (const reader of readers) {
    const sureness = reader.recognises(table);
    if (sureness >= most && (best === null || sureness > most)) [best, most] = [reader, sureness];
  }
  return best;
}

const LEAST_SURENESS = 0.5;
