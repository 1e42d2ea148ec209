import { dataTable, readSort } from '../../web/components/data-table.ts';
import type { Column, SortOrder } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import type { CsvTable } from '../../web/csv.ts';
import { narrow } from '../../web/facets.ts';
import type { FacetRule, Narrowed } from '../../web/facets.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { sectionHref } from '../../web/navigation.ts';
import { label, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { bodiesOn, partsAs } from './bodies.ts';
import type { BodyStanding } from './bodies.ts';
import { BODY_KINDS, RESPONSIBILITY_ROLES } from './plans.schema.ts';

const SORTS = ['name', 'kind', ...RESPONSIBILITY_ROLES, 'duties'] as const;
type Sort = (typeof SORTS)[number];

export interface BodyList extends Narrowed<BodyStanding> {
  readonly all: readonly BodyStanding[];
  readonly sort: { readonly by: Sort; readonly order: SortOrder };
}

const rulesOf = (view: RecordView): FacetRule<BodyStanding>[] => [
  {
    name: 'kind',
    label: view.context.t('bodies.kind'),
    of: ({ body }) => [body.kind],
    word: (value) => word(view, 'body_kind', value),
    order: BODY_KINDS,
  },
  {
    name: 'role',
    label: view.context.t('measure.role'),
    of: ({ parts }) => parts.map(({ part }) => part.role),
    word: (value) => word(view, 'responsibility_role', value),
    order: RESPONSIBILITY_ROLES,
  },
  {
    name: 'plan',
    label: view.context.t('plans.plan'),
    of: ({ parts }) => parts.map(({ plan }) => plan.id),
    word: (value) => label(view, 'plan', value),
  },
];

/** The bodies that the address asks for; without a wish those with most measures to lead come first. */
export function bodyList(view: RecordView): BodyList {
  const all = bodiesOn(view.dossier, view.context.asof);
  const { rows, facets } = narrow(view.context, all, rulesOf(view));
  const sort = readSort(view.context, SORTS, { by: 'lead', order: 'descending' });
  const collator = new Intl.Collator(view.context.language);
  const name = ({ body }: BodyStanding): string => label(view, 'body', body.id);
  const compare = (a: BodyStanding, b: BodyStanding): number => {
    if (sort.by === 'name') return 0;
    if (sort.by === 'kind') return BODY_KINDS.indexOf(a.body.kind) - BODY_KINDS.indexOf(b.body.kind);
    if (sort.by === 'duties') return a.owes.length - b.owes.length;
    return partsAs(a, sort.by).length - partsAs(b, sort.by).length || a.parts.length - b.parts.length;
  };
  const sign = sort.order === 'descending' ? -1 : 1;
  const nameSign = sort.by === 'name' ? sign : 1;
  return {
    all,
    facets,
    sort,
    rows: [...rows].sort((a, b) => sign * compare(a, b) || nameSign * collator.compare(name(a), name(b))),
  };
}

function columnsOf(view: RecordView): Column<BodyStanding>[] {
  const { context } = view;
  const { t } = context;
  const counted = ({ body }: BodyStanding, part: string, count: number): Html =>
    count === 0
      ? html`–`
      : html`<a href="${pageHref(view, 'body', body.id)}#${part}">${context.number(count)}</a>`;
  return [
    {
      header: t('plans.body'),
      namesRow: true,
      sort: 'name',
      cell: ({ body }) =>
        html`<a href="${pageHref(view, 'body', body.id)}">${label(view, 'body', body.id)}</a>`,
    },
    { header: t('bodies.kind'), sort: 'kind', cell: ({ body }) => word(view, 'body_kind', body.kind) },
    ...RESPONSIBILITY_ROLES.map((role): Column<BodyStanding> => ({
      header: t(`bodies.role.${role}`),
      sort: role,
      numeric: true,
      cell: (row) => counted(row, 'measures', partsAs(row, role).length),
    })),
    {
      header: t('bodies.duties'),
      sort: 'duties',
      numeric: true,
      cell: (row) => counted(row, 'duties', row.owes.length),
    },
  ];
}

export function bodyListPage(view: RecordView, list: BodyList): Html {
  const { context, state } = view;
  const { t } = context;
  return page(context, {
    title: t('plans.bodies'),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('plans.title'), href: context.link(`/${state.id}/plans`) },
    ],
    state,
    section: 'plans',
    lead: pageLead(context, [
      {
        message: 'bodies.lead',
        values: {
          bodies: list.all.length,
          active: list.all.filter((one) => one.parts.length > 0).length,
          leading: list.all.filter((one) => partsAs(one, 'lead').length > 0).length,
          owing: list.all.filter((one) => one.owes.length > 0).length,
        },
        links: {
          all: '#bodies',
          leadingRows: context.link(`/${state.id}/bodies`, { role: 'lead' }),
          owingRows: sectionHref(context, state.id, 'duties'),
        },
      },
    ]),
    twins: { json: true, csv: true },
    body: html`${filters(context, { facets: list.facets, place: 'across' })}
    ${chosenFilters(context, list.facets)}
    ${
      list.rows.length === 0
        ? emptyState(context, {
            heading: t('bodies.nothing'),
            next: [{ label: t('filters.clear'), href: context.link(`/${state.id}/bodies`) }],
          })
        : dataTable(context, {
            id: 'bodies',
            caption: t('bodies.caption', { date: context.date(context.asof) }),
            columns: columnsOf(view),
            rows: list.rows,
            sorted: list.sort,
          })
    }`,
  });
}

export const bodyListJson = (view: RecordView, { rows }: BodyList): unknown =>
  rows.map((row) => ({
    ...row.body,
    citations: view.dossier.citations('body', row.body.id),
    measures: row.parts.map(({ row: measure, part }) => ({ id: measure.measure.id, role: part.role })),
    owes: row.owes.map((duty) => duty.id),
  }));

export const bodyListCsv = (view: RecordView, { rows }: BodyList): CsvTable => ({
  header: ['body_id', 'name', 'kind', 'leads', 'takes_part', 'by_agreement', 'duties_owed'],
  rows: rows.map((row) => [
    row.body.id,
    label(view, 'body', row.body.id),
    row.body.kind,
    ...RESPONSIBILITY_ROLES.map((role) => partsAs(row, role).length),
    row.owes.length,
  ]),
});
