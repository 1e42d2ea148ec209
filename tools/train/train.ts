import type { Model } from '../../src/features/tagging/model.ts';
import type { View } from '../../src/features/tagging/text-features.ts';
import { hashOf } from '../../src/features/tagging/words.ts';
import { bestThresholds, confidenceCurve } from './calibrate.ts';
import type { Held } from './calibrate.ts';
import type { TaggedText } from './corpus.ts';
import { headsOf } from './labels.ts';
import type { Head } from './labels.ts';
import type { Task } from './leaning.ts';
import { matrixOf, valueOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { packed } from './pack.ts';
import { scoreRow, separate } from './svm.ts';
import type { Fitting } from './svm.ts';

/** Chosen on sessions 12–14 with models of sessions 1–11 (docs/model-card.md). */
const FITTING: Fitting = { cost: 1, rounds: 12, seed: 1 };
/** Coders change their habits: a mistake in a text this many sessions older counts half. */
const HALVED_AFTER = 8;
/** Enough to see which features weigh most. */
const ROUGHLY: Fitting = { ...FITTING, rounds: 4 };
const FOLDS = 5;
/**
 * A first model of all features chooses those that weigh most in the scores; the second one is trained on them alone. Of
 * its weights, those are kept that weigh most: what the files may measure (4 MB) decides how many.
 */
const MOST_FEATURES: Readonly<Record<View, number>> = { subject: 85_000, action: 40_000 };
const MOST_WEIGHTS: Readonly<Record<View, number>> = { subject: 1_260_000, action: 160_000 };

/** The texts of one State's review stay together: they share words that no other review has. */
const foldOf = (text: TaggedText): number => hashOf(text.document) % FOLDS;

interface Ground {
  readonly matrix: Matrix;
  readonly task: Task;
}

function taskOf(texts: readonly TaggedText[], heads: readonly Head[]): Task {
  const latest = texts.reduce((last, { session }) => Math.max(last, session), 0);
  const labels = heads.length;
  const said = new Int8Array(texts.length * labels);
  texts.forEach((text, row) =>
    heads.forEach((head, label) => {
      const isIn = head.isIn(text);
      said[row * labels + label] = isIn === undefined ? -1 : isIn ? 1 : 0;
    }),
  );
  const importance = Float64Array.from(texts, ({ session }) => 0.5 ** ((latest - session) / HALVED_AFTER));
  return { labels, said, rows: Int32Array.from(texts.keys()), importance };
}

/** For each label, scores of the texts by models that have not seen their State's review. */
function heldOut({ matrix, task }: Ground, texts: readonly TaggedText[]): Held[] {
  const { labels, said, rows } = task;
  const folds = Int32Array.from(texts, foldOf);
  const held = Array.from({ length: labels }, (_, label) => ({
    scores: new Float32Array(rows.length),
    isIn: Uint8Array.from(rows, (row) => (said[row * labels + label] === 1 ? 1 : 0)),
    isKnown: Uint8Array.from(rows, (row) => ((said[row * labels + label] ?? -1) < 0 ? 0 : 1)),
  }));
  const scores = new Float32Array(labels);
  for (let fold = 0; fold < FOLDS; fold++) {
    const without = separate(matrix, { ...task, rows: rows.filter((row) => folds[row] !== fold) }, FITTING);
    for (const row of rows) {
      if (folds[row] !== fold) continue;
      scoreRow(matrix, row, without, scores);
      held.forEach((one, label) => (one.scores[row] = scores[label] ?? 0));
    }
  }
  return held;
}

/**
 * How much each feature moves the scores of its texts: the sum over labels of weight² × texts that have it. Labels count by
 * themselves, so that a rare label keeps its words.
 */
function weightiest({ matrix, task }: Ground, most: number): Uint32Array {
  const { features, columns } = matrix;
  if (features.length <= most) return features;
  const counts = new Float64Array(features.length);
  for (const column of columns) counts[column] = (counts[column] ?? 0) + 1;
  const { weights, labels } = separate(matrix, task, ROUGHLY);
  const moved = counts.map((count, column) => {
    const own = weights.subarray(column * labels, (column + 1) * labels);
    return own.reduce((sum, weight) => sum + weight * weight, 0) * valueOf(matrix, column) ** 2 * count;
  });
  const order = Uint32Array.from(features.keys()).sort(
    (one, other) => (moved[other] ?? 0) - (moved[one] ?? 0) || one - other,
  );
  return Uint32Array.from(order.subarray(0, most), (column) => features[column] ?? 0).sort();
}

/** Goals and targets are one list to a reader: their thresholds are chosen together. */
const listOf = (head: Head | undefined): string | undefined =>
  head?.vocabulary.startsWith('sdg') ? 'sdg' : head?.vocabulary;

function thresholdsOf(heads: readonly Head[], held: readonly Held[]): number[] {
  const thresholds = heads.map(() => 0);
  for (const group of Map.groupBy(heads.keys(), (at) => listOf(heads[at])).values()) {
    const best = bestThresholds(group.flatMap((at) => held[at] ?? []));
    group.forEach((at, order) => (thresholds[at] = best[order] ?? 0));
  }
  return thresholds;
}

/** A model of these texts, the same each time for the same texts in the same order. */
export function trainModel(view: View, texts: readonly TaggedText[], say: (line: string) => void): Model {
  const words = texts.map(({ text }) => text);
  const heads = headsOf(view, texts);
  const task = taskOf(texts, heads);
  const whole = matrixOf(view, words);
  say(`${view}: ${texts.length} texts, ${whole.features.length} features, ${heads.length} labels`);
  const only = weightiest({ matrix: whole, task }, MOST_FEATURES[view]);
  const ground = { matrix: matrixOf(view, words, only), task };
  const held = heldOut(ground, texts);
  const thresholds = thresholdsOf(heads, held);
  const labels = heads.flatMap(({ id, name, vocabulary }, label) => {
    const own = held[label];
    return own ? [{ id, name, vocabulary, threshold: thresholds[label] ?? 0, ...confidenceCurve(own) }] : [];
  });
  return packed(view, ground.matrix, separate(ground.matrix, task, FITTING), labels, MOST_WEIGHTS[view]);
}
