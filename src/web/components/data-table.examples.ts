import { html } from '../html.ts';
import type { Child } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { dataTable } from './data-table.ts';
import type { DataTable } from './data-table.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { sourceMark } from './source-mark.ts';
import { statusMark } from './status-mark.ts';

interface Row {
  readonly name: 'iccpr' | 'opcat' | 'icmw';
  readonly signed: string | null;
  readonly party: string | null;
  readonly articles: number;
}

const rows: readonly Row[] = [
  { name: 'iccpr', signed: '2003-12-02', party: '2006-01-24', articles: 53 },
  { name: 'opcat', signed: '2007-09', party: null, articles: 37 },
  { name: 'icmw', signed: null, party: null, articles: 1093 },
];

const dated = (context: PageContext, date: string | null, differs = false): Child =>
  date === null
    ? '–'
    : sourceMark(context, { href: '/en/XEX', value: context.date(date), count: 2, differs });

function treaties(context: PageContext, options: Partial<DataTable<Row>>): DataTable<Row> {
  return {
    id: 'treaties',
    caption: word(context, 'core'),
    columns: [
      {
        header: word(context, 'instrument'),
        namesRow: true,
        sort: 'name',
        cell: (row) =>
          html`<a href="${context.link(`/XEX/treaties/${row.name}`)}">${word(context, row.name)}</a>`,
      },
      {
        header: word(context, 'signed'),
        sort: 'signed',
        cell: (row) => dated(context, row.signed, row.name === 'opcat'),
      },
      { header: word(context, 'party'), sort: 'party', cell: (row) => dated(context, row.party) },
      { header: word(context, 'articles'), numeric: true, cell: (row) => context.number(row.articles) },
      {
        header: word(context, 'status'),
        cell: (row) =>
          row.party !== null
            ? statusMark(context, { level: 'full', label: word(context, 'isParty') })
            : row.signed !== null
              ? statusMark(context, { level: 'some', label: word(context, 'isSigned') })
              : statusMark(context, { level: 'none', label: word(context, 'isNeither') }),
      },
    ],
    rows,
    rowId: (row) => row.name,
    ...options,
  };
}

export const examples: readonly Example[] = [
  {
    name: 'sorted, folds into lists of facts when narrow',
    render: (context) =>
      dataTable(context, treaties(context, { sorted: { by: 'party', order: 'descending' } })),
  },
  {
    name: 'scrolls inside itself when narrow',
    render: (context) =>
      dataTable(
        context,
        treaties(context, { id: 'figures', narrow: 'scroll', rowId: (row) => `figures-${row.name}` }),
      ),
  },
];
