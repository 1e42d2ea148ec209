/** What was read from a follow-up assessment. Plain data; the proposal is made from it. */
import type { PartialDate } from '../../kernel/partial-date.ts';
import type { Place } from '../../features/proposals/index.ts';
import type { CoverLanguage, Session } from '../common/cover.ts';
import type { TreatyBody } from '../common/treaty-bodies.ts';

export interface Grade {
  readonly number: string;
  /** Sub-paragraphs that it covers, written out; none means the whole paragraph. */
  readonly letters: readonly string[];
  /** The paragraph's heading in the report. */
  readonly subject: string | null;
  /** As printed: 'B1', or the code of the committee's words. */
  readonly code: string;
  readonly printed: string;
  /** What the committee says of it. */
  readonly evaluation: string;
  readonly place: Place;
}

/** One State's part. */
export interface StatePart {
  readonly stateId: string;
  /** Symbol of the concluding observations that are followed up. */
  readonly symbol: string;
  readonly cycleEnding: string;
  readonly cycles: readonly number[];
  /** 1 for the first assessment of these observations, 2 after a second reply … */
  readonly round: number;
  readonly paragraphs: readonly string[];
  readonly grades: readonly Grade[];
  /** Paragraph → grades as the head of the part lists them, to check what was found below it. */
  readonly summary: ReadonlyMap<string, readonly string[]>;
  readonly nextReport: {
    readonly dueOn: PartialDate;
    readonly printed: string;
    readonly place: Place;
  } | null;
  /** The committee closes the procedure. */
  readonly isDiscontinued: boolean;
  readonly place: Place;
}

export interface AssessmentReport {
  readonly body: TreatyBody;
  readonly symbol: string | null;
  readonly language: CoverLanguage;
  readonly publishedOn: PartialDate | null;
  readonly session: Session | null;
  /** From the symbol, where the dates of the session are not printed. */
  readonly sessionNumber: number | null;
  /** The day or month of the assessment. */
  readonly date: PartialDate | null;
  readonly isDateDistribution: boolean;
  readonly parts: readonly StatePart[];
  readonly notUnderstood: readonly {
    readonly text: string;
    readonly page: number;
    readonly reason: string;
  }[];
}
