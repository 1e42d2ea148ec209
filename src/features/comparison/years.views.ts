import { dataTable } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { columnChart } from '../../web/charts/column-chart.ts';
import { scaleOf } from '../../web/charts/scale.ts';
import { roundShareWords } from '../../web/charts/share-words.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { heading } from '../../web/components/parts.ts';
import type { RecordsView } from '../record/index.ts';
import { NO_VALUE } from '../search/index.ts';
import { rowsHref } from './asked.ts';
import type { RowChoices } from './asked.ts';
import {
  countedThings,
  facetSelect,
  kindSelect,
  roomForm,
  roomPage,
  standingQuestion,
} from './frame.views.ts';
import { OTHERS } from './over-years.ts';
import type { OverYears } from './over-years.ts';
import { valueWord } from './words.ts';
import type { YearRow } from './years.ts';

/** Counts of rows, or shares of each year's rows. */
type Measure = 'count' | 'share';

export function yearsPage(view: RecordsView, all: OverYears): Html {
  const { context } = view;
  const { t } = context;
  const isEmpty = all.rows.length === 0;
  return roomPage(view, {
    room: 'years',
    asked: all.asked,
    hasFigures: !isEmpty,
    lead: isEmpty ? undefined : lead(view, all),
    body: html`${roomForm(view, {
      room: 'years',
      sets: ['by', 'kind'],
      fields: html`${facetSelect(view, { name: 'by', label: 'compare.split', offered: all.offered, value: all.by })}${kindSelect(view, all.held)}`,
    })}${standingQuestion(view, all.asked, ['kind'])}${
      isEmpty
        ? emptyState(context, {
            heading: t('compare.nothing'),
            body: t('compare.nothing.body'),
            next: [{ label: t('find.show_all'), href: rowsHref(context, all.asked, {}) }],
          })
        : figures(view, all)
    }`,
  });
}

function lead(view: RecordsView, { rows, total, asked, undated }: OverYears): Html {
  const { context } = view;
  const highest = rows.reduce((best, row) => (row.total > best.total ? row : best));
  return html`<p class="lead">
    ${context.t.rich(
      'compare.years.lead',
      {
        things: countedThings(view),
        total: total - undated,
        from: rows[0]?.year ?? '',
        until: rows.at(-1)?.year ?? '',
        most: highest.total,
        year: highest.year,
      },
      { all: rowsHref(context, asked, {}), peak: rowsHref(context, asked, { year: [highest.year] }) },
    )}
    ${undated > 0 && context.t.rich('compare.years.undated', { count: undated }, { none: rowsHref(context, asked, { year: [NO_VALUE] }) })}
  </p>`;
}

const seriesName = (view: RecordsView, { by, others }: OverYears, id: string): string =>
  id === OTHERS
    ? view.context.t('compare.others', { count: others.length })
    : by === null
      ? id
      : id === NO_VALUE
        ? view.context.t('compare.unclassified')
        : valueWord(view, by, id);

function figures(view: RecordsView, all: OverYears): Html {
  const { context } = view;
  const { t } = context;
  const { rows, by } = all;
  const measure: Measure = context.query.get('as') === 'share' ? 'share' : 'count';
  const things = countedThings(view);
  return html`${columnChart(context, {
    id: 'years',
    caption: html`${t('compare.years.caption', { things })}${open(view, rows)}`,
    title: t('compare.years.caption', { things }),
    description: rows.map((row) => `${row.year}: ${context.number(row.total)}`).join(', '),
    unit: 1,
    words: context.number,
    columns: rows.map((row) => ({ label: row.year, value: row.total, isOpen: row.isOpen })),
  })}
  ${by !== null && all.series.length > 0 && small(view, all, measure)} ${table(view, all)}`;
}

const open = ({ context }: RecordsView, rows: readonly YearRow[]): Html | false =>
  rows.some((row) => row.isOpen) &&
  html`. ${context.t('compare.years.open', { date: context.date(context.asof) })}`;

/** A chart for each series, all on one scale: each is read alone, and they are compared by height, not by colour. */
function small(view: RecordsView, all: OverYears, measure: Measure): Html {
  const { context } = view;
  const { t } = context;
  const { rows, by } = all;
  const valueOf = (row: YearRow, place: number): number => {
    const count = row.counts[place] ?? 0;
    return measure === 'count' ? count : row.total === 0 ? 0 : count / row.total;
  };
  const unit = measure === 'count' ? 1 : 0.01;
  const words = (value: number): string =>
    measure === 'count' ? context.number(value) : roundShareWords(context, value);
  const isNamed = (id: string | undefined): boolean => id !== OTHERS && id !== NO_VALUE;
  const scale = scaleOf(
    rows.flatMap((row) =>
      row.counts.flatMap((_count, place) => (isNamed(all.series[place]) ? valueOf(row, place) : [])),
    ),
    { most: 2, unit },
  );
  const link = (one: Measure): Child => {
    const href = context.here({ as: one === 'count' ? null : one });
    const label = t(`compare.years.as.${one}`);
    return one === measure
      ? html` <a href="${href}" aria-current="true">${label}</a>`
      : html` <a href="${href}">${label}</a>`;
  };
  return html`${heading(2, t('compare.years.split', { facet: by === null ? '' : t(`find.facet.${by}`) }))}
    <p class="find-order">${t('compare.years.as')}${link('count')}${link('share')}</p>
    <div class="small-charts">
      ${all.series.map((id, place) => {
        const name = seriesName(view, all, id);
        return columnChart(context, {
          id: `years-${place + 1}`,
          // The others are many values together: on their scale each single one would lie flat on the ground.
          caption: isNamed(id)
            ? name
            : html`${name} <span class="soft">${t('compare.years.own_scale')}</span>`,
          title: name,
          description: rows.map((row) => `${row.year}: ${words(valueOf(row, place))}`).join(', '),
          unit,
          words,
          ...(isNamed(id) && { scale }),
          isSmall: true,
          columns: rows.map((row) => ({ label: row.year, value: valueOf(row, place), isOpen: row.isOpen })),
        });
      })}
    </div>`;
}

function table(view: RecordsView, all: OverYears): Html {
  const { context } = view;
  const { asked, by, series, rows } = all;
  const cell = (count: number, choices: RowChoices | null): Child =>
    count === 0
      ? '0'
      : choices === null
        ? context.number(count)
        : html`<a href="${rowsHref(context, asked, choices)}">${context.number(count)}</a>`;
  return dataTable(context, {
    id: 'figures',
    caption: context.t('compare.years.table', { things: countedThings(view) }),
    narrow: 'scroll',
    rows: [...rows].reverse(),
    columns: [
      { header: context.t('find.facet.year'), namesRow: true, cell: (row) => row.year },
      {
        header: context.t('compare.all_rows'),
        numeric: true,
        cell: (row) => cell(row.total, { year: [row.year] }),
      },
      ...series.map((id, place) => ({
        header: seriesName(view, all, id),
        numeric: true,
        // The others are too many values for an address; each of them has its own on /find.
        cell: (row: YearRow) =>
          cell(
            row.counts[place] ?? 0,
            by === null || id === OTHERS ? null : { year: [row.year], [by]: [id] },
          ),
      })),
    ],
  });
}

export const yearsJson = (view: RecordsView, all: OverYears): unknown => ({
  by: all.by,
  total: all.total,
  undated: all.undated,
  series: all.series.map((id) => ({
    value: id === NO_VALUE || id === OTHERS ? null : id,
    name: seriesName(view, all, id),
    ...(id === OTHERS && { values: all.others }),
  })),
  years: all.rows,
});

export const yearsCsv = (view: RecordsView, all: OverYears): CsvTable => ({
  header: ['year', 'over', 'total', ...all.series.map((id) => seriesName(view, all, id))],
  rows: all.rows.map((row) => [row.year, !row.isOpen, row.total, ...row.counts]),
});
