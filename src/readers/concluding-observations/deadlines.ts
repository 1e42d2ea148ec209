/** Deadlines as committees word them: "within one year", "within two years …, or by 26 July 2021", "24 months". Pure. */
import { addMonths, type PartialDate } from '../../kernel/partial-date.ts';
import { datesIn, spanOf } from '../common/dates-in-text.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  a: 1,
  twelve: 12,
  eighteen: 18,
  'twenty-four': 24,
  six: 6,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  dos: 2,
  tres: 3,
  uno: 1,
  douze: 12,
  doce: 12,
  одного: 1,
  двух: 2,
  трех: 3,
  двенадцати: 12,
  один: 1,
  два: 2,
};

/** Word boundaries that Cyrillic and accented letters respect too. */
const WITHIN =
  /(?<!\p{L})(?:(?:within|in|dans les|dans un délai de|en (?:el|un) plazo de|dentro de|в течение|не позднее чем через)\s+|dans un délai d['’])(?:(?<number>\d{1,2}|[\p{L}-]{1,14})\s+(?:\([\p{L}\d ]{1,12}\)\s+)?(?<unit>years?|months?|ans?|mois|años?|meses|лет|года?|месяц\p{L}{0,3})|(?<year>года))(?!\p{L})/iu;

export interface Within {
  readonly months: number;
  readonly printed: string;
}

/** "within two years" → 24 months, with the words as printed; null where no such words stand. */
export function withinMonths(text: string): Within | null {
  const match = WITHIN.exec(text);
  if (match === null) return null;
  const { number, unit = '', year } = match.groups ?? {};
  if (year !== undefined) return { months: 12, printed: match[0] };
  const count = /^\d/u.test(number ?? '') ? Number(number) : NUMBERS[(number ?? '').toLowerCase()];
  if (count === undefined) return null;
  return { months: /^(?:y|an|añ|л|г)/iu.test(unit) ? count * 12 : count, printed: match[0] };
}

const BY =
  /(?:\b(?:by|before|no later than|not later than|at the latest (?:by|on)|at the latest|due (?:on|in|by)|submit(?:ted)? (?:it )?(?:on|in)|reports? in|until|d['’]ici (?:au|à|le)|au plus tard (?:le|en)|avant le|a más tardar el|antes del?|para el|hasta el)|(?<!\p{L})(?:до|не позднее|к))\s+(?:the end of\s+)?$/iu;

export interface ByDate {
  readonly date: PartialDate;
  readonly printed: string;
}

/** The date behind "by", "no later than", "due in"; null where dates stand only for other reasons. */
export function dateGiven(text: string): ByDate | null {
  for (const run of datesIn(text)) {
    const before = text.slice(Math.max(0, run.start - 40), run.start);
    if (BY.test(before)) return { date: spanOf(run).startsOn, printed: text.slice(run.start, run.end) };
  }
  return null;
}

/** The day so many months later; where only the month is known, the month. */
export function monthsAfter(date: PartialDate, months: number): PartialDate {
  const length: number = date.length;
  if (length === 10) return addMonths(date, months);
  if (length === 4) return addMonths(`${date}-01-01`, months).slice(0, 4);
  return addMonths(`${date}-01`, months).slice(0, 7);
}
