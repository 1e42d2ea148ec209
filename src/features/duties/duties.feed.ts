import { addDays, earliest, latest } from '../../kernel/partial-date.ts';
import { sectionPath } from '../../web/navigation.ts';
import { inLanguage, languageGiven, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { owedBy, owedTo } from './due.words.ts';
import { calendarText } from './duties.calendar.ts';
import type { CalendarDay } from './duties.calendar.ts';
import { submission } from './duties.schema.ts';
import type { ReportingDuty, Submission } from './duties.schema.ts';
import { dueDates, dueOn } from './duties.ts';

export interface Feed {
  readonly duties: readonly ReportingDuty[];
  /** What the feed is narrowed to, in words; null for all duties of the State. */
  readonly narrowedTo: string | null;
  /** When the ledger last changed, ISO 8601 UTC. */
  readonly changedAt: string;
  /** 'https://servanda.example.org' */
  readonly origin: string;
}

/** The duties as a calendar feed: each of their days, what has been sent by the day of the page said in its title. */
export function dutyFeed(view: RecordView, feed: Feed): string {
  const { context, state } = view;
  const name = [context.t('duties.calendar', { state: state.name }), feed.narrowedTo]
    .filter(Boolean)
    .join(' · ');
  const url = `${feed.origin}${context.link(sectionPath(state.id, 'duties'))}`;
  return calendarText({
    name,
    language: context.language,
    changedAt: feed.changedAt,
    days: feed.duties.flatMap((duty) => daysOf(view, duty, url)),
  });
}

function daysOf(view: RecordView, duty: ReportingDuty, url: string): CalendarDay[] {
  const own = view.dossier
    .all(submission)
    .filter((one) => one.dutyId === duty.id && latest(one.submittedOn) <= view.context.asof);
  if (duty.dueOn !== null) return [dayOf(view, duty, duty.dueOn, own, url)];
  return duty.yearlyOn.flatMap((monthDay) => yearlyDays(view, duty, monthDay, own, url));
}

/** One entry that returns every year, and one in its stead for each return for which something was sent. */
function yearlyDays(
  view: RecordView,
  duty: ReportingDuty,
  monthDay: string,
  own: readonly Submission[],
  url: string,
): CalendarDay[] {
  const from = duty.startsOn === null ? `${view.context.asof.slice(0, 4)}-01-01` : earliest(duty.startsOn);
  const single = { ...duty, yearlyOn: [monthDay] };
  const [first] = dueDates(single, from, addDays(from, 366));
  if (first === undefined) return [];
  const until = duty.endsOn === null ? null : latest(duty.endsOn);
  const sent = own.filter((one) => one.dueOn.endsWith(monthDay)).map((one) => one.dueOn);
  return [
    { ...dayOf(view, duty, first, [], url, monthDay), yearly: { until } },
    ...sent.map((date) => ({ ...dayOf(view, duty, date, own, url, monthDay), instead: date })),
  ];
}

function dayOf(
  view: RecordView,
  duty: ReportingDuty,
  date: string,
  own: readonly Submission[],
  url: string,
  part?: string,
): CalendarDay {
  const { context } = view;
  const { submission: sent } = dueOn(duty, date, own, context.asof);
  const title = inLanguage(context, duty.title);
  const isDay = date.length === '2021-07-01'.length;
  const lines = [
    [owedBy(view, duty), owedTo(view, duty)].filter(Boolean).join(' → '),
    sent && context.t('duties.calendar.sent_on', { date: context.date(sent.submittedOn) }),
    !isDay && context.t('duties.calendar.no_day', { date: context.date(date) }),
    duty.rule && inLanguage(context, duty.rule),
  ];
  return {
    uid: [duty.id, part].filter(Boolean).join('.').concat('@servanda'),
    date: latest(date),
    summary: sent ? context.t('duties.calendar.sent', { title }) : title,
    language: sent ? context.language : languageGiven(context, duty.title),
    description: lines.filter(Boolean).join('\n'),
    category: word(view, 'duty_kind', duty.kind),
    url,
  };
}
