/** Reads dates as people and documents write them, in the languages of the site, into partial dates. */
import { MONTHS, TWO_WORD_MONTHS, fold } from './month-names.ts';
import { badDate, dateOf } from './partial-date.calendar.ts';
import type { PartialDate } from './partial-date.calendar.ts';

/**
 * The letters behind a date in status tables of multilateral treaties deposited with the Secretary-General (UN Treaty
 * Collection, column heads of chapter IV and others), and "e", entry into force, as other depositaries' tables use it.
 */
export const DATE_MARKS = {
  a: 'accession',
  A: 'acceptance',
  AA: 'approval',
  c: 'formal_confirmation',
  d: 'succession',
  e: 'entry_into_force',
  s: 'definitive_signature',
} as const;

export type DateMark = keyof typeof DATE_MARKS;

export interface MarkedDate {
  readonly date: PartialDate;
  readonly mark: DateMark | null;
}

/**
 * Two-digit years are read only in the form "18-May-01" (NORMLEX tables that went through a spreadsheet). The window
 * is the one that spreadsheets write and read this form with: 30 to 99 are 1930 to 1999, 00 to 29 are 2000 to 2029
 * (Microsoft's "2029 rule", the same in LibreOffice).
 */
export const FIRST_TWO_DIGIT_YEAR = 1930;

/** Longer text is no date; the limit also bounds the work on hostile input. */
const LONGEST = 80;

/** Words that stand around a date and change nothing, folded. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    'the of st nd rd th day year de del el la le du er año г год года году го е ое число числа ' +
    'ж жыл жылы жылғы жылдың жылдан й ші шы'
  )
    .split(' ')
    .map(fold),
);

/** One writing for digits, dashes and spaces; footnote numbers, ordinal signs (1º) and invisible marks off; trimmed. */
export function tidyDateText(text: string): string {
  return text
    .replace(/[\u00AA\u00B2\u00B3\u00B9\u00BA\u2070-\u2079]/g, '')
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const ISO_DAY = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/;
const ISO_MONTH = /^(\d{4})-(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/;
const MONTH_FIRST = /^(\d{1,2})[./](\d{4})$/;
const CHINESE = /^(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?)?$/;

/** Numbers only. Day before month, as every UN language but American English writes it: 03/23/2010 is no date. */
function readNumeric(text: string): PartialDate | null {
  let match = ISO_DAY.exec(text);
  if (match !== null) return dateOf(Number(match[1]), Number(match[3]), Number(match[4]));
  match = ISO_MONTH.exec(text);
  if (match !== null) return dateOf(Number(match[1]), Number(match[2]));
  match = DAY_FIRST.exec(text);
  if (match !== null) return dateOf(Number(match[4]), Number(match[3]), Number(match[1]));
  match = MONTH_FIRST.exec(text);
  if (match !== null) return dateOf(Number(match[2]), Number(match[1]));
  match = CHINESE.exec(text);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  return dateOf(year ?? Number.NaN, month, day);
}

interface Token {
  readonly kind: 'D' | 'M' | 'Y';
  readonly value: number;
}

/** Day, month and year numbers in their order; null as soon as something is not understood. */
function tokensOf(folded: string): readonly Token[] | null {
  if (/[^\p{L}\p{N}\s,.'’/_-]/u.test(folded)) return null;
  const tokens: Token[] = [];
  for (const [word] of folded.matchAll(/[\p{L}_]+|\p{N}+/gu)) {
    const month = MONTHS.get(word);
    const previous = tokens.at(-1);
    if (month !== undefined) {
      // "حزيران/يونيه": the two Arabic names of one month stand side by side in UN documents.
      if (previous?.kind === 'M' && previous.value === month) continue;
      tokens.push({ kind: 'M', value: month });
    } else if (/^\d{1,2}$/.test(word)) tokens.push({ kind: 'D', value: Number(word) });
    else if (/^\d{4}$/.test(word)) tokens.push({ kind: 'Y', value: Number(word) });
    else if (!FILLERS.has(word)) return null;
  }
  return tokens;
}

/** The orders that are read; Kazakh puts the year first ("2021 жылғы 9 маусым"), Americans the month. */
const ORDERS: ReadonlySet<string> = new Set(['DMY', 'MDY', 'YDM', 'YMD', 'MY', 'YM', 'Y']);

const HYPHENED_SHORT_YEAR = /^(\d{1,2})-([\p{L}_.]+)-(\d{2})$/u;

function readWords(text: string): PartialDate | null {
  let folded = fold(text);
  for (const [spaced, joined] of TWO_WORD_MONTHS) folded = folded.replace(spaced, joined);
  const short = HYPHENED_SHORT_YEAR.exec(folded);
  if (short !== null) folded = `${short[1]} ${short[2]} ${fullYear(Number(short[3]))}`;
  const tokens = tokensOf(folded);
  if (tokens === null || !ORDERS.has(tokens.map((token) => token.kind).join(''))) return null;
  const value = (kind: Token['kind']) => tokens.find((token) => token.kind === kind)?.value;
  return dateOf(value('Y') ?? Number.NaN, value('M'), value('D'));
}

const fullYear = (twoDigits: number): number =>
  FIRST_TWO_DIGIT_YEAR + ((((twoDigits - FIRST_TWO_DIGIT_YEAR) % 100) + 100) % 100);

const readTidy = (text: string): PartialDate | null =>
  text === '' || text.length > LONGEST ? null : (readNumeric(text) ?? readWords(text));

/** "26 Aug 1998 (a)" or "12 Jul 2011 a": a date, then a mark in brackets or after a space. */
const WITH_MARK = /^(.{4,}?)(?: ?\( ?([A-Za-z]{1,2}) ?\)| ([A-Za-z]{1,2}))$/u;

/**
 * A date with its mark as treaty tables print it; mark null where there is none. Null when the text is no date or
 * the mark is not one of DATE_MARKS (marks are case-sensitive: "a" is accession, "A" acceptance).
 */
export function parseDateWithMark(text: string): MarkedDate | null {
  if (text.length > 4 * LONGEST) return null;
  const tidy = tidyDateText(text);
  const bare = readTidy(tidy);
  if (bare !== null) return { date: bare, mark: null };
  if (tidy.length > LONGEST) return null;
  const match = WITH_MARK.exec(tidy);
  const mark = match?.[2] ?? match?.[3];
  if (mark === undefined || !isDateMark(mark)) return null;
  const date = readTidy(match?.[1]?.trim() ?? '');
  return date === null ? null : { date, mark };
}

export const isDateMark = (text: string): text is DateMark => Object.hasOwn(DATE_MARKS, text);

/** The date that the text means, a treaty-table mark behind it left out; null when it is none. */
export const tryPartialDate = (text: string): PartialDate | null => parseDateWithMark(text)?.date ?? null;

/** As tryPartialDate, but throws `bad_date` (400) with what to write instead. */
export function parsePartialDate(text: string): PartialDate {
  const date = tryPartialDate(text);
  if (date === null) throw badDate(text.trim());
  return date;
}
