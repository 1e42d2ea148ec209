import { heading } from '../../web/components/parts.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { CATALOGUE_PATH, CHANGES_PATH } from '../../web/navigation.ts';
import type { PageContext } from '../../web/page-context.ts';
import type { Dossier } from '../../ledger/index.ts';
import { REGIONAL_GROUPS, state } from '../catalogue/index.ts';
import type { State } from '../catalogue/index.ts';
import { stateName, word } from '../record/index.ts';

export interface StateRow {
  readonly state: State;
  readonly name: string;
  /** Records held on this State now. */
  readonly records: number;
}

/** Every State by name in the page's language, with the number of records held on it. */
export function stateRows(
  context: PageContext,
  catalogue: Dossier,
  counts: ReadonlyMap<string, number>,
): StateRow[] {
  const collator = new Intl.Collator(context.language);
  return catalogue
    .all(state)
    .map((one) => ({
      state: one,
      name: stateName(context, catalogue, one.id),
      records: counts.get(one.id) ?? 0,
    }))
    .sort((a, b) => collator.compare(a.name, b.name));
}

function groupList(context: PageContext, group: State['regionalGroup'], rows: readonly StateRow[]): Html {
  const own = rows.filter((row) => row.state.regionalGroup === group);
  if (own.length === 0) return html``;
  return html`${heading(3, word({ context }, 'regional_group', group ?? 'none'))}
    <ul class="states">
      ${own.map((row) => html`<li><a href="${context.link(`/${row.state.id}`)}">${row.name}</a></li>`)}
    </ul>`;
}

export function statesPage(context: PageContext, rows: readonly StateRow[]): Html {
  const held = rows.filter((row) => row.records > 0);
  return page(context, {
    title: context.t('states.heading'),
    crumbs: [],
    lead: pageLead(context, [
      { message: 'states.lead', values: { held: held.length, total: rows.length }, links: { all: '#all' } },
    ]),
    twins: { json: true, csv: true },
    body: html`${heading(2, context.t('states.held'))}
      ${
        held.length === 0
          ? emptyState(context, {
              heading: context.t('states.none'),
              next: [{ label: context.t('states.all'), href: '#all' }],
            })
          : dataTable(context, {
              id: 'held',
              caption: context.t('states.held.caption'),
              rows: held,
              columns: [
                {
                  header: context.t('states.state'),
                  namesRow: true,
                  cell: (row) => html`<a href="${context.link(`/${row.state.id}`)}">${row.name}</a>`,
                },
                {
                  header: context.t('states.group'),
                  cell: (row) => word({ context }, 'regional_group', row.state.regionalGroup ?? 'none'),
                },
                {
                  header: context.t('states.records'),
                  numeric: true,
                  cell: (row) =>
                    html`<a href="${context.link(`/${row.state.id}/changes`)}"
                      >${context.number(row.records)}</a
                    >`,
                },
              ],
            })
      }
      <section id="all">
        ${heading(2, context.t('states.all'))}
        ${[...REGIONAL_GROUPS, null].map((group) => groupList(context, group, rows))}
      </section>
      <section>
        ${heading(2, context.t('states.shared'))}
        <ul class="plain">
          <li><a href="${context.link(CATALOGUE_PATH)}">${context.t('states.shared.catalogue')}</a></li>
          <li><a href="${context.link(CHANGES_PATH)}">${context.t('changes.all.link')}</a></li>
        </ul>
      </section>`,
  });
}

export const statesCsv = (rows: readonly StateRow[]): CsvTable => ({
  header: ['id', 'name', 'regional_group', 'un_status', 'records'],
  rows: rows.map((row) => [row.state.id, row.name, row.state.regionalGroup, row.state.unStatus, row.records]),
});
