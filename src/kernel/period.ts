/**
 * Periods: the time that a measure or a duty is given, with the words in which its source gives it. Ends are days as
 * far as the words tell them ("until the end of 2021" ends on 2021-12-31 and begins at no stated day), so that the
 * store can compare them as text; the words keep what was written.
 */
import { badInput } from './errors.ts';
import { earliest, isPartialDate, latest } from './partial-date.calendar.ts';
import type { PartialDate } from './partial-date.calendar.ts';
import type { Period } from './period.parse.ts';

export { parsePeriod, tryParsePeriod } from './period.parse.ts';
export type { Period } from './period.parse.ts';

/** True when the period's last day is `date` or earlier; false for an open end. Throws `bad_date`. */
export const periodEndsBy = (period: Period, date: PartialDate): boolean =>
  period.end !== null && latest(period.end) <= latest(date);

/**
 * True when the period's last day lies before `asof`: on the last day itself there is still time. False for an open
 * end. A partial `asof` means its last day, as in isOnOrBefore. Throws `bad_date`.
 */
export const periodIsOver = (period: Period, asof: PartialDate): boolean =>
  period.end !== null && latest(period.end) < latest(asof);

/**
 * True when all days that `date` may mean lie in the period: the month 2021-07 is within 2021, the year 2021 is not
 * within July 2021. An open side has no limit. Throws `bad_date`.
 */
export const isWithin = (date: PartialDate, period: Period): boolean =>
  (period.start === null || earliest(period.start) <= earliest(date)) &&
  (period.end === null || latest(date) <= latest(period.end));

/**
 * The period as text for the store: 'start/end', with '..' for an open side, as in ISO 8601-2:2019 (EDTF level 1):
 * "../2021-12-31". The words are kept beside it.
 */
export const periodToText = (period: Pick<Period, 'start' | 'end'>): string =>
  `${period.start ?? '..'}/${period.end ?? '..'}`;

/** The period that periodToText wrote, or null when the text is none (a bad date, or an end before the start). */
export function tryPeriodFromText(text: string, words: string = text): Period | null {
  const sides = text.split('/');
  const [start, end] = sides.map((side) => (side === '..' ? null : side));
  if (sides.length !== 2 || start === undefined || end === undefined) return null;
  if (![start, end].every((side) => side === null || isPartialDate(side))) return null;
  if (start !== null && end !== null && latest(end) < earliest(start)) return null;
  return { start, end, words };
}

/** As tryPeriodFromText, but throws `bad_period` (400). */
export function periodFromText(text: string, words: string = text): Period {
  const period = tryPeriodFromText(text, words);
  if (period !== null) return period;
  throw badInput(
    'bad_period',
    `"${text.slice(0, 60)}" is not a period.`,
    'Write it as start/end with ".." for an open side, for example ../2021-12-31 or 2022-01-01/2022-06-30.',
  );
}
