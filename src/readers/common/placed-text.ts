import { joinLinesPlaced, type WordJudge } from '../files/pdf/index.ts';
import type { SourceLine } from './source-text.ts';

/** Where something stands in the file, so that the page can be shown beside it. Lines count from 1 on each page. */
export interface TextPlace {
  readonly from: { readonly page: number; readonly line: number };
  readonly to: { readonly page: number; readonly line: number };
}

/** What of a line a placed text needs. */
export type PlacedLine = Pick<SourceLine, 'text' | 'page' | 'line' | 'toLine'>;

/** Lines as one text that still knows where on its pages each word stands. */
export interface PlacedText {
  readonly text: string;
  /** Place of the characters from `start` to `end` (exclusive). */
  readonly placeOf: (start: number, end: number) => TextPlace;
}

export function placedText(lines: readonly PlacedLine[], isWord: WordJudge): PlacedText {
  const { text, starts } = joinLinesPlaced(
    lines.map((line) => line.text),
    isWord,
  );
  const lineAt = (offset: number): PlacedLine | undefined =>
    lines[
      Math.max(
        0,
        starts.findLastIndex((start) => start <= offset),
      )
    ];
  return {
    text,
    placeOf: (start, end) => {
      // Blanks before the words would name the line before.
      const lead = /^\s*/u.exec(text.slice(start, end))?.[0].length ?? 0;
      const first = lineAt(Math.min(start + lead, text.length));
      const last = lineAt(Math.max(start, end - 1));
      return {
        from: { page: first?.page ?? 0, line: first?.line ?? 0 },
        to: { page: last?.page ?? 0, line: last?.toLine ?? 0 },
      };
    },
  };
}

/** A part of a placed text that knows its place in the whole. */
export const partOfText = ({ placeOf }: PlacedText, text: string, begin: number): PlacedText => ({
  text,
  placeOf: (start, end) => placeOf(start + begin, end + begin),
});
