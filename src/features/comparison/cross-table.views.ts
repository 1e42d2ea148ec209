/** A comparison as a table: counts that lead to their rows, shares of the column, what is not classified, the whole. */
import { dataTable, SORT_ORDERS } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { note } from '../../web/components/note.ts';
import { pagination } from '../../web/components/pagination.ts';
import { shareWords } from '../../web/charts/share-words.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import type { PageContext } from '../../web/page-context.ts';
import type { RecordsView } from '../record/index.ts';
import { NO_VALUE } from '../search/index.ts';
import type { FacetName } from '../search/index.ts';
import { rowsHref } from './asked.ts';
import type { ComparisonAsked, RowChoices } from './asked.ts';
import {
  columnOrder,
  FEW_ROWS,
  hasFewRows,
  ROW_ORDERS,
  sortRows,
  TOTAL,
  UNCLASSIFIED,
} from './cross-table.ts';
import type { CrossRow, CrossTable, RowOrder } from './cross-table.ts';
import { naturalOrder, inNaturalOrder, valueWord } from './words.ts';

export interface ShownTable {
  readonly asked: ComparisonAsked;
  readonly table: CrossTable;
  readonly by: FacetName;
  /** What its columns are values of; a column with the id '' is everything together. */
  readonly across: FacetName;
}

/** Rows on a page: with six columns each has six links, and a page is to stay under 60 kB. */
export const rowsAPage = (columns: number): number => Math.max(20, Math.floor(160 / Math.max(1, columns)));

export const columnName = (view: RecordsView, { across }: ShownTable, id: string): string =>
  id === '' ? view.context.t('compare.together') : valueWord(view, across, id);

/** How the address wants the rows; without a wish as the facet has them, or the most frequent first. */
export function orderAsked({ query }: PageContext, { table, by }: ShownTable): RowOrder | null {
  const asked = query.get('sort');
  const known = [...ROW_ORDERS, ...table.columns.map((_column, place) => columnOrder(place))];
  const found = known.find((one) => one === asked);
  const order = SORT_ORDERS.find((one) => one === query.get('order')) ?? 'ascending';
  if (found !== undefined) return { by: found, order };
  return naturalOrder(by) === null ? { by: 'sum', order: 'descending' } : null;
}

/** All rows in the order of the page. */
export function orderedRows(view: RecordsView, shown: ShownTable): readonly CrossRow[] {
  const { context } = view;
  const order = orderAsked(context, shown);
  const { rows } = shown.table;
  if (order !== null)
    return sortRows(rows, order, (value) => valueWord(view, shown.by, value), context.language);
  const byValue = new Map(rows.map((row) => [row.value, row]));
  return inNaturalOrder(shown.by, [...byValue.keys()]).flatMap((value) => byValue.get(value) ?? []);
}

/** The choices that make a cell: its column's value and its row's. */
function cellChoices({ by, across, table }: ShownTable, value: string, place: number): RowChoices {
  const column = table.columns[place]?.id ?? '';
  return {
    ...(value === UNCLASSIFIED ? { [by]: [NO_VALUE] } : value !== TOTAL && { [by]: [value] }),
    ...(column !== '' && { [across]: [column] }),
  };
}

const rowName = (view: RecordsView, { by }: ShownTable, { value }: CrossRow): Child =>
  value === TOTAL
    ? html`<b>${view.context.t('compare.all_rows')}</b>`
    : value === UNCLASSIFIED
      ? html`<i>${view.context.t('compare.unclassified')}</i>`
      : valueWord(view, by, value);

export function crossTableOf(
  view: RecordsView,
  shown: ShownTable,
  { rows, page, caption }: { rows: readonly CrossRow[]; page: number; caption: Child },
): Html {
  const { context } = view;
  const { table, asked } = shown;
  const pageSize = rowsAPage(table.columns.length);
  const order = orderAsked(context, shown);
  const onPage = rows.slice((page - 1) * pageSize, page * pageSize);
  const columns: Column<CrossRow>[] = table.columns.map((column, place) => ({
    header: columnName(view, shown, column.id),
    numeric: true,
    sort: columnOrder(place),
    cell: (row) =>
      cellOf(context, row, place, (value) => rowsHref(context, asked, cellChoices(shown, value, place))),
  }));
  return html`${dataTable(context, {
    id: 'figures',
    caption,
    narrow: 'scroll',
    ...(order !== null && { sorted: order }),
    rows: [...onPage, ...(table.unclassified === null ? [] : [table.unclassified]), table.totals],
    columns: [
      {
        header: context.t(`find.facet.${shown.by}`),
        namesRow: true,
        sort: 'name',
        cell: (row) => rowName(view, shown, row),
      },
      ...columns,
      ...(table.columns.length > 1 && shown.across !== 'region'
        ? [
            {
              header: context.t('compare.spread'),
              numeric: true,
              sort: 'spread',
              cell: (row: CrossRow) => (row.value === TOTAL ? '' : points(context, row.spread)),
            },
          ]
        : []),
    ],
  })}${pagination(context, { total: rows.length, pageSize, page })}${notes(view, shown)}`;
}

function cellOf(context: PageContext, row: CrossRow, place: number, href: (value: string) => string): Html {
  const cell = row.cells[place];
  if (cell === undefined) return html``;
  const share =
    row.value === TOTAL || cell.share === null
      ? row.value === TOTAL && html` <i></i>`
      : html` <i>${shareWords(context, cell.share)}</i>`;
  return html`${cell.count === 0 ? '0' : html`<a href="${href(row.value)}">${context.number(cell.count)}</a>`}${share}`;
}

/** A difference of shares, in points of a hundred. */
export const points = ({ number }: PageContext, spread: number): string =>
  number(Math.round(spread * 1000) / 10);

/** Loud, above the drawing: most rows have no value in what is compared, so that the rows speak of a small part. */
export function unclassifiedNote(view: RecordsView, { table, by }: ShownTable): Html | false {
  const { context } = view;
  const share = table.totals.sum === 0 ? 0 : (table.unclassified?.sum ?? 0) / table.totals.sum;
  return (
    share > MOSTLY &&
    note(context, {
      tone: 'warning',
      body: context.t('compare.mostly_unclassified', {
        share: shareWords(context, share),
        facet: context.t(`find.facet.${by}`),
      }),
    })
  );
}

const MOSTLY = 0.5;

/** What could mislead: values that overlap, columns that stand on little. */
function notes(view: RecordsView, shown: ShownTable): Html {
  const { context } = view;
  const { table } = shown;
  const few = table.columns.filter(hasFewRows);
  return html`${table.overlaps && html`<p class="soft">${context.t('compare.overlaps')}</p>`}${
    few.length > 0 &&
    note(context, {
      body: context.t('compare.few', {
        columns: context.list(few.map(({ id }) => columnName(view, shown, id))),
        least: FEW_ROWS,
      }),
    })
  }`;
}

export const crossJson = (view: RecordsView, shown: ShownTable): unknown => ({
  by: shown.by,
  across: shown.across,
  columns: shown.table.columns.map(({ id, total, unclassified }) => ({
    value: id === '' ? null : id,
    name: columnName(view, shown, id),
    total,
    unclassified,
  })),
  rows: orderedRows(view, shown).map(({ value, cells, spread }) => ({
    value,
    name: valueWord(view, shown.by, value),
    cells,
    spread,
  })),
});

export function crossCsv(view: RecordsView, shown: ShownTable): CsvTable {
  const { table, by } = shown;
  const names = table.columns.map(({ id }) => columnName(view, shown, id));
  const lines = [
    ...orderedRows(view, shown),
    ...(table.unclassified === null ? [] : [table.unclassified]),
    table.totals,
  ];
  const nameOf = ({ value }: CrossRow): string =>
    value === TOTAL || value === UNCLASSIFIED ? value : valueWord(view, by, value);
  return {
    header: [by, 'name', ...names.flatMap((name) => [`${name}: count`, `${name}: share`])],
    rows: lines.map((row) => [
      row.value,
      nameOf(row),
      ...row.cells.flatMap(({ count, share }) => [
        count,
        share === null ? null : Math.round(share * 1e6) / 1e6,
      ]),
    ]),
  };
}
