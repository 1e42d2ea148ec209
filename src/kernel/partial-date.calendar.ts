/**
 * The calendar under partial dates: what is a valid date, its first and last day, and arithmetic on full dates.
 * Proleptic Gregorian, years 0001 to 9999. No Date objects: no time zone can slip in.
 */
import { badInput } from './errors.ts';

/** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; text on purpose, so that it is stored, compared and sent as it is. */
export type PartialDate = string;
/** A partial date of day precision: 'YYYY-MM-DD'. */
export type FullDate = string;

export const PRECISIONS = ['year', 'month', 'day'] as const;
export type Precision = (typeof PRECISIONS)[number];

interface DateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

export const BAD_DATE_REMEDY =
  'Write a day as 2010-03-23 or 23 March 2010, a month as 2010-03 or March 2010, a year as 2010; the day comes before the month.';

export const badDate = (text: string): Error => {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return badInput('bad_date', `"${shown}" is not a date that can be read.`, BAD_DATE_REMEDY);
};

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a month (1 to 12) of a year; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] ?? 0);

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** The partial date of these numbers, or null when the calendar has no such date. */
export function dateOf(year: number, month?: number, day?: number): PartialDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (month === undefined) return day === undefined ? pad(year, 4) : null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (day === undefined) return `${pad(year, 4)}-${pad(month, 2)}`;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The dates of a record recur by the thousand: a page asks for the same few hundred again and again. */
const KEPT_DATES = 5_000;
const kept = new Map<string, DateParts>();

function partsOf(text: string): DateParts | null {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const parts = readParts(text);
  if (parts === null) return null;
  if (kept.size >= KEPT_DATES) kept.clear();
  kept.set(text, parts);
  return parts;
}

function readParts(text: string): DateParts | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match;
  const numbers = [year, month, day].filter((part) => part !== undefined).map(Number);
  if (dateOf(...(numbers as [number, number?, number?])) === null) return null;
  return { year: Number(year), month: numbers[1] ?? null, day: numbers[2] ?? null };
}

function demandParts(date: PartialDate): DateParts {
  const parts = partsOf(date);
  if (parts === null) throw badDate(date);
  return parts;
}

/** True for stored partial dates only: the right shape and a date that the calendar has (no 30 February). */
export const isPartialDate = (text: unknown): text is PartialDate =>
  typeof text === 'string' && partsOf(text) !== null;

export const isFullDate = (text: unknown): text is FullDate => isPartialDate(text) && text.length === 10;

/** How precise the date is. Throws `bad_date`. */
export function precisionOf(date: PartialDate): Precision {
  const parts = demandParts(date);
  if (parts.month === null) return 'year';
  return parts.day === null ? 'month' : 'day';
}

/** The first day that the date may mean. Throws `bad_date`. */
export function earliest(date: PartialDate): FullDate {
  const { year, month, day } = demandParts(date);
  if (day !== null) return date;
  return `${pad(year, 4)}-${pad(month ?? 1, 2)}-01`;
}

/** The last day that the date may mean. Throws `bad_date`. */
export function latest(date: PartialDate): FullDate {
  const { year, month, day } = demandParts(date);
  if (day !== null) return date;
  const lastMonth = month ?? 12;
  return `${pad(year, 4)}-${pad(lastMonth, 2)}-${pad(daysInMonth(year, lastMonth), 2)}`;
}

function fullParts(date: FullDate): { readonly year: number; readonly month: number; readonly day: number } {
  const { year, month, day } = demandParts(date);
  if (month === null || day === null) throw badDate(date);
  return { year, month, day };
}

/**
 * Days since 1 January 1970. Counts in years that begin on 1 March, so that the leap day is the last day of the year
 * (the method of Richards' algorithm, Explanatory Supplement to the Astronomical Almanac, section 15.11).
 */
export function dayNumber(date: FullDate): number {
  const { year, month, day } = fullParts(date);
  const marchYear = month > 2 ? year : year - 1;
  const dayOfMarchYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfMarchYear - 719468;
}

/** The day so many days after 1 January 1970. Throws `bad_date` outside the years 0001 to 9999. */
function dateOfDayNumber(days: number): FullDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = dateOf(year, month, day);
  if (date === null) throw badDate(`${year}-${month}-${day}`);
  return date;
}

/** The day `days` later (earlier when negative). Needs a full date; throws `bad_date`. */
export const addDays = (date: FullDate, days: number): FullDate => dateOfDayNumber(dayNumber(date) + days);

/** Days from `from` to `to`; negative when `to` is earlier. Needs full dates; throws `bad_date`. */
export const daysBetween = (from: FullDate, to: FullDate): number => dayNumber(to) - dayNumber(from);

/**
 * The same day `months` later (earlier when negative); where that month is shorter, its last day: one month after
 * 31 January is 28 or 29 February. So a follow-up due "within one year" of 29 February falls on 28 February.
 * Needs a full date; throws `bad_date`.
 */
export function addMonths(date: FullDate, months: number): FullDate {
  const { year, month, day } = fullParts(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  const result = dateOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
  if (result === null) throw badDate(`${date} plus ${months} months`);
  return result;
}
