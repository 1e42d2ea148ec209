import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { pagination } from '../../web/components/pagination.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { CATALOGUE_PATH, CHANGES_PATH } from '../../web/navigation.ts';
import { actorName, changeSetHref, moment, stateName } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import type { ChangeSetRow } from './changes.repository.ts';

export const SETS_A_PAGE = 50;
const STATES_NAMED = 4;

export interface ChangeSetList {
  readonly rows: readonly ChangeSetRow[];
  readonly total: number;
  /** The page of the list, from 1. */
  readonly page: number;
}

/** Whose records a set touched, by name; many of them as a number. */
function whose({ context, catalogue }: RecordsView, { states }: ChangeSetRow): string {
  const named = states.map((id) =>
    id === null ? context.t('catalogue.title') : stateName(context, catalogue, id),
  );
  return named.length <= STATES_NAMED
    ? context.list(named)
    : context.t('changes.states', { count: named.length });
}

function columnsOf(view: RecordsView): readonly Column<ChangeSetRow>[] {
  const { context } = view;
  const { t } = context;
  const whom: Column<ChangeSetRow> = { header: t('changes.whose'), cell: (row) => whose(view, row) };
  return [
    {
      header: t('changes.set'),
      namesRow: true,
      cell: (row) => html`<a href="${changeSetHref(view, row.number)}">${context.number(row.number)}</a>`,
    },
    { header: t('changes.when'), cell: (row) => moment(row.at) },
    { header: t('changes.who'), cell: (row) => actorName(view, row.actor) },
    { header: t('changes.why'), cell: (row) => row.reason },
    ...(view.state === null ? [whom] : []),
    { header: t('changes.created'), numeric: true, cell: (row) => context.number(row.created) },
    { header: t('changes.updated'), numeric: true, cell: (row) => context.number(row.updated) },
    { header: t('changes.removed'), numeric: true, cell: (row) => context.number(row.removed) },
  ];
}

/** Who changed what, newest first: in one State's record, or everywhere. */
export function changeListPage(view: RecordsView, { rows, total, page: number }: ChangeSetList): Html {
  const { context, state } = view;
  const { t } = context;
  const next =
    state === null
      ? { label: t('states.heading'), href: context.link('/') }
      : { label: t('nav.read'), href: context.link(`/${state.id}/read`) };
  return page(context, {
    title: t(state === null ? 'changes.all' : 'changes.title'),
    crumbs: state === null ? [] : [{ label: state.name, href: context.link(`/${state.id}`) }],
    ...(state === null ? {} : { state, section: 'changes' as const }),
    twins: { json: true, csv: true },
    lead: pageLead(context, [
      { message: state === null ? 'changes.all.lead' : 'changes.lead', values: { count: total } },
    ]),
    body: html`${
      rows.length === 0
        ? emptyState(context, { heading: t('changes.none'), next: [next] })
        : html`${dataTable(context, {
            id: 'changes',
            caption: t('changes.title'),
            captionUnseen: true,
            rows,
            columns: columnsOf(view),
          })}${pagination(context, { total, pageSize: SETS_A_PAGE, page: number })}`
    }
    ${
      state === null
        ? html`<p><a href="${context.link(CATALOGUE_PATH)}">${t('catalogue.title')}</a></p>`
        : html`<p><a href="${context.link(CHANGES_PATH)}">${t('changes.all.link')}</a></p>`
    }`,
  });
}

export const changeListCsv = (rows: readonly ChangeSetRow[]): CsvTable => ({
  header: ['number', 'at', 'actor', 'reason', 'created', 'updated', 'removed', 'states'],
  rows: rows.map((row) => [
    row.number,
    row.at,
    row.actor,
    row.reason,
    row.created,
    row.updated,
    row.removed,
    row.states.map((id) => id ?? 'catalogue').join(' '),
  ]),
});
