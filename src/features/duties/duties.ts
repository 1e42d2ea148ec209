import { addDays, daysBetween, earliest, happenedBy, latest } from '../../kernel/partial-date.ts';
import type { FullDate } from '../../kernel/partial-date.ts';
import type { ReportingDuty, Submission } from './duties.schema.ts';

export const DUTY_STATUSES = ['met', 'met_late', 'due', 'overdue'] as const;
export type DutyStatus = (typeof DUTY_STATUSES)[number];

/** One date on which a duty falls due, and how it stood on a day. */
export interface Due {
  readonly duty: ReportingDuty;
  /** As the rule gives it; a month or year means its last day. */
  readonly dueOn: string;
  readonly status: DutyStatus;
  readonly submission: Submission | null;
  /** Days since it fell due (overdue), until it falls due (due), or by which it was late (met late); 0 when met in time. */
  readonly days: number;
}

/** The dates of a duty from one day to another, both included, oldest first. */
export function dueDates(duty: ReportingDuty, from: FullDate, until: FullDate): string[] {
  const isWithin = (date: string): boolean => latest(date) >= from && latest(date) <= until;
  if (duty.dueOn !== null) return isWithin(duty.dueOn) ? [duty.dueOn] : [];
  const start = duty.startsOn === null ? from : maximum(from, earliest(duty.startsOn));
  const end = duty.endsOn === null ? until : minimum(until, latest(duty.endsOn));
  const dates: string[] = [];
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year += 1) {
    for (const day of duty.yearlyOn) dates.push(`${year}-${day}`);
  }
  return dates.filter((date) => date >= start && date <= end).sort();
}

const maximum = (a: string, b: string): string => (a > b ? a : b);
const minimum = (a: string, b: string): string => (a < b ? a : b);

/** How one date of a duty stood on a day: only what was submitted by then counts. */
export function dueOn(
  duty: ReportingDuty,
  date: string,
  submissions: readonly Submission[],
  asof: FullDate,
): Due {
  const last = latest(date);
  const submission =
    submissions.find(
      (one) => one.dutyId === duty.id && one.dueOn === date && latest(one.submittedOn) <= asof,
    ) ?? null;
  if (submission) {
    const late = Math.max(0, daysBetween(last, earliest(submission.submittedOn)));
    return { duty, dueOn: date, status: late > 0 ? 'met_late' : 'met', submission, days: late };
  }
  const isOverdue = asof > last;
  return {
    duty,
    dueOn: date,
    status: isOverdue ? 'overdue' : 'due',
    submission: null,
    days: Math.abs(daysBetween(last, asof)),
  };
}

/**
 * Whether a duty existed on a day: what a committee asked for in 2019 was owed by nobody in 2016, however far ahead the
 * day looks. One whose beginning the record does not date has always existed; one that is dated to a month or a year
 * exists once that is over, by the one rule for dates (`happenedBy`).
 */
export const hasArisen = (duty: Pick<ReportingDuty, 'startsOn'>, asof: FullDate): boolean =>
  duty.startsOn === null || happenedBy(duty.startsOn, asof);

/**
 * Everything owed as of a day, of the duties that existed by then: all that fell due before, and what falls due within `daysAhead`, by date.
 * A yearly duty without a first day is counted from the year of the day.
 */
export function dutiesOn(
  duties: readonly ReportingDuty[],
  submissions: readonly Submission[],
  asof: FullDate,
  daysAhead: number,
): Due[] {
  const until = addDays(asof, daysAhead);
  return duties
    .filter((duty) => hasArisen(duty, asof))
    .flatMap((duty) => {
      const from = duty.dueOn !== null || duty.startsOn !== null ? '0001-01-01' : `${asof.slice(0, 4)}-01-01`;
      const single = duty.dueOn !== null ? [duty.dueOn] : dueDates(duty, from, until);
      return single.map((date) => dueOn(duty, date, submissions, asof));
    })
    .sort((a, b) => (latest(a.dueOn) < latest(b.dueOn) ? -1 : latest(a.dueOn) > latest(b.dueOn) ? 1 : 0));
}
