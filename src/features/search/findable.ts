/** What the index is told of a record: words to find it by, facets to count it in, and the day from which it can be seen. */
export interface Findable {
  readonly kind: string;
  readonly id: string;
  /** What is indexed anew together: the State whose dossier it is in, '' for the catalogue. */
  readonly unit: string;
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD': it can be seen once that is over; null where it always could. */
  readonly date: string | null;
  /** Number of the change that brought it into the record; absent where that is not known. */
  readonly change?: number;
  /** What is shown and searched: the text, or its translations; one at least. */
  readonly texts: readonly LanguageText[];
  /** Further words that find it and are not shown: its heading, the title of what it belongs to. */
  readonly more: readonly LanguageText[];
  /** Document symbols, as printed: 'A/HRC/28/10'. */
  readonly symbols: readonly string[];
  /** Paragraph or number, as printed: '124.16', '24 (a)'. */
  readonly paragraph: string | null;
  /** Names of the bodies that answer for it, in any language. */
  readonly bodies: readonly LanguageText[];
  readonly facets: Readonly<Partial<Record<PlainFacet, readonly string[]>>>;
  /** For facets whose values change with the day: what stands from each day on, in the order of the days. */
  readonly turns: Readonly<Partial<Record<DatedFacet, readonly Turn[]>>>;
}

export interface LanguageText {
  /** ISO 639-1 code. */
  readonly language: string;
  readonly text: string;
}

export interface Turn {
  /** 'YYYY-MM-DD', or '' for what stood from the beginning. */
  readonly from: string;
  readonly values: readonly string[];
}

export const PLAIN_FACETS = [
  'kind',
  'state',
  'recommender',
  'region',
  'mechanism',
  'document',
  'cycle',
  'session',
  'year',
  'theme',
  'issue',
  'group',
  'sdg',
  'action',
  'body',
  'plan',
  'measure',
] as const;
export type PlainFacet = (typeof PLAIN_FACETS)[number];

/** Position of the State, place on the common scale, and whether assessors disagree. */
export const DATED_FACETS = ['position', 'status', 'differs'] as const;
export type DatedFacet = (typeof DATED_FACETS)[number];

export type FacetName = PlainFacet | DatedFacet;
export const FACETS: readonly FacetName[] = [...PLAIN_FACETS, ...DATED_FACETS];

/** What an address chooses to find that which has no value in a facet: `?issue=-`. */
export const NO_VALUE = '-';
