import type { OpenedSheets, SheetCell } from '../../features/proposals/index.ts';

/**
 * The tables in which recommendations of the Universal Periodic Review are handed round: UPR Info's export (under two
 * sets of headings) and that of the Danish Institute for Human Rights, whose heading "Recommendation" stands over the
 * State under review and "Tekst" over the recommendation.
 */
export type TableForm = 'upr-info' | 'dihr';

export type Column =
  | 'state'
  | 'text'
  | 'recommendedBy'
  | 'response'
  | 'action'
  | 'issues'
  | 'session'
  | 'goals'
  | 'targets'
  | 'groups'
  | 'year'
  | 'document'
  | 'type';

export interface Table {
  readonly form: TableForm;
  /** Number of each column that is there, from 0. */
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  /** The first row below the headings, from 0. */
  readonly first: number;
  readonly rows: OpenedSheets['sheets'][number]['rows'];
}

interface Form {
  readonly form: TableForm;
  readonly names: Readonly<Partial<Record<Column, readonly string[]>>>;
  /** Columns without which it is another table. */
  readonly required: readonly Column[];
}

const FORMS: readonly Form[] = [
  {
    form: 'dihr',
    names: {
      state: ['recommendation', 'stateunderreview'],
      text: ['tekst', 'text'],
      recommendedBy: ['recommendingstate'],
      response: ['response'],
      goals: ['goals'],
      targets: ['targets'],
      groups: ['keywords'],
      year: ['fieldyear', 'year'],
      document: ['document'],
      type: ['type'],
    },
    required: ['state', 'text', 'recommendedBy', 'goals', 'targets', 'document'],
  },
  {
    form: 'upr-info',
    names: {
      state: ['sur', 'to', 'stateunderreview'],
      text: ['recommendation', 'text'],
      recommendedBy: ['rs', 'from', 'recommendingstate'],
      response: ['response'],
      action: ['action'],
      issues: ['issue', 'issues'],
      session: ['session'],
    },
    required: ['state', 'text', 'recommendedBy', 'response', 'session'],
  },
];

const plainName = (cell: SheetCell): string => (cell ?? '').toLowerCase().replace(/[^a-z]/g, '');

function columnsOf(row: readonly SheetCell[], { names, required }: Form): Table['columns'] | null {
  const heads = row.map(plainName);
  const columns: Partial<Record<Column, number>> = {};
  for (const [column, known] of Object.entries(names) as [Column, readonly string[]][]) {
    const at = known.map((name) => heads.indexOf(name)).find((index) => index !== -1);
    if (at !== undefined) columns[column] = at;
  }
  return required.every((column) => columns[column] !== undefined) ? columns : null;
}

/** The row of headings is among the first of its sheet. */
const HEADING_ROWS = 20;

/** The first sheet that has such a table; null where none has. */
export function tableOf(file: OpenedSheets): Table | null {
  for (const { rows } of file.sheets)
    for (const [index, row] of rows.slice(0, HEADING_ROWS).entries())
      for (const form of FORMS) {
        const columns = columnsOf(row, form);
        if (columns !== null) return { form: form.form, columns, first: index + 1, rows };
      }
  return null;
}

/** The text of a cell; null where the table has no such column or nothing stands there. */
export function cellOf(table: Table, row: readonly SheetCell[], column: Column): string | null {
  const at = table.columns[column];
  const text = at === undefined ? null : (row[at] ?? null);
  return text === null || text.trim() === '' ? null : text.trim();
}
