import type { Model, ModelLabel } from '../../src/features/tagging/model.ts';
import type { View } from '../../src/features/tagging/text-features.ts';
import { valueOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { Separators } from './svm.ts';

/** What is known of a label beside its weights. */
type CalibratedLabel = Omit<ModelLabel, 'bias' | 'step'>;

const LARGEST_WEIGHT = 127;

/** What each weight adds to the score of a text of length one, by feature and label. */
function sharesOf(matrix: Matrix, { weights, labels }: Separators): Float32Array {
  const shares = new Float32Array(weights.length);
  for (let column = 0; column < matrix.features.length; column++) {
    const value = valueOf(matrix, column);
    for (let at = column * labels; at < (column + 1) * labels; at++) shares[at] = (weights[at] ?? 0) * value;
  }
  return shares;
}

/** The size from which on there are no more than `most` shares. */
function leastShare(shares: Float32Array, most: number): number {
  const sizes = shares.map(Math.abs).sort();
  return sizes[Math.max(0, sizes.length - most)] ?? 0;
}

/** One step for each label: the largest byte stands for its largest share. */
function stepsOf(shares: Float32Array, labels: number): Float64Array {
  const largest = new Float64Array(labels).fill(1e-6);
  shares.forEach((share, at) => {
    const label = at % labels;
    largest[label] = Math.max(largest[label] ?? 0, Math.abs(share));
  });
  return largest.map((share) => share / LARGEST_WEIGHT);
}

/**
 * The model as it is shipped: of its weights the `most` that weigh most, in bytes; what rounds to nothing is dropped. A
 * feature without weights stays: it counts in the length of a text's row.
 */
export function packed(
  view: View,
  matrix: Matrix,
  separators: Separators,
  calibrated: readonly CalibratedLabel[],
  most: number,
): Model {
  const count = separators.labels;
  const shares = sharesOf(matrix, separators);
  const least = leastShare(shares, most);
  const steps = stepsOf(shares, count);
  const starts = new Uint32Array(matrix.features.length + 1);
  const labelOf: number[] = [];
  const weights: number[] = [];
  for (let column = 0; column < matrix.features.length; column++) {
    for (let label = 0; label < count; label++) {
      const share = shares[column * count + label] ?? 0;
      const weight = Math.abs(share) < least ? 0 : Math.round(share / (steps[label] ?? 1));
      if (weight === 0) continue;
      labelOf.push(label);
      weights.push(weight);
    }
    starts[column + 1] = weights.length;
  }
  return {
    view,
    labels: calibrated.map((one, label) => ({
      ...one,
      bias: separators.biases[label] ?? 0,
      step: steps[label] ?? 0,
    })),
    features: matrix.features,
    rarity: matrix.rarity,
    starts,
    labelOf: Uint8Array.from(labelOf),
    weights: Int8Array.from(weights),
  };
}
