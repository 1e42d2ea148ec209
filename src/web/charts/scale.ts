/** Where figures stand in a drawing: nice ticks, shares of a length, classes of shade. Pure; the drawings are beside it. */

export interface Scale {
  /** The end of the scale, never under the largest value; it begins at 0, or lengths would lie. */
  readonly max: number;
  /** From 0 to the end, both among them. */
  readonly ticks: readonly number[];
}

const NICE_STEPS = [1, 2, 2.5, 5, 10];

/**
 * A scale from 0 that holds all values, with at most `most` steps of 1, 2, 2.5 or 5 times a power of ten.
 * `unit` is the smallest step that makes sense: 1 for things that are counted, 0.01 for whole percentages.
 */
export function scaleOf(values: readonly number[], options: { most?: number; unit?: number } = {}): Scale {
  const { most = 5, unit = 1 } = options;
  const largest = Math.max(0, ...values);
  if (largest === 0) return { max: unit, ticks: [0, unit] };
  const rough = Math.max(largest / most, unit);
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const step =
    NICE_STEPS.map((nice) => nice * power).find((nice) => nice >= rough - 1e-9 && isWhole(nice / unit)) ??
    10 * power;
  const steps = Math.max(1, Math.ceil(largest / step - 1e-9));
  return {
    max: rounded(steps * step),
    ticks: Array.from({ length: steps + 1 }, (_, place) => rounded(place * step)),
  };
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;
const rounded = (value: number): number => Number(value.toPrecision(12));

/** A value in per cent of the scale's length, with two places: what an SVG attribute needs and no more. */
export const placeOn = ({ max }: Scale, value: number): number => percentOf(value, max);

export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;

/** Shades that can still be told apart beside each other; what is 0 has none. */
export const SHADES = 5;

/** The values at which the next darker shade begins, rising; fewer than four where the values do not part so often. */
export type Breaks = readonly number[];

/**
 * Breaks so that each shade holds about as many values, moved to round figures: shares of recommendations are many small
 * ones and a few large ones, and steps of equal width would paint all of them pale. What is 0 is left out.
 */
export function breaksOf(values: readonly number[], unit = 1): Breaks {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const breaks = new Set<number>();
  for (let shade = 1; shade < SHADES; shade += 1) {
    const value = sorted[Math.floor((sorted.length * shade) / SHADES)];
    if (value === undefined) continue;
    const nice = niceFigure(value, unit);
    if (nice > (sorted[0] ?? 0)) breaks.add(nice);
  }
  // A break with no value between it and the next would be a shade that nothing has.
  return [...breaks]
    .sort((a, b) => b - a)
    .reduce<number[]>((kept, from) => {
      const until = kept[0] ?? Number.POSITIVE_INFINITY;
      return sorted.some((value) => value >= from && value < until) ? [from, ...kept] : kept;
    }, []);
}

const NICE_FIGURES = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The round figure that is nearest, in whole units. */
function niceFigure(value: number, unit: number): number {
  const power = 10 ** Math.floor(Math.log10(value / unit) + 1e-9);
  const figures = NICE_FIGURES.map((nice) => nice * power).filter((nice) => isWhole(nice) && nice >= 1);
  const nearest = figures.reduce(
    (best, nice) => (Math.abs(nice - value / unit) < Math.abs(best - value / unit) ? nice : best),
    figures[0] ?? 1,
  );
  return rounded(nearest * unit);
}

/** 0 for nothing; 1 (palest) to 5 (darkest) else. */
export const shadeOf = (breaks: Breaks, value: number): number =>
  value <= 0 ? 0 : 1 + breaks.filter((from) => value >= from).length;

/** The shades that are in use, each from a value on and up to the next; `until` null: no end. */
export function shadeRanges(
  breaks: Breaks,
): readonly { shade: number; from: number; until: number | null }[] {
  return [0, ...breaks].map((from, place) => ({ shade: place + 1, from, until: breaks[place] ?? null }));
}
