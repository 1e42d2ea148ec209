import { bitsOfList, stringAt } from './arrays.ts';
import {
  closeness,
  DIMENSIONS,
  directionOf,
  lengthAt,
  productAt,
  shippedWordVectors,
  treatiesNamed,
  TREATY_SIGN,
  TREATY_WEIGHT,
} from '../likeness/index.ts';
import { valuesAt } from './count.ts';
import { best, inverseFrequency, onceIn, score } from './rank.ts';
import type { WeighedTerm } from './rank.ts';
import type { LiveSegment } from './search.ts';
import { dayNumberOf, findTerm, firstVisible, postingsOf } from './segment.ts';
import type { FacetColumn } from './segment.ts';
import { termsOf } from './words.ts';

/** What is asked: a text, and among what its like is looked for. */
export interface LikeQuery {
  readonly text: string;
  /** ISO 639-1 code. Only English texts are met by meaning; others by their words alone. */
  readonly language: string;
  /** The State that it concerns. */
  readonly unit: string;
  /** Among what concerns that State, or among all others. */
  readonly among: 'own' | 'others';
  /** Values of the facet 'kind': 'recommendation', 'concern', 'measure' … */
  readonly kinds: readonly string[];
  /** 'YYYY-MM-DD': what came later is not found. */
  readonly asof: string;
  readonly count: number;
  /** 'recommendation/…': not offered, itself among them. */
  readonly without: readonly string[];
}

export interface LikeHit {
  readonly kind: string;
  readonly id: string;
  readonly unit: string;
  /** 0 to 1: an order, no probability. */
  readonly closeness: number;
  /** Only its words were compared: one of the texts is not in English. */
  readonly byWordsAlone: boolean;
}

/** The closest ones, closest first; of equal ones the newer, then the smaller id. */
export function like(segments: readonly LiveSegment[], query: LikeQuery): LikeHit[] {
  const isEnglish = query.language === 'en';
  const stems = termsOf(query.text, query.language);
  const terms = isEnglish ? [...stems, ...treatiesNamed(stems)] : stems;
  const asked: Asked = {
    query,
    terms: new Set(terms),
    direction: isEnglish ? directionOf(shippedWordVectors(), terms) : new Int8Array(DIMENSIONS),
    length: stems.length,
    without: new Set(query.without),
  };
  const weights = weightsOf(segments, asked);
  const found = segments.flatMap((live) => foundIn(live, segments, asked, weights));
  return found
    .sort((a, b) => b.hit.closeness - a.hit.closeness || b.day - a.day || (a.hit.id < b.hit.id ? -1 : 1))
    .slice(0, query.count)
    .map(({ hit }) => hit);
}

interface Asked {
  readonly query: LikeQuery;
  readonly terms: ReadonlySet<string>;
  readonly direction: Int8Array<ArrayBuffer>;
  /** How many words the text has, repeats counted. */
  readonly length: number;
  readonly without: ReadonlySet<string>;
}

/** A term of more documents than this share tells nobody apart. */
const BROAD = 0.25;

/** The weight of each term over all segments; those that are too broad have none. */
function weightsOf(segments: readonly LiveSegment[], { terms }: Asked): ReadonlyMap<string, number> {
  const documents = segments.reduce((sum, live) => sum + live.segment.size, 0);
  const weights = new Map<string, number>();
  for (const term of terms) {
    const frequency = segments.reduce((sum, { segment }) => {
      const number = findTerm(segment, term);
      return number === -1 ? sum : sum + postingsOf(segment, number).length;
    }, 0);
    const isTreaty = term.startsWith(TREATY_SIGN);
    if (frequency <= BROAD * documents || documents < MOST_TOLD_APART)
      weights.set(term, inverseFrequency(documents, frequency) * (isTreaty ? TREATY_WEIGHT : 1));
  }
  return weights;
}

/** In a record as small as this a share of a quarter is a handful. */
const MOST_TOLD_APART = 100;

interface Found {
  readonly hit: LikeHit;
  readonly day: number;
}

function foundIn(
  live: LiveSegment,
  segments: readonly LiveSegment[],
  asked: Asked,
  weights: ReadonlyMap<string, number>,
): Found[] {
  const { segment } = live;
  const documents = candidates(live, asked.query);
  if (documents.length === 0) return [];
  const bits = bitsOfList(documents, segment.size);
  const words = segments.reduce((sum, one) => sum + one.segment.size * one.segment.averageLength, 0);
  const averageLength =
    words /
    Math.max(
      1,
      segments.reduce((sum, one) => sum + one.segment.size, 0),
    );
  const terms = [...weights].flatMap(([term, weight]): WeighedTerm[] => {
    const found = findTerm(segment, term);
    return found === -1 ? [] : [{ term: found, weight }];
  });
  // What the text has in common with itself: each term once, in a text of this length.
  const own =
    [...weights.values()].reduce((sum, weight) => sum + weight, 0) * onceIn(asked.length, averageLength);
  return live.withScores(documents, (scores) => {
    score(segment, terms, { documents, bits }, averageLength, scores);
    const alone = putCloseness(live, documents, asked, own, scores);
    // Those that are not to be offered may stand among the best.
    return best(documents, scores, asked.query.count + asked.without.size)
      .map((document) => foundAt(live, document, scores[document] ?? 0, alone(document)))
      .filter(({ hit }) => hit.closeness > 0 && !asked.without.has(`${hit.kind}/${hit.id}`));
  });
}

/** Of the asked kinds and States, as they were there on the day; rising. */
function candidates(live: LiveSegment, { kinds, unit, among, asof }: LikeQuery): Uint32Array<ArrayBuffer> {
  const { segment } = live;
  const { units } = segment;
  const own = units.values.indexOf(unit);
  const first = firstVisible(segment, dayNumberOf(asof));
  const isAsked = isOneOf(segment.facets.kind, new Set(kinds));
  const isThere = (document: number): boolean =>
    document >= first && !live.isGone(document) && isAsked(document);
  if (among === 'own') {
    if (own === -1) return new Uint32Array(0);
    const { starts, documents } = live.inverted(units);
    return documents.slice(starts[own], starts[own + 1]).filter(isThere);
  }
  const found = new Uint32Array(segment.size - first);
  let count = 0;
  for (let document = first; document < segment.size; document += 1)
    if (units.codes[document] !== own && isThere(document)) found[count++] = document;
  return found.subarray(0, count);
}

/** Whether a document has one of these values. */
function isOneOf(
  { values, starts, codes }: FacetColumn,
  wanted: ReadonlySet<string>,
): (document: number) => boolean {
  const isWanted = Uint8Array.from(values, (value) => Number(wanted.has(value)));
  return (document) => {
    const end = starts === null ? document + 1 : (starts[document + 1] as number);
    for (let at = starts === null ? document : (starts[document] as number); at < end; at += 1)
      if (isWanted[codes[at] as number] === 1) return true;
    return false;
  };
}

/** Puts closeness in the place of the words' scores; the answer tells which were compared by words alone. */
function putCloseness(
  live: LiveSegment,
  documents: Uint32Array,
  { direction }: Asked,
  own: number,
  scores: Float32Array,
): (document: number) => boolean {
  const { directions } = live.segment;
  const length = lengthAt(direction, 0);
  const lengths = live.directionLengths;
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] as number;
    const other = lengths[document] as number;
    scores[document] = closeness({
      direction:
        length === 0 || other === 0
          ? null
          : productAt(direction, directions, document * DIMENSIONS) / (length * other),
      words: own === 0 ? 0 : (scores[document] as number) / own,
    });
  }
  return (document) => length === 0 || lengths[document] === 0;
}

function foundAt({ segment }: LiveSegment, document: number, close: number, byWordsAlone: boolean): Found {
  const name = stringAt(segment.ids, document);
  const at = name.indexOf('/');
  return {
    hit: {
      kind: name.slice(0, at),
      id: name.slice(at + 1),
      unit: valuesAt(segment.units, document)[0] ?? '',
      closeness: Math.round(close * 10_000) / 10_000,
      byWordsAlone,
    },
    day: segment.days[document] ?? 0,
  };
}
