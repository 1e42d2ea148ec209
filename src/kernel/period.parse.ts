/**
 * Reads periods as plans and decrees write them, in English, Russian and Kazakh. Everything works on folded text
 * (lower case, accents off, so "й" is "и" in the patterns below), of bounded length, with patterns that cannot
 * backtrack far.
 */
import { badInput } from './errors.ts';
import { fold } from './month-names.ts';
import { earliest, latest } from './partial-date.calendar.ts';
import type { FullDate, PartialDate } from './partial-date.calendar.ts';
import { tidyDateText, tryPartialDate } from './partial-date.parse.ts';

export interface Period {
  /** First day, or null where no beginning is stated. */
  readonly start: PartialDate | null;
  /** Last day, itself included, or null where no end is stated. */
  readonly end: PartialDate | null;
  /** As the source writes it. */
  readonly words: string;
}

/** Two full days, the first not after the second. */
interface Span {
  readonly first: FullDate;
  readonly last: FullDate;
}

const LONGEST = 160;

const ORDINALS: readonly string[] = [
  '(?:1|i|і|first|перв\\p{L}+|бірінші)',
  '(?:2|ii|іі|second|втор\\p{L}+|екінші)',
  '(?:3|iii|ііі|third|треть\\p{L}+|третии|үшінші)',
  '(?:4|iv|іv|fourth|четверт\\p{L}+|төртінші)',
];
const ORDINAL_ENDING = '(?:st|nd|rd|th|-?(?:е|ое|ом|м|го|ому|му|и|ші|шы|інші))?';
const YEAR = '(?:of |in |за |в )?(?<year>\\d{4})(?: ?(?:года|году|год|г\\.?|year))?';
const KAZAKH_YEAR = '(?<year>\\d{4}) ?(?:жылдың|жылғы|ж\\.)';

interface PartOfYear {
  readonly pattern: RegExp;
  readonly firstMonth: number;
  readonly months: number;
}

/** "1st half of 2022", "H1 2022", "1-е полугодие 2022 года", "2022 жылдың 1-жартыжылдығы"; quarters likewise. */
const PARTS_OF_YEAR: readonly PartOfYear[] = [
  {
    letter: 'h',
    months: 6,
    noun: '(?:half(?:[ -]year)?|полугоди\\p{L}*|половин\\p{L}*|жарты ?жылды\\p{L}*)',
  },
  { letter: 'q', months: 3, noun: '(?:quarter|квартал\\p{L}*|тоқсан\\p{L}*)' },
].flatMap(({ letter, months, noun }) =>
  ORDINALS.slice(0, 12 / months).flatMap((ordinal, index) => {
    const name = `${ordinal}${ORDINAL_ENDING}[ -]${noun}`;
    const short = `${letter}${index + 1}`;
    return [
      `${name} ${YEAR}`,
      `${KAZAKH_YEAR} ${name}`,
      `${short} ${YEAR}`,
      `(?<year>\\d{4})[ -]?${short}`,
    ].map((source) => ({ pattern: new RegExp(`^${source}$`, 'u'), firstMonth: index * months + 1, months }));
  }),
);

const END_OF =
  /^(?:end[ -](?:of )?(?:the )?(?:year )?|кон(?:ца|ец|це|цу) )(?<rest>.+)$|^(?<kazakh>.+) (?:соңы|аяғы)\p{L}*$/u;
const YEARS = /^(\d{4}) ?- ?(\d{4})(?: ?(?:годы|годов|годах|гг\.?|years?|жылдар\p{L}*|жж\.?))?$/u;
const IN = /^(?:during|in|on|within|throughout|в течение|на протяжении|в|во|на) (?<rest>.+)$/u;
const UNTIL =
  /^(?:until|till|up to|by|no later than|not later than|before(?= (?:the )?end)|до|к|не позднее|не позже) (?<rest>.+)$|^(?<kazakh>.+) деиін$/u;
const FROM = /^(?:from|since|starting(?: from| in| on)?|as of|с|со|начиная с) (?<rest>.+)$/u;
/** "2021 жылғы шілдеден 2021 жылдың соңына дейін": the ablative begins, "дейін" ends. */
const KAZAKH_RANGE = /^(?<from>.+(?:дан|ден|тан|тен|нан|нен)) (?<to>.+) деиін$/u;
/** Between the two ends of a range: words, or a dash. */
const BETWEEN = / (?:until|till|to|through|up to|по|до) | - (?:до )?|-/gu;

const monthOf = (year: string, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/** A date, a part of a year, some years, or the end of one of these. */
function readSpan(words: string): Span | null {
  const text = words.replace(/^the /, '');
  const years = YEARS.exec(text);
  if (years !== null) return joinSpans(spanOfDate(years[1] ?? ''), spanOfDate(years[2] ?? ''));
  for (const { pattern, firstMonth, months } of PARTS_OF_YEAR) {
    const year = pattern.exec(text)?.groups?.['year'];
    if (year === undefined) continue;
    return joinSpans(
      spanOfDate(monthOf(year, firstMonth)),
      spanOfDate(monthOf(year, firstMonth + months - 1)),
    );
  }
  const end = END_OF.exec(text)?.groups;
  const ended = end?.['rest'] ?? end?.['kazakh'];
  if (ended !== undefined) {
    const span = readSpan(ended);
    return span === null ? null : { first: span.last, last: span.last };
  }
  return spanOfDate(text);
}

function spanOfDate(text: string): Span | null {
  const date = tryPartialDate(text);
  return date === null ? null : { first: earliest(date), last: latest(date) };
}

const joinSpans = (left: Span | null, right: Span | null): Span | null =>
  left === null || right === null || right.last < left.first ? null : { first: left.first, last: right.last };

/**
 * The left end of a range may leave to the right one what they share: "July–December 2021" (the year), "1–15 March
 * 2022" (year and month).
 */
function readLeft(text: string, right: Span): Span | null {
  const year = right.last.slice(0, 4);
  const rightIsDay = right.first === right.last;
  if (rightIsDay && /^\d{1,2}$/.test(text))
    return spanOfDate(`${right.last.slice(0, 8)}${text.padStart(2, '0')}`);
  if (/^[\p{L}.]+$/u.test(text) || /^\d{1,2} [\p{L}.]+$/u.test(text)) return spanOfDate(`${text} ${year}`);
  return readSpan(text);
}

/** Tries each place where the text can be cut in two; a handful, since the text is short. */
function readRange(text: string): Span | null {
  for (const cut of text.matchAll(BETWEEN)) {
    const right = readSpan(text.slice(cut.index + cut[0].length));
    if (right === null) continue;
    const left = readLeft(text.slice(0, cut.index), right);
    const joined = joinSpans(left, right);
    if (joined !== null) return joined;
  }
  return null;
}

function readFolded(text: string): Omit<Period, 'words'> | null {
  const kazakh = KAZAKH_RANGE.exec(text)?.groups;
  if (kazakh !== undefined) {
    const range = joinSpans(readSpan(kazakh['from'] ?? ''), readSpan(kazakh['to'] ?? ''));
    if (range !== null) return { start: range.first, end: range.last };
  }
  const until = UNTIL.exec(text)?.groups;
  const limit = until?.['rest'] ?? until?.['kazakh'];
  if (limit !== undefined) {
    const span = readSpan(limit);
    return span === null ? null : { start: null, end: span.last };
  }
  const beginning = FROM.exec(text)?.groups?.['rest'];
  if (beginning !== undefined) {
    const range = readRange(beginning);
    if (range !== null) return { start: range.first, end: range.last };
    const span = readSpan(beginning);
    return span === null ? null : { start: span.first, end: null };
  }
  const span = readSpan(text) ?? readRange(text) ?? readSpan(IN.exec(text)?.groups?.['rest'] ?? '');
  return span === null ? null : { start: span.first, end: span.last };
}

/** The period that the words mean, or null when they are not understood. The words are kept as they are, trimmed. */
export function tryParsePeriod(text: string): Period | null {
  const words = text.trim();
  if (words === '' || words.length > LONGEST) return null;
  const period = readFolded(fold(tidyDateText(words)));
  return period === null ? null : { ...period, words };
}

/** As tryParsePeriod, but throws `bad_period` (400) with what to write instead. */
export function parsePeriod(text: string): Period {
  const period = tryParsePeriod(text);
  if (period !== null) return period;
  throw badInput(
    'bad_period',
    `"${text.trim().slice(0, 60)}" is not a period that can be read.`,
    'Write it for example as 2022, July 2021, 2021–2023, 1st half of 2022, until the end of 2021, or 1 January 2020 to 30 June 2020.',
  );
}
