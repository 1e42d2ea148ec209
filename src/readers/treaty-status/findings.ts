import type { Place } from '../../features/proposals/index.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import type { CellAct } from './cell-dates.ts';
import type { FoundInstrument } from './instruments.ts';
import type { Article, StatementAct } from './statements.ts';

/** One act of one State towards one instrument, as one place of a document says it. */
export interface TreatyFinding {
  readonly stateId: string;
  readonly instrument: FoundInstrument;
  readonly act: CellAct | StatementAct;
  /** What this place calls the act, where another place of the same file decided what it is. */
  readonly saidAct?: CellAct | StatementAct;
  /** null where the document gives none: the field is then left as the record has it. */
  readonly date: PartialDate | null;
  readonly article: Article | null;
  /** The date as printed, with its mark; null where none is. */
  readonly printed: string | null;
  /** A statement's own words. */
  readonly quote: string | null;
  readonly note: string | null;
  /** 'table 2, row 3, column Signature'. */
  readonly locator: string;
  readonly place: Place;
  readonly flags: readonly string[];
  /** 0 to 1 */
  readonly confidence: number;
}

/** What a table gave, before it becomes records. */
export interface TreatyFindings {
  readonly findings: readonly TreatyFinding[];
  /** Places that say that there is no act: the State and the treaty as printed. */
  readonly without: readonly { readonly state: string; readonly instrument: string }[];
  readonly notUnderstood: readonly {
    readonly text: string;
    readonly page: number;
    readonly reason: string;
  }[];
  readonly rowsRead: number;
}

/** Ways in which a State becomes party. */
export const CONSENTS: ReadonlySet<string> = new Set([
  'ratification',
  'accession',
  'succession',
  'acceptance',
  'approval',
  'formal_confirmation',
]);
