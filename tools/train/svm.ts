import { leaningOf } from './leaning.ts';
import type { Task } from './leaning.ts';
import type { Matrix } from './matrix.ts';

/**
 * Linear support vector machines with squared hinge loss, one for each label, solved in the dual by coordinate descent
 * (Hsieh and others, "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 1). All labels take
 * their step at a text together: their weights lie side by side, which is several times faster than one label after the
 * other. A feature's weight is the dearer the less the feature says about the label by itself (leaning.ts).
 */
export interface Separators {
  readonly labels: number;
  /** By feature and label. */
  readonly weights: Float32Array;
  /** By label. */
  readonly biases: Float32Array;
}

export interface Fitting {
  /** How dear a mistake is, in a text of the latest session. */
  readonly cost: number;
  readonly rounds: number;
  readonly seed: number;
}

/** Numbers that look random and are the same each time (Numerical Recipes' congruential generator, 32 bits). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** By place in the task's rows and label: the diagonal of the dual, without what the cost adds. */
function curvatureOf(matrix: Matrix, { rows, labels }: Task, leaning: Float32Array): Float32Array {
  const { starts, columns, values } = matrix;
  const curvature = new Float32Array(rows.length * labels).fill(1);
  rows.forEach((row, place) => {
    const own = place * labels;
    for (let p = starts[row] ?? 0, end = starts[row + 1] ?? 0; p < end; p++) {
      const from = (columns[p] ?? 0) * labels;
      const square = (values[p] ?? 0) ** 2;
      for (let label = 0; label < labels; label++)
        curvature[own + label] = (curvature[own + label] ?? 0) + square * (leaning[from + label] ?? 0);
    }
  });
  return curvature;
}

/** Fills `scores`, one for each label. */
export function scoreRow(matrix: Matrix, row: number, separators: Separators, scores: Float32Array): void {
  const { starts, columns, values } = matrix;
  const { weights, labels } = separators;
  scores.set(separators.biases);
  for (let p = starts[row] ?? 0, end = starts[row + 1] ?? 0; p < end; p++) {
    const from = (columns[p] ?? 0) * labels;
    const value = values[p] ?? 0;
    for (let label = 0; label < labels; label++)
      scores[label] = (scores[label] ?? 0) + (weights[from + label] ?? 0) * value;
  }
}

function shuffle(order: Int32Array, random: (below: number) => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = random(at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** Looks at the task's rows alone. */
export function separate(matrix: Matrix, task: Task, { cost, rounds, seed }: Fitting): Separators {
  const { starts, columns, values, features } = matrix;
  const { labels, said, rows, importance } = task;
  const leaning = leaningOf(matrix, task);
  const curvature = curvatureOf(matrix, task, leaning);
  const weights = new Float32Array(features.length * labels);
  const biases = new Float32Array(labels);
  const separators = { labels, weights, biases };
  const dual = new Float32Array(rows.length * labels);
  const scores = new Float32Array(labels);
  const moved = new Int32Array(labels);
  const steps = new Float32Array(labels);
  const order = Int32Array.from(rows.keys());
  const random = seeded(seed);

  /** Which labels take a step at this text, and how far: into `moved` and `steps`. */
  const takeSteps = (place: number): number => {
    const row = rows[place] ?? 0;
    const slack = 0.5 / (cost * (importance[row] ?? 1));
    scoreRow(matrix, row, separators, scores);
    let count = 0;
    for (let label = 0; label < labels; label++) {
      const saidOfIt = said[row * labels + label] ?? -1;
      if (saidOfIt < 0) continue;
      const sign = saidOfIt === 1 ? 1 : -1;
      const at = place * labels + label;
      const before = dual[at] ?? 0;
      const gradient = (scores[label] ?? 0) * sign - 1 + before * slack;
      const after = Math.max(before - gradient / ((curvature[at] ?? 1) + slack), 0);
      if (after === before) continue;
      dual[at] = after;
      moved[count] = label;
      steps[count++] = (after - before) * sign;
    }
    return count;
  };

  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const place of order) {
      const count = takeSteps(place);
      for (let at = 0; at < count; at++) {
        const label = moved[at] ?? 0;
        biases[label] = (biases[label] ?? 0) + (steps[at] ?? 0);
      }
      if (count === 0) continue;
      const row = rows[place] ?? 0;
      for (let p = starts[row] ?? 0, end = starts[row + 1] ?? 0; p < end; p++) {
        const from = (columns[p] ?? 0) * labels;
        const value = values[p] ?? 0;
        for (let at = 0; at < count; at++) {
          const weight = from + (moved[at] ?? 0);
          weights[weight] = (weights[weight] ?? 0) + (steps[at] ?? 0) * value * (leaning[weight] ?? 0);
        }
      }
    }
  }
  return separators;
}
