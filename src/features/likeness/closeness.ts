/**
 * How close two texts are, from two views of them that fail differently: the directions of their words, which know that
 * 'prisons' and 'detention' speak of the same, and the rare words and treaties that both name, which know one prison
 * from another. Weights chosen by measure, see docs/figures.md, likeness.
 */
export interface Views {
  /** Cosine of the directions, -1 to 1; null where one of the texts has none (it is not in English). */
  readonly direction: number | null;
  /** Weight of the shared words as a share of what a text has in common with itself, 0 to 1. */
  readonly words: number;
}

const DIRECTION_WEIGHT = 0.6;
/** A treaty that both name weighs as much as so many rare words. */
export const TREATY_WEIGHT = 2;

/** 0: nothing in common; 1: the same text. Not a probability: an order to look in, never a threshold to merge by. */
export function closeness({ direction, words }: Views): number {
  const shared = Math.min(1, Math.max(0, words));
  if (direction === null) return shared;
  return DIRECTION_WEIGHT * Math.max(0, direction) + (1 - DIRECTION_WEIGHT) * shared;
}
