import type { Position } from './answers.ts';

/** What an addendum says of its own numbers: "of which 124 are now supported and 33 noted". */
export interface StatedTotals {
  readonly supported: readonly number[];
  readonly noted: readonly number[];
}

const COUNT =
  /(\d{1,3})(?: (?:of (?:them|these)|recommendations?|more|others?))*(?: (?:are|were|is|have been|had been|enjoy))?(?: (?:now|immediately|fully|also|already|hereby))* (supported|accepted|noted|rejected)\b|\b(accepts?|supports?|notes?|takes? note of|rejects?) (?:the )?(\d{1,3})(?= (?:of|recommendations?)\b)/giu;

/** Every such count in a text. Pure. */
export function statedTotals(text: string): StatedTotals {
  const supported: number[] = [];
  const noted: number[] = [];
  for (const [, count, passive, active, after] of text.matchAll(COUNT)) {
    const number = Number(count ?? after);
    const isSupport = /^(?:support|accept)/iu.test(passive ?? active ?? '');
    (isSupport ? supported : noted).push(number);
  }
  return { supported, noted };
}

/**
 * The answer to the recommendations of which nothing is said, where the stated totals leave only one: the number of those
 * noted is reached exactly, and that of those supported only together with them. Null where they do not tell.
 */
export function answerByTotals(
  totals: StatedTotals,
  counted: Readonly<Record<Position, number>>,
  silent: number,
): 'supported' | 'noted' | null {
  if (silent === 0) return null;
  const { supported, noted } = counted;
  if (totals.noted.includes(noted) && totals.supported.includes(supported + silent)) return 'supported';
  if (totals.supported.includes(supported) && totals.noted.includes(noted + silent)) return 'noted';
  return null;
}
