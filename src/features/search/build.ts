import { latest } from '../../kernel/partial-date.ts';
import { treatiesNamed } from '../likeness/index.ts';
import { Growing, StringsBuilder, bytes8, numbers16, numbers32, signed32 } from './arrays.ts';
import type { Strings } from './arrays.ts';
import { DATED_FACETS, PLAIN_FACETS } from './findable.ts';
import type { Findable, Turn } from './findable.ts';
import { ALWAYS, dayNumberOf, fieldTerm, packTexts } from './segment.ts';
import type { DatedColumn, FacetColumn, Segment } from './segment.ts';
import { textDirections } from './text-directions.ts';
import { termsOf } from './words.ts';

/** Words of `more` stand this far behind the text, so that no phrase runs over the seam. */
const SEAM = 50;
/** Places are 16 bits; what stands further back is found, but by no phrase. */
const LAST_PLACE = 65_535;

/** One facet while it is collected: codes in the order of arrival. */
class FacetBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #codes = new Growing(numbers32);
  readonly #starts = new Growing(numbers32);

  constructor() {
    this.#starts.push(0);
  }

  add(values: readonly string[]): void {
    const from = this.#codes.length;
    for (const value of values) {
      let number = this.#numbers.get(value);
      if (number === undefined) this.#numbers.set(value, (number = this.#numbers.size));
      let isNew = true;
      for (let at = from; at < this.#codes.length; at += 1) isNew &&= this.#codes.at(at) !== number;
      if (isNew) this.#codes.push(number);
    }
    this.#starts.push(this.#codes.length);
  }

  finish(order: Uint32Array): FacetColumn {
    const values = [...this.#numbers.keys()];
    const [held, from] = [this.#codes.view(), this.#starts.view()];
    const codes = values.length > 65_536 ? new Uint32Array(held.length) : new Uint16Array(held.length);
    const starts = new Uint32Array(order.length + 1);
    const totals = new Uint32Array(values.length);
    let at = 0;
    let isSingle = true;
    order.forEach((arrival, document) => {
      const end = from[arrival + 1] ?? 0;
      for (let index = from[arrival] ?? 0; index < end; index += 1) {
        const code = held[index] ?? 0;
        codes[at] = code;
        at += 1;
        totals[code] = (totals[code] ?? 0) + 1;
      }
      isSingle &&= at === document + 1;
      starts[document + 1] = at;
    });
    return { values, starts: isSingle ? null : starts, codes, totals };
  }
}

class DatedBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #sets = new Map<string, number>([['', 0]]);
  readonly #setCodes: number[][] = [[]];
  readonly #days = new Growing(signed32);
  readonly #setNumbers = new Growing(numbers16);
  readonly #starts = new Growing(numbers32);

  constructor() {
    this.#starts.push(0);
  }

  add(turns: readonly Turn[]): void {
    for (const { from, values } of turns) {
      this.#days.push(from === '' ? ALWAYS : dayNumberOf(from));
      this.#setNumbers.push(this.#setNumber(values));
    }
    this.#starts.push(this.#days.length);
  }

  #setNumber(values: readonly string[]): number {
    const key = values.join('\n');
    let number = this.#sets.get(key);
    if (number === undefined) {
      number = this.#setCodes.length;
      this.#sets.set(key, number);
      this.#setCodes.push([...new Set(values)].map((value) => this.#valueNumber(value)));
    }
    return number;
  }

  #valueNumber(value: string): number {
    const number = this.#numbers.get(value) ?? this.#numbers.size;
    this.#numbers.set(value, number);
    return number;
  }

  finish(order: Uint32Array): DatedColumn {
    const [days, sets, from] = [this.#days.view(), this.#setNumbers.view(), this.#starts.view()];
    const starts = new Uint32Array(order.length + 1);
    const [orderedDays, orderedSets] = [new Int32Array(days.length), new Uint16Array(days.length)];
    let at = 0;
    order.forEach((arrival, document) => {
      const end = from[arrival + 1] ?? 0;
      for (let turn = from[arrival] ?? 0; turn < end; turn += 1) {
        orderedDays[at] = days[turn] ?? 0;
        orderedSets[at] = sets[turn] ?? 0;
        at += 1;
      }
      starts[document + 1] = at;
    });
    return {
      values: [...this.#numbers.keys()],
      sets: this.#setCodes,
      starts,
      days: orderedDays,
      setNumbers: orderedSets,
    };
  }
}

/** Takes documents one by one and makes a segment of them: some 15,000 a second. */
export class SegmentBuilder {
  readonly #ids = new StringsBuilder();
  readonly #texts = new StringsBuilder();
  readonly #days = new Growing(signed32);
  readonly #changes = new Growing(numbers32);
  readonly #lengths = new Growing(numbers16);
  readonly #englishLengths = new Growing(numbers16);
  readonly #paragraphs = new StringsBuilder();
  readonly #dates = new StringsBuilder();
  readonly #units = new FacetBuilder();
  readonly #plain = recordOf(PLAIN_FACETS, () => new FacetBuilder());
  readonly #dated = recordOf(DATED_FACETS, () => new DatedBuilder());
  readonly #termNumbers = new Map<string, number>();
  /** All words of all documents as term numbers with their places, in the order of arrival. */
  readonly #words = new Growing(numbers32, 1 << 16);
  readonly #places = new Growing(numbers16, 1 << 16);
  readonly #wordStarts = new Growing(numbers32);

  constructor() {
    this.#wordStarts.push(0);
  }

  get size(): number {
    return this.#days.length;
  }

  add(findable: Findable): void {
    this.#ids.add(`${findable.kind}/${findable.id}`);
    this.#texts.add(packTexts(findable.texts));
    this.#paragraphs.add(findable.paragraph ?? '');
    this.#dates.add(findable.date ?? '');
    this.#days.push(dayNumberOf(findable.date === null ? null : latest(findable.date)));
    this.#changes.push(findable.change ?? 0);
    this.#units.add([findable.unit]);
    for (const name of PLAIN_FACETS) this.#plain[name].add(findable.facets[name] ?? []);
    for (const name of DATED_FACETS) this.#dated[name].add(findable.turns[name] ?? []);
    this.#addWords(findable);
  }

  #addWords({ texts, more, symbols, paragraph, bodies }: Findable): void {
    let place = 0;
    // English comes first where there is any.
    let english: readonly string[] = [];
    for (const [number, { text, language }] of [...texts, ...more].entries()) {
      const terms = termsOf(text, language);
      if (number === 0 && language === 'en') english = terms;
      for (const term of terms) {
        this.#word(term, place);
        place += 1;
      }
      place += SEAM;
    }
    this.#lengths.push(Math.min(65_535, this.#words.length - (this.#wordStarts.at(this.size - 1) ?? 0)));
    this.#englishLengths.push(Math.min(65_535, english.length));
    for (const sign of treatiesNamed(english)) this.#word(sign, 0);
    for (const symbol of symbols) this.#word(fieldTerm('symbol', symbol.toLowerCase()), 0);
    if (paragraph !== null) this.#word(fieldTerm('para', paragraphKey(paragraph)), 0);
    for (const { text, language } of bodies) {
      for (const term of termsOf(text, language)) this.#word(fieldTerm('body', term), 0);
    }
    this.#wordStarts.push(this.#words.length);
  }

  #word(term: string, place: number): void {
    let number = this.#termNumbers.get(term);
    if (number === undefined) this.#termNumbers.set(term, (number = this.#termNumbers.size));
    this.#words.push(number);
    this.#places.push(Math.min(place, LAST_PLACE));
  }

  finish(): Segment {
    const order = newestFirst(this.#days.view());
    const size = order.length;
    const { terms, rank } = sortedTerms(this.#termNumbers);
    const lengths = Uint16Array.from(order, (arrival) => this.#lengths.at(arrival));
    return {
      size,
      ids: reordered(this.#ids.finish(), order),
      texts: reordered(this.#texts.finish(), order),
      paragraphs: reordered(this.#paragraphs.finish(), order),
      dates: reordered(this.#dates.finish(), order),
      units: this.#units.finish(order),
      days: Int32Array.from(order, (arrival) => this.#days.at(arrival)),
      changes: Uint32Array.from(order, (arrival) => this.#changes.at(arrival)),
      lengths,
      averageLength: size === 0 ? 1 : Math.max(1, lengths.reduce((sum, one) => sum + one, 0) / size),
      directions: this.#directions(order),
      terms,
      ...this.#postings(order, rank),
      facets: recordOf(PLAIN_FACETS, (name) => this.#plain[name].finish(order)),
      dated: recordOf(DATED_FACETS, (name) => this.#dated[name].finish(order)),
    };
  }

  #directions(order: Uint32Array): Segment['directions'] {
    return textDirections(
      {
        termNumbers: this.#termNumbers,
        words: this.#words.view(),
        starts: this.#wordStarts.view(),
        ofTexts: this.#lengths.view(),
        ofEnglish: this.#englishLengths.view(),
      },
      order,
    );
  }

  /** Two passes over all words: how many postings and places each term has, then each into its place. */
  #postings(
    order: Uint32Array,
    rank: Uint32Array,
  ): Pick<Segment, 'postingStarts' | 'postings' | 'placeStarts' | 'places'> {
    const [words, heldPlaces, from] = [this.#words.view(), this.#places.view(), this.#wordStarts.view()];
    const termCount = rank.length;
    const lastDocument = new Int32Array(termCount).fill(-1);
    const postingStarts = new Uint32Array(termCount + 1);
    const termPlaces = new Uint32Array(termCount + 1);
    order.forEach((arrival, document) => {
      const end = from[arrival + 1] ?? 0;
      for (let index = from[arrival] ?? 0; index < end; index += 1) {
        const term = rank[words[index] ?? 0] ?? 0;
        termPlaces[term + 1] = (termPlaces[term + 1] ?? 0) + 1;
        if (lastDocument[term] === document) continue;
        lastDocument[term] = document;
        postingStarts[term + 1] = (postingStarts[term + 1] ?? 0) + 1;
      }
    });
    for (let term = 0; term < termCount; term += 1) {
      postingStarts[term + 1] = (postingStarts[term + 1] ?? 0) + (postingStarts[term] ?? 0);
      termPlaces[term + 1] = (termPlaces[term + 1] ?? 0) + (termPlaces[term] ?? 0);
    }
    const postingCount = postingStarts[termCount] ?? 0;
    const postings = new Uint32Array(postingCount);
    const placeStarts = new Uint32Array(postingCount + 1);
    const places = new Uint16Array(words.length);
    const nextPosting = postingStarts.slice();
    const nextPlace = termPlaces.slice();
    lastDocument.fill(-1);
    order.forEach((arrival, document) => {
      const end = from[arrival + 1] ?? 0;
      for (let index = from[arrival] ?? 0; index < end; index += 1) {
        const term = rank[words[index] ?? 0] ?? 0;
        const place = nextPlace[term] ?? 0;
        nextPlace[term] = place + 1;
        places[place] = heldPlaces[index] ?? 0;
        if (lastDocument[term] === document) continue;
        lastDocument[term] = document;
        const posting = nextPosting[term] ?? 0;
        nextPosting[term] = posting + 1;
        postings[posting] = document;
        placeStarts[posting] = place;
      }
    });
    placeStarts[postingCount] = words.length;
    return { postingStarts, postings, placeStarts, places };
  }
}

/** '24 (a)' and '24(a)' are one paragraph. */
export const paragraphKey = (paragraph: string): string => paragraph.toLowerCase().replace(/\s+/g, '');

const recordOf = <Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> => Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;

/** Arrival numbers, newest day first; of one day in the order of arrival. */
function newestFirst(days: Int32Array): Uint32Array<ArrayBuffer> {
  const order = Uint32Array.from(days, (_day, index) => index);
  return order.sort((a, b) => (days[b] ?? 0) - (days[a] ?? 0) || a - b);
}

function reordered({ bytes, starts }: Strings, order: Uint32Array): Strings {
  const moved = new Uint8Array(bytes.length);
  const movedStarts = new Uint32Array(order.length + 1);
  let at = 0;
  order.forEach((arrival, document) => {
    const text = bytes.subarray(starts[arrival], starts[arrival + 1]);
    moved.set(text, at);
    at += text.length;
    movedStarts[document + 1] = at;
  });
  return { bytes: moved, starts: movedStarts };
}

/** The terms in the order of their bytes, and for each number of arrival its place among them. */
function sortedTerms(numbers: ReadonlyMap<string, number>): {
  terms: Strings;
  rank: Uint32Array<ArrayBuffer>;
} {
  const held = [...numbers].map(([term, number]) => ({ bytes: Buffer.from(term, 'utf8'), number }));
  held.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const bytes = new Growing(bytes8, 1 << 16);
  const starts = new Uint32Array(held.length + 1);
  const rank = new Uint32Array(held.length);
  held.forEach((one, place) => {
    bytes.append(one.bytes);
    starts[place + 1] = bytes.length;
    rank[one.number] = place;
  });
  return { terms: { bytes: bytes.view().slice(), starts }, rank };
}
