import type { Alpha3 } from '../../kernel/state-names.ts';
import type { Position } from './positions.ts';

/** Where something stands in the file, so that a page can be shown beside it. Lines count from 1 on each page. */
export interface Place {
  readonly from: { readonly page: number; readonly line: number };
  readonly to: { readonly page: number; readonly line: number };
}

/** Why a recommendation should be looked at by a person first. */
export type Flag =
  | 'no_state'
  | 'unknown_state'
  | 'respelt_state'
  | 'recommends_to_itself'
  | 'composed_text'
  | 'long_text'
  | 'short_text'
  | 'from_dialogue'
  | 'number_out_of_order'
  | 'position_unclear';

export interface UprRecommendation {
  readonly kind: 'recommendation' | 'voluntary_commitment';
  /** As one cites it: "124.1"; "69.3" for item 3 of the list under paragraph 69; "27(b)" for a paragraph of the dialogue. */
  readonly paragraph: string;
  /** 1, 2 … where the paragraph holds several recommendations, else null. */
  readonly part: number | null;
  /** What the State is asked to do. */
  readonly text: string;
  /** The words of the report, States in brackets included. */
  readonly verbatim: string;
  /** Recommending States. */
  readonly states: readonly Alpha3[];
  /** Names in the place of a State that no State bears, as written. */
  readonly unknownStates: readonly string[];
  readonly position: Position;
  /** The paragraph that says the position, and its words; null where none does. */
  readonly positionGround: { readonly paragraph: string; readonly text: string } | null;
  /** Page of the file on which it begins. */
  readonly page: number;
  readonly place: Place;
  /** 0 to 1: share of recommendations with these flags that were right in the benchmark, roughly. */
  readonly confidence: number;
  readonly flags: readonly Flag[];
}

/** Words in the conclusions of which nothing was made; kept so that a person can judge. */
export interface NotUnderstood {
  readonly paragraph: string | null;
  readonly text: string;
  readonly place: Place;
  readonly reason: 'no_recommendation_found' | 'words_after_the_last_state' | 'reference_not_found';
}

/** What the report says of itself, or its numbering implies, against what was read. */
export interface SelfCheck {
  readonly code:
    | 'number_missing'
    | 'number_repeated'
    | 'count_differs'
    | 'states_reviewed_recommends'
    | 'unknown_state'
    | 'head_unknown';
  readonly message: string;
  readonly paragraph: string | null;
}
