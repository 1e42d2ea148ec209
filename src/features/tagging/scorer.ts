import { createFeatureTable } from './feature-table.ts';
import { RARITY_STEP } from './model.ts';
import type { Model } from './model.ts';
import { visitFeatures } from './text-features.ts';
import type { PlacedWord } from './words.ts';

/** Scores of one text for each label of a model, and what each word gave to them. */
export interface Scored {
  /** In the order of the model's labels; valid until the scorer is used again. */
  readonly scores: Float32Array;
  /** False where no feature of the text is known: an empty text, another language. Then scores say nothing. */
  readonly isKnown: boolean;
  /** What each word gave to the scores of these labels, in the order of the labels and of the words. */
  shares(labels: readonly number[]): Float32Array[];
}

export interface Scorer {
  score(words: readonly PlacedWord[]): Scored;
}

const FIRST_ROOM = 4096;

export function createScorer(model: Model): Scorer {
  const table = createFeatureTable(model.features);
  const { rarity, starts, labelOf, weights, labels } = model;
  const bias = Float32Array.from(labels, (label) => label.bias);
  const steps = Float32Array.from(labels, (label) => label.step);
  const scores = new Float32Array(labels.length);
  const metIn = new Uint32Array(model.features.length);
  let round = 0;
  let count = 0;
  let numbers = new Int32Array(FIRST_ROOM);
  let places = new Int32Array(FIRST_ROOM * 2);

  const keep = (number: number, first: number, second: number): void => {
    if (count === numbers.length) {
      const [more, morePlaces] = [new Int32Array(count * 2), new Int32Array(count * 4)];
      more.set(numbers);
      morePlaces.set(places);
      [numbers, places] = [more, morePlaces];
    }
    numbers[count] = number;
    places[count * 2] = first;
    places[count * 2 + 1] = second;
    count++;
  };

  /** Where the shares of a label are gathered, by label; −1 for labels not asked for. */
  const slotOf = new Int16Array(labels.length).fill(-1);

  const shares = (asked: readonly number[], words: number, norm: number): Float32Array[] => {
    const given = new Float32Array(asked.length * words);
    asked.forEach((label, slot) => (slotOf[label] = slot));
    for (let at = 0; at < count; at++) {
      const number = numbers[at] ?? 0;
      const first = places[at * 2] ?? 0;
      const second = places[at * 2 + 1] ?? 0;
      const end = starts[number + 1] ?? 0;
      for (let entry = starts[number] ?? 0; entry < end; entry++) {
        const label = labelOf[entry] ?? 0;
        const slot = slotOf[label] ?? -1;
        if (slot < 0) continue;
        const half = ((weights[entry] ?? 0) * (steps[label] ?? 0)) / norm / 2;
        const row = slot * words;
        given[row + first] = (given[row + first] ?? 0) + half;
        given[row + second] = (given[row + second] ?? 0) + half;
      }
    }
    for (const label of asked) slotOf[label] = -1;
    return asked.map((_, slot) => given.subarray(slot * words, (slot + 1) * words));
  };

  return {
    score(words) {
      round++;
      count = 0;
      let squares = 0;
      visitFeatures(model.view, words, (feature, first, second) => {
        const number = table.numberOf(feature);
        if (number < 0 || metIn[number] === round) return;
        metIn[number] = round;
        keep(number, first, second);
        const value = (rarity[number] ?? 0) * RARITY_STEP;
        squares += value * value;
      });
      const norm = Math.sqrt(squares) || 1;
      scores.fill(0);
      for (let at = 0; at < count; at++) {
        const number = numbers[at] ?? 0;
        const end = starts[number + 1] ?? 0;
        for (let entry = starts[number] ?? 0; entry < end; entry++) {
          const label = labelOf[entry] ?? 0;
          scores[label] = (scores[label] ?? 0) + (weights[entry] ?? 0);
        }
      }
      for (let label = 0; label < scores.length; label++)
        scores[label] = ((scores[label] ?? 0) * (steps[label] ?? 0)) / norm + (bias[label] ?? 0);
      return { scores, isKnown: count > 0, shares: (asked) => shares(asked, words.length, norm) };
    },
  };
}
