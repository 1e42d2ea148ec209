import type { Alpha3 } from '../../kernel/state-names.ts';
import type { DocumentKind } from '../../kernel/symbol.ts';
import type { TextPlace } from '../common/placed-text.ts';
import type { Position } from './positions.ts';
import type { ReportLanguage } from './wordings.ts';

/** Why a person should look at a recommendation first. */
export type Flag =
  | 'no_state'
  | 'unknown_state'
  | 'respelt_state'
  | 'recommends_to_itself'
  | 'composed_text'
  | 'unusual_length'
  | 'no_verb'
  | 'from_dialogue'
  | 'letter_counted'
  | 'number_out_of_order'
  | 'position_unclear';

export interface UprRecommendation {
  readonly kind: 'recommendation' | 'voluntary_commitment';
  /** As one cites it: "124.1"; "69.3" for item 3 of the list under paragraph 69; "27(b)" in the dialogue. */
  readonly paragraph: string;
  /** 1, 2 … where the paragraph holds several recommendations, else null. */
  readonly part: number | null;
  /** The heading that it stands under in its list, where the report sorts them by theme. */
  readonly heading: string | null;
  /** What the State is asked to do. */
  readonly text: string;
  /** The words of the report, recommending States in brackets included. */
  readonly verbatim: string;
  readonly states: readonly Alpha3[];
  /** Names in the place of a State that no State bears, as written. */
  readonly unknownStates: readonly string[];
  /** Null where the report itself does not say: the reply came later, in an addendum. */
  readonly position: Position;
  /** The paragraph that says the position, and its words; null where none does. */
  readonly positionGround: { readonly paragraph: string; readonly text: string } | null;
  /** Page of the file on which it begins; 1 is the first. */
  readonly page: number;
  readonly place: TextPlace;
  /** 0 to 1; lower where `flags` give reasons. */
  readonly confidence: number;
  readonly flags: readonly Flag[];
}

/** A paragraph of the presentation or the dialogue: what one State said. */
export interface UprStatement {
  readonly paragraph: string;
  /** Null where the paragraph does not tell. */
  readonly speaker: Alpha3 | null;
  readonly part: 'presentation' | 'dialogue';
  readonly text: string;
  readonly place: TextPlace;
}

/** Words of the State under review about recommendations: why it does not accept one, which are implemented already. */
export interface StateComment {
  readonly paragraph: string;
  readonly text: string;
  readonly place: TextPlace;
}

/** Words of which nothing was made; listed so that a person can judge. */
export interface NotUnderstood {
  readonly paragraph: string | null;
  readonly text: string;
  readonly place: TextPlace;
  readonly reason: 'no_recommendation_found' | 'paragraph_not_found' | 'nothing_recommended_there';
}

/** What the report says of itself, or its numbering implies, against what was read. */
export interface SelfCheck {
  readonly code:
    | 'number_missing'
    | 'number_repeated'
    | 'contents_differ'
    | 'referenced_item_missing'
    | 'recommends_to_itself'
    | 'unknown_state'
    | 'nothing_found'
    | 'pages_without_text'
    | 'dates_out_of_order'
    | 'delegations_differ';
  readonly message: string;
  readonly paragraph: string | null;
}

/** A document on which the review was based. */
export interface ReviewDocument {
  readonly symbol: string;
  readonly kind: DocumentKind;
}

/** Facts of the cover and the introduction; null where they are not found. Dates are ISO (2014-10-30). */
export interface UprReportHead {
  readonly language: ReportLanguage;
  readonly symbol: string | null;
  readonly reviewed: Alpha3 | null;
  /** The name as the report writes it. */
  readonly reviewedName: string | null;
  /** Session of the UPR Working Group: 20. */
  readonly session: number | null;
  /** The date on the cover. */
  readonly issuedOn: string | null;
  readonly reviewDate: string | null;
  /** The day on which the Working Group adopted the report. */
  readonly adoptionDate: string | null;
  readonly troika: readonly Alpha3[];
  /** Head of the delegation, name and title as written. */
  readonly headOfDelegation: string | null;
  readonly documents: readonly ReviewDocument[];
}

export interface UprReport extends UprReportHead {
  readonly recommendations: readonly UprRecommendation[];
  readonly voluntaryCommitments: readonly UprRecommendation[];
  readonly statements: readonly UprStatement[];
  /** How many delegations spoke, as the report itself counts; null where it does not. */
  readonly delegationsStated: number | null;
  readonly comments: readonly StateComment[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly checks: readonly SelfCheck[];
  readonly pageCount: number;
}
