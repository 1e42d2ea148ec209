/** What was read from one document of concluding observations. Plain data; the proposal is made from it. */
import type { PartialDate } from '../../kernel/partial-date.ts';
import type { Place } from '../../features/proposals/index.ts';
import type { ParagraphReference } from '../common/paragraph-references.ts';
import type { CoverLanguage, Session } from '../common/cover.ts';
import type { TreatyBody } from '../common/treaty-bodies.ts';
import type { PartType } from './classify.ts';

/** Words of the vocabulary 'reading_flag'. */
export type ObservationFlag =
  | 'type_unclear'
  | 'split_paragraph'
  | 'number_out_of_order'
  | 'unusual_length'
  | 'date_computed'
  | 'date_from_session'
  | 'deadline_differs'
  | 'paragraph_not_found';

export interface Observation {
  readonly type: PartType;
  /** As cited: '12', '24 (a)'. */
  readonly paragraph: string;
  /** Ending of its id: '12', '24-a', '12-concern' where concern and recommendation share a number. */
  readonly ending: string;
  /** The topic it stands under; the section where there is no topic. */
  readonly heading: string | null;
  readonly text: string;
  /** The words before the list that it is an item of: "The State party should:". */
  readonly lead: string | null;
  readonly place: Place;
  /** 'general comment No. 31 (2004)' as the words name it. */
  readonly generalComments: readonly string[];
  readonly flags: readonly ObservationFlag[];
}

export interface FollowUp {
  /** Paragraph that asks for it. */
  readonly paragraph: string;
  readonly references: readonly ParagraphReference[];
  readonly withinMonths: number | null;
  readonly dueOn: PartialDate | null;
  /** The words that give the deadline: "within one year". */
  readonly printed: string | null;
  readonly text: string;
  readonly place: Place;
  readonly flags: readonly ObservationFlag[];
}

export interface NextReport {
  readonly paragraph: string;
  /** Numbers of the report, [3] or [7, 8]; empty where the words do not say. */
  readonly numbers: readonly number[];
  readonly dueOn: PartialDate;
  readonly printed: string;
  /** A list of issues comes first, and the replies are the report. */
  readonly isSimplified: boolean;
  readonly isPeriodic: boolean;
  readonly text: string;
  readonly place: Place;
  readonly flags: readonly ObservationFlag[];
}

export interface ObservationsHead {
  readonly body: TreatyBody;
  readonly symbol: string;
  /** The symbol is not printed on the document: it follows from the report's own. */
  readonly isSymbolDerived: boolean;
  readonly stateId: string;
  readonly stateName: string | null;
  /** Numbers of the reports considered: [2], [3, 4]; empty where there was none. */
  readonly cycles: readonly number[];
  /** The same as they stand in symbols: '2', '3-4'. */
  readonly cycleEnding: string;
  readonly language: CoverLanguage;
  readonly publishedOn: PartialDate | null;
  readonly session: Session | null;
  readonly considered: Meeting | null;
  readonly adopted: Meeting | null;
  /** In the absence of a report. */
  readonly isWithoutReport: boolean;
}

export interface Meeting {
  readonly date: PartialDate;
  readonly endsOn: PartialDate | null;
  readonly meetings: readonly number[];
  readonly place: Place;
}

export interface ObservationsCheck {
  readonly code: string;
  readonly message: string;
  readonly paragraph: string | null;
}

export interface ObservationsReport {
  readonly head: ObservationsHead;
  readonly observations: readonly Observation[];
  readonly followUp: readonly FollowUp[];
  readonly nextReport: NextReport | null;
  readonly checks: readonly ObservationsCheck[];
  readonly notUnderstood: readonly {
    readonly text: string;
    readonly page: number;
    readonly reason: string;
  }[];
}
