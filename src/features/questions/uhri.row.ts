import { isFullDate } from '../../kernel/partial-date.ts';

/**
 * A passage as the Universal Human Rights Index exports it: under the index's own names, in English, so that what reads
 * its exports reads this. The form as OHCHR published it in 2025 and 2026.
 */
export interface UhriRow {
  readonly AnnotationId: string;
  readonly DocumentId: null;
  readonly Symbol: string;
  /** 'CCPR'. */
  readonly Body: string;
  readonly AnnotationType: (typeof UHRI_TYPES)[keyof typeof UHRI_TYPES];
  readonly Text: string;
  readonly Countries: readonly string[];
  readonly Regions: readonly string[];
  readonly Themes: readonly string[];
  readonly AffectedPersons: readonly string[];
  readonly Sdgs: readonly string[];
  /** 'YYYY-MM-DDT00:00:00'. */
  readonly PublicationDate: string | null;
  readonly PublicationDateOnUhri: null;
  readonly UprCycle: string | null;
  readonly UprSession: readonly string[];
  readonly UprPositions: readonly string[];
  readonly UprRecommendingCountry: readonly string[];
  readonly UprRecommendingRegions: readonly string[];
}

/** Types of passages that the index knows. Positive aspects stand among its observations, told by their heading. */
export const UHRI_TYPES = {
  recommendation: 'Recommendations',
  concern: 'Concerns/Observations',
  positive_aspect: 'Concerns/Observations',
} as const;
export type UhriType = keyof typeof UHRI_TYPES;

export const uhriTypeOf = (type: string | undefined): UhriType | null =>
  type !== undefined && Object.hasOwn(UHRI_TYPES, type) ? (type as UhriType) : null;

/** What stands for the number of an annotation where OHCHR gave none: the record's own name. */
export const OWN_ID = 'servanda:';

/** '36.1', '36.1 (a)': the number of an item, printed without a mark behind it. */
const ITEM = /^\d{1,3}\.\d{1,3}(?:\s?\([a-z]\))?$/;
/** '79 (a)'. */
const LETTERED = /\([a-z]\)$/;

/** Heading, number and words in one text, as the index has them. */
export function uhriText(heading: string | null, paragraph: string | null, text: string): string {
  return `${heading === null ? '' : `${heading}\n`}${paragraph === null ? '' : numberOf(paragraph, text)}${text}`;
}

function numberOf(paragraph: string, text: string): string {
  // A letter that begins the words must not be read as part of the number.
  const isPlain = (ITEM.test(paragraph) || LETTERED.test(paragraph)) && !/^\s*\(/.test(text);
  return isPlain ? `${paragraph} ` : `${paragraph}. `;
}

/** The names of the regions in the index, by the regional group of the United Nations. */
export const UHRI_REGIONS: Readonly<Record<string, string>> = {
  african: 'Africa',
  asia_pacific: 'Asia-Pacific',
  eastern_european: 'Eastern Europe',
  grulac: 'Latin America and the Caribbean',
  weog: 'Western Europe & Others',
};

/** The State's answer in the index's words. */
export const UHRI_POSITIONS: Readonly<Record<string, string>> = {
  supported: 'Supported',
  noted: 'Noted',
  partially_supported: 'Supported/Noted',
  pending: 'Under consideration',
  accepted: 'Accepted',
  rejected: 'Rejected',
};

export const publicationDate = (date: string | null): string | null =>
  date !== null && isFullDate(date) ? `${date}T00:00:00` : null;

/** The object of the index's JSON: body and type carry the dash there, the lists do not. */
export const uhriObject = (row: UhriRow): Readonly<Record<string, unknown>> => ({
  ...row,
  Body: `- ${row.Body}`,
  AnnotationType: `- ${row.AnnotationType}`,
});
