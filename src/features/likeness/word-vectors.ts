import { readFileSync } from 'node:fs';
import { AppError } from '../../kernel/errors.ts';

/**
 * What words mean, as directions: English stems that are used alike, or that coders of recommendations file alike, point
 * alike. A text is the sum of its words, so its direction costs one pass over them. Made by tools/train/vectors.ts.
 */
export interface WordVectors {
  /** Stem, or the sign of a named treaty → its row. */
  readonly rows: ReadonlyMap<string, number>;
  /** Row after row, DIMENSIONS bytes each. */
  readonly values: Int8Array<ArrayBuffer>;
  /** What one step of a row's bytes is worth: how much a word weighs is in it. */
  readonly steps: Float32Array<ArrayBuffer>;
}

export const DIMENSIONS = 100;
/** The largest part of a direction is kept as this; what is left of a text's length says nothing. */
const FULL = 127;
const MAGIC = 'SVWORD01';
const fourfold = (bytes: number): number => (bytes + 3) & ~3;

/** As it lies in the file: a sign, the length of the words, the words one a line, then steps and values. */
export function writeWordVectors({ rows, values, steps }: WordVectors): Uint8Array {
  const words = new TextEncoder().encode([...rows.keys()].join('\n'));
  const start = fourfold(MAGIC.length + 4 + words.length);
  const bytes = new Uint8Array(start + steps.byteLength + values.byteLength);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, words.length, true);
  bytes.set(words, MAGIC.length + 4);
  bytes.set(new Uint8Array(steps.buffer, steps.byteOffset, steps.byteLength), start);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start + steps.byteLength);
  return bytes;
}

/** Throws `word_vectors_damaged` for anything that `writeWordVectors` did not write. */
export function readWordVectors(file: Uint8Array): WordVectors {
  const bytes = new Uint8Array(file);
  const isOurs = new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) === MAGIC;
  if (!isOurs || bytes.length < MAGIC.length + 4) throw damaged();
  const length = new DataView(bytes.buffer).getUint32(MAGIC.length, true);
  const start = fourfold(MAGIC.length + 4 + length);
  if (start > bytes.length) throw damaged();
  const text = new TextDecoder().decode(bytes.subarray(MAGIC.length + 4, MAGIC.length + 4 + length));
  const words = text === '' ? [] : text.split('\n');
  if (bytes.length !== start + words.length * (4 + DIMENSIONS)) throw damaged();
  return {
    rows: new Map(words.map((word, row) => [word, row])),
    steps: new Float32Array(bytes.buffer, start, words.length),
    values: new Int8Array(bytes.buffer, start + 4 * words.length, DIMENSIONS * words.length),
  };
}

const damaged = (): AppError =>
  new AppError('word_vectors_damaged', 500, 'The file of word directions cannot be read.', {
    remedy: 'Take the file from the release again, or run "node tools/train/vectors.ts".',
  });

const MODEL = new URL('./model/words.bin', import.meta.url);

/** Those that are shipped; half a megabyte, read once a thread. */
let shipped: WordVectors | null = null;
export const shippedWordVectors = (): WordVectors => (shipped ??= readWordVectors(readFileSync(MODEL)));

/** The row of a term that is not known. */
export const NO_ROW = -1;

const sum = new Float64Array(DIMENSIONS);

/**
 * The direction of a text whose terms have these rows, written into `into` from `at` on: its largest part is FULL. All 0
 * where no row is known.
 */
export function writeDirection(
  { values, steps }: WordVectors,
  rows: Int32Array,
  into: Int8Array,
  at: number,
): void {
  sum.fill(0);
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] as number;
    if (row === NO_ROW) continue;
    const step = steps[row] as number;
    const from = row * DIMENSIONS;
    for (let part = 0; part < DIMENSIONS; part += 1)
      sum[part] = (sum[part] as number) + step * (values[from + part] as number);
  }
  let most = 0;
  for (let part = 0; part < DIMENSIONS; part += 1) most = Math.max(most, Math.abs(sum[part] as number));
  for (let part = 0; part < DIMENSIONS; part += 1)
    into[at + part] = most === 0 ? 0 : Math.round(((sum[part] as number) / most) * FULL);
}

export function directionOf(vectors: WordVectors, terms: readonly string[]): Int8Array<ArrayBuffer> {
  const direction = new Int8Array(DIMENSIONS);
  writeDirection(
    vectors,
    Int32Array.from(terms, (term) => vectors.rows.get(term) ?? NO_ROW),
    direction,
    0,
  );
  return direction;
}

/** Length of the direction that stands from `at` on. */
export function lengthAt(directions: Int8Array, at: number): number {
  let squares = 0;
  for (let part = at; part < at + DIMENSIONS; part += 1)
    squares += (directions[part] as number) * (directions[part] as number);
  return Math.sqrt(squares);
}

/**
 * Sum of the products of a direction with the one that stands from `at` on. Written out four by four: over 300,000
 * documents this loop is most of a question's time.
 */
export function productAt(direction: Int8Array, directions: Int8Array, at: number): number {
  let product = 0;
  for (let part = 0; part < DIMENSIONS; part += 4) {
    const other = at + part;
    product =
      (product +
        (direction[part] as number) * (directions[other] as number) +
        (direction[part + 1] as number) * (directions[other + 1] as number) +
        (direction[part + 2] as number) * (directions[other + 2] as number) +
        (direction[part + 3] as number) * (directions[other + 3] as number)) |
      0;
  }
  return product;
}
