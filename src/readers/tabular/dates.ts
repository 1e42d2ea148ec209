import { isPartialDate, tryPartialDate } from '../../kernel/partial-date.ts';
import type { DateOrder } from '../../features/proposals/index.ts';

/** Dates as cells hold them, in the order that the mapping says. Pure. */

const TWO = (digits: string): string => digits.padStart(2, '0');
/** '3.4.2021', '03/04/2021'; two-digit years say too little to be read. */
const FIGURES =
  /^(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4})(?:\s?(?:г|ж)\.?)?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/u;
const WITH_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z| ?UTC| ?[+-]\d{2}:?\d{2})?$/;
const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;
/** Days that Excel counts where a cell lost its form: 1936 to 2119, so that no year is taken for a day. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
const [FIRST_SERIAL, LAST_SERIAL] = [13_150, 80_000];
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

const dayOf = (year: string, month: string, day: string): string | null => {
  const date = `${year}-${TWO(month)}-${TWO(day)}`;
  return isPartialDate(date) ? date : null;
};

export interface ReadDate {
  readonly date: string;
  /** It stood there as a number of days, which only Excel means by it. */
  readonly isSerial: boolean;
}

/** Null where the cell is no date, or one that the calendar does not have. */
export function readDate(printed: string, order: DateOrder): ReadDate | null {
  const text = printed.trim();
  if (text.length > 60) return null;
  const timed = WITH_TIME.exec(text);
  const figures = FIGURES.exec(text);
  const yearFirst = YEAR_FIRST.exec(text);
  const date = timed
    ? tryPartialDate(timed[1] ?? '')
    : figures
      ? inOrder(figures, order)
      : yearFirst
        ? dayOf(yearFirst[1] ?? '', yearFirst[2] ?? '', yearFirst[3] ?? '')
        : tryPartialDate(text);
  if (date !== null) return { date, isSerial: false };
  const serial = Number(SERIAL.exec(text)?.[1] ?? Number.NaN);
  if (!(serial >= FIRST_SERIAL && serial <= LAST_SERIAL)) return null;
  return { date: new Date(EPOCH + serial * DAY).toISOString().slice(0, 10), isSerial: true };
}

function inOrder([, first = '', second = '', year = '']: RegExpExecArray, order: DateOrder): string | null {
  return order === 'month_first' ? dayOf(year, first, second) : dayOf(year, second, first);
}
