import type { Matrix } from './matrix.ts';

/** What is to be told apart, for several labels at once. */
export interface Task {
  readonly labels: number;
  /** By row and label: 1 has it, 0 has it not, −1 nobody said. */
  readonly said: Int8Array;
  /** The rows that may be looked at. */
  readonly rows: Int32Array;
  /** By row: how much a mistake counts, 1 in the latest session. */
  readonly importance: Float64Array;
}

/**
 * How readily each feature takes weight for a label: features that are much more common in the texts with the label than
 * in the others, or much less common, take it easily; those that say nothing about it hardly at all. Log-ratios of
 * counts in front of a support vector machine are Wang and Manning's ("Baselines and Bigrams: Simple, Good Sentiment and
 * Topic Classification", ACL 2012); here they scale what a weight costs. Of all that was tried, this alone made the issues
 * of later sessions clearly better (docs/model-card.md).
 */
const SMOOTHING = 0.3;
const POWER = 1.3;
/** What a feature has that leans to neither side. */
const LEAST = 0.5;

/** By feature and label; the mean over all entries of the rows is one for each label. */
export function leaningOf({ features, starts, columns }: Matrix, { labels, said, rows }: Task): Float32Array {
  const leaning = new Float32Array(features.length * labels);
  const counts = new Float64Array(features.length);
  const textsWith = new Float64Array(labels);
  let entries = 0;
  for (const row of rows) {
    const own: number[] = [];
    for (let label = 0; label < labels; label++) if (said[row * labels + label] === 1) own.push(label);
    for (const label of own) textsWith[label] = (textsWith[label] ?? 0) + 1;
    for (let p = starts[row] ?? 0, end = starts[row + 1] ?? 0; p < end; p++) {
      const column = columns[p] ?? 0;
      counts[column] = (counts[column] ?? 0) + 1;
      entries++;
      for (const label of own) {
        const at = column * labels + label;
        leaning[at] = (leaning[at] ?? 0) + 1;
      }
    }
  }
  for (let label = 0; label < labels; label++) {
    const inside = (textsWith[label] ?? 0) + 2 * SMOOTHING;
    const outside = rows.length - (textsWith[label] ?? 0) + 2 * SMOOTHING;
    let sum = 0;
    counts.forEach((count, column) => {
      const at = column * labels + label;
      const met = leaning[at] ?? 0;
      const ratio = ((met + SMOOTHING) * outside) / ((count - met + SMOOTHING) * inside);
      const own = Math.abs(Math.log(ratio)) ** POWER + LEAST;
      leaning[at] = own;
      sum += own * count;
    });
    const mean = sum / Math.max(1, entries);
    for (let at = label; at < leaning.length; at += labels) leaning[at] = (leaning[at] ?? 0) / mean;
  }
  return leaning;
}
