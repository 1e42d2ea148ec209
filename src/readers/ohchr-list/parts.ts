import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import { splitItem } from '../common/recommendations/split.ts';
import { recommendationText } from '../common/recommendations/wording.ts';
import type { ListPart } from './list.ts';

export interface RowParts {
  readonly parts: readonly ListPart[];
  readonly unknown: readonly string[];
  /** Words behind the last State that belong to no recommendation. */
  readonly remainder: string;
}

/**
 * A row as the recommendations in it, each in the words that the record gets from the report of the Working Group: one
 * paragraph often holds what several States put differently, "Ratify … (Indonesia); Consider ratifying … (Niger);".
 */
export function partsOf(words: string, reviewed: Alpha3, stateNames: StateNames): RowParts {
  const { pieces, remainder } = splitItem(words, stateNames);
  if (pieces.length === 0) {
    const text = recommendationText(words, reviewed, stateNames);
    return { parts: [{ text, verbatim: words, states: [] }], unknown: [], remainder: '' };
  }
  return {
    parts: pieces.map((piece) => ({
      text: recommendationText(piece.text, reviewed, stateNames),
      verbatim: words
        .slice(piece.start, piece.end)
        .replace(/^[\s;.]+/u, '')
        .trim(),
      states: piece.states,
    })),
    unknown: pieces.flatMap((piece) => piece.unknown),
    remainder: remainder.trim(),
  };
}
