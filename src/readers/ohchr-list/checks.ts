import { findSymbols } from '../../kernel/symbol.ts';
import type { ListCheck, ListHead, ListRow } from './list.ts';

export interface Checked {
  readonly head: ListHead;
  readonly rows: readonly ListRow[];
  /** The list's title and what stands before the table. */
  readonly lines: readonly string[];
  readonly symbols: readonly { readonly symbol: string; readonly rows: number }[];
  /** The cycle that the title itself names. */
  readonly titleCycle: number | null;
  readonly unknownStates: readonly { readonly name: string; readonly paragraph: string | null }[];
  readonly hasAssessments: boolean;
}

/** What the list says of itself, or its numbering implies, against what was read. */
export function checksOf(checked: Checked): ListCheck[] {
  const { head, rows, lines, symbols, titleCycle, unknownStates, hasAssessments } = checked;
  const check = (code: ListCheck['code'], message: string, paragraph: string | null = null): ListCheck => ({
    code,
    message,
    paragraph,
  });
  if (rows.length === 0) return [check('nothing_found', 'The table holds no recommendation.')];
  const stated = countStated(lines);
  const ofSymbol = head.symbol === null ? null : findSymbols(head.symbol)[0]?.symbol.cycles[0];
  return [
    ...missingNumbers(rows).map((number) =>
      check('number_missing', `Number ${number} is not in the list.`, number),
    ),
    ...rows
      .filter(({ flags }) => flags.includes('number_repeated'))
      .map(({ paragraph }) =>
        check('number_repeated', `${paragraph} stands there twice, with different words.`, paragraph),
      ),
    ...rows
      .filter(({ flags }) => flags.includes('recommends_to_itself'))
      .map(({ paragraph }) =>
        check(
          'recommends_to_itself',
          `${paragraph} names the State under review as recommending.`,
          paragraph,
        ),
      ),
    ...unknownStates.map(({ name, paragraph }) =>
      check('unknown_state', `No State is called “${name}”.`, paragraph),
    ),
    ...symbols
      .slice(1)
      .map(({ symbol, rows: count }) =>
        check(
          'symbol_differs',
          `${count} positions are taken from ${symbol}, the others from ${head.symbol}.`,
        ),
      ),
    ...(stated === null || stated === rows.length
      ? []
      : [check('count_differs', `The list speaks of ${stated} recommendations; ${rows.length} were found.`)]),
    ...(titleCycle !== null && typeof ofSymbol === 'number' && ofSymbol !== titleCycle
      ? [
          check(
            'cycle_differs',
            `The title says cycle ${titleCycle}; ${head.symbol} is a report of cycle ${ofSymbol}.`,
          ),
        ]
      : []),
    ...(hasAssessments && rows.every(({ assessment }) => assessment === null)
      ? [check('assessment_empty', 'The column of assessments is empty: nobody has filled it in.')]
      : []),
  ];
}

/** A list of more numbers than this has a slip in one of them, and no gap. */
const LONGEST_RUN = 600;
const MOST_GAPS = 50;

/** Numbers between 1 and the highest of each paragraph ("121.1" to "121.4") that no row bears. */
function missingNumbers(rows: readonly ListRow[]): string[] {
  const numbers = new Map<string, Set<number>>();
  for (const { paragraph } of rows) {
    const [, major, minor] = /^(\d{1,3})\.(\d{1,3})(?:\(|$)/u.exec(paragraph ?? '') ?? [];
    if (major !== undefined) numbers.set(major, (numbers.get(major) ?? new Set()).add(Number(minor)));
  }
  const missing: string[] = [];
  for (const [major, found] of numbers) {
    const last = Math.min(LONGEST_RUN, Math.max(...found));
    for (let number = 1; number < last && missing.length < MOST_GAPS; number += 1)
      if (!found.has(number)) missing.push(`${major}.${number}`);
  }
  return missing;
}

const COUNT = /\b(\d{1,3}) recommendations\b|\brecommendations(?: received| made)?\s*:\s*(\d{1,3})\b/iu;

/** "Total number of recommendations: 215", "215 recommendations"; null where the list does not count. */
function countStated(lines: readonly string[]): number | null {
  for (const line of lines) {
    const match = COUNT.exec(line);
    if (match !== null) return Number(match[1] ?? match[2]);
  }
  return null;
}
