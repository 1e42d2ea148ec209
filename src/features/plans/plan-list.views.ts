import { dataTable } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { heading } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { latest } from '../../kernel/partial-date.ts';
import { sectionHref } from '../../web/navigation.ts';
import { cited, citedDate, inLanguage, label, pageHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { plan as planKind } from './plans.schema.ts';
import { periodCounts } from './plans.ts';
import type { PlanStanding } from './plans.ts';

const planTable = (view: RecordView, plans: readonly PlanStanding[]): Html => {
  const { context } = view;
  const { t } = context;
  return dataTable(context, {
    id: 'plans',
    caption: t('plans.caption.plans', { date: context.date(context.asof) }),
    rows: plans,
    columns: [
      {
        header: t('plans.plan'),
        namesRow: true,
        cell: ({ plan }) =>
          html`<a href="${pageHref(view, 'plan', plan.id)}">${inLanguage(context, plan.title)}</a>`,
      },
      {
        header: t('plans.approved_on'),
        cell: ({ plan }) => citedDate(view, 'plan', plan, 'approvedOn', plan.approvedOn),
      },
      {
        header: t('plans.approved_by'),
        cell: ({ plan }) =>
          plan.approvedBy === null
            ? html`–`
            : cited(view, 'plan', plan.id, 'approvedBy', label(view, 'body', plan.approvedBy)),
      },
      { header: t('plans.areas'), numeric: true, cell: ({ areas }) => context.number(areas.length) },
      { header: t('plans.measures'), numeric: true, cell: ({ measures }) => context.number(measures.length) },
      {
        header: t('plans.periods_over'),
        numeric: true,
        cell: ({ plan, measures }) =>
          html`<a href="${context.link(`/${view.state.id}/plans/${plan.id}`, { period: 'over' })}"
            >${context.number(periodCounts(measures).over)}</a
          >`,
      },
    ],
  });
};

/** The areas of one plan: what it is about at a glance. */
const areaTable = (view: RecordView, { plan, areas, measures }: PlanStanding): Html => {
  const { context } = view;
  const { t } = context;
  const rows = areas.map((area) => {
    const own = measures.filter((row) => row.area?.id === area.id);
    return { area, measures: own.length, ...periodCounts(own) };
  });
  const href = (area: string, period: string | null): string =>
    context.link(`/${view.state.id}/plans/${plan.id}`, { area, period });
  const counted = (area: string, period: string | null, count: number): Html =>
    count === 0 ? html`0` : html`<a href="${href(area, period)}">${context.number(count)}</a>`;
  return html`${heading(2, t('plans.areas_of', { plan: inLanguage(context, plan.title) }))}
  ${dataTable(context, {
    id: `areas-${plan.id}`,
    caption: t('plans.caption.plans', { date: context.date(context.asof) }),
    rows,
    columns: [
      {
        header: t('plans.area'),
        namesRow: true,
        cell: ({ area }) =>
          html`${area.number}. ${cited(view, 'area', area.id, 'title', inLanguage(context, area.title))}`,
      },
      {
        header: t('plans.measures'),
        numeric: true,
        cell: (row) => counted(row.area.number, null, row.measures),
      },
      {
        header: t('plans.not_begun'),
        numeric: true,
        cell: (row) => counted(row.area.number, 'not_begun', row.not_begun),
      },
      {
        header: t('plans.running'),
        numeric: true,
        cell: (row) => counted(row.area.number, 'running', row.running),
      },
      { header: t('plans.over'), numeric: true, cell: (row) => counted(row.area.number, 'over', row.over) },
    ],
  })}`;
};

/** Nothing on that day: either nothing at all, or plans that came later. */
function noPlans(view: RecordView): Html {
  const { context, state } = view;
  const later = view.dossier
    .all(planKind)
    .map((one) => latest(one.approvedOn))
    .sort()[0];
  return emptyState(context, {
    heading: context.t('plans.none', { state: state.name, date: context.date(context.asof) }),
    next: [
      later === undefined
        ? { label: context.t('nav.read'), href: sectionHref(context, state.id, 'read') }
        : {
            label: context.t('plans.see_on', { date: context.date(later) }),
            href: context.here({ asof: later }),
          },
    ],
  });
}

export function planListPage(view: RecordView, plans: readonly PlanStanding[]): Html {
  const { context, state } = view;
  const measures = plans.flatMap((one) => one.measures);
  const only = plans.length === 1 ? plans[0] : undefined;
  return page(context, {
    title: context.t('plans.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'plans',
    lead:
      plans.length > 0 &&
      pageLead(context, [
        {
          message: 'plans.lead.list',
          values: {
            plans: plans.length,
            measures: measures.length,
            date: context.date(context.asof),
            ...periodCounts(measures),
          },
          links: { all: '#plans', bodyRows: context.link(`/${state.id}/bodies`) },
        },
      ]),
    twins: { json: true, csv: true },
    body:
      plans.length === 0
        ? noPlans(view)
        : html`${planTable(view, plans)}${only !== undefined && areaTable(view, only)}`,
  });
}
