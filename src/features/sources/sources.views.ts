/** The documents that stand behind a State's record: all of them, narrowed, sorted. */
import { earliest, latest } from '../../kernel/partial-date.ts';
import { columns } from '../../web/components/columns.ts';
import { dataTable, readSort } from '../../web/components/data-table.ts';
import type { Column, SortOrder } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { pagination, readPage } from '../../web/components/pagination.ts';
import { localText, timeOf, unseen } from '../../web/components/parts.ts';
import { differsShape } from '../../web/components/shapes.ts';
import type { CsvTable } from '../../web/csv.ts';
import { narrow } from '../../web/facets.ts';
import type { FacetRule, Narrowed } from '../../web/facets.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { QueryChanges } from '../../web/page-context.ts';
import { inLanguage, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { CitedFact, FactsBySource } from './source-use.ts';
import { source as sourceKind, SOURCE_KINDS } from './sources.schema.ts';
import type { Source } from './sources.schema.ts';

const PAGE_SIZE = 50;
const SORTS = ['document', 'date', 'facts', 'contradicted'] as const;
type SortName = (typeof SORTS)[number];

export interface SourceRow {
  readonly source: Source;
  readonly facts: readonly CitedFact[];
  /** How many of them another source contradicts. */
  readonly differing: number;
}

export interface SourceList {
  /** All that had come out by the day of the page. */
  readonly all: readonly SourceRow[];
  /** How many came out later, and the day by which all had. */
  readonly later: number;
  readonly allOutBy: string | null;
  readonly narrowed: Narrowed<SourceRow>;
  readonly rows: readonly SourceRow[];
  readonly page: number;
  readonly sorted: { readonly by: SortName; readonly order: SortOrder };
}

/** Whether a document had come out by a day; one without a date always had. */
export const isOutBy = ({ date }: Pick<Source, 'date'>, day: string): boolean =>
  date === null || earliest(date) <= day;

export function sourceList(view: RecordView, cited: FactsBySource): SourceList {
  const { context } = view;
  const every = view.catalogue.all(sourceKind).flatMap((source): SourceRow[] => {
    const facts = cited.get(source.id) ?? [];
    return facts.length === 0
      ? []
      : [{ source, facts, differing: facts.filter((one) => one.differing.length > 0).length }];
  });
  const all = every.filter((row) => isOutBy(row.source, context.asof));
  const words = (context.query.get('words') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((row) => words.every((one) => wordsOf(view, row.source).includes(one)));
  const narrowed = narrow(context, found, rulesOf(view));
  const sorted = readSort<SortName>(context, SORTS, { by: 'facts', order: 'descending' });
  const rows = sortRows(view, narrowed.rows, sorted.by, sorted.order);
  const last = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const later = every.filter((row) => !isOutBy(row.source, context.asof));
  const [allOutBy = null] = later
    .map((row) => latest(row.source.date ?? ''))
    .sort()
    .toReversed();
  return {
    all,
    later: later.length,
    allOutBy,
    narrowed,
    rows,
    page: Math.min(readPage(context), last),
    sorted,
  };
}

const wordsOf = (view: RecordView, one: Source): string =>
  [inLanguage(view.context, one.title), one.title.en, one.symbol, one.issuer, one.id].join(' ').toLowerCase();

const rulesOf = (view: RecordView): FacetRule<SourceRow>[] => {
  const { t } = view.context;
  return [
    {
      name: 'kind',
      label: t('sources.kind'),
      of: (row) => [row.source.kind],
      word: (value) => word(view, 'source', value),
      order: SOURCE_KINDS,
    },
    {
      name: 'text',
      label: t('sources.text'),
      of: (row) => [row.source.textHash === null ? 'not_held' : 'held'],
      word: (value) => t(value === 'held' ? 'sources.held' : 'sources.not_held'),
      order: ['held', 'not_held'],
    },
    {
      name: 'agreement',
      label: t('sources.agreement'),
      of: (row) => [row.differing > 0 ? 'differs' : 'agrees'],
      word: (value) => t(value === 'differs' ? 'sources.differs' : 'sources.agrees'),
      order: ['differs', 'agrees'],
    },
  ];
};

function sortRows(view: RecordView, rows: readonly SourceRow[], by: SortName, order: SortOrder): SourceRow[] {
  const texts = new Intl.Collator(view.context.language, { numeric: true, sensitivity: 'base' });
  const title = ({ source }: SourceRow): string => inLanguage(view.context, source.title);
  const compare: Readonly<Record<SortName, (a: SourceRow, b: SourceRow) => number>> = {
    document: (a, b) => texts.compare(title(a), title(b)),
    date: (a, b) => texts.compare(a.source.date ?? '', b.source.date ?? ''),
    facts: (a, b) => a.facts.length - b.facts.length,
    contradicted: (a, b) => a.differing - b.differing,
  };
  const sign = order === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare[by](a, b) || texts.compare(title(a), title(b)));
}

function columnsOf(view: RecordView): Column<SourceRow>[] {
  const { context } = view;
  const { t } = context;
  return [
    {
      header: t('sources.document'),
      namesRow: true,
      sort: 'document',
      cell: ({ source }) =>
        html`<a href="${pageHref(view, 'source', source.id)}">${localText(context, source.title)}</a>
          <div class="soft">
            ${[source.symbol, word(view, 'source', source.kind), source.issuer].filter((one) => one !== null).join(' · ')}
          </div>`,
    },
    { header: t('sources.date'), sort: 'date', cell: ({ source }) => timeOf(context, source.date) },
    {
      header: t('sources.facts'),
      numeric: true,
      sort: 'facts',
      cell: ({ source, facts }) =>
        html`<a href="${pageHref(view, 'source', source.id)}#says">${context.number(facts.length)}</a>`,
    },
    {
      header: t('sources.text'),
      cell: ({ source }) =>
        source.textHash === null
          ? html`<span aria-hidden="true">–</span>${unseen(t('sources.not_held'))}`
          : html`<a href="${context.link(`/${view.state.id}/sources/${source.id}/text`)}"
              >${t('sources.read')}</a
            >`,
    },
    {
      header: t('sources.contradicted'),
      numeric: true,
      sort: 'contradicted',
      cell: ({ source, differing }) =>
        differing === 0
          ? html`–`
          : html`<a
              class="differs"
              href="${`${context.link(`/${view.state.id}/sources/${source.id}`, { agreement: 'differs' })}#says`}"
              >${differsShape} ${context.number(differing)}</a
            >`,
    },
  ];
}

const listHref = (view: RecordView, query: QueryChanges = {}): string =>
  view.context.link(`/${view.state.id}/sources`, query);

function lead(view: RecordView, { all, later, allOutBy }: SourceList): Html {
  const held = all.filter((row) => row.source.textHash !== null).length;
  const differ = all.filter((row) => row.differing > 0).length;
  const facts = all.reduce((sum, row) => sum + row.facts.length, 0);
  return pageLead(view.context, [
    { message: 'sources.lead', values: { sources: all.length, facts }, links: { all: listHref(view) } },
    held > 0 && {
      message: 'sources.lead.held',
      values: { count: held },
      links: { heldRows: listHref(view, { text: 'held' }) },
    },
    differ > 0 && {
      message: 'sources.lead.differ',
      values: { count: differ },
      links: { differRows: listHref(view, { agreement: 'differs' }) },
    },
    later > 0 && {
      message: 'sources.lead.later',
      values: { count: later },
      links: { laterRows: listHref(view, { asof: allOutBy }) },
    },
  ]);
}

export function sourceListPage(view: RecordView, list: SourceList): Html {
  const { context, state } = view;
  const { t } = context;
  return page(context, {
    title: t('sources.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'sources',
    lead: list.all.length === 0 ? undefined : lead(view, list),
    twins: { json: true, csv: context.here({ page: null }, { format: 'csv' }) },
    body:
      list.all.length === 0
        ? emptyState(context, {
            heading: t('sources.none'),
            next: [{ label: t('nav.read'), href: context.link(`/${state.id}/read`) }],
          })
        : columns(context, {
            first: 'aside',
            aside: filters(context, {
              facets: list.narrowed.facets,
              words: { name: 'words', label: t('sources.search') },
            }),
            main: html`${chosenFilters(context, list.narrowed.facets)}${table(view, list)}`,
          }),
  });
}

function table(view: RecordView, list: SourceList): Html {
  const { context } = view;
  if (list.rows.length === 0) {
    return emptyState(context, {
      heading: context.t('sources.none_fits'),
      next: [{ label: context.t('sources.show_all'), href: listHref(view) }],
    });
  }
  const from = (list.page - 1) * PAGE_SIZE;
  return html`${dataTable(context, {
    id: 'sources',
    caption: context.t('sources.caption'),
    columns: columnsOf(view),
    rows: list.rows.slice(from, from + PAGE_SIZE),
    rowId: ({ source }) => source.id,
    sorted: list.sorted,
  })}${pagination(context, { total: list.rows.length, pageSize: PAGE_SIZE, page: list.page })}`;
}

export const sourceListJson = (list: SourceList): unknown =>
  list.rows.map(({ source, facts, differing }) => ({ ...source, facts: facts.length, differing }));

export const sourceListCsv = (view: RecordView, list: SourceList): CsvTable => ({
  header: [
    'id',
    'symbol',
    'title',
    'kind',
    'issuer',
    'date',
    'language',
    'url',
    'about_state',
    'facts',
    'contradicted',
    'file_held',
    'file_sha256',
    'pages',
  ],
  rows: list.rows.map(({ source, facts, differing }) => [
    source.id,
    source.symbol,
    inLanguage(view.context, source.title),
    source.kind,
    source.issuer,
    source.date,
    source.language,
    source.url,
    source.aboutState,
    facts.length,
    differing,
    source.fileName,
    source.fileHash,
    source.pages,
  ]),
});
