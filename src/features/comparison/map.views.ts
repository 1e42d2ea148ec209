import { dataTable } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { pagination, readPage } from '../../web/components/pagination.ts';
import { select } from '../../web/components/select.ts';
import { shareWords } from '../../web/charts/share-words.ts';
import { tileMap } from '../../web/charts/tile-map.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { RecordsView } from '../record/index.ts';
import { rowsHref } from './asked.ts';
import { countedThings, kindSelect, roomForm, roomPage, standingQuestion } from './frame.views.ts';
import { mapBlocks } from './tile-map.ts';
import { countRange, shareRange } from './words.ts';
import { MAP_AS, MAP_OF } from './world-map.ts';
import type { MapRow, WorldMap } from './world-map.ts';

/** States on a page of the table: the squares above take half of what a page may weigh. */
const TABLE_ROWS = 50;

export function mapPage(view: RecordsView, all: WorldMap): Html {
  const { context } = view;
  const { t } = context;
  const isEmpty = all.total === 0;
  return roomPage(view, {
    room: 'map',
    asked: all.asked,
    hasFigures: !isEmpty,
    lead: isEmpty ? undefined : lead(view, all),
    body: html`${form(view, all)}${standingQuestion(view, all.asked, ['kind'])}${
      isEmpty
        ? emptyState(context, {
            heading: t('compare.nothing'),
            body: t('compare.nothing.body'),
            next: [{ label: t('find.show_all'), href: rowsHref(context, all.asked, {}) }],
          })
        : html`${picture(view, all)}${table(view, all)}`
    }`,
  });
}

function lead(view: RecordsView, { of, rows, asked, total }: WorldMap): Html {
  const { context } = view;
  const withRows = rows.filter(({ count }) => count > 0);
  return html`<p class="lead">
    ${context.t.rich(
      `compare.map.lead.${of}`,
      {
        things: countedThings(view),
        total,
        states: withRows.length,
        islands: withRows.filter(({ isSmallIslandState }) => isSmallIslandState).length,
      },
      { all: rowsHref(context, asked, {}) },
    )}
  </p>`;
}

function form(view: RecordsView, { of, as, isNarrowed, held }: WorldMap): Html {
  const { context } = view;
  const { t } = context;
  return roomForm(view, {
    room: 'map',
    sets: ['of', 'as', 'kind'],
    fields: html`${select(context, {
      name: 'of',
      label: t('compare.map.of'),
      choices: MAP_OF.map((one) => ({ value: one, label: t(`find.facet.${one}`) })),
      value: of,
    })}${
      isNarrowed &&
      select(context, {
        name: 'as',
        label: t('compare.map.as'),
        choices: MAP_AS.map((one) => ({ value: one, label: t(`compare.map.as.${one}`) })),
        value: as,
      })
    }${kindSelect(view, held)}`,
  });
}

const valueOf = ({ as }: WorldMap, row: MapRow | undefined): number | null =>
  row === undefined || row.all === 0 ? null : as === 'share' ? row.share : row.count;

function picture(view: RecordsView, all: WorldMap): Html {
  const { context } = view;
  const { t } = context;
  const byId = new Map(all.rows.map((row) => [row.id, row]));
  const things = countedThings(view);
  const isShare = all.as === 'share';
  const caption = t(`compare.map.caption.${all.of}.${all.as}`, { things });
  return tileMap(context, {
    id: 'map',
    caption: html`${caption} ${t('compare.map.squares')}`,
    title: caption,
    description: '',
    unit: isShare ? 0.005 : 1,
    words: (value) => (isShare ? shareWords(context, value) : context.number(value)),
    rangeWords: isShare ? shareRange(context) : countRange(context),
    noneWords: t(`compare.map.none.${all.of}`),
    blocks: mapBlocks().map((block) => ({
      name: t(`compare.map.block.${block.name}`),
      columns: block.columns,
      rows: block.rows,
      down: block.down,
      tiles: block.states.map(({ id, column, row }) => ({
        column,
        row,
        code: id,
        name: byId.get(id)?.name ?? id,
        value: valueOf(all, byId.get(id)),
      })),
    })),
  });
}

function table(view: RecordsView, all: WorldMap): Html {
  const { context } = view;
  const { t } = context;
  const page = readPage(context);
  const held = all.rows.filter((row) => row.all > 0);
  const shown = held.slice((page - 1) * TABLE_ROWS, page * TABLE_ROWS);
  if (shown.length === 0) return html``;
  return html`${dataTable(context, {
    id: 'figures',
    caption: t(`compare.map.table.${all.of}`, { things: countedThings(view) }),
    narrow: 'scroll',
    rows: shown,
    columns: [
      { header: t(`find.facet.${all.of}`), namesRow: true, cell: (row) => row.name },
      {
        header: t('compare.map.count'),
        numeric: true,
        cell: (row) =>
          row.count === 0
            ? '0'
            : html`<a href="${rowsHref(context, all.asked, { [all.of]: [row.id] })}"
                >${context.number(row.count)}</a
              >`,
      },
      ...(all.isNarrowed
        ? [
            { header: t('compare.map.all'), numeric: true, cell: (row: MapRow) => context.number(row.all) },
            {
              header: t('compare.map.share'),
              numeric: true,
              cell: (row: MapRow) => (row.share === null ? '–' : shareWords(context, row.share)),
            },
          ]
        : []),
    ],
  })}${pagination(context, { total: held.length, pageSize: TABLE_ROWS, page })}`;
}

export const mapJson = ({ of, total, rows }: WorldMap): unknown => ({ of, total, states: rows });

export const mapCsv = ({ rows }: WorldMap): CsvTable => ({
  header: ['state', 'name', 'small_island_developing_state', 'count', 'all', 'share'],
  rows: rows.map((row) => [
    row.id,
    row.name,
    row.isSmallIslandState,
    row.count,
    row.all,
    row.share === null ? null : Math.round(row.share * 1e6) / 1e6,
  ]),
});
