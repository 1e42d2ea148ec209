import { createFeatureTable } from '../../src/features/tagging/feature-table.ts';
import { RARITY_STEP } from '../../src/features/tagging/model.ts';
import { visitFeatures } from '../../src/features/tagging/text-features.ts';
import type { View } from '../../src/features/tagging/text-features.ts';
import { placedWords } from '../../src/features/tagging/words.ts';

/** Texts as rows of numbers, sparse: row i has its features from `starts[i]` to `starts[i + 1]`. Each row has length one. */
export interface Matrix {
  readonly rows: number;
  /** Hashes of the features, ascending: feature number j stands for `features[j]`. */
  readonly features: Uint32Array;
  readonly rarity: Uint8Array;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** A feature of fewer texts than this is left out. */
const FEWEST: Readonly<Record<View, number>> = { subject: 3, action: 2 };

/** Rare words count for more, but not in proportion: chosen with the cost of a mistake (train.ts). */
const RARITY_POWER = 0.7;

/** The features of a text, each once, with their strength. */
function featuresOf(view: View, text: string): Map<number, number> {
  const met = new Map<number, number>();
  visitFeatures(view, placedWords(text), (feature, _first, _second, strength = 1) =>
    met.set(feature, strength),
  );
  return met;
}

function chosenFeatures(view: View, counts: ReadonlyMap<number, number>): Uint32Array {
  return Uint32Array.from(
    [...counts].flatMap(([feature, count]) => (count < FEWEST[view] ? [] : [feature])),
  ).sort();
}

/** What a feature is worth in a text that has it, before the text is brought to length one. */
export const valueOf = ({ rarity }: Pick<Matrix, 'rarity'>, column: number): number =>
  (rarity[column] ?? 0) * RARITY_STEP;

/** The features of the texts, or of them those in `only` (ascending). */
export function matrixOf(view: View, texts: readonly string[], only?: Uint32Array): Matrix {
  const counts = new Map<number, number>();
  const strengths = new Map<number, number>();
  for (const text of texts)
    for (const [feature, strength] of featuresOf(view, text)) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
      strengths.set(feature, strength);
    }
  const features = only ?? chosenFeatures(view, counts);
  const rarity = Uint8Array.from(features, (feature) => {
    const own = Math.log(texts.length / (counts.get(feature) ?? 1)) ** RARITY_POWER;
    return Math.round((own * (strengths.get(feature) ?? 1)) / RARITY_STEP);
  });
  const table = createFeatureTable(features);
  const starts = new Int32Array(texts.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  texts.forEach((text, row) => {
    let squares = 0;
    const from = columns.length;
    for (const feature of featuresOf(view, text).keys()) {
      const number = table.numberOf(feature);
      if (number < 0) continue;
      const value = valueOf({ rarity }, number);
      squares += value * value;
      columns.push(number);
      values.push(value);
    }
    const norm = Math.sqrt(squares) || 1;
    for (let at = from; at < values.length; at++) values[at] = (values[at] ?? 0) / norm;
    starts[row + 1] = columns.length;
  });
  return {
    rows: texts.length,
    features,
    rarity,
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}
