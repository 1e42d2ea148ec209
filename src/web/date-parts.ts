/** A date typed as day, month and year, and the partial date that it means. */
import { isPartialDate } from '../kernel/partial-date.ts';
import type { PartialDate } from '../kernel/partial-date.ts';

export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** The three fields of a dateInput, from a form that has been sent. */
export const readDateParts = (form: FormData, name: string): DateParts => {
  const part = (which: string): string => {
    const value = form.get(`${name}-${which}`);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { day: part('day'), month: part('month'), year: part('year') };
};

/**
 * The partial date of these parts: year alone, year and month, or all three. null when all are empty; 'bad' when the
 * calendar has no such date or a day stands without its month.
 */
export function dateFromParts({ day, month, year }: DateParts): PartialDate | null | 'bad' {
  if (day === '' && month === '' && year === '') return null;
  if (![day, month, year].every((part) => /^\d{0,4}$/.test(part))) return 'bad';
  if (year.length !== 4 || (day !== '' && month === '')) return 'bad';
  const text = [year, month, day]
    .filter((part) => part !== '')
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isPartialDate(text) ? text : 'bad';
}

/** The parts of a partial date, for a form that shows one. */
export function partsOfDate(date: PartialDate | null): DateParts {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}
