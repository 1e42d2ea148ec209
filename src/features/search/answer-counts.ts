import { FACETS } from './findable.ts';
import type { FacetName } from './findable.ts';

interface CountedPart {
  readonly counts: ReadonlyMap<
    FacetName,
    { readonly column: { readonly values: readonly string[] }; readonly counts: Int32Array }
  >;
}

interface Asked {
  readonly mostValues?: Readonly<Partial<Record<FacetName, number>>>;
  readonly choices: Readonly<Partial<Record<FacetName, ReadonlySet<string>>>>;
}

interface Counts {
  readonly counts: Readonly<Record<FacetName, ReadonlyMap<string, number>>>;
  readonly distinct: Readonly<Record<FacetName, number>>;
}

/**
 * The counts of all parts together. A page shows eight values of a facet that may have thousands, so a question may ask
 * for the most frequent ones alone: sending 3,000 values from thread to thread costs more than counting them.
 */
export function mergedCounts(parts: readonly CountedPart[], { mostValues = {}, choices }: Asked): Counts {
  const counts: Partial<Record<FacetName, ReadonlyMap<string, number>>> = {};
  const distinct: Partial<Record<FacetName, number>> = {};
  for (const name of FACETS) {
    const most = mostValues[name];
    const [only, another] = parts;
    if (most !== undefined && only !== undefined && another === undefined) {
      const { column, counts: own } = only.counts.get(name) ?? { column: { values: [] }, counts: NOTHING };
      const best = new MostFrequent(most);
      addAll(column.values, own, (value, count) => best.add(value, count));
      distinct[name] = best.distinct;
      counts[name] = withChosen(
        best.values,
        choices[name],
        (value) => own[column.values.indexOf(value)] ?? 0,
      );
      continue;
    }
    const sum = new Map<string, number>();
    for (const part of parts) {
      const own = part.counts.get(name);
      if (own !== undefined) addAll(own.column.values, own.counts, into(sum));
    }
    distinct[name] = sum.size;
    if (most === undefined) {
      counts[name] = sum;
      continue;
    }
    const best = new MostFrequent(most);
    for (const [value, count] of sum) best.add(value, count);
    counts[name] = withChosen(best.values, choices[name], (value) => sum.get(value) ?? 0);
  }
  return { counts: counts as Counts['counts'], distinct: distinct as Counts['distinct'] };
}

const NOTHING = new Int32Array(0);

type Counted = readonly [value: string, count: number];

/** Most frequent first, then in the order of the letters: the same whichever way the values are numbered. */
const byFrequency = ([a, many]: Counted, [b, more]: Counted): number => more - many || (a < b ? -1 : 1);

function withChosen(
  most: readonly Counted[],
  chosen: ReadonlySet<string> | undefined,
  countOf: (value: string) => number,
): ReadonlyMap<string, number> {
  const counts = new Map(most);
  for (const value of chosen ?? []) {
    if (counts.has(value)) continue;
    const count = countOf(value);
    if (count > 0) counts.set(value, count);
  }
  return counts;
}

/** The most frequent of the values that it is told, most frequent first. */
class MostFrequent {
  readonly values: Counted[] = [];
  readonly #most: number;
  distinct = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(value: string, count: number): void {
    this.distinct += 1;
    const { values } = this;
    const last = values[this.#most - 1];
    if (this.#most === 0 || (last !== undefined && count < last[1])) return;
    const one: Counted = [value, count];
    let place = values.length;
    while (place > 0 && byFrequency(one, values[place - 1] as Counted) < 0) place -= 1;
    values.splice(place, 0, one);
    if (values.length > this.#most) values.pop();
  }
}

/** A loop over numbers: some 3,000 values are looked at for each question. */
function addAll(
  values: readonly string[],
  counts: Int32Array,
  add: (value: string, count: number) => void,
): void {
  for (let code = 0; code < counts.length; code += 1) {
    const count = counts[code] as number;
    if (count !== 0) add(values[code] as string, count);
  }
}

function into(sum: Map<string, number>): (value: string, count: number) => void {
  const isFirst = sum.size === 0;
  return (value, count) => sum.set(value, isFirst ? count : (sum.get(value) ?? 0) + count);
}
