import { AppError } from '../../kernel/errors.ts';
import type { View } from './text-features.ts';

/**
 * A trained model as it lies in a file: little-endian, arrays after one another in the order written, each filled up to
 * four bytes. Weights are kept as bytes, those that round to nothing are left out: a feature has a run of
 * (label, weight) pairs from `starts[feature]` to `starts[feature + 1]`; the file holds how many.
 */
export interface Model {
  readonly view: View;
  readonly labels: readonly ModelLabel[];
  /** Hashes of the features known, ascending. */
  readonly features: Uint32Array;
  /** How much a feature says by being rare: ln(texts / texts with it) to a power × strength of its kind, in steps
   * of `RARITY_STEP`. */
  readonly rarity: Uint8Array;
  readonly starts: Uint32Array;
  readonly labelOf: Uint8Array;
  readonly weights: Int8Array;
}

export interface ModelLabel {
  readonly id: string;
  readonly name: string;
  readonly vocabulary: string;
  readonly bias: number;
  /** What one step of this label's weights is worth. */
  readonly step: number;
  /** Suggested from this score on. */
  readonly threshold: number;
  /** Confidence = 1 / (1 + e^−(slope × score + shift)), fitted on texts of States that the model had not seen. */
  readonly slope: number;
  readonly shift: number;
}

export const RARITY_STEP = 0.05;
const MAGIC = 'SVTAG001';

const damaged = (why: string): AppError =>
  new AppError('tagging_model_damaged', 500, `The model for suggesting tags cannot be read: ${why}.`, {
    remedy: 'Take the file from the release again, or run "npm run train".',
  });

const fourfold = (bytes: number): number => (bytes + 3) & ~3;

export function writeModel(model: Model): Uint8Array {
  const counts = Uint8Array.from(
    model.features,
    (_, at) => (model.starts[at + 1] ?? 0) - (model.starts[at] ?? 0),
  );
  const arrays = [model.features, model.rarity, counts, model.labelOf, model.weights];
  const head = new TextEncoder().encode(
    JSON.stringify({ view: model.view, labels: model.labels, lengths: arrays.map((one) => one.length) }),
  );
  const start = fourfold(MAGIC.length + 4 + head.length);
  const bytes = new Uint8Array(start + arrays.reduce((sum, one) => sum + fourfold(one.byteLength), 0));
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, head.length, true);
  bytes.set(head, MAGIC.length + 4);
  let at = start;
  for (const one of arrays) {
    bytes.set(new Uint8Array(one.buffer, one.byteOffset, one.byteLength), at);
    at += fourfold(one.byteLength);
  }
  return bytes;
}

interface Head {
  readonly view: View;
  readonly labels: readonly ModelLabel[];
  readonly lengths: readonly number[];
}

function readHead(bytes: Uint8Array): Head {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Head;
  } catch {
    throw damaged('its head is not JSON');
  }
}

/** Throws `tagging_model_damaged` for anything that `writeModel` did not write. */
export function readModel(file: Uint8Array): Model {
  const bytes = new Uint8Array(file);
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw damaged('it begins with other bytes');
  if (bytes.length < MAGIC.length + 4) throw damaged('it is cut off');
  const headLength = new DataView(bytes.buffer).getUint32(MAGIC.length, true);
  if (headLength > bytes.length - MAGIC.length - 4) throw damaged('it is cut off');
  const head = readHead(bytes.subarray(MAGIC.length + 4, MAGIC.length + 4 + headLength));
  let at = fourfold(MAGIC.length + 4 + headLength);
  const take = (order: number, size: number): [ArrayBuffer, number, number] => {
    const length = head.lengths[order] ?? 0;
    const from = at;
    at += fourfold(length * size);
    if (at > bytes.length) throw damaged('it is cut off');
    return [bytes.buffer, from, length];
  };
  const features = new Uint32Array(...take(0, 4));
  const rarity = new Uint8Array(...take(1, 1));
  const counts = new Uint8Array(...take(2, 1));
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, feature) => (starts[feature + 1] = (starts[feature] ?? 0) + count));
  const labelOf = new Uint8Array(...take(3, 1));
  const weights = new Int8Array(...take(4, 1));
  return { view: head.view, labels: head.labels, features, rarity, starts, labelOf, weights };
}
