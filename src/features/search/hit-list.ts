import { hitOf, partsOf, placesInOrder } from './search.ts';
import type { Hit, LiveSegment, Part, Query } from './search.ts';

/**
 * All that a question found, put in order once and read part by part: what an export goes through. It keeps the
 * segments that it was made from, so that a change in between neither repeats nor leaves out a row; a document costs it
 * five bytes.
 */
export class HitList {
  readonly total: number;
  readonly #parts: readonly Pick<Part, 'live' | 'columns'>[];
  readonly #partNumbers: Uint8Array;
  readonly #documents: Uint32Array;
  readonly #language: string;
  #next = 0;

  constructor(segments: readonly LiveSegment[], query: Query) {
    const parts = partsOf(segments, query);
    this.#parts = parts.map(({ live, columns }) => ({ live, columns }));
    this.#language = query.language;
    this.total = parts.reduce((sum, part) => sum + part.documents.length, 0);
    const numbers = new Map(parts.map((part, number) => [part, number]));
    const places = placesInOrder(parts, query, this.total);
    this.#partNumbers = Uint8Array.from(places, ({ part }) => numbers.get(part) ?? 0);
    this.#documents = Uint32Array.from(places, ({ document }) => document);
  }

  /** The next hits; none at the end. */
  take(count: number): Hit[] {
    const from = this.#next;
    this.#next = Math.min(this.total, from + count);
    return Array.from(this.#documents.subarray(from, this.#next), (document, at) =>
      hitOf(this.#partOf(from + at), document, this.#language),
    );
  }

  #partOf(place: number): Pick<Part, 'live' | 'columns'> {
    const part = this.#parts[this.#partNumbers[place] ?? 0];
    if (part === undefined) throw new RangeError('A hit without its part of the index.');
    return part;
  }
}

/** Lists that may be open at once: an answer of 300,000 documents costs 1.5 MB, and the index behind it if that has changed. */
const MOST_LISTS = 32;

/** The lists that are being read. Where there are too many, the one that was longest not asked is given up. */
export class HeldLists {
  readonly #lists = new Map<number, HitList>();
  /** Counted from the moment at which this thread began: a list of an index that broke down is none of this one's. */
  #number = Math.floor(performance.timeOrigin);

  hold(list: HitList): { readonly list: number; readonly total: number } {
    this.#number += 1;
    this.#lists.set(this.#number, list);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size > MOST_LISTS && oldest !== undefined) this.#lists.delete(oldest);
    return { list: this.#number, total: list.total };
  }

  /** Throws where the list was given up. */
  take(number: number, count: number): Hit[] {
    const list = this.#lists.get(number);
    if (list === undefined) throw new Error('This list of hits was given up, since too many were open.');
    this.#lists.delete(number);
    this.#lists.set(number, list);
    return list.take(count);
  }

  drop(number: number): void {
    this.#lists.delete(number);
  }
}
