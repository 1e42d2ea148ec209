/**
 * Dates as they stand in sentences: "held on 9 and 10 July 2019", "les 25 et 26 octobre 2017", "celebradas los días 27 y
 * 28 de junio de 2016", "28 и 29 ноября 2017 года", "due in November 2023". One walk over the words; linear time.
 */
import { MONTHS, fold } from '../../kernel/month-names.ts';
import { tryPartialDate } from '../../kernel/partial-date.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';

/** Days (or a month) that share what stands behind them; `start` and `end` are offsets in the text, end exclusive. */
export interface DateRun {
  readonly dates: readonly PartialDate[];
  readonly start: number;
  readonly end: number;
}

/** Words and signs that may stand between the days, months and years of one run. */
const BETWEEN: ReadonlySet<string> = new Set(
  'and to et au y e al a и по на de del of the le el los les on er го г года году год г. , – - — º ª ° й jours'
    .split(' ')
    .map(fold),
);

/** More days than this share no month: the text is a column of numbers. */
const MOST_DAYS = 12;

interface Day {
  readonly day: number;
  month: number | null;
}

class Run {
  readonly start: number;
  end: number;
  days: Day[] = [];
  month: number | null = null;
  year: number | null = null;
  readonly dates: PartialDate[] = [];

  constructor(start: number) {
    this.start = start;
    this.end = start;
  }

  addMonth(month: number): void {
    for (const day of this.days) day.month ??= month;
    this.month = month;
  }

  /** Gives the days before it their year; a month alone is a date of its own. */
  close(year: number | null): void {
    if (year !== null && this.month !== null) {
      const iso = (month: number, day?: number): string =>
        `${year}-${String(month).padStart(2, '0')}${day === undefined ? '' : `-${String(day).padStart(2, '0')}`}`;
      const texts = this.days.flatMap(({ day, month }) => (month === null ? [] : [iso(month, day)]));
      for (const text of texts.length > 0 ? texts : [iso(this.month)]) {
        const date = tryPartialDate(text);
        if (date !== null) this.dates.push(date);
      }
      this.days = [];
      this.month = null;
    }
    this.year = year;
  }
}

/**
 * All runs in order. A run without a year ("on 17 August") takes the year of the run before it, as such sentences mean;
 * without one before it, it is left out.
 */
export function datesIn(text: string): DateRun[] {
  const runs: DateRun[] = [];
  let run: Run | null = null;
  let lastYear: number | null = null;
  const finish = (): void => {
    if (run === null) return;
    if (run.dates.length === 0) run.close(lastYear);
    if (run.dates.length > 0) {
      lastYear = Number(run.dates.at(-1)?.slice(0, 4));
      runs.push({ dates: run.dates, start: run.start, end: run.end });
    }
    run = null;
  };
  for (const { 0: word, index } of text.matchAll(/\p{L}+|\d+|[^\s\p{L}\d]/gu)) {
    const month = MONTHS.get(fold(word));
    const number = /^\d+$/.test(word) ? Number(word) : null;
    const end = index + word.length;
    if (number !== null && word.length <= 2 && number >= 1 && number <= 31) {
      if (run !== null && run.days.length >= MOST_DAYS) finish();
      run ??= new Run(index);
      if (run.month !== null && run.days.length === 0 && run.dates.length === 0) {
        // "July 9": not how the United Nations writes; the month was a word of the sentence.
        run = new Run(index);
      }
      run.days.push({ day: number, month: null });
      run.end = end;
    } else if (month !== undefined && word.length > 2) {
      run ??= new Run(index);
      run.addMonth(month);
      run.end = end;
    } else if (number !== null && word.length === 4 && number >= 1900 && number <= 2100 && run !== null) {
      run.close(number);
      run.end = end;
    } else if (run === null || !BETWEEN.has(fold(word))) finish();
  }
  finish();
  return runs;
}

/** The first and the last day of a run: {startsOn: '2019-07-09', endsOn: '2019-07-10'}; endsOn null where they are one. */
export function spanOf(run: DateRun): {
  readonly startsOn: PartialDate;
  readonly endsOn: PartialDate | null;
} {
  const sorted = [...run.dates].sort();
  const [first = '', last = first] = [sorted[0], sorted.at(-1)];
  return { startsOn: first, endsOn: last === first ? null : last };
}
