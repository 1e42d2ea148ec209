import {
  bitsFrom,
  bitsOfList,
  dropBits,
  hasBit,
  keepBits,
  listOfBits,
  newBits,
  setBit,
  stringAt,
} from './arrays.ts';
import { mergedCounts } from './answer-counts.ts';
import type { Bits } from './arrays.ts';
import { DIMENSIONS, lengthAt } from '../likeness/index.ts';
import { bitsOfChosen, countInto, countSheet, invert, sheetOf, valuesAt } from './count.ts';
import type { Inverted, Sheet } from './count.ts';
import { DATED_FACETS, FACETS, PLAIN_FACETS } from './findable.ts';
import type { FacetName, LanguageText } from './findable.ts';
import { match, termText } from './match.ts';
import type { Matched } from './match.ts';
import type { Question } from './question.ts';
import { best, inverseFrequency, score } from './rank.ts';
import type { WeighedTerm } from './rank.ts';
import { columnOn, dayNumberOf, firstVisible, postingsOf, unpackTexts } from './segment.ts';
import type { Columns, FacetColumn, Segment } from './segment.ts';

/** What is asked: words, choices, a day, and which part of the answer is wanted. */
export interface Query {
  readonly question: Question;
  /** ISO 639-1 code of the page's language. */
  readonly language: string;
  readonly choices: Readonly<Partial<Record<FacetName, ReadonlySet<string>>>>;
  /** 'YYYY-MM-DD': the state of play on this day; what was said later is not found. */
  readonly asof: string;
  /** 'known': what came into the record last comes first. */
  readonly order: 'best' | 'newest' | 'oldest' | 'known';
  /** Only what came into the record by a later change than this one. */
  readonly since?: number;
  readonly from: number;
  readonly count: number;
  /** Of these facets only so many values, the most frequent, and those that are chosen; of the others all. */
  readonly mostValues?: Readonly<Partial<Record<FacetName, number>>>;
}

export interface Hit {
  readonly kind: string;
  readonly id: string;
  /** The State whose dossier it is in, '' for the catalogue. */
  readonly unit: string;
  /** In the language of the page where it is held in that, else in the first it has. */
  readonly text: LanguageText;
  readonly paragraph: string | null;
  /** As far as it is known: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
  readonly date: string | null;
  /** Number of the change that brought it into the record; 0 where that is not known. */
  readonly change: number;
  /** Its values in every facet, on the day asked for. */
  readonly facets: Readonly<Record<FacetName, readonly string[]>>;
}

export interface Answer {
  readonly total: number;
  readonly hits: readonly Hit[];
  /** Facet → value → how many would remain with it, the facet's own choice left out. */
  readonly counts: Readonly<Record<FacetName, ReadonlyMap<string, number>>>;
  /** How many values of a facet there are, whether they stand in the counts or not. */
  readonly distinct: Readonly<Record<FacetName, number>>;
  /** For facets with a choice: how many would be found without it. For the others the total holds. */
  readonly without: Readonly<Partial<Record<FacetName, number>>>;
  /** Terms that were asked for: what is highlighted. */
  readonly terms: ReadonlySet<string>;
}

/** A segment with what has gone since it was built, and its dated facets as they stood on the days last asked for. */
export class LiveSegment {
  readonly segment: Segment;
  readonly #gone: Bits;
  #goneCount = 0;
  readonly #days = new Map<number, Columns>();
  readonly #scores: Float32Array<ArrayBuffer>;
  readonly #inverted = new WeakMap<FacetColumn, Inverted>();
  #directionLengths: Float32Array | null = null;
  #sheet: Sheet | null = null;

  constructor(segment: Segment) {
    this.segment = segment;
    this.#gone = newBits(segment.size);
    this.#scores = new Float32Array(segment.size);
  }

  get goneCount(): number {
    return this.#goneCount;
  }

  remove(document: number): void {
    if (hasBit(this.#gone, document)) return;
    setBit(this.#gone, document);
    this.#goneCount += 1;
  }

  isGone(document: number): boolean {
    return hasBit(this.#gone, document);
  }

  /** Facets on a day; making the dated ones costs some 5 ms for 300,000 documents, so the last days are kept. */
  columns(day: number): Columns {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const { facets, dated, size } = this.segment;
    const made = {
      ...facets,
      ...Object.fromEntries(DATED_FACETS.map((name) => [name, columnOn(dated[name], size, day)])),
    } as Columns;
    const [oldest] = this.#days.keys();
    if (this.#days.size >= 4 && oldest !== undefined) this.#days.delete(oldest);
    this.#days.set(day, made);
    return made;
  }

  /** What was there on a day (from `first` on) and is not gone. */
  visible(first: number): Bits {
    const bits = bitsFrom(first, this.segment.size);
    return this.#goneCount === 0 ? bits : dropBits(bits, this.#gone);
  }

  /** What came into the record by a later change than this one. */
  changedAfter(change: number): Bits {
    const { changes, size } = this.segment;
    const bits = newBits(size);
    for (let document = 0; document < size; document += 1) {
      if ((changes[document] as number) > change) setBit(bits, document);
    }
    return bits;
  }

  /** The plain facets side by side; made at the first question, some 40 ms for 300,000 documents. */
  get sheet(): Sheet {
    const { facets, size } = this.segment;
    return (this.#sheet ??= sheetOf(
      PLAIN_FACETS.map((name) => facets[name]),
      size,
    ));
  }

  /** Which documents have which value; made when a facet is first chosen in. */
  inverted(column: FacetColumn): Inverted {
    const known = this.#inverted.get(column);
    if (known !== undefined) return known;
    const made = invert(column, this.segment.size);
    this.#inverted.set(column, made);
    return made;
  }

  /** Lengths of the documents' directions; made when likeness is first asked for, some 30 ms for 300,000 documents. */
  get directionLengths(): Float32Array {
    const { directions, size } = this.segment;
    return (this.#directionLengths ??= Float32Array.from({ length: size }, (_none, document) =>
      lengthAt(directions, document * DIMENSIONS),
    ));
  }

  /** Scores for one question; all 0 again when it is done. */
  withScores<T>(documents: Uint32Array, work: (scores: Float32Array) => T): T {
    try {
      return work(this.#scores);
    } finally {
      for (let at = 0; at < documents.length; at += 1) this.#scores[documents[at] as number] = 0;
    }
  }
}

/** What one segment answers, before segments are put together. */
export interface Part {
  readonly live: LiveSegment;
  readonly columns: Columns;
  readonly matched: Matched;
  readonly documents: Uint32Array;
  /** The same documents. */
  readonly bits: Bits;
  readonly counts: ReadonlyMap<FacetName, FacetCounts>;
  /** For facets with a choice: how many documents there would be without it. */
  readonly without: ReadonlyMap<FacetName, number>;
}

export const partsOf = (segments: readonly LiveSegment[], query: Query): Part[] =>
  segments.map((live) => answerOf(live, query));

export function search(segments: readonly LiveSegment[], query: Query): Answer {
  const parts = partsOf(segments, query);
  const total = parts.reduce((sum, part) => sum + part.documents.length, 0);
  const terms = new Set(
    parts.flatMap(({ live, matched }) =>
      matched.asked.map((term) => termText(live.segment, term)).filter((text) => text !== null),
    ),
  );
  return {
    total,
    hits: hitsOf(parts, query),
    ...mergedCounts(parts, query),
    without: withoutChoices(parts),
    terms,
  };
}

function answerOf(live: LiveSegment, query: Query): Part {
  const { segment } = live;
  const day = dayNumberOf(query.asof);
  const columns = live.columns(day);
  const matched = match(segment, query.question, query.language);
  const wasThere = live.visible(firstVisible(segment, day));
  const visible = query.since === undefined ? wasThere : keepBits(wasThere, live.changedAfter(query.since));
  const base =
    matched.documents === null
      ? visible.slice()
      : keepBits(bitsOfList(matched.documents, segment.size), visible);
  const chosen = FACETS.flatMap((name) => {
    const values = query.choices[name];
    if (values === undefined || values.size === 0) return [];
    return [{ name, bits: bitsOfChosen(columns[name], live.inverted(columns[name]), values, segment.size) }];
  });
  const bits = chosen.reduce((sum, one) => keepBits(sum, one.bits), base.slice());
  const documents = listOfBits(bits);
  const counts = countAll(live, columns, documents, bits);
  const without = new Map<FacetName, number>();
  for (const { name } of chosen) {
    const others = chosen.reduce(
      (sum, one) => (one.name === name ? sum : keepBits(sum, one.bits)),
      base.slice(),
    );
    const found = listOfBits(others);
    without.set(name, found.length);
    counts.set(name, countOne(columns[name], countedOf(segment, found, others)));
  }
  return { live, columns, matched, documents, bits, counts, without };
}

/** More than half of all is counted by what is missing from it. */
interface Counted {
  readonly documents: Uint32Array;
  readonly isMissing: boolean;
}

function countedOf({ size }: Segment, documents: Uint32Array, bits: Bits): Counted {
  if (documents.length <= size / 2) return { documents, isMissing: false };
  return { documents: listOfBits(dropBits(bitsFrom(0, size), bits)), isMissing: true };
}

interface FacetCounts {
  readonly column: FacetColumn;
  readonly counts: Int32Array;
}

function countOne(column: FacetColumn, { documents, isMissing }: Counted): FacetCounts {
  const counts = isMissing ? new Int32Array(column.totals) : new Int32Array(column.values.length);
  countInto(column, documents, counts, isMissing ? -1 : 1);
  return { column, counts };
}

function countAll(
  { segment, sheet }: LiveSegment,
  columns: Columns,
  documents: Uint32Array,
  bits: Bits,
): Map<FacetName, FacetCounts> {
  const counted = countedOf(segment, documents, bits);
  const counts = counted.isMissing ? sheet.totals.slice() : new Int32Array(sheet.totals.length);
  countSheet(sheet, counted.documents, counts, counted.isMissing ? -1 : 1);
  return new Map([
    ...PLAIN_FACETS.map((name, facet): [FacetName, FacetCounts] => {
      const from = sheet.offsets[facet] ?? 0;
      const column = columns[name];
      return [name, { column, counts: counts.subarray(from, from + column.values.length) }];
    }),
    ...DATED_FACETS.map((name): [FacetName, FacetCounts] => [name, countOne(columns[name], counted)]),
  ]);
}

function withoutChoices(parts: readonly Part[]): Answer['without'] {
  const sums: Partial<Record<FacetName, number>> = {};
  for (const { without } of parts)
    for (const [name, count] of without) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

export interface Place {
  readonly part: Part;
  readonly document: number;
  readonly score: number;
}

function hitsOf(parts: readonly Part[], query: Query): Hit[] {
  const wanted = query.from + query.count;
  return placesInOrder(parts, query, wanted)
    .slice(query.from, wanted)
    .map(({ part, document }) => hitOf(part, document, query.language));
}

/** The first of what the parts found, in the order asked for; of each part at most so many. */
export function placesInOrder(parts: readonly Part[], query: Query, wanted: number): Place[] {
  const places = parts.flatMap((part) => placesOf(parts, part, query, wanted));
  return places.sort(comparison(parts, query.order));
}

export function hitOf(
  { live: { segment }, columns }: Pick<Part, 'live' | 'columns'>,
  document: number,
  language: string,
): Hit {
  const [kind = '', id = ''] = splitOnce(stringAt(segment.ids, document));
  const texts = unpackTexts(stringAt(segment.texts, document));
  return {
    kind,
    id,
    unit: valuesAt(segment.units, document)[0] ?? '',
    text: texts.find((one) => one.language === language) ?? texts[0] ?? { language: 'en', text: '' },
    paragraph: stringAt(segment.paragraphs, document) || null,
    date: stringAt(segment.dates, document) || null,
    change: segment.changes[document] ?? 0,
    facets: Object.fromEntries(
      FACETS.map((name) => [name, valuesAt(columns[name], document)]),
    ) as unknown as Hit['facets'],
  };
}

const splitOnce = (text: string): readonly string[] => {
  const at = text.indexOf('/');
  return [text.slice(0, at), text.slice(at + 1)];
};

/** Of one day, what stands first in the index comes first; oldest first is the same order from its end. */
function comparison(parts: readonly Part[], order: Query['order']): (a: Place, b: Place) => number {
  const numbers = new Map(parts.map((part, number) => [part, number]));
  const dayOf = ({ part, document }: Place): number => part.live.segment.days[document] ?? 0;
  const newest = (a: Place, b: Place): number =>
    dayOf(b) - dayOf(a) || (numbers.get(a.part) ?? 0) - (numbers.get(b.part) ?? 0) || a.document - b.document;
  if (order === 'best' || order === 'known') return (a, b) => b.score - a.score || newest(a, b);
  return order === 'newest' ? newest : (a, b) => newest(b, a);
}

function placesOf(parts: readonly Part[], part: Part, { order }: Query, wanted: number): Place[] {
  const { documents, matched, live } = part;
  if (order === 'oldest') {
    return [...documents.subarray(-wanted)].map((document) => ({ part, document, score: 0 }));
  }
  if (order === 'known') {
    const { changes } = live.segment;
    return best(documents, changes, wanted).map((document) => ({
      part,
      document,
      score: changes[document] ?? 0,
    }));
  }
  if (order === 'newest' || matched.asked.length === 0) {
    return [...documents.subarray(0, wanted)].map((document) => ({ part, document, score: 0 }));
  }
  return live.withScores(documents, (scores) => {
    score(live.segment, weighed(parts, part), part, averageLength(parts), scores);
    return best(documents, scores, wanted).map((document) => ({
      part,
      document,
      score: scores[document] ?? 0,
    }));
  });
}

const averageLength = (parts: readonly Part[]): number => {
  const documents = parts.reduce((sum, { live }) => sum + live.segment.size, 0);
  const words = parts.reduce((sum, { live: { segment } }) => sum + segment.size * segment.averageLength, 0);
  return documents === 0 ? 1 : words / documents;
};

/** A word that more than this share of all documents hold does not weigh beside rarer ones. */
const BROAD = 0.25;

/** The asked terms of a segment with their weight over all segments. */
function weighed(parts: readonly Part[], part: Part): WeighedTerm[] {
  const documents = parts.reduce((sum, { live }) => sum + live.segment.size, 0);
  const frequencies = new Map<string, number>();
  for (const { live, matched } of parts) {
    for (const term of matched.asked) {
      const text = termText(live.segment, term) ?? '';
      frequencies.set(text, (frequencies.get(text) ?? 0) + postingsOf(live.segment, term).length);
    }
  }
  const isBroad = (frequency: number): boolean => frequency > BROAD * documents;
  const hasRare = [...frequencies.values()].some((frequency) => !isBroad(frequency));
  return part.matched.asked.flatMap((term) => {
    const frequency = frequencies.get(termText(part.live.segment, term) ?? '') ?? 1;
    return hasRare && isBroad(frequency) ? [] : [{ term, weight: inverseFrequency(documents, frequency) }];
  });
}
