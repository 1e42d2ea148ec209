import { dataTable } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { pagination } from '../../web/components/pagination.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { PageOptions } from '../../web/layout.ts';
import { actorName, moment, stateName, word } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import type { ImportRow } from './imports.repository.ts';

export const IMPORTS_A_PAGE = 50;

/** '/KAZ/imports', or '/imports' on a page about no State. */
export const importsPath = ({ state }: RecordsView): string =>
  `${state === null ? '' : `/${state.id}`}/imports`;

export const shared = (view: RecordsView): Pick<PageOptions, 'dated' | 'noindex'> & Partial<PageOptions> => ({
  dated: false,
  noindex: true,
  ...(view.state === null ? {} : { state: view.state, section: 'changes' }),
});

export const crumbsOf = (view: RecordsView): PageOptions['crumbs'] =>
  view.state === null
    ? [{ label: view.context.t('states.heading'), href: view.context.link('/') }]
    : [{ label: view.state.name, href: view.context.link(`/${view.state.id}`) }];

/** Every document and data file that brought something: into one State's record, or into any. */
export function importListPage(
  view: RecordsView,
  found: { readonly rows: readonly ImportRow[]; readonly total: number; readonly page: number },
): Html {
  const { context, state } = view;
  const { t } = context;
  const scope = context.query.get('scope');
  const title = state === null ? t('imports.title') : t('imports.title_of', { state: state.name });
  return page(context, {
    ...shared(view),
    title,
    crumbs: crumbsOf(view),
    twins: { json: true, csv: true },
    lead: pageLead(context, [{ message: 'imports.lead', values: { count: found.total } }]),
    body: html`${
      state === null
        ? sectionNav(context, {
            label: t('imports.scopes'),
            items: [
              {
                label: t('imports.all'),
                href: context.here({ scope: null, page: null }),
                current: scope !== 'catalogue',
              },
              {
                label: t('catalogue.title'),
                href: context.here({ scope: 'catalogue', page: null }),
                current: scope === 'catalogue',
              },
            ],
          })
        : html`<p><a href="${context.link('/imports')}">${t('imports.all')}</a></p>`
    }
    ${
      found.rows.length === 0
        ? emptyState(context, {
            heading: t('imports.none'),
            next: [
              { label: t('read.title'), href: context.link(state === null ? '/' : `/${state.id}/read`) },
            ],
          })
        : html`${importTable(view, found.rows)}${pagination(context, { total: found.total, pageSize: IMPORTS_A_PAGE, page: found.page })}`
    }`,
  });
}

function importTable(view: RecordsView, rows: readonly ImportRow[]): Html {
  const { context } = view;
  const { t } = context;
  return dataTable(context, {
    id: 'imports',
    caption: t('imports.title'),
    captionUnseen: true,
    rows,
    columns: [
      {
        header: t('read.document'),
        namesRow: true,
        cell: (row) =>
          html`<a href="${context.link(`${importsPath(view)}/${row.id}`)}">${row.title}</a>
            ${row.isUndone && html`<span class="card-mark">${t('imports.undone')}</span>`}`,
      },
      { header: t('read.file'), cell: (row) => row.fileName },
      { header: t('read.reader'), cell: (row) => word(view, 'reader', row.reader) },
      ...(view.state === null
        ? [{ header: t('imports.state'), cell: (row: ImportRow) => stateCell(view, row.stateId) }]
        : []),
      { header: t('changes.when'), cell: (row) => moment(row.at) },
      { header: t('changes.who'), cell: (row) => actorName(view, row.actor) },
      { header: t('imports.records'), numeric: true, cell: (row) => context.number(row.records) },
    ],
  });
}

export const stateCell = ({ context, catalogue }: RecordsView, stateId: string | null): Child =>
  stateId === null
    ? context.t('imports.several')
    : html`<a href="${context.link(`/${stateId}`)}">${stateName(context, catalogue, stateId)}</a>`;

export const importListCsv = (rows: readonly ImportRow[]): CsvTable => ({
  header: ['id', 'title', 'file', 'sha256', 'reader', 'state', 'at', 'actor', 'records', 'undone'],
  rows: rows.map((row) => [
    row.id,
    row.title,
    row.fileName,
    row.fileHash,
    row.reader,
    row.stateId ?? '',
    row.at,
    row.actor,
    row.records,
    String(row.isUndone),
  ]),
});
