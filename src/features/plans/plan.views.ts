import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { heading, localText } from '../../web/components/parts.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import { thread } from '../../web/components/thread.ts';
import type { ThreadEntry } from '../../web/components/thread.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { cited, citedDate, inLanguage, label, pageHref, recordHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { leadCell, measureText, periodCell } from './measure.words.ts';
import type { PlanList } from './plan.rows.ts';
import { planTimeline } from './plan.timeline.ts';
import { periodMark } from './plans.marks.ts';
import { bodiesOf, periodCounts } from './plans.ts';
import type { MeasureStanding, PlanStanding } from './plans.ts';

function lead(view: RecordView, { plan, areas, measures }: PlanStanding): Html {
  const { context, state } = view;
  const counts = periodCounts(measures);
  const rows = (period: string): string => context.link(`/${state.id}/plans/${plan.id}`, { period });
  return pageLead(context, [
    {
      message: 'plans.lead.measures',
      values: { measures: measures.length, areas: areas.length, bodies: bodiesOf(measures).length },
      links: {
        all: '#measures',
        // The timeline of the whole plan: a chosen part may have none.
        areaRows: context.link(`/${state.id}/plans/${plan.id}#timeline`),
        bodyRows: context.link(`/${state.id}/bodies`, { plan: plan.id }),
      },
    },
    {
      message: 'plans.lead.periods',
      values: { date: context.date(context.asof), ...counts },
      links: { overRows: rows('over'), runningRows: rows('running'), aheadRows: rows('not_begun') },
    },
  ]);
}

const facts = (view: RecordView, { plan }: PlanStanding): Html => {
  const { context } = view;
  const { t } = context;
  return definitionList(context, [
    {
      term: t('plans.act'),
      value: plan.act && cited(view, 'plan', plan.id, 'act', localText(context, plan.act)),
    },
    { term: t('plans.approved_on'), value: citedDate(view, 'plan', plan, 'approvedOn', plan.approvedOn) },
    {
      term: t('plans.approved_by'),
      value:
        plan.approvedBy &&
        html`<a href="${pageHref(view, 'body', plan.approvedBy)}">${label(view, 'body', plan.approvedBy)}</a>
          ${cited(view, 'plan', plan.id, 'approvedBy', t('record.sources'))}`,
    },
    { term: t('plans.ends_on'), value: plan.endsOn && citedDate(view, 'plan', plan, 'endsOn', plan.endsOn) },
    plan.sourceId !== null && {
      term: t('plans.document'),
      value: html`<a href="${pageHref(view, 'source', plan.sourceId)}"
        >${label(view, 'source', plan.sourceId)}</a
      >`,
    },
    plan.summary !== null && {
      term: t('plans.summary'),
      value: cited(view, 'plan', plan.id, 'summary', localText(context, plan.summary)),
    },
  ]);
};

function columnsOf(view: RecordView): Column<MeasureStanding>[] {
  const { context } = view;
  const { t } = context;
  return [
    {
      header: t('plans.number'),
      namesRow: true,
      sort: 'number',
      cell: ({ measure }) => html`<a href="${pageHref(view, 'measure', measure.id)}">${measure.number}</a>`,
    },
    { header: t('plans.what'), cell: ({ measure }) => measureText(context, measure) },
    {
      header: t('plans.form'),
      sort: 'form',
      cell: ({ measure }) =>
        cited(view, 'measure', measure.id, 'formOfCompletion', inLanguage(context, measure.formOfCompletion)),
    },
    { header: t('plans.period'), sort: 'period', cell: ({ measure }) => periodCell(view, measure) },
    { header: t('plans.lead_body'), sort: 'lead', cell: (row) => leadCell(view, row) },
    { header: t('plans.state'), sort: 'state', cell: (row) => periodMark(view, row.state) },
  ];
}

const table = (view: RecordView, list: PlanList, id: string, rows: readonly MeasureStanding[]): Html =>
  dataTable(view.context, {
    id,
    caption: view.context.t('plans.caption', { date: view.context.date(view.context.asof) }),
    captionUnseen: true,
    columns: columnsOf(view),
    rows,
    sorted: list.sort,
    rowId: (row) => `measure-${row.measure.number}`,
  });

/** By area while they stand by number; any other order runs through all areas. */
function measureTables(view: RecordView, list: PlanList): Html {
  const { context, state } = view;
  if (list.rows.length === 0) {
    return emptyState(context, {
      heading: context.t('plans.nothing'),
      next: [
        { label: context.t('filters.clear'), href: context.link(`/${state.id}/plans/${list.plan.plan.id}`) },
      ],
    });
  }
  if (list.sort.by !== 'number') return table(view, list, 'all', list.rows);
  const byArea = Map.groupBy(list.rows, (row) => row.area);
  return html`${[...byArea].map(
    ([area, rows]) =>
      html`${area !== null && heading(3, `${area.number}. ${inLanguage(context, area.title)}`)}
      ${table(view, list, `area-${area?.number ?? 'none'}`, rows)}`,
  )}`;
}

/** The plan by date: its approval, the ends of its periods, its own end. */
function history(view: RecordView, { plan, measures }: PlanStanding): Html {
  const { context } = view;
  const { t } = context;
  const ends = Map.groupBy(
    measures.filter((one) => one.measure.periodEnd !== null),
    (one) => one.measure.periodEnd ?? '',
  );
  const periods = [...ends].map(([date, own]): ThreadEntry => ({
    date,
    weight: 'follows',
    heading: t('plans.thread.ends', { count: own.length }),
    body: html`<p>
      ${own.map(
        ({ measure }, index) =>
          html`${index > 0 && ', '}<a href="${pageHref(view, 'measure', measure.id)}">${measure.number}</a>`,
      )}
    </p>`,
  }));
  const approval: ThreadEntry = {
    date: plan.approvedOn,
    weight: 'spoke',
    heading: plan.approvedBy
      ? t('plans.thread.approved_by', { body: label(view, 'body', plan.approvedBy) })
      : t('plans.thread.approved'),
    body: html`<p class="soft">
      ${cited(view, 'plan', plan.id, 'approvedOn', plan.act ? localText(context, plan.act) : t('record.sources'))}
    </p>`,
  };
  return thread(context, {
    entries: [approval, ...periods.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))],
  });
}

export function planPage(view: RecordView, list: PlanList): Html {
  const { context, state } = view;
  const { t } = context;
  const { plan } = list.plan;
  return page(context, {
    title: inLanguage(context, plan.title),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('plans.title'), href: context.link(`/${state.id}/plans`) },
    ],
    state,
    section: 'plans',
    lead: lead(view, list.plan),
    twins: { json: true, csv: true },
    body: html`${sectionNav(context, {
        label: t('plans.parts'),
        items: [
          ...(list.rows.length > 0 ? [{ label: t('plans.periods'), href: '#timeline' }] : []),
          { label: t('plans.measures'), href: '#measures', count: list.plan.measures.length },
          { label: t('plans.act'), href: '#act' },
          { label: t('plans.bodies'), href: context.link(`/${state.id}/bodies`, { plan: plan.id }) },
        ],
      })}
      ${chosenFilters(context, list.facets)}
      ${list.rows.length > 0 && planTimeline(view, list.plan, list.rows, '#measures')}
      <section id="measures">
        ${heading(2, t('plans.measures'))}
        <p class="soft">${t('plans.caption', { date: context.date(context.asof) })}</p>
        ${filters(context, { facets: list.facets, place: 'across' })} ${measureTables(view, list)}
      </section>
      <section id="act">
        ${heading(2, t('plans.act_and_dates'))} ${facts(view, list.plan)} ${history(view, list.plan)}
        <p class="soft"><a href="${recordHref(view, 'plan', plan.id)}">${t('plans.all_sources')}</a></p>
      </section>`,
  });
}
