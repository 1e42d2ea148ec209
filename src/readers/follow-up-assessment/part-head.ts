/** The head of a State's part: whose observations, which paragraphs, which round, and the grades in short. Pure. */
import { findSymbols, type DocumentSymbol } from '../../kernel/symbol.ts';
import type { Piece } from '../common/pieces.ts';

/** "Concluding observations (127th session):", "COB:", as the first of the lines that head a part. */
const HEAD =
  /^(?:concluding observations|COB|observations finales|observaciones finales|заключительные замечания)(?: \([^()]{3,60}\))? ?:/iu;

/** Symbol and date stand on the same line, or a few lines on where the columns of a table were read one by one. */
const NEAR = 8;

/** The observations that a part begins with, where this piece is its first line; null for any other piece. */
export function partBegins(pieces: readonly Piece[], index: number): DocumentSymbol | null {
  const piece = pieces[index];
  if (piece === undefined || !HEAD.test(piece.text)) return null;
  for (const { text } of pieces.slice(index, index + NEAR)) {
    const found = observationsIn(text)[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** Concluding observations that a text names, without their addenda. */
export const observationsIn = (text: string): DocumentSymbol[] =>
  findSymbols(text.slice(0, 4000)).flatMap(({ symbol }) => {
    if (symbol.kind !== 'concluding_observations' || symbol.state === null) return [];
    return symbol.suffixes.some(({ kind }) => kind === 'Add') ? [] : [symbol];
  });

export interface PartHead {
  readonly paragraphs: readonly string[];
  readonly round: number;
  readonly summary: ReadonlyMap<string, readonly string[]>;
}

const NUMBERS =
  /(?:follow-up paragraphs?|paragraphes? (?:à suivre|faisant l['’]objet)|párrafos? (?:de|objeto de) seguimiento)[^:\d]{0,40}:?\s*(\d{1,3}[\d, ]*(?:(?:and|et|y|и) ?\d{1,3})?)/iu;
const GRADED = /(?<![\d/(])(\d{1,3})\s*((?:\[[A-E][123]?\]\s*){1,12})/gu;
const ROUNDS: readonly (readonly [number, RegExp])[] = [
  [4, /fourth repl(?:y|ies)/iu],
  [3, /third repl(?:y|ies)/iu],
  [2, /second repl(?:y|ies)|second follow-up report/iu],
];

/** From the lines between the head and the first paragraph. */
export function readHead(lines: readonly string[]): PartHead {
  const text = lines.join('\n').slice(0, 8000);
  const round = ROUNDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 1;
  const summary = summaryOf(text, round);
  const numbers = NUMBERS.exec(text)?.[1]?.match(/\d{1,3}/gu) ?? columnNumbers(lines);
  return {
    paragraphs:
      numbers.length > 0
        ? numbers
        : [...new Set([...text.matchAll(GRADED)].map(([, number = '']) => number))],
    round,
    summary,
  };
}

/** A line of numbers alone: the column beside "Follow-up paragraphs:". */
const columnNumbers = (lines: readonly string[]): readonly string[] =>
  lines.find((line) => /^\d{1,3}(?:(?:, | and |, and )\d{1,3})*$/u.test(line))?.match(/\d{1,3}/gu) ?? [];

/**
 * Several rounds are listed one below the other: only what stands behind the last reply is this report's. In a line in
 * which the columns of a table follow each other, the last grades of a paragraph are.
 */
function summaryOf(text: string, round: number): ReadonlyMap<string, readonly string[]> {
  const replies = [...text.matchAll(/(?:second|third|fourth) (?:repl(?:y|ies)|follow-up report)/giu)];
  const from = round > 1 ? (replies.at(-1)?.index ?? 0) : 0;
  const grades = new Map<string, readonly string[]>();
  for (const [, number = '', printed = ''] of text.slice(from).matchAll(GRADED))
    grades.set(
      number,
      [...printed.matchAll(/[A-E][123]?/gu)].map(([code]) => code),
    );
  return grades;
}
