import { emptyState } from '../../web/components/empty-state.ts';
import { readPage } from '../../web/components/pagination.ts';
import { heatTable } from '../../web/charts/heat-table.ts';
import { shareWords } from '../../web/charts/share-words.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { RecordsView } from '../record/index.ts';
import { rowsHref } from './asked.ts';
import { columnName, crossTableOf, orderedRows, rowsAPage, unclassifiedNote } from './cross-table.views.ts';
import type { ShownTable } from './cross-table.views.ts';
import {
  countedThings,
  facetSelect,
  kindSelect,
  roomForm,
  roomPage,
  standingQuestion,
} from './frame.views.ts';
import type { WhoSaysWhat } from './who.ts';
import { shareRange, valueWord } from './words.ts';

export const shownOf = ({ asked, table, by, across }: WhoSaysWhat): ShownTable | null =>
  table === null || by === null || across === null ? null : { asked, table, by, across };

export function whoPage(view: RecordsView, all: WhoSaysWhat): Html {
  const { context } = view;
  const { t } = context;
  const shown = shownOf(all);
  return roomPage(view, {
    room: 'who',
    asked: all.asked,
    hasFigures: shown !== null,
    lead: shown === null ? undefined : lead(view, shown),
    body: html`${roomForm(view, {
      room: 'who',
      sets: ['across', 'by', 'kind'],
      fields: html`${facetSelect(view, {
        name: 'across',
        label: 'compare.who.columns',
        offered: all.acrossOffered,
        value: all.across,
      })}${facetSelect(view, { name: 'by', label: 'compare.who.rows', offered: all.byOffered, value: all.by })}${kindSelect(view, all.held)}`,
    })}${standingQuestion(view, all.asked, ['kind'])}${
      shown === null
        ? emptyState(context, {
            heading: t('compare.nothing'),
            body: t('compare.nothing.body'),
            next: [{ label: t('find.show_all'), href: rowsHref(context, all.asked, {}) }],
          })
        : figures(view, all, shown)
    }`,
  });
}

/** What the most frequent row is, and which column speaks of it most. */
function lead(view: RecordsView, shown: ShownTable): Html {
  const { context } = view;
  const { table, by, asked } = shown;
  const [first] = table.rows;
  const whole = table.totals.cells.at(-1)?.count ?? 0;
  const best = (first?.cells ?? [])
    .slice(0, -1)
    .map((cell, place) => ({ share: cell.share ?? 0, place }))
    .sort((a, b) => b.share - a.share)[0];
  return html`<p class="lead">
    ${context.t.rich('compare.who.lead', { things: countedThings(view), count: whole }, { all: rowsHref(context, asked, {}) })}
    ${
      first !== undefined &&
      best !== undefined &&
      context.t('compare.who.lead.first', {
        value: valueWord(view, by, first.value),
        share: shareWords(context, first.cells.at(-1)?.share ?? 0),
        column: columnName(view, shown, table.columns[best.place]?.id ?? ''),
        columnShare: shareWords(context, best.share),
      })
    }
  </p>`;
}

function figures(view: RecordsView, { left }: WhoSaysWhat, shown: ShownTable): Html {
  const { context } = view;
  const { t } = context;
  const { table, by, across } = shown;
  const rows = orderedRows(view, shown);
  const page = readPage(context);
  const pageSize = rowsAPage(table.columns.length);
  const onPage = rows.slice((page - 1) * pageSize, page * pageSize);
  const names = table.columns.map(({ id }) => columnName(view, shown, id));
  const words = {
    things: countedThings(view),
    facet: t(`find.facet.${by}`),
    columns: t(`find.facet.${across}`),
  };
  return html`${unclassifiedNote(view, shown)}${
    onPage.length > 0 &&
    heatTable(context, {
      id: 'who',
      caption: html`${t('compare.who.caption', words)}${left > 0 && html` ${t('compare.who.left', { count: left, facet: words.columns })}`}`,
      title: t('compare.who.picture', words),
      description: onPage
        .slice(0, 3)
        .map(
          (row) =>
            `${valueWord(view, by, row.value)}: ${row.cells.map(({ share }, place) => `${names[place] ?? ''} ${shareWords(context, share ?? 0)}`).join(', ')}.`,
        )
        .join(' '),
      columns: names,
      unit: 0.005,
      words: (value) => shareWords(context, value),
      rangeWords: shareRange(context),
      rows: onPage.map((row) => ({
        label: valueWord(view, by, row.value),
        values: row.cells.map(({ share }) => share ?? 0),
      })),
    })
  }${crossTableOf(view, shown, { rows, page, caption: t('compare.who.table', words) })}`;
}
