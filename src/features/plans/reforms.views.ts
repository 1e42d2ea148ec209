import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { heading, localText } from '../../web/components/parts.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { sectionHref, sectionPath } from '../../web/navigation.ts';
import { cited, citedDate, inLanguage, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { reformMark, reformTally } from './plans.marks.ts';
import { groupName } from './reforms.rows.ts';
import type { ReformGroup, ReformList } from './reforms.rows.ts';
import { reformCounts, stepField } from './reforms.ts';
import type { ReformStanding } from './reforms.ts';

function lead(view: RecordView, { all }: ReformList): Html {
  const { context, state } = view;
  const counts = reformCounts(all);
  const rows = (...status: string[]): string => context.link(sectionPath(state.id, 'reforms'), { status });
  const packages = [...new Set(all.flatMap((one) => one.reform.packageId ?? []))];
  return pageLead(context, [
    {
      message: 'reforms.lead',
      values: {
        reforms: all.length,
        packages: packages.length,
        packaged: all.filter((one) => one.reform.packageId !== null).length,
      },
      links: {
        all: '#reforms',
        packageRows: context.link(sectionPath(state.id, 'reforms'), { group: packages }),
      },
    },
    {
      message: 'reforms.lead.status',
      values: {
        date: context.date(context.asof),
        inForce: counts.in_force ?? 0,
        adopted: counts.adopted ?? 0,
        underWay: (counts.introduced ?? 0) + (counts.drafted ?? 0),
        announced: counts.announced ?? 0,
      },
      links: {
        inForceRows: rows('in_force'),
        adoptedRows: rows('adopted'),
        underWayRows: rows('introduced', 'drafted'),
        announcedRows: rows('announced'),
      },
    },
  ]);
}

const columnsOf = (view: RecordView): Column<ReformStanding>[] => {
  const { context } = view;
  const { t } = context;
  return [
    {
      header: t('reforms.reform'),
      namesRow: true,
      sort: 'title',
      cell: ({ reform }) =>
        html`<a href="${pageHref(view, 'reform', reform.id)}">${localText(context, reform.title)}</a>`,
    },
    { header: t('reforms.kind'), sort: 'kind', cell: ({ reform }) => word(view, 'reform_kind', reform.kind) },
    { header: t('reforms.status'), sort: 'status', cell: ({ status }) => reformMark(view, status) },
    {
      header: t('reforms.last_step'),
      sort: 'date',
      cell: ({ last, status }) =>
        last === null
          ? html`–`
          : html`${cited(view, 'reform_step', last.id, stepField(last), last.date === null ? t('date.none') : context.date(last.date))}
            ${last.step !== status && html`<div class="soft">${word(view, 'reform_step', last.step)}</div>`}`,
    },
  ];
};

const table = (view: RecordView, list: ReformList, id: string, rows: readonly ReformStanding[]): Html =>
  dataTable(view.context, {
    id,
    caption: view.context.t('reforms.caption', { date: view.context.date(view.context.asof) }),
    captionUnseen: true,
    columns: columnsOf(view),
    rows,
    sorted: list.sort,
  });

const groupHeading = (view: RecordView, { package: own, heading: listedUnder }: ReformGroup): Html => {
  const { context } = view;
  if (own === null)
    return heading(3, listedUnder === null ? context.t('reforms.other') : localText(context, listedUnder));
  return html`${heading(3, localText(context, own.title))}
    <p class="soft">
      ${context.t.rich('reforms.announced_on', {
        date: citedDate(view, 'reform_package', own, 'announcedOn', own.announcedOn),
      })}${own.summary !== null && html` · ${localText(context, own.summary)}`}
    </p>`;
};

/** By package and heading, unless another order is asked for, which then runs through all of them. */
function tables(view: RecordView, list: ReformList): Html {
  const { context, state } = view;
  const { t } = context;
  if (list.rows.length === 0) {
    const none = list.all.length === 0;
    return emptyState(context, {
      heading: none
        ? t('reforms.none', { state: state.name, date: context.date(context.asof) })
        : t('reforms.nothing'),
      next: [
        none
          ? { label: t('nav.read'), href: sectionHref(context, state.id, 'read') }
          : { label: t('filters.clear'), href: sectionHref(context, state.id, 'reforms') },
      ],
    });
  }
  if (list.sort.by !== 'group') return table(view, list, 'all', list.rows);
  return html`${list.groups.map(
    (group, index) =>
      html`${groupHeading(view, group)} ${table(view, list, `group-${index + 1}`, group.rows)}`,
  )}`;
}

export function reformListPage(view: RecordView, list: ReformList): Html {
  const { context, state } = view;
  const { t } = context;
  return page(context, {
    title: t('reforms.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'reforms',
    lead: list.all.length > 0 && lead(view, list),
    twins: { json: true, csv: true },
    body: html`${list.all.length > 0 && reformTally(view, reformCounts(list.all), { tableHref: '#reforms' })}
      <section id="reforms">
        ${heading(2, t('reforms.list'))}
        <p class="soft">${t('reforms.caption', { date: context.date(context.asof) })}</p>
        ${list.all.length > 0 && filters(context, { facets: list.facets, place: 'across' })}
        ${chosenFilters(context, list.facets)}
        ${
          list.sort.by !== 'group' &&
          html`<p><a href="${context.here({ sort: null, order: null })}">${t('reforms.by_group')}</a></p>`
        }
        ${tables(view, list)}
      </section>`,
  });
}

export const reformListJson = (view: RecordView, { rows }: ReformList): unknown =>
  rows.map(({ reform, status, last }) => ({
    ...reform,
    status,
    lastStep: last,
    citations: view.dossier.citations('reform', reform.id),
  }));

export const reformListCsv = (view: RecordView, { rows }: ReformList): CsvTable => ({
  header: [
    'reform_id',
    'title',
    'kind',
    'package',
    'heading',
    'status',
    'last_step',
    'last_step_on',
    'expected_on',
  ],
  rows: rows.map(({ reform, status, last, expected }) => [
    reform.id,
    inLanguage(view.context, reform.title),
    reform.kind,
    reform.packageId && groupName(view, reform),
    reform.heading && inLanguage(view.context, reform.heading),
    status,
    last?.step,
    last?.date,
    expected
      .filter((one) => one.state === 'ahead')
      .map((one) => one.step.date)
      .join('; '),
  ]),
});
