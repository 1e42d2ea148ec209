import { timeline } from '../../web/components/timeline.ts';
import type { Timeline, TimelineRow } from '../../web/components/timeline.ts';
import { localText } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { earliest, latest } from '../../kernel/partial-date.ts';
import { dueDates, dueOn, DUTY_LEVELS, reportingDuty, submission } from '../duties/index.ts';
import type { DutyStatus, ReportingDuty } from '../duties/index.ts';
import { pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { periodDates } from './measure.words.ts';
import type { MeasureStanding, PlanStanding } from './plans.ts';

/** The periods of these measures by area, and the days on which reports on the plan are owed. */
export function planTimeline(
  view: RecordView,
  plan: PlanStanding,
  rows: readonly MeasureStanding[],
  tableHref: string,
): Html {
  const { context } = view;
  const groups = plan.areas
    .map((area) => ({
      heading: html`${area.number}. ${localText(context, area.title)}`,
      rows: rows.filter((row) => row.area?.id === area.id).map((row) => measureRow(view, row)),
    }))
    .filter((group) => group.rows.length > 0);
  const rounds = roundsOf(view, plan);
  return timeline(context, {
    id: 'timeline',
    caption: context.t('plans.timeline', { date: context.date(context.asof) }),
    openStart: plan.plan.approvedOn,
    tableHref,
    groups: [
      ...groups,
      ...(rounds.length === 0 ? [] : [{ heading: context.t('plans.rounds'), rows: roundRows(view, rounds) }]),
    ],
    key: roundKey(view, rounds),
  });
}

function measureRow(view: RecordView, { measure, state }: MeasureStanding): TimelineRow {
  const { context } = view;
  return {
    number: measure.number,
    label: localText(context, measure.text),
    href: pageHref(view, 'measure', measure.id),
    words: `${periodDates(context, measure) || measure.periodWords}: ${word(view, 'period_state', state)}`,
    bar: { start: measure.periodStart, end: measure.periodEnd },
  };
}

interface Rounds {
  readonly duty: ReportingDuty;
  readonly points: readonly { readonly date: string; readonly status: DutyStatus }[];
}

/** Duties that report on the plan, each with its dates; one without an end has no last date to draw up to. */
function roundsOf(view: RecordView, { plan }: PlanStanding): Rounds[] {
  const submissions = view.dossier.all(submission);
  return view.dossier.all(reportingDuty).flatMap((duty) => {
    if (duty.planId !== plan.id || duty.endsOn === null) return [];
    const dates = dueDates(duty, earliest(plan.approvedOn), latest(duty.endsOn));
    const statusOf = (date: string): DutyStatus => dueOn(duty, date, submissions, view.context.asof).status;
    return [{ duty, points: dates.map((date) => ({ date, status: statusOf(date) })) }];
  });
}

const roundRows = (view: RecordView, rounds: readonly Rounds[]): TimelineRow[] =>
  rounds.map(({ duty, points }) => ({
    label: localText(view.context, duty.title),
    href: pageHref(view, 'reporting_duty', duty.id),
    words: points
      .map(({ date, status }) => `${view.context.date(date)}: ${word(view, 'duty_status', status)}`)
      .join('; '),
    points: points.map(({ date, status }) => ({ date, level: DUTY_LEVELS[status] })),
  }));

function roundKey(view: RecordView, rounds: readonly Rounds[]): NonNullable<Timeline['key']> {
  const statuses = new Set(rounds.flatMap(({ points }) => points.map((point) => point.status)));
  return [...statuses].map((status) => ({
    level: DUTY_LEVELS[status],
    label: view.context.t('plans.round', { status: word(view, 'duty_status', status) }),
  }));
}
