import type { Place } from '../../features/proposals/index.ts';
import type { Alpha3 } from '../../kernel/state-names.ts';

/** Why a person should look at a row first; words of the vocabulary 'reading_flag'. */
export type RowFlag =
  | 'no_state'
  | 'unknown_state'
  | 'recommends_to_itself'
  | 'states_differ'
  | 'position_unclear'
  | 'no_number'
  | 'number_repeated'
  | 'words_behind_states';

/** One recommendation inside a row, cut as a report of the Working Group is cut. */
export interface ListPart {
  /** What the State is asked to do. */
  readonly text: string;
  /** The row's words for it, recommending States included. */
  readonly verbatim: string;
  readonly states: readonly Alpha3[];
}

/** A recommendation of the list, with all that the list says of it. Labels are as printed. */
export interface ListRow {
  /** '121.1'; null where the row bears no number. */
  readonly paragraph: string | null;
  /** The recommendation as printed, States in brackets included, without number, source of position and comments. */
  readonly words: string;
  /** In the order of the words; the paragraph may hold several recommendations. At least one. */
  readonly parts: readonly ListPart[];
  /** Of all parts, or of the column of States where the list has one. */
  readonly states: readonly Alpha3[];
  /** In the record's words: 'supported', 'noted', 'partially_supported'; null where the list does not say. */
  readonly position: string | null;
  readonly positionPrinted: string | null;
  /** "A/HRC/43/15/Add.1 - Para.3". */
  readonly positionSource: string | null;
  /** What the list adds below: "Information sent in a letter". */
  readonly comment: string | null;
  /** The heading that the row stands under, without "Theme:"; of several rows the first. */
  readonly theme: string | null;
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  /** As printed: "16 - PEACE, JUSTICE AND STRONG INSTITUTIONS". */
  readonly sdgs: readonly string[];
  /** What someone wrote into the column for it; null: left empty, or no such column. */
  readonly assessment: string | null;
  readonly place: Place;
  readonly flags: readonly RowFlag[];
}

export interface ListHead {
  readonly stateId: Alpha3;
  readonly cycle: number;
  /** Session of the UPR Working Group; null where the list does not name it. */
  readonly session: number | null;
  /** Symbol of the report that the recommendations stand in, by the sources of the positions; null where none is told. */
  readonly symbol: string | null;
  /** Who filled in the assessments, where the list says so. */
  readonly assessor: string | null;
}

export interface ListCheck {
  readonly code:
    | 'number_missing'
    | 'number_repeated'
    | 'count_differs'
    | 'cycle_differs'
    | 'symbol_differs'
    | 'recommends_to_itself'
    | 'unknown_state'
    | 'assessment_empty'
    | 'nothing_found';
  readonly message: string;
  readonly paragraph: string | null;
}

export interface NotUnderstoodRow {
  readonly text: string;
  readonly page: number;
  readonly reason: 'row_not_understood' | 'words_behind_states';
}

export interface OhchrList extends ListHead {
  /** One a paragraph, in the order of the list. */
  readonly rows: readonly ListRow[];
  readonly checks: readonly ListCheck[];
  readonly notUnderstood: readonly NotUnderstoodRow[];
}
