/** A tag that a machine proposes; a person confirms it. */
export interface SuggestedTag {
  /** The term's id in the catalogue: 'issue.justice', 'sdg.16.3'. */
  readonly id: string;
  /** Its English name, for issues exactly as in UPR Info's database. */
  readonly label: string;
  /** Of a hundred suggestions with confidence 0.8 about eighty are right, by the coders of the training data. */
  readonly confidence: number;
  /** Words of the text that speak for it, the strongest first, as they are written there. */
  readonly words: readonly string[];
}

export interface Suggestions {
  readonly issues: readonly SuggestedTag[];
  /** Absent where the text has no word that the model knows. */
  readonly actionCategory: (SuggestedTag & { readonly code: number }) | null;
  readonly groups: readonly SuggestedTag[];
  /** Goals and targets. */
  readonly sdgs: readonly SuggestedTag[];
  readonly themes: readonly SuggestedTag[];
}
