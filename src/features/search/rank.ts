import type { Bits } from './arrays.ts';
import { findPosting } from './match.ts';
import type { Segment } from './segment.ts';

/** BM25 with its usual constants (Robertson and Zaragoza 2009, section 3.5): how fast repeats and length stop to count. */
const K1 = 1.2;
const B = 0.75;

export const inverseFrequency = (documents: number, frequency: number): number =>
  Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));

/** What a term of weight 1 that stands once in it adds to the score of a text of so many words. */
export const onceIn = (length: number, averageLength: number): number =>
  (K1 + 1) / (1 + K1 * (1 - B) + ((K1 * B) / averageLength) * length);

/** A list shorter than this share of a term's postings is looked up one by one. */
const FEW = 16;

export interface WeighedTerm {
  readonly term: number;
  readonly weight: number;
}

/** Sums into `scores` (one number a document, all 0 before) how well the documents fit. */
export function score(
  segment: Segment,
  terms: readonly WeighedTerm[],
  { documents, bits }: { readonly documents: Uint32Array; readonly bits: Bits },
  averageLength: number,
  scores: Float32Array,
): void {
  for (const one of terms) {
    const length = (segment.postingStarts[one.term + 1] ?? 0) - (segment.postingStarts[one.term] ?? 0);
    if (documents.length * FEW < length) scoreFew(segment, one, documents, averageLength, scores);
    else scoreMany(segment, one, bits, averageLength, scores);
  }
}

function scoreMany(
  { postings, postingStarts, placeStarts, lengths }: Segment,
  { term, weight }: WeighedTerm,
  bits: Bits,
  averageLength: number,
  scores: Float32Array,
): void {
  const perWord = (K1 * B) / averageLength;
  const most = weight * (K1 + 1);
  const to = postingStarts[term + 1] as number;
  for (let posting = postingStarts[term] as number; posting < to; posting += 1) {
    const document = postings[posting] as number;
    if (((bits[document >>> 5] as number) & (1 << (document & 31))) === 0) continue;
    const times = (placeStarts[posting + 1] as number) - (placeStarts[posting] as number);
    scores[document] =
      (scores[document] as number) +
      (most * times) / (times + K1 * (1 - B) + perWord * (lengths[document] as number));
  }
}

function scoreFew(
  segment: Segment,
  { term, weight }: WeighedTerm,
  documents: Uint32Array,
  averageLength: number,
  scores: Float32Array,
): void {
  const { placeStarts, lengths } = segment;
  const perWord = (K1 * B) / averageLength;
  for (const document of documents) {
    const posting = findPosting(segment, term, document);
    if (posting === -1) continue;
    const times = (placeStarts[posting + 1] as number) - (placeStarts[posting] as number);
    scores[document] =
      (scores[document] as number) +
      (weight * (K1 + 1) * times) / (times + K1 * (1 - B) + perWord * (lengths[document] as number));
  }
}

/** The best `count` of the documents, best first; of equal ones the newer, which has the smaller number. */
export function best(documents: Uint32Array, scores: Float32Array | Uint32Array, count: number): number[] {
  if (count === 0) return [];
  const heap: number[] = [];
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && a > b);
  };
  const sink = (from: number): void => {
    let at = from;
    for (;;) {
      let worst = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < heap.length; child += 1) {
        if (isWorse(heap[child] as number, heap[worst] as number)) worst = child;
      }
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] as number, heap[at] as number];
      at = worst;
    }
  };
  // Documents rise, so that one with the score of the worst kept is the older one and stays out.
  let least = -1;
  for (let index = 0; index < documents.length; index += 1) {
    const document = documents[index] as number;
    if (heap.length < count) {
      heap.push(document);
      if (heap.length < count) continue;
      for (let at = count >>> 1; at >= 0; at -= 1) sink(at);
    } else if ((scores[document] as number) > least) {
      heap[0] = document;
      sink(0);
    } else continue;
    least = scores[heap[0] as number] as number;
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}
