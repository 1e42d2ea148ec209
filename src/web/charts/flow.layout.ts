/** Where the bars and ribbons of a flow stand, in pixels from the top. Pure; the drawing is in flow.ts. */

export interface FlowBar {
  readonly top: number;
  readonly height: number;
}

export interface FlowRibbon {
  /** Numbers of the bars it joins. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Its upper edge at either end; its thickness is the same at both. */
  readonly fromTop: number;
  readonly toTop: number;
  readonly thickness: number;
}

export interface FlowLayout {
  readonly left: readonly FlowBar[];
  readonly right: readonly FlowBar[];
  readonly ribbons: readonly FlowRibbon[];
}

/** A bar with words beside it takes at least a line, however thin it is. */
const LEAST_SLOT = 22;
const GAP = 8;

/** `counts[from][to]`. A unit is as thick everywhere, on both sides, so that thicknesses can be compared. */
export function flowLayout(counts: readonly (readonly number[])[], height: number): FlowLayout {
  const rightCount = Math.max(0, ...counts.map((row) => row.length));
  const lefts = counts.map((row) => sum(row));
  const rights = Array.from({ length: rightCount }, (_, to) => sum(counts.map((row) => row[to] ?? 0)));
  const unit = Math.min(unitFor(lefts, height), unitFor(rights, height));
  const left = barsOf(lefts, unit);
  const right = barsOf(rights, unit);
  const leftEnds = left.map(({ top }) => top);
  const rightEnds = right.map(({ top }) => top);
  const ribbons = counts.flatMap((row, from) =>
    row.flatMap((count, to): FlowRibbon[] => {
      if (count === 0) return [];
      const thickness = count * unit;
      const ribbon = { from, to, count, fromTop: leftEnds[from] ?? 0, toTop: rightEnds[to] ?? 0, thickness };
      leftEnds[from] = ribbon.fromTop + thickness;
      rightEnds[to] = ribbon.toTop + thickness;
      return [ribbon];
    }),
  );
  return { left, right, ribbons };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Pixels for one so that all bars, those that are thinner than their words included, fit into the height. */
function unitFor(sizes: readonly number[], height: number): number {
  const room = height - GAP * Math.max(0, sizes.length - 1);
  let low = 0;
  let high = room / Math.max(1, sum(sizes));
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    const taken = sum(sizes.map((size) => Math.max(LEAST_SLOT, size * middle)));
    if (taken > room) high = middle;
    else low = middle;
  }
  return low;
}

function barsOf(sizes: readonly number[], unit: number): FlowBar[] {
  let top = 0;
  return sizes.map((size) => {
    const bar = { top, height: size * unit };
    top += Math.max(LEAST_SLOT, bar.height) + GAP;
    return bar;
  });
}
