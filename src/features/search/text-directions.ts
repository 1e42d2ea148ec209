import { DIMENSIONS, NO_ROW, shippedWordVectors, writeDirection } from '../likeness/index.ts';

/** The words of all documents while they are collected, in the order of arrival. */
export interface CollectedWords {
  readonly termNumbers: ReadonlyMap<string, number>;
  /** Term numbers; those of document d stand from `starts[d]` to `starts[d + 1]`: its texts, then its fields. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  /** How many of a document's words are those of its texts, and how many of these, the first ones, of its English text. */
  readonly ofTexts: Uint16Array;
  readonly ofEnglish: Uint16Array;
}

/** What each document's English text means, in the order wanted. Treaties that it names stand among its fields. */
export function textDirections(
  { termNumbers, words, starts, ofTexts, ofEnglish }: CollectedWords,
  order: Uint32Array,
): Int8Array<ArrayBuffer> {
  const vectors = shippedWordVectors();
  const rowOfTerm = new Int32Array(termNumbers.size).fill(NO_ROW);
  for (const [term, number] of termNumbers) rowOfTerm[number] = vectors.rows.get(term) ?? NO_ROW;
  const directions = new Int8Array(order.length * DIMENSIONS);
  order.forEach((arrival, document) => {
    const english = ofEnglish[arrival] as number;
    if (english === 0) return;
    const start = starts[arrival] as number;
    const fields = start + (ofTexts[arrival] as number);
    const end = starts[arrival + 1] as number;
    const rows = new Int32Array(english + end - fields);
    for (let word = 0; word < english; word += 1)
      rows[word] = rowOfTerm[words[start + word] as number] as number;
    for (let word = fields; word < end; word += 1)
      rows[english + word - fields] = rowOfTerm[words[word] as number] as number;
    writeDirection(vectors, rows, directions, document * DIMENSIONS);
  });
  return directions;
}
