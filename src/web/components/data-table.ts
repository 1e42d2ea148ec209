import { attributes, classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { safeId, unseen } from './parts.ts';
import { sortShapes } from './shapes.ts';

export const SORT_ORDERS = ['ascending', 'descending'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Child;
  /** The cell names its row (a header of the row). At most one column; the first is a good one. */
  readonly namesRow?: boolean;
  /** Figures: end-aligned, digits of equal width. */
  readonly numeric?: boolean;
  /** The value of `?sort=` that sorts by this column. */
  readonly sort?: string;
}

export interface DataTable<Row> {
  /** Names the region for screen readers and for links: 'core-treaties'. */
  readonly id: string;
  readonly caption: Child;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** How the rows are sorted now. The header links toggle it and go back to the first page. */
  readonly sorted?: { readonly by: string; readonly order: SortOrder };
  /** On a narrow screen: 'fold' makes a list of facts of each row (words), 'scroll' scrolls inside itself (figures). */
  readonly narrow?: 'fold' | 'scroll';
  /** For a page that is this one table: its heading says what the caption would. */
  readonly captionUnseen?: boolean;
  readonly rowId?: (row: Row) => string;
}

/** A table of records. An empty one is never drawn: show an emptyState instead. */
export function dataTable<Row>(context: PageContext, options: DataTable<Row>): Html {
  const { columns, rows, caption, captionUnseen, narrow = 'fold' } = options;
  const captionId = `${safeId(options.id)}-caption`;
  const folds = narrow === 'fold';
  // A table whose cells become blocks loses its meaning for screen readers unless the roles are written out
  // (measured by Adrian Roselli, "Tables, CSS display properties, and ARIA", 2018, updated 2023).
  const role = (name: string): Html => attributes({ role: folds && name });
  return html`<div
    ${attributes({
      class: classes('table', folds ? 'table-folds' : 'table-scrolls'),
      id: safeId(options.id),
      role: folds ? undefined : 'region',
      'aria-labelledby': folds ? undefined : captionId,
      tabindex: folds ? undefined : 0,
    })}
  >
    <table ${role('table')}>
      <caption id="${captionId}">
        ${captionUnseen === true ? unseen(caption) : caption}
      </caption>
      <thead ${role('rowgroup')}>
        <tr ${role('row')}>
          ${columns.map((column) => headerCell(context, column, options))}
        </tr>
      </thead>
      <tbody ${role('rowgroup')}>
        ${rows.map(
          (row) =>
            html`<tr
              ${attributes({
                role: folds && 'row',
                id: options.rowId === undefined ? undefined : safeId(options.rowId(row)),
              })}
            >
              ${columns.map((column) => bodyCell(column, row, folds))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function headerCell<Row>(
  context: PageContext,
  column: Column<Row>,
  { sorted, narrow }: DataTable<Row>,
): Html {
  const order = column.sort !== undefined && sorted?.by === column.sort ? sorted.order : undefined;
  const given = attributes({
    scope: 'col',
    role: narrow !== 'scroll' && 'columnheader',
    class: column.numeric === true && 'numeric',
    'aria-sort': order,
  });
  return html`<th ${given}>
    ${column.sort === undefined ? column.header : sortLink(context, column.header, column.sort, order)}
  </th>`;
}

function sortLink(context: PageContext, header: string, by: string, order: SortOrder | undefined): Html {
  const next: SortOrder = order === 'ascending' ? 'descending' : 'ascending';
  const href = context.here({ sort: by, order: next === 'ascending' ? null : next, page: null });
  return html`<a href="${href}">${header} ${sortShapes[order ?? 'none']}</a>`;
}

function bodyCell<Row>(column: Column<Row>, row: Row, folds: boolean): Html {
  const content = html`${column.cell(row)}`;
  const given = {
    class: classes(column.numeric === true && 'numeric') || undefined,
    'data-label': folds && column.namesRow !== true && column.header,
  };
  return column.namesRow === true
    ? html`<th ${attributes({ ...given, scope: 'row', role: folds && 'rowheader' })}>${content}</th>`
    : html`<td ${attributes({ ...given, role: folds && 'cell' })}>${content}</td>`;
}

/** Reads `?sort=&order=` against the columns that can be sorted; anything else falls back to `otherwise`. */
export function readSort<By extends string>(
  context: PageContext,
  sortable: readonly By[],
  otherwise: { readonly by: By; readonly order: SortOrder },
): { readonly by: By; readonly order: SortOrder } {
  const asked = context.query.get('sort');
  const by = sortable.find((name) => name === asked);
  if (by === undefined) return otherwise;
  return { by, order: context.query.get('order') === 'descending' ? 'descending' : 'ascending' };
}
