/** Where days stand on a strip of time, in per cent of its width. Pure; the drawing is in timeline.ts. */
import { addDays, addMonths, daysBetween, earliest, latest } from '../../kernel/partial-date.ts';
import type { FullDate, PartialDate } from '../../kernel/partial-date.ts';

export interface TimeScale {
  /** First and last day of the strip: whole quarters, or whole years where it is long. */
  readonly from: FullDate;
  readonly until: FullDate;
  readonly unit: 'quarter' | 'year';
}

/** More quarters than this cannot be told apart on a narrow screen. */
const MOST_QUARTERS = 24;

/** The scale that holds all these dates; null where there are none. */
export function scaleOf(dates: readonly PartialDate[]): TimeScale | null {
  const first = dates.map(earliest).sort()[0];
  const last = dates.map(latest).sort().at(-1);
  if (first === undefined || last === undefined) return null;
  const quarters = (quarterOf(last).year - quarterOf(first).year) * 4 + 4;
  if (quarters > MOST_QUARTERS) {
    return { from: `${first.slice(0, 4)}-01-01`, until: `${last.slice(0, 4)}-12-31`, unit: 'year' };
  }
  const nextQuarter = addMonths(startOfQuarter(last), 3);
  return { from: startOfQuarter(first), until: addDays(nextQuarter, -1), unit: 'quarter' };
}

const quarterOf = (day: FullDate): { readonly year: number; readonly quarter: number } => ({
  year: Number(day.slice(0, 4)),
  quarter: Math.ceil(Number(day.slice(5, 7)) / 3),
});

const startOfQuarter = (day: FullDate): FullDate => {
  const { quarter } = quarterOf(day);
  return `${day.slice(0, 4)}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
};

const shareOf = ({ from, until }: TimeScale, daysFromStart: number): number =>
  Math.min(100, Math.max(0, (daysFromStart / (daysBetween(from, until) + 1)) * 100));

/** Where a day begins, 0 to 100; what lies outside the strip stands at its edge. */
export const startShare = (scale: TimeScale, day: FullDate): number =>
  shareOf(scale, daysBetween(scale.from, day));

/** Where a day ends. */
export const endShare = (scale: TimeScale, day: FullDate): number =>
  shareOf(scale, daysBetween(scale.from, day) + 1);

export interface Tick {
  readonly share: number;
  readonly year: number;
  /** 1 to 4; null on a scale of years. A year begins with its first tick on the strip. */
  readonly quarter: number | null;
  readonly startsYear: boolean;
}

/** The beginnings of the scale's quarters or years, oldest first. */
export function ticksOf(scale: TimeScale): Tick[] {
  const ticks: Tick[] = [];
  const months = scale.unit === 'quarter' ? 3 : 12;
  for (let day = scale.from; day <= scale.until; day = addMonths(day, months)) {
    const { year, quarter } = quarterOf(day);
    ticks.push({
      share: startShare(scale, day),
      year,
      quarter: scale.unit === 'quarter' ? quarter : null,
      startsYear: scale.unit === 'year' || quarter === 1 || day === scale.from,
    });
  }
  return ticks;
}

export interface BarShares {
  readonly start: number;
  readonly end: number;
  /** Where the time that has passed by the end of a day stops, between start and end. */
  readonly passed: number;
}

/** Where a period lies; an open side runs to the edge of the strip. */
export function barShares(
  scale: TimeScale,
  period: { readonly start: PartialDate | null; readonly end: PartialDate | null },
  asof: FullDate,
): BarShares {
  const start = period.start === null ? 0 : startShare(scale, earliest(period.start));
  const end = period.end === null ? 100 : endShare(scale, latest(period.end));
  return { start, end, passed: Math.min(end, Math.max(start, endShare(scale, asof))) };
}
