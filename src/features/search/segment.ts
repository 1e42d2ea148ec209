import type { DatedFacet, FacetName, LanguageText, PlainFacet } from './findable.ts';
import { lowerBound, stringAt } from './arrays.ts';
import type { Strings } from './arrays.ts';

/**
 * A built index in typed arrays, never changed after it is built. Documents are numbered newest first, so that the
 * smaller number is the newer one and what was not yet there on a day is a beginning of the numbers.
 */
export interface Segment {
  readonly size: number;
  /** Document → kind and id of its record: 'recommendation/kaz.ccpr-co-2.24'. */
  readonly ids: Strings;
  /** Document → its texts as `packTexts` writes them. */
  readonly texts: Strings;
  /** Document → paragraph as printed, '' where there is none. */
  readonly paragraphs: Strings;
  /** Document → its date as far as it is known, '' where it has none. */
  readonly dates: Strings;
  readonly units: FacetColumn;
  /** Day numbers (days since 1970-01-01) of the last day that the date may mean, falling; ALWAYS without a date. */
  readonly days: Int32Array<ArrayBuffer>;
  /** Document → number of the change that brought it into the record, 0 where that is not known. */
  readonly changes: Uint32Array<ArrayBuffer>;
  /** Words of a document, for BM25. */
  readonly lengths: Uint16Array<ArrayBuffer>;
  readonly averageLength: number;
  /** What a document's English text means, DIMENSIONS bytes each; all 0 where it has none. */
  readonly directions: Int8Array<ArrayBuffer>;
  /** In the order of their bytes. Fields are terms too: FIELD_SIGN, the field's letter, the value. */
  readonly terms: Strings;
  /** The postings of term t stand from `postingStarts[t]` to `postingStarts[t + 1]`; documents rise. */
  readonly postingStarts: Uint32Array<ArrayBuffer>;
  readonly postings: Uint32Array<ArrayBuffer>;
  /** The places of posting p in its document stand from `placeStarts[p]` to `placeStarts[p + 1]`. */
  readonly placeStarts: Uint32Array<ArrayBuffer>;
  readonly places: Uint16Array<ArrayBuffer>;
  readonly facets: Readonly<Record<PlainFacet, FacetColumn>>;
  readonly dated: Readonly<Record<DatedFacet, DatedColumn>>;
}

/** The values of each document in one facet, as numbers. */
export interface FacetColumn {
  readonly values: readonly string[];
  /** The codes of document d stand from `starts[d]` to `starts[d + 1]`; null: each document has exactly one. */
  readonly starts: Uint32Array<ArrayBuffer> | null;
  readonly codes: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
  /** How many documents have each value. */
  readonly totals: Uint32Array<ArrayBuffer>;
}

/** A facet that changes with the day: for each document its turns, each with the set of values that stands from then on. */
export interface DatedColumn {
  readonly values: readonly string[];
  /** Sets of codes; set 0 is empty. */
  readonly sets: readonly (readonly number[])[];
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly days: Int32Array<ArrayBuffer>;
  readonly setNumbers: Uint16Array<ArrayBuffer>;
}

const BETWEEN_TEXTS = '\u001e';
const AFTER_LANGUAGE = '\u001f';

export const packTexts = (texts: readonly LanguageText[]): string =>
  texts.map(({ language, text }) => `${language}${AFTER_LANGUAGE}${text}`).join(BETWEEN_TEXTS);

export const unpackTexts = (packed: string): LanguageText[] =>
  packed.split(BETWEEN_TEXTS).map((one) => {
    const [language = 'en', text = ''] = one.split(AFTER_LANGUAGE, 2);
    return { language, text };
  });

export type Columns = Readonly<Record<FacetName, FacetColumn>>;

/** The day number of what was always there: smaller than any day. */
export const ALWAYS = -0x8000_0000;
export const FIELD_SIGN = '\u0001';
export const fieldTerm = (field: 'symbol' | 'para' | 'body', value: string): string =>
  `${FIELD_SIGN}${field.charAt(0)}${value}`;

export const dayNumberOf = (date: string | null): number =>
  date === null ? ALWAYS : Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

/** The term's number, or -1. */
export function findTerm({ terms }: Segment, term: string): number {
  const wanted = Buffer.from(term, 'utf8');
  const at = lowerBound(terms, wanted);
  return at < terms.starts.length - 1 && stringAt(terms, at) === term ? at : -1;
}

/** Numbers of the terms that begin so: from, and the first that does not any more. */
export function termsBeginning({ terms }: Segment, beginning: string): readonly [number, number] {
  const wanted = Buffer.from(beginning, 'utf8');
  return [lowerBound(terms, wanted), lowerBound(terms, Buffer.concat([wanted, Buffer.from([0xff])]))];
}

export const postingsOf = (segment: Segment, term: number): Uint32Array<ArrayBuffer> =>
  segment.postings.subarray(segment.postingStarts[term], segment.postingStarts[term + 1]);

/** The first document that was there on a day: all from it on were, unless they are gone. */
export function firstVisible({ days, size }: Segment, day: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? ALWAYS) > day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A dated facet as it stood on a day. */
export function columnOn(column: DatedColumn, size: number, day: number): FacetColumn {
  const starts = new Uint32Array(size + 1);
  const sets = new Uint16Array(size);
  let length = 0;
  for (let document = 0; document < size; document += 1) {
    const end = column.starts[document + 1] ?? 0;
    let set = 0;
    for (let turn = column.starts[document] ?? 0; turn < end && (column.days[turn] ?? 0) <= day; turn += 1) {
      set = column.setNumbers[turn] ?? 0;
    }
    sets[document] = set;
    length += column.sets[set]?.length ?? 0;
    starts[document + 1] = length;
  }
  const codes = new Uint16Array(length);
  const totals = new Uint32Array(column.values.length);
  let at = 0;
  for (let document = 0; document < size; document += 1) {
    for (const code of column.sets[sets[document] ?? 0] ?? []) {
      codes[at] = code;
      at += 1;
      totals[code] = (totals[code] ?? 0) + 1;
    }
  }
  return { values: column.values, starts, codes, totals };
}
