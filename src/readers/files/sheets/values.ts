/** Values of cells as a person sees them, in one notation. Pure. */
import type { SheetCell } from '../../../features/proposals/index.ts';

/** Signs that nobody sees; line breaks and tabs stay, and blanks as they are. */
const UNSEEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Null where nothing can be seen. */
export function cellText(text: string): SheetCell {
  const seen = text.replace(/\r\n?/g, '\n').replace(UNSEEN, '');
  return /\S/.test(seen) ? seen : null;
}

/** Plain digits with a point: 15 of them count (IEEE 754), more are noise of the machine: 0.30000000000000004. */
export function numberText(value: number): SheetCell {
  if (!Number.isFinite(value)) return null;
  if (Number.isSafeInteger(value)) return String(value);
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  if (!text.includes('e')) return text;
  return Math.abs(rounded) >= 1
    ? BigInt(Math.round(rounded)).toString()
    : rounded.toFixed(20).replace(/\.?0+$/, '');
}

const DAY = 86_400_000;
/** Day 0 of the two calendars that Excel counts in (ECMA-376-1 §18.17.4.1). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The last day that both Excel and a calendar of four figures have. */
const LAST_DAY = 2_958_465;

/**
 * A day counted by Excel → '2021-06-12'; with a time of day '2021-06-12T14:30:00'; a time alone '14:30:00'. Null where
 * the number is no day. In the 1900 calendar day 60 is 29 February 1900, which never was; days before it are one less.
 */
export function dateText(serial: number, is1904: boolean): SheetCell {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST_DAY) return null;
  const seconds = Math.round((serial % 1) * 86_400);
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  if (day === 0 && !is1904) return time;
  const shifted = !is1904 && day < 60 ? day + 1 : day;
  const date = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + shifted * DAY).toISOString().slice(0, 10);
  return time === '00:00:00' ? date : `${date}T${time}`;
}

/** Numbers of built-in formats that show days or times (ECMA-376-1 §18.8.30, with those of East Asian Excel). */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** Whether a number format shows a day or a time; `code` where the file defines it itself. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DATE_FORMATS.has(id);
  const [positive = ''] = code.slice(0, 200).split(';');
  const bare = positive
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    // [Red], [$-409] and [>9] only colour and choose; elapsed time, [h]:mm, keeps its minutes.
    .replace(/\[[^\]]*\]?/g, '');
  return /[dmyhs]/i.test(bare) && !/[#?]/.test(bare);
}
