/** What the words of a plan's period mean. Pure. */
import { tryParsePeriod, type Period } from '../../kernel/period.ts';

const MOST_PARTS = 12;

/** Of several periods of one measure ("2031; 2032") from the first day to the last. Null: not understood. */
export function periodOf(words: string): Pick<Period, 'start' | 'end'> | null {
  const whole = tryParsePeriod(words);
  if (whole !== null || !words.includes(';')) return whole;
  const parts = words.split(';', MOST_PARTS).map(tryParsePeriod);
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  const starts = known.flatMap(({ start }) => start ?? []).sort();
  const ends = known.flatMap(({ end }) => end ?? []).sort();
  // One part without a beginning leaves the whole without.
  return {
    start: starts.length < known.length ? null : (starts[0] ?? null),
    end: ends.length < known.length ? null : (ends.at(-1) ?? null),
  };
}
