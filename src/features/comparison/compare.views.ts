import { checkboxes } from '../../web/components/checkboxes.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import type { EmptyState } from '../../web/components/empty-state.ts';
import { note } from '../../web/components/note.ts';
import { readPage } from '../../web/components/pagination.ts';
import { tokenChoices, tokenList } from '../../web/components/token-list.ts';
import { dotPlot } from '../../web/charts/dot-plot.ts';
import { roundShareWords, shareWords } from '../../web/charts/share-words.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { stateName } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { rowsHref } from './asked.ts';
import { ACROSS, LEAST_COLUMNS, MOST_COLUMNS } from './choice.ts';
import type { Compared } from './compare.ts';
import {
  columnName,
  crossTableOf,
  orderedRows,
  points,
  rowsAPage,
  unclassifiedNote,
} from './cross-table.views.ts';
import type { ShownTable } from './cross-table.views.ts';
import {
  countedThings,
  facetSelect,
  kindSelect,
  partlyHeldNote,
  roomForm,
  roomPage,
  roomPath,
  standingQuestion,
  wideField,
} from './frame.views.ts';
import { valueWord } from './words.ts';

/** Rows of the picture: more than these nobody takes in, and the table has all. */
const DRAWN = 12;
/** So many States can be shown with a box each; more are named. */
const MOST_BOXES = 12;

export const shownOf = ({ asked, table, by, across }: Compared): ShownTable | null =>
  table === null || by === null ? null : { asked, table, by, across };

export function comparePage(view: RecordsView, all: Compared): Html {
  const shown = shownOf(all);
  return roomPage(view, {
    room: 'compare',
    asked: all.asked,
    hasFigures: shown !== null,
    lead: lead(view, shown),
    body: html`${acrossLinks(view, all)}${form(view, all)}${standingQuestion(view, all.asked, ['kind', all.across])}${
      shown === null ? nothing(view, all) : figures(view, shown)
    }`,
  });
}

/** How many rows each column has, and where they differ most. */
function lead(view: RecordsView, shown: ShownTable | null): Html | undefined {
  if (shown === null) return undefined;
  const { context } = view;
  const { table, asked, across, by } = shown;
  const links = table.columns.map(
    ({ id, total }) =>
      html`${columnName(view, shown, id)}
        <a href="${rowsHref(context, asked, { [across]: [id] })}">${context.number(total)}</a>`,
  );
  const widest = table.rows.reduce((best, row) => (row.spread > best.spread ? row : best), table.totals);
  return html`<p class="lead">
    ${context.t('compare.lead', { things: countedThings(view), facet: context.t(`find.facet.${by}`) })}
    ${listed(links)}.
    ${
      widest.value !== table.totals.value &&
      context.t('compare.lead.spread', {
        value: valueWord(view, by, widest.value),
        points: points(context, widest.spread),
      })
    }
  </p>`;
}

const listed = (parts: readonly Html[]): Child =>
  parts.map((part, place) => (place === 0 ? part : html` · ${part}`));

/** States, or cycles: what stands in the columns. */
const acrossLinks = ({ context }: RecordsView, { across }: Compared): Html =>
  html`<p class="find-order">
    ${context.t('compare.across')}
    ${ACROSS.map((one) => {
      const href = context.here({
        across: one === 'state' ? null : one,
        by: null,
        page: null,
        sort: null,
        order: null,
      });
      return one === across
        ? html` <a href="${href}" aria-current="true">${context.t(`compare.across.${one}`)}</a>`
        : html` <a href="${href}">${context.t(`compare.across.${one}`)}</a>`;
    })}
  </p>`;

function form(view: RecordsView, all: Compared): Html {
  const { across } = all;
  return roomForm(view, {
    room: 'compare',
    sets: ['by', 'kind', 'across', across, `${across}-add`],
    fields: html`${wideField(across === 'state' ? stateField(view, all) : cycleField(view, all))}
    ${facetSelect(view, { name: 'by', label: 'compare.by', offered: all.offered, value: all.by })}
    ${kindSelect(view, all.held)}`,
  });
}

/** Boxes where the record holds few States; names that are typed where it holds many. */
function stateField(view: RecordsView, { held, choice, unknown }: Compared): Html {
  const { context } = view;
  const { t } = context;
  const nameOf = (id: string): string => stateName(context, view.catalogue, id);
  const collator = new Intl.Collator(context.language);
  const ids = [...held.state.keys()].sort((a, b) => collator.compare(nameOf(a), nameOf(b)));
  const label = t('compare.states');
  const hint = t('compare.states.hint', { least: LEAST_COLUMNS, most: MOST_COLUMNS });
  const error =
    unknown === null
      ? choice.is === 'too_many'
        ? t('compare.too_many', { count: choice.values.length, most: MOST_COLUMNS })
        : undefined
      : t('compare.unknown_state', { name: unknown });
  const field = { name: 'state', label, hint, ...(error !== undefined && { error }) };
  if (ids.length <= MOST_BOXES) {
    const values = [...new Set([...ids, ...choice.values])];
    return checkboxes(context, {
      ...field,
      choices: values.map((id) => ({
        value: id,
        label: `${nameOf(id)} (${context.number(held.state.get(id) ?? 0)})`,
      })),
      values: choice.values,
    });
  }
  return html`${tokenList(context, {
    ...field,
    values: choice.values.map((id) => ({ value: id, label: nameOf(id) })),
    add: t('compare.states.add'),
    ...(unknown !== null && { typed: unknown }),
    choicesId: 'states-held',
  })}${tokenChoices(context, { id: 'states-held', names: ids.map(nameOf) })}`;
}

const cycleField = (view: RecordsView, { held, choice, asked }: Compared): Html => {
  const { context } = view;
  const cycles = [...held.cycle.keys()].sort((a, b) => Number(a) - Number(b));
  if (cycles.length === 0) return html``;
  return html`${checkboxes(context, {
    name: 'cycle',
    label: context.t('compare.cycles'),
    hint: context.t('compare.cycles.hint', {
      mechanism: context.list(
        [...(asked.query.choices.mechanism ?? [])].map((one) => valueWord(view, 'mechanism', one)),
      ),
    }),
    ...(choice.is === 'too_many' && {
      error: context.t('compare.too_many', { count: choice.values.length, most: MOST_COLUMNS }),
    }),
    choices: cycles.map((cycle) => ({
      value: cycle,
      label: `${valueWord(view, 'cycle', cycle)} (${context.number(held.cycle.get(cycle) ?? 0)})`,
    })),
    values: choice.values,
  })}${html`<input type="hidden" name="across" value="cycle" />`}`;
};

function figures(view: RecordsView, shown: ShownTable): Html {
  const { context } = view;
  const { t } = context;
  const { table, by } = shown;
  const rows = orderedRows(view, shown);
  const page = readPage(context);
  const pageSize = rowsAPage(table.columns.length);
  const drawn = rows.slice((page - 1) * pageSize, page * pageSize).slice(0, DRAWN);
  const names = table.columns.map(({ id }) => columnName(view, shown, id));
  const facet = t(`find.facet.${by}`);
  const things = countedThings(view);
  return html`${
    shown.across === 'cycle' &&
    partlyHeldNote(
      view,
      table.columns.map(({ id }) => id),
    )
  }${unclassifiedNote(view, shown)}${
    drawn.length > 0 &&
    dotPlot(context, {
      id: 'comparison',
      caption: t('compare.dots.caption', { things, facet, count: drawn.length }),
      title: t('compare.dots.title', { columns: context.list(names), facet }),
      description: drawn
        .slice(0, 3)
        .map(
          (row) =>
            `${valueWord(view, by, row.value)}: ${row.cells
              .map(
                ({ share }, place) =>
                  `${names[place] ?? ''} ${share === null ? '–' : shareWords(context, share)}`,
              )
              .join(', ')}.`,
        )
        .join(' '),
      series: names,
      unit: 0.01,
      words: (value) => roundShareWords(context, value),
      rows: drawn.map((row) => ({
        label: valueWord(view, by, row.value),
        values: row.cells.map(({ share }) => share),
      })),
    })
  }
  ${crossTableOf(view, shown, { rows, page, caption: t('compare.table.caption', { things, facet }) })}`;
}

/** Too few, too many, or the record holds one State only: what to do next. */
function nothing(view: RecordsView, all: Compared): Html {
  const { context } = view;
  const { t } = context;
  const { choice, across } = all;
  const [first] = choice.values;
  const name = first === undefined ? '' : valueWord(view, across, first);
  const next: EmptyState['next'] = [
    ...(across === 'state' && first !== undefined
      ? [
          {
            label: t('compare.next.cycles', { state: name }),
            href: context.link(roomPath('compare'), { ...all.asked.handedOn, state: first, across: 'cycle' }),
          },
        ]
      : []),
    { label: t('compare.next.who'), href: context.link(roomPath('who'), all.asked.handedOn) },
    { label: t('compare.next.states'), href: context.link('/') },
  ];
  if (choice.is === 'too_many')
    return note(context, {
      tone: 'warning',
      body: t('compare.too_many', { count: choice.values.length, most: MOST_COLUMNS }),
    });
  if (choice.is === 'alone') {
    return emptyState(context, {
      heading: t(across === 'state' ? 'compare.alone' : 'compare.alone.cycle', {
        count: choice.values.length,
        name,
      }),
      body: t(across === 'state' ? 'compare.alone.body' : 'compare.alone.cycle.body'),
      next,
    });
  }
  return emptyState(context, {
    heading: t(choice.values.length === 0 ? 'compare.none_chosen' : 'compare.one_chosen', { name }),
    body: t('compare.too_few.body', { least: LEAST_COLUMNS, most: MOST_COLUMNS }),
    next,
  });
}
