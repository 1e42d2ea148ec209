import type { Dossier, Kind } from '../../ledger/index.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { pagination } from '../../web/components/pagination.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { CATALOGUE_PATH, CHANGES_PATH } from '../../web/navigation.ts';
import { kindName, label, recordHref } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';

export const RECORDS_A_PAGE = 50;

export interface KindCount {
  readonly kind: string;
  readonly records: number;
}

/** How many records of each kind the catalogue holds; kinds without any are left out. */
export const kindCounts = (catalogue: Dossier, kinds: readonly Kind[]): readonly KindCount[] =>
  kinds
    .filter((kind) => kind.scope === 'catalogue')
    .map((kind) => ({ kind: kind.name, records: catalogue.entries(kind.name).size }))
    .filter((one) => one.records > 0);

/** What all States share, by kind of record. */
export function cataloguePage(view: RecordsView, counts: readonly KindCount[]): Html {
  const { context } = view;
  const { t } = context;
  const total = counts.reduce((all, one) => all + one.records, 0);
  return page(context, {
    title: t('catalogue.title'),
    crumbs: [],
    twins: { json: true, csv: true },
    lead: pageLead(context, [{ message: 'catalogue.lead', values: { count: total } }]),
    body: html`${definitionList(
        context,
        counts.map(({ kind, records }) => ({
          term: html`<a href="${context.link(`${CATALOGUE_PATH}/records/${kind}`)}"
            >${kindName(view, kind)}</a
          >`,
          value: context.number(records),
        })),
      )}
      <p><a href="${context.link(CHANGES_PATH)}">${t('changes.all.link')}</a></p>`,
  });
}

export const catalogueCsv = (counts: readonly KindCount[]): CsvTable => ({
  header: ['kind', 'records'],
  rows: counts.map((one) => [one.kind, one.records]),
});

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
  readonly sources: number;
}

/** The records of one kind by name, in the page's language. */
export function namedRecords(view: RecordsView, kind: Kind): readonly NamedRecord[] {
  const collator = new Intl.Collator(view.context.language, { numeric: true });
  return [...view.catalogue.entries(kind.name)]
    .map(([id, { citations }]) => ({ id, name: label(view, kind.name, id), sources: citations.length }))
    .sort((a, b) => collator.compare(a.name, b.name));
}

/** The records of one kind: `number` is the page of the list, from 1. */
export function kindPage(
  view: RecordsView,
  kind: Kind,
  records: readonly NamedRecord[],
  number: number,
): Html {
  const { context } = view;
  const { t } = context;
  const from = (number - 1) * RECORDS_A_PAGE;
  const shown = records.slice(from, from + RECORDS_A_PAGE);
  const catalogue = { label: t('catalogue.title'), href: context.link(CATALOGUE_PATH) };
  return page(context, {
    title: t('catalogue.kind', { kind: kindName(view, kind.name) }),
    crumbs: [catalogue],
    twins: { json: true, csv: true },
    lead: pageLead(context, [{ message: 'catalogue.kind.lead', values: { count: records.length } }]),
    body:
      shown.length === 0
        ? emptyState(context, { heading: t('catalogue.none'), next: [catalogue] })
        : html`${dataTable(context, {
            id: 'records',
            caption: kindName(view, kind.name),
            captionUnseen: true,
            rows: shown,
            columns: [
              {
                header: t('changes.record'),
                namesRow: true,
                cell: (row) => html`<a href="${recordHref(view, kind.name, row.id)}">${row.name}</a>`,
              },
              { header: t('record.identifier'), cell: (row) => html`<code>${row.id}</code>` },
              { header: t('catalogue.citations'), numeric: true, cell: (row) => context.number(row.sources) },
            ],
          })}${pagination(context, { total: records.length, pageSize: RECORDS_A_PAGE, page: number })}`,
  });
}

export const kindCsv = (records: readonly NamedRecord[]): CsvTable => ({
  header: ['id', 'name', 'citations'],
  rows: records.map((one) => [one.id, one.name, one.sources]),
});
