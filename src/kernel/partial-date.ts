/**
 * Partial dates: a year, a month or a day, stored as 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', and the rules by which they
 * count. Sources often give less than a day ("2009"), and the record must neither invent the rest nor drop the fact.
 */
import { earliest, latest } from './partial-date.calendar.ts';
import type { PartialDate } from './partial-date.calendar.ts';

export {
  addDays,
  addMonths,
  daysBetween,
  earliest,
  isFullDate,
  isPartialDate,
  latest,
  precisionOf,
} from './partial-date.calendar.ts';
export type { FullDate, PartialDate, Precision } from './partial-date.calendar.ts';
export { formatPartialDate } from './partial-date.format.ts';
export { DATE_MARKS, parseDateWithMark, parsePartialDate, tryPartialDate } from './partial-date.parse.ts';
export type { DateMark, MarkedDate } from './partial-date.parse.ts';

/**
 * Order for lists: by first day, the less precise before the more precise (2009, 2009-01, 2009-01-01, 2009-02).
 * This is plain text order, so the store sorts the same way with COLLATE "C".
 */
export function compareDates(left: PartialDate, right: PartialDate): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export type Answer = 'yes' | 'no' | 'perhaps';

/**
 * Does the date fall on or before `asof`? 'perhaps' when only part of what the date may mean does: the year 2009
 * against 12 June 2009. A partial `asof` means the end of that year or month ("as of 2021" is as of 31 December 2021).
 * Throws `bad_date`.
 */
export function isOnOrBefore(date: PartialDate, asof: PartialDate): Answer {
  const day = latest(asof);
  if (latest(date) <= day) return 'yes';
  return earliest(date) > day ? 'no' : 'perhaps';
}

/**
 * The one rule for everything that is computed "as of" a date: a partial date counts as happened once its last day is
 * reached, that is when isOnOrBefore answers 'yes'. The ledger states as fact only what is certain on that day: a
 * ratification "in 2009" makes no party on 12 June 2009, since it may have come in December. The same rule never
 * calls a deadline of "2021" missed while the year runs. The price is that a true event may be shown up to a year
 * late, and pages that matter say 'perhaps'; the other choice would state what may be false. Throws `bad_date`.
 */
export const happenedBy = (date: PartialDate, asof: PartialDate): boolean => latest(date) <= latest(asof);
