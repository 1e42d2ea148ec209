import { button } from '../../web/components/button.ts';
import { checkboxes } from '../../web/components/checkboxes.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { note } from '../../web/components/note.ts';
import { heading } from '../../web/components/parts.ts';
import { select } from '../../web/components/select.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { fieldName, kindName } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { KindShape, SheetSample, TableSample } from '../proposals/index.ts';
import { readingFrame } from '../reading/index.ts';
import type { Reading } from '../reading/index.ts';
import { besideByDefault, relatedKinds } from './mapping.suggest.ts';
import type { OfferedMapping } from './mapping.service.ts';

export interface TablePage {
  readonly reading: Reading;
  readonly sample: TableSample;
  /** The sheet that is shown. */
  readonly sheet: SheetSample | undefined;
  readonly offered: readonly OfferedMapping[];
  readonly shapes: readonly KindShape[];
  /** Kinds of record by how well they explain the headings, the best first. */
  readonly likely: readonly string[];
  /** What was chosen for this table before. */
  readonly chosen: { readonly kinds: readonly string[]; readonly main: string } | null;
}

const SHOWN_ROWS = 10;
const SHOWN_COLUMNS = 14;
const MOST_HEADING_ROW = 15;

/** The first page: what the table is, which mappings know it, and what its rows are about. */
export function tablePage(view: RecordView, shown: TablePage): Html {
  const { context } = view;
  const { t } = context;
  const { reading, sheet } = shown;
  return readingFrame(view, t('mapping.table.title', { file: reading.fileName }), above(view, reading), {
    twins: { json: true },
    lead: html`<p class="lead">${t('mapping.table.lead', { rows: sheet?.count ?? 0 })}</p>`,
    body: html`${shown.offered.length > 0 && offers(view, shown)}${sheet && preview(view, sheet)}${tableForm(view, shown)}
      <p><a href="${context.link(`/${view.state.id}/read/mappings`)}">${t('mapping.list.link')}</a></p>`,
  });
}

export const above = (view: RecordView, reading: Reading) => [
  { label: reading.fileName, href: view.context.link(`/${view.state.id}/read/${reading.id}`) },
];

function offers(view: RecordView, { offered, reading }: TablePage): Html {
  const { context } = view;
  const { t } = context;
  return html`${heading(2, t('mapping.offers'))}
    <form method="post" action="${context.link(`/${view.state.id}/read/${reading.id}/mapping`)}">
      <input type="hidden" name="action" value="use" />
      ${dataTable(context, {
        id: 'offers',
        caption: t('mapping.offers.caption'),
        rows: offered.slice(0, 5),
        columns: [
          {
            header: t('mapping.name'),
            namesRow: true,
            cell: ({ mapping }) => html`<bdi>${mapping.name}</bdi>`,
          },
          {
            header: t('mapping.fit'),
            cell: ({ fit, mapping }) =>
              t('mapping.fit.columns', {
                found: fit.places.size,
                all: fit.headings.columns.length,
                known: mapping.columns.length,
              }),
          },
          {
            header: t('mapping.asked'),
            cell: ({ asked, mapping }) =>
              asked.length === 0
                ? t('mapping.asked.none')
                : context.list(asked.map((one) => askedName(view, mapping.records, one))),
          },
          {
            header: t('mapping.use'),
            cell: ({ id, mapping, asked }) =>
              html`${button(context, {
                text: html`${t(asked.length === 0 ? 'mapping.use.read' : 'mapping.use.answer')}
                  <span class="unseen">${mapping.name}</span>`,
                kind: 'plain',
                name: 'mapping',
                value: id,
              })}`,
          },
        ],
      })}
    </form>`;
}

function askedName(
  view: RecordView,
  records: readonly { name: string; kind: string }[],
  asked: string,
): string {
  const [record = '', field = ''] = asked.split('.');
  const kind = records.find((one) => one.name === record)?.kind ?? record;
  return `${fieldName(view, kind, field)} (${kindName(view, kind)})`;
}

/** The first rows as they stand, with their numbers. */
export function preview(view: RecordView, { rows }: Pick<SheetSample, 'rows'>): Html {
  const { context } = view;
  const width = Math.min(SHOWN_COLUMNS, Math.max(1, ...rows.map((row) => row.length)));
  const letter = (at: number): string => String.fromCharCode(65 + at);
  return dataTable(context, {
    id: 'preview',
    caption: context.t('mapping.preview'),
    narrow: 'scroll',
    rows: rows.slice(0, SHOWN_ROWS).map((cells, at) => ({ cells, number: at + 1 })),
    columns: [
      { header: context.t('mapping.row'), namesRow: true, cell: ({ number }) => context.number(number) },
      ...Array.from({ length: width }, (_, at) => ({
        header: letter(at),
        cell: ({ cells }: { cells: readonly (string | null)[] }) =>
          html`<bdi>${(cells[at] ?? '').slice(0, 120)}</bdi>`,
      })),
    ],
  });
}

function tableForm(view: RecordView, shown: TablePage): Html {
  const { context } = view;
  const { t } = context;
  const { reading, sample, sheet, shapes, likely, chosen } = shown;
  const main = chosen?.main ?? likely[0] ?? '';
  const kinds = [...shapes].map(({ kind }) => kind);
  const order = chosen
    ? kinds
    : [...likely.slice(0, 3), ...kinds.filter((one) => !likely.slice(0, 3).includes(one))];
  const sheets = sample.sheets.filter((one) => one.count > 0);
  const row = sheet?.headings.row ?? 1;
  return html`${heading(2, t('mapping.make'))}
    <form method="post" action="${context.link(`/${view.state.id}/read/${reading.id}/mapping`)}">
      ${
        sheets.length > 1 &&
        select(context, {
          name: 'sheet',
          label: t('mapping.sheet'),
          value: sheet?.name ?? '',
          choices: sheets.map((one) => ({
            value: one.name,
            label: `${one.name} (${context.number(one.count)})`,
          })),
        })
      }
      ${select(context, {
        name: 'row',
        label: t('mapping.heading_row'),
        hint: t('mapping.heading_row.hint'),
        value: String(row),
        choices: Array.from({ length: MOST_HEADING_ROW }, (_, at) => ({
          value: String(at + 1),
          label: rowWords(context.number(at + 1), sheet?.rows[at] ?? []),
        })),
      })}
      ${select(context, {
        name: 'rows',
        label: t('mapping.heading_rows'),
        value: String(sheet?.headings.rows ?? 1),
        choices: ['1', '2'].map((one) => ({
          value: one,
          label: t(one === '1' ? 'mapping.heading_rows.one' : 'mapping.heading_rows.two'),
        })),
      })}
      <input type="hidden" name="shown" value="${main}" />
      ${select(context, {
        name: 'kind',
        label: t('mapping.kind'),
        hint: t('mapping.kind.hint'),
        value: main,
        choices: order.map((one) => ({ value: one, label: kindName(view, one) })),
      })}
      ${besideChoices(view, shapes, main, chosen?.kinds ?? besideByDefault(main))}
      <p class="actions">${button(context, { text: t('mapping.go_on'), name: 'action', value: 'make' })}</p>
    </form>
    ${note(context, { body: t('mapping.nothing_written') })}`;
}

const rowWords = (number: string, cells: readonly (string | null)[]): string => {
  const words = [...new Set(cells.filter((cell) => cell !== null))].join(' | ');
  return words === '' ? number : `${number}: ${words.length > 70 ? `${words.slice(0, 69)}…` : words}`;
};

/** Every kind that can stand beside any of the kinds offered: what does not hang on the kind chosen is left out. */
function besideChoices(
  view: RecordView,
  shapes: readonly KindShape[],
  main: string,
  chosen: readonly string[],
): Html {
  const { context } = view;
  const own = relatedKinds(shapes, main).map((one) => one.kind);
  const others = [
    ...new Set(shapes.flatMap(({ kind }) => relatedKinds(shapes, kind).map((one) => one.kind))),
  ].filter((one) => !own.includes(one) && one !== main);
  const choice = (kind: string) => ({ value: kind, label: kindName(view, kind) });
  return html`${checkboxes(context, {
      name: 'beside',
      label: context.t('mapping.beside'),
      hint: context.t('mapping.beside.hint'),
      choices: own.map(choice),
      values: chosen,
    })}
    <details>
      <summary>${context.t('mapping.beside.more')}</summary>
      ${checkboxes(context, {
        name: 'beside-other',
        label: context.t('mapping.beside.others'),
        choices: others.map(choice),
        values: chosen,
      })}
    </details>`;
}
