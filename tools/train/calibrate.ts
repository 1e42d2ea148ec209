/** Scores of texts that a model had not seen, for one label; `isIn` says what is true. `isKnown` 0: nobody said. */
export interface Held {
  readonly scores: Float32Array;
  readonly isIn: Uint8Array;
  readonly isKnown: Uint8Array;
}

const ROUNDS = 50;

/** Slope and shift of the logistic curve from score to confidence (Platt 1999), by Newton's method. */
export function confidenceCurve({ scores, isIn, isKnown }: Held): { slope: number; shift: number } {
  let slope = 3;
  let shift = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let [g1, g2, h11, h12, h22] = [1e-3 * (slope - 3), 0, 1e-3, 0, 1e-6];
    scores.forEach((score, at) => {
      if (!isKnown[at]) return;
      const likely = 1 / (1 + Math.exp(-(slope * score + shift)));
      const error = likely - (isIn[at] ?? 0);
      const weight = likely * (1 - likely);
      g1 += error * score;
      g2 += error;
      h11 += weight * score * score;
      h12 += weight * score;
      h22 += weight;
    });
    const determinant = h11 * h22 - h12 * h12;
    const [d1, d2] = [(h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant];
    slope -= Math.max(-2, Math.min(2, d1));
    shift -= Math.max(-2, Math.min(2, d2));
    if (Math.abs(d1) + Math.abs(d2) < 1e-9) break;
  }
  return { slope, shift };
}

interface Counted {
  readonly order: Int32Array;
  readonly all: number;
  taken: number;
  right: number;
  threshold: number;
}

const PASSES = 6;

/**
 * Thresholds that together give the best micro-F1 on these scores: one label after the other, the others held, several
 * times over.
 */
export function bestThresholds(labels: readonly Held[]): number[] {
  const counted: Counted[] = labels.map(({ scores, isIn, isKnown }) => {
    const order = Int32Array.from(scores.keys())
      .filter((at) => isKnown[at] === 1)
      .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
    const above = order.filter((at) => (scores[at] ?? 0) > 0);
    const all = order.reduce((sum, at) => sum + (isIn[at] ?? 0), 0);
    const right = above.reduce((sum, at) => sum + (isIn[at] ?? 0), 0);
    return { order, all, taken: above.length, right, threshold: 0 };
  });
  for (let pass = 0; pass < PASSES; pass++)
    counted.forEach((own, label) => {
      const others = counted.filter((one) => one !== own);
      const held = labels[label];
      if (held) settle(own, held, total(others));
    });
  return counted.map(({ threshold }) => threshold);
}

interface Totals {
  readonly right: number;
  readonly taken: number;
  readonly all: number;
}

const total = (counted: readonly Counted[]): Totals => ({
  right: counted.reduce((sum, one) => sum + one.right, 0),
  taken: counted.reduce((sum, one) => sum + one.taken, 0),
  all: counted.reduce((sum, one) => sum + one.all, 0),
});

/** F1 = 2 × right / (taken + all). */
function settle(own: Counted, { scores, isIn }: Held, others: Totals): void {
  const { order, all } = own;
  let [best, bestTaken, bestRight, right] = [-1, 0, 0, 0];
  for (let taken = 0; taken <= order.length; taken++) {
    const f1 = (2 * (others.right + right)) / Math.max(1, others.taken + taken + others.all + all);
    if (f1 > best) [best, bestTaken, bestRight] = [f1, taken, right];
    right += isIn[order[taken] ?? 0] ?? 0;
  }
  const last = scores[order[bestTaken - 1] ?? 0] ?? 0;
  const next = scores[order[bestTaken] ?? 0] ?? 0;
  own.taken = bestTaken;
  own.right = bestRight;
  own.threshold = bestTaken === 0 ? 99 : bestTaken === order.length ? -99 : (last + next) / 2;
}
