import { joinLinesPlaced, type BodyLine, type WordJudge } from '../pdf/index.ts';
import type { Place } from './report.ts';

/** Lines as one text that still knows where on its pages each word stands. */
export interface PlacedText {
  readonly text: string;
  /** Place of the characters from `start` to `end` (exclusive). */
  readonly placeOf: (start: number, end: number) => Place;
}

export function placedText(lines: readonly BodyLine[], isWord: WordJudge): PlacedText {
  const { text, starts } = joinLinesPlaced(
    lines.map((line) => line.text),
    isWord,
  );
  const lineAt = (offset: number): { page: number; line: number } => {
    const index = starts.findLastIndex((start) => start <= offset);
    const found = lines[Math.max(0, index)];
    return { page: found?.page ?? 0, line: found?.line ?? 0 };
  };
  return {
    text,
    placeOf: (start, end) => {
      // Blanks before the words would name the line before.
      const lead = /^\s*/u.exec(text.slice(start, end))?.[0].length ?? 0;
      return { from: lineAt(Math.min(start + lead, text.length)), to: lineAt(Math.max(start, end - 1)) };
    },
  };
}
