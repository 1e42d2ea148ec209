import type { Model, ModelLabel } from '../../src/features/tagging/model.ts';
import { RARITY_STEP } from '../../src/features/tagging/model.ts';
import type { View } from '../../src/features/tagging/text-features.ts';
import { hashOf } from '../../src/features/tagging/words.ts';
import { bestThresholds, confidenceCurve } from './calibrate.ts';
import type { Held } from './calibrate.ts';
import type { TaggedText } from './corpus.ts';
import { headsOf } from './labels.ts';
import type { Head } from './labels.ts';
import { matrixOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { scoreOf, separate } from './svm.ts';
import type { Fitting, Separator } from './svm.ts';

/** Chosen on sessions 12–14 with models of sessions 1–11 (docs/model-card.md). */
const FITTING: Readonly<Record<View, Fitting>> = {
  subject: { cost: 1.2, rounds: 25, tolerance: 0.05, seed: 1 },
  action: { cost: 0.5, rounds: 25, tolerance: 0.05, seed: 1 },
};
/** Enough to see which features weigh most. */
const ROUGHLY = { rounds: 8, tolerance: 0.3 };
const FOLDS = 5;
/**
 * A first model of all features chooses those that weigh most in the scores; the second one is trained on them alone. Of
 * its weights, those are kept that weigh most: what the files may measure (4 MB) decides how many.
 */
const MOST_FEATURES: Readonly<Record<View, number>> = { subject: 85_000, action: 40_000 };
const MOST_WEIGHTS: Readonly<Record<View, number>> = { subject: 1_260_000, action: 160_000 };

/** The texts of one State's review stay together: they share words that no other review has. */
const foldOf = (text: TaggedText): number => hashOf(text.document) % FOLDS;

interface Trained {
  readonly head: Head;
  readonly separator: Separator;
  readonly held: Held;
}

interface Ground {
  readonly fitting: Fitting;
  readonly texts: readonly TaggedText[];
  readonly matrix: Matrix;
  readonly folds: Int32Array;
}

interface Said {
  readonly isIn: Uint8Array;
  readonly isKnown: Uint8Array;
  /** Texts for which somebody said. */
  readonly rows: Int32Array;
}

function saidOf(texts: readonly TaggedText[], head: Head): Said {
  const said = texts.map((text) => head.isIn(text));
  const isIn = Uint8Array.from(said, (one) => (one ? 1 : 0));
  const isKnown = Uint8Array.from(said, (one) => (one === undefined ? 0 : 1));
  const rows = Int32Array.from(said.keys()).filter((row) => isKnown[row] === 1);
  return { isIn, isKnown, rows };
}

function trainOnce({ texts, matrix, fitting }: Ground, head: Head): { readonly separator: Separator } & Said {
  const said = saidOf(texts, head);
  return { ...said, separator: separate(matrix, said.isIn, said.rows, fitting) };
}

function trainHead(ground: Ground, head: Head): Trained {
  const { texts, matrix, folds, fitting } = ground;
  const { isIn, isKnown, rows, separator } = trainOnce(ground, head);
  const scores = new Float32Array(texts.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = rows.filter((row) => folds[row] !== fold);
    const without = separate(matrix, isIn, others, fitting);
    for (let row = 0; row < texts.length; row++)
      if (folds[row] === fold) scores[row] = scoreOf(matrix, row, without);
  }
  return { head, separator, held: { scores, isIn, isKnown } };
}

const LARGEST_WEIGHT = 127;

/**
 * How much each feature moves the scores of its texts: the sum over labels of weight² × texts that have it. Labels count by
 * themselves, so that a rare label keeps its words.
 */
function weightiest(ground: Ground, heads: readonly Head[], most: number): Uint32Array {
  const { matrix } = ground;
  const { features, columns } = matrix;
  if (features.length <= most) return features;
  const counts = new Float64Array(features.length);
  for (const column of columns) counts[column] = (counts[column] ?? 0) + 1;
  const moved = new Float64Array(features.length);
  for (const head of heads) {
    const { separator } = trainOnce({ ...ground, fitting: { ...ground.fitting, ...ROUGHLY } }, head);
    separator.weights.forEach((weight, column) => {
      moved[column] = (moved[column] ?? 0) + weight * weight * effect(matrix, column) * (counts[column] ?? 0);
    });
  }
  const order = Uint32Array.from(features.keys()).sort(
    (one, other) => (moved[other] ?? 0) - (moved[one] ?? 0) || one - other,
  );
  return Uint32Array.from(order.subarray(0, most), (column) => features[column] ?? 0).sort();
}

const effect = (matrix: Matrix, column: number): number => ((matrix.rarity[column] ?? 0) * RARITY_STEP) ** 2;

/**
 * The largest byte stands for the largest weight; what rounds to nothing is dropped. A feature without weights stays: it
 * counts in the length of a text's row.
 */
function packed(
  view: View,
  matrix: Matrix,
  trained: readonly Trained[],
  labels: readonly ModelLabel[],
): Model {
  const least = leastWeight(matrix, trained, MOST_WEIGHTS[view]);
  const starts = new Uint32Array(matrix.features.length + 1);
  const labelOf: number[] = [];
  const weights: number[] = [];
  for (let column = 0; column < matrix.features.length; column++) {
    const value = (matrix.rarity[column] ?? 0) * RARITY_STEP;
    trained.forEach(({ separator }, label) => {
      const exact = (separator.weights[column] ?? 0) * value;
      const weight = Math.abs(exact) < least ? 0 : Math.round(exact / (labels[label]?.step ?? 1));
      if (weight === 0) return;
      labelOf.push(label);
      weights.push(weight);
    });
    starts[column + 1] = weights.length;
  }
  return {
    view,
    labels,
    features: matrix.features,
    rarity: matrix.rarity,
    starts,
    labelOf: Uint8Array.from(labelOf),
    weights: Int8Array.from(weights),
  };
}

/** The size from which on there are no more than `most` weights. */
function leastWeight(matrix: Matrix, trained: readonly Trained[], most: number): number {
  const sizes = new Float32Array(matrix.features.length * trained.length);
  trained.forEach(({ separator }, label) =>
    separator.weights.forEach((weight, column) => {
      sizes[label * matrix.features.length + column] =
        Math.abs(weight) * (matrix.rarity[column] ?? 0) * RARITY_STEP;
    }),
  );
  sizes.sort();
  return sizes[Math.max(0, sizes.length - most)] ?? 0;
}

function stepOf(matrix: Matrix, { weights }: Separator): number {
  let largest = 1e-6;
  weights.forEach((weight, column) => {
    largest = Math.max(largest, Math.abs(weight) * (matrix.rarity[column] ?? 0) * RARITY_STEP);
  });
  return largest / LARGEST_WEIGHT;
}

/** Goals and targets are one list to a reader: their thresholds are chosen together. */
const listOf = ({ vocabulary }: Head): string => (vocabulary.startsWith('sdg') ? 'sdg' : vocabulary);

function thresholdsOf(trained: readonly Trained[]): Map<Head, number> {
  const thresholds = new Map<Head, number>();
  for (const group of Map.groupBy(trained, ({ head }) => listOf(head)).values()) {
    const best = bestThresholds(group.map(({ held }) => held));
    group.forEach(({ head }, at) => thresholds.set(head, best[at] ?? 0));
  }
  return thresholds;
}

/** A model of these texts, the same each time for the same texts in the same order. */
export function trainModel(view: View, texts: readonly TaggedText[], say: (line: string) => void): Model {
  const fitting = FITTING[view];
  const words = texts.map(({ text }) => text);
  const folds = Int32Array.from(texts, foldOf);
  const heads = headsOf(view, texts);
  const whole = matrixOf(view, words);
  say(`${view}: ${texts.length} texts, ${whole.features.length} features, ${heads.length} labels`);
  const only = weightiest({ texts, matrix: whole, folds, fitting }, heads, MOST_FEATURES[view]);
  const matrix = matrixOf(view, words, only);
  const trained = heads.map((head) => trainHead({ texts, matrix, folds, fitting }, head));
  const thresholds = thresholdsOf(trained);
  const labels = trained.map(({ head, separator, held }) => ({
    id: head.id,
    name: head.name,
    vocabulary: head.vocabulary,
    bias: separator.bias,
    step: stepOf(matrix, separator),
    threshold: thresholds.get(head) ?? 0,
    ...confidenceCurve(held),
  }));
  return packed(view, matrix, trained, labels);
}
