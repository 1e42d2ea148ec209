/** What parts the cells of a file of rows. Pure. */

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Letters looked at: some hundred rows. */
const HEAD = 100_000;
const ROWS = 300;

export interface DelimiterGuess {
  readonly delimiter: Delimiter;
  /** Cells of most rows. */
  readonly columns: number;
  /** How many of the rows have so many, 0 to 1. */
  readonly share: number;
  readonly rows: number;
}

/** The sign that divides the most rows into the same number of cells, two at least; null where none does. */
export function guessDelimiter(text: string): DelimiterGuess | null {
  const head = text.slice(0, HEAD);
  let best: DelimiterGuess | null = null;
  for (const delimiter of DELIMITERS) {
    const guess = shapeOf(columnsOf(head, delimiter), delimiter);
    if (guess !== null && (best === null || weight(guess) > weight(best))) best = guess;
  }
  return best;
}

const weight = ({ share, columns }: DelimiterGuess): number => share * share * Math.min(columns, 12);

function shapeOf(counts: readonly number[], delimiter: Delimiter): DelimiterGuess | null {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  times.delete(1);
  const [columns, rows] = [...times].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as const);
  return columns < 2 ? null : { delimiter, columns, share: rows / counts.length, rows: counts.length };
}

/** Cells of each row that has any; the last may be cut off and does not count unless it is the only one. */
function columnsOf(head: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let count = 1;
  let [isQuoted, isEmpty, isStart] = [false, true, true];
  for (let at = 0; at < head.length && counts.length < ROWS; at += 1) {
    const sign = head[at];
    if (isQuoted) {
      if (sign !== '"') continue;
      if (head[at + 1] === '"') at += 1;
      else isQuoted = false;
    } else if (sign === '"' && isStart) [isQuoted, isStart, isEmpty] = [true, false, false];
    else if (sign === delimiter) {
      count += 1;
      isStart = true;
    } else if (sign === '\n' || sign === '\r') {
      if (!isEmpty || count > 1) counts.push(count);
      [count, isEmpty, isStart] = [1, true, true];
    } else {
      isEmpty = false;
      isStart = false;
    }
  }
  if (counts.length === 0 || (head.length < HEAD && (!isEmpty || count > 1))) counts.push(count);
  return counts;
}
