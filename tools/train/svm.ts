import type { Matrix } from './matrix.ts';

/**
 * A linear support vector machine with squared hinge loss, solved in the dual by coordinate descent with shrinking
 * (Hsieh and others, "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 3).
 */
export interface Separator {
  readonly weights: Float64Array;
  readonly bias: number;
}

export interface Fitting {
  /** How dear a mistake is. */
  readonly cost: number;
  readonly rounds: number;
  /** Ends when no projected gradient is larger. */
  readonly tolerance: number;
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

/** Separates the rows with `isIn` 1 from those with 0; looks at `rows` alone. */
export function separate(matrix: Matrix, isIn: Uint8Array, rows: Int32Array, fitting: Fitting): Separator {
  const { starts, columns, values, features } = matrix;
  const weights = new Float64Array(features.length);
  const count = rows.length;
  const dual = new Float64Array(count);
  const curvature = new Float64Array(count);
  const slack = 0.5 / fitting.cost;
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? 0;
    let squares = 1 + slack;
    for (let p = starts[row] ?? 0, end = starts[row + 1] ?? 0; p < end; p++) squares += (values[p] ?? 0) ** 2;
    curvature[at] = squares;
  }
  const order = Int32Array.from(rows.keys());
  const random = seeded(fitting.seed);
  let bias = 0;
  let active = count;
  let largestBefore = Infinity;
  const swap = (one: number, other: number): void => {
    const kept = order[one] ?? 0;
    order[one] = order[other] ?? 0;
    order[other] = kept;
  };

  for (let round = 0; round < fitting.rounds; round++) {
    let largest = 0;
    for (let at = active - 1; at > 0; at--) swap(at, random(at + 1));
    for (let at = 0; at < active; at++) {
      const place = order[at] ?? 0;
      const row = rows[place] ?? 0;
      const sign = isIn[row] ? 1 : -1;
      const from = starts[row] ?? 0;
      const end = starts[row + 1] ?? 0;
      let score = bias;
      for (let p = from; p < end; p++) score += (weights[columns[p] ?? 0] ?? 0) * (values[p] ?? 0);
      const before = dual[place] ?? 0;
      const gradient = score * sign - 1 + before * slack;
      if (before === 0 && gradient > largestBefore) {
        active--;
        swap(at, active);
        at--;
        continue;
      }
      const projected = before === 0 ? Math.min(gradient, 0) : gradient;
      largest = Math.max(largest, Math.abs(projected));
      if (Math.abs(projected) < 1e-12) continue;
      const after = Math.max(before - gradient / (curvature[place] ?? 1), 0);
      dual[place] = after;
      const step = (after - before) * sign;
      bias += step;
      for (let p = from; p < end; p++) {
        const column = columns[p] ?? 0;
        weights[column] = (weights[column] ?? 0) + step * (values[p] ?? 0);
      }
    }
    if (largest >= fitting.tolerance) {
      largestBefore = largest;
      continue;
    }
    if (active === count) break;
    active = count;
    largestBefore = Infinity;
  }
  return { weights, bias };
}

export function scoreOf(matrix: Matrix, row: number, { weights, bias }: Separator): number {
  let score = bias;
  for (let p = matrix.starts[row] ?? 0, end = matrix.starts[row + 1] ?? 0; p < end; p++)
    score += (weights[matrix.columns[p] ?? 0] ?? 0) * (matrix.values[p] ?? 0);
  return score;
}
