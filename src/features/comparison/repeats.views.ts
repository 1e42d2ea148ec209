import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { listRange, pagination, readPage } from '../../web/components/pagination.ts';
import { heading } from '../../web/components/parts.ts';
import { select } from '../../web/components/select.ts';
import { flow } from '../../web/charts/flow.ts';
import type { FlowEnd } from '../../web/charts/flow.ts';
import type { Level } from '../../web/components/shapes.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { stateName } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { rowsHref } from './asked.ts';
import type { CycleFlow } from './cycles.ts';
import { facetSelect, partlyHeldNote, roomForm, roomPage, standingQuestion } from './frame.views.ts';
import { SIDES } from './repeats.ts';
import type { Repeat, Repeats, Side } from './repeats.ts';
import { valueWord } from './words.ts';

const PAIRS_A_PAGE = 40;

/** A flow that can be drawn. */
interface Drawn extends CycleFlow {
  readonly stateId: string;
  readonly by: NonNullable<CycleFlow['by']>;
  readonly from: string;
  readonly to: string;
  readonly repeats: Repeats;
}

export const isDrawn = (all: CycleFlow): all is Drawn => all.repeats !== null && all.repeats.pairs.length > 0;

export function repeatsPage(view: RecordsView, all: CycleFlow): Html {
  return roomPage(view, {
    room: 'repeats',
    asked: all.asked,
    hasFigures: isDrawn(all),
    lead: isDrawn(all) ? lead(view, all) : undefined,
    body: html`${form(view, all)}${standingQuestion(view, all.asked, ['state', 'kind', 'mechanism', 'cycle'])}${
      isDrawn(all) ? figures(view, all) : nothing(view, all)
    }`,
  });
}

const countOn = ({ counts }: Repeats, from: readonly Side[], to: readonly Side[]): number =>
  from.reduce(
    (sum, one) =>
      sum + to.reduce((own, other) => own + (counts[SIDES.indexOf(one)]?.[SIDES.indexOf(other)] ?? 0), 0),
    0,
  );

const PRESENT = SIDES.filter((side) => side !== 'absent');

/** Of what was not supported and came again, how much was supported then: what a reader looks for first. */
function lead(view: RecordsView, { repeats, stateId, from, to }: Drawn): Html {
  const { context } = view;
  const unmet = PRESENT.filter((side) => side !== 'supported');
  return html`<p class="lead">
    ${context.t('compare.repeats.lead', {
      state: stateName(context, view.catalogue, stateId),
      from: valueWord(view, 'cycle', from),
      to: valueWord(view, 'cycle', to),
      asked: countOn(repeats, PRESENT, SIDES),
      again: countOn(repeats, PRESENT, PRESENT),
      unmet: countOn(repeats, unmet, PRESENT),
      moved: countOn(repeats, unmet, ['supported']),
    })}
  </p>`;
}

function form(view: RecordsView, { states, stateId, cycles, from, to, offered, by }: CycleFlow): Html {
  const { context } = view;
  const { t } = context;
  const collator = new Intl.Collator(context.language);
  const named = [...states.keys()]
    .map((id) => ({ value: id, label: stateName(context, view.catalogue, id) }))
    .sort((a, b) => collator.compare(a.label, b.label));
  const cycleSelect = (name: string, value: string | null, held: readonly string[]): Html =>
    select(context, {
      name,
      label: t(name === 'from' ? 'compare.repeats.from' : 'compare.repeats.to'),
      choices: held.map((cycle) => ({ value: cycle, label: valueWord(view, 'cycle', cycle) })),
      ...(value !== null && { value }),
    });
  return roomForm(view, {
    room: 'repeats',
    sets: ['state', 'from', 'to', 'by', 'was', 'is', 'kind', 'mechanism', 'cycle'],
    fields: html`${select(context, {
      name: 'state',
      label: t('find.facet.state'),
      choices: [...(stateId === null ? [{ value: '', label: t('compare.repeats.choose') }] : []), ...named],
      ...(stateId !== null && { value: stateId }),
    })}${cycles.length > 2 && html`${cycleSelect('from', from, cycles.slice(0, -1))}${cycleSelect('to', to, cycles.slice(1))}`}${
      offered.length > 0 && facetSelect(view, { name: 'by', label: 'compare.repeats.by', offered, value: by })
    }`,
  });
}

/** 'Noted' is an answer that a State may give, not a step back: no red. */
const LEVELS: Readonly<Record<Side, Level>> = {
  supported: 'full',
  partly: 'most',
  mixed: 'most',
  noted: 'some',
  open: 'none',
  absent: 'void',
};

function figures(view: RecordsView, all: Drawn): Html {
  const { context } = view;
  const { t } = context;
  const { repeats, from, to, by } = all;
  const left = SIDES.filter((side) => countOn(repeats, [side], SIDES) > 0);
  const right = SIDES.filter((side) => countOn(repeats, SIDES, [side]) > 0);
  const ends = (sides: readonly Side[], absent: string): FlowEnd[] =>
    sides.map((side) => ({
      label: side === 'absent' ? absent : t(`compare.side.${side}`),
      level: LEVELS[side],
    }));
  const [earlier, later] = [valueWord(view, 'cycle', from), valueWord(view, 'cycle', to)];
  const words = { facet: t(`find.facet.${by}`), from: earlier, to: later };
  return html`${partlyHeldNote(view, [from, to])}${flow(context, {
      id: 'flow',
      caption: t('compare.repeats.caption', words),
      title: t('compare.repeats.picture', words),
      description: SIDES.filter((side) => left.includes(side) || right.includes(side))
        .map(
          (side) =>
            `${t(`compare.side.${side}`)}: ${countOn(repeats, [side], SIDES)} → ${countOn(repeats, SIDES, [side])}`,
        )
        .join(', '),
      from: earlier,
      to: later,
      left: ends(left, t('compare.side.not_before')),
      right: ends(right, t('compare.side.not_again')),
      counts: left.map((one) => right.map((other) => countOn(repeats, [one], [other]))),
    })}
    <p class="soft">
      ${t('compare.repeats.what')}${repeats.unplaced > 0 && html` ${t('compare.repeats.unplaced', { count: repeats.unplaced })}`}
    </p>
    ${matrix(view, all, left, right)} ${list(view, all)}`;
}

/** The flow as a table; a number leads to its pairs below. */
function matrix(view: RecordsView, all: Drawn, left: readonly Side[], right: readonly Side[]): Html {
  const { context } = view;
  const { t } = context;
  const { repeats } = all;
  const link = (was: Side, now: Side | null): Child => {
    const count = countOn(repeats, [was], now === null ? SIDES : [now]);
    if (count === 0) return '0';
    return html`<a href="${context.here({ was, is: now, page: null })}#pairs">${context.number(count)}</a>`;
  };
  const columns: Column<Side>[] = right.map((now) => ({
    header: now === 'absent' ? t('compare.side.not_again') : t(`compare.side.${now}`),
    numeric: true,
    cell: (was) => link(was, now),
  }));
  return dataTable(context, {
    id: 'figures',
    caption: t('compare.repeats.table', {
      from: valueWord(view, 'cycle', all.from),
      to: valueWord(view, 'cycle', all.to),
    }),
    narrow: 'scroll',
    rows: left,
    columns: [
      {
        header: valueWord(view, 'cycle', all.from),
        namesRow: true,
        cell: (was) => (was === 'absent' ? t('compare.side.not_before') : t(`compare.side.${was}`)),
      },
      ...columns,
      { header: t('compare.all_rows'), numeric: true, cell: (was) => link(was, null) },
    ],
  });
}

/** The pairs themselves, each with its recommendations of either cycle. */
function list(view: RecordsView, all: Drawn): Html {
  const { context } = view;
  const { t } = context;
  const { listed, way, asked, stateId, by } = all;
  const where = { total: listed.length, pageSize: PAIRS_A_PAGE, page: readPage(context) };
  const rows = listed.slice((where.page - 1) * PAIRS_A_PAGE, where.page * PAIRS_A_PAGE);
  const cell = (pair: Repeat, cycle: string, side: Side, count: number): Child =>
    side === 'absent'
      ? '–'
      : html`${t(`compare.side.${side}`)} (<a
            href="${rowsHref(context, asked, {
              state: [stateId],
              cycle: [cycle],
              recommender: [pair.recommender],
              [by]: [pair.subject],
            })}"
            >${context.number(count)}</a
          >)`;
  const chosen = [way.from, way.to].flatMap((side) => (side === null ? [] : t(`compare.side.${side}`)));
  return html`<section id="pairs">
    ${heading(2, t('compare.repeats.pairs'))}
    ${
      chosen.length > 0 &&
      html`<p>
        ${t('compare.repeats.way', { way: chosen.join(' → ') })}
        <a href="${context.here({ was: null, is: null, page: null })}">${t('filters.clear')}</a>
      </p>`
    }
    ${
      rows.length === 0
        ? html`<p>${t('compare.nothing')}</p>`
        : html`${listRange(context, where)}${dataTable(context, {
            id: 'pairs-table',
            caption: t('compare.repeats.pairs.caption'),
            rows,
            columns: [
              {
                header: t('find.facet.recommender'),
                namesRow: true,
                cell: (pair) => valueWord(view, 'recommender', pair.recommender),
              },
              { header: t(`find.facet.${by}`), cell: (pair) => valueWord(view, by, pair.subject) },
              {
                header: valueWord(view, 'cycle', all.from),
                cell: (pair) => cell(pair, all.from, pair.from, pair.fromCount),
              },
              {
                header: valueWord(view, 'cycle', all.to),
                cell: (pair) => cell(pair, all.to, pair.to, pair.toCount),
              },
            ],
          })}${pagination(context, where)}`
    }
  </section>`;
}

function nothing(view: RecordsView, { stateId, states, cycles, offered, asked }: CycleFlow): Html {
  const { context } = view;
  const { t } = context;
  const next = [{ label: t('find.show_all'), href: rowsHref(context, asked, {}) }];
  if (stateId === null) {
    return emptyState(context, {
      heading: t(states.size === 0 ? 'compare.nothing' : 'compare.repeats.choose'),
      body: t(states.size === 0 ? 'compare.nothing.body' : 'compare.repeats.choose.body'),
      next,
    });
  }
  const name = stateName(context, view.catalogue, stateId);
  return emptyState(context, {
    heading:
      cycles.length < 2
        ? t('compare.repeats.one_cycle', { state: name, count: cycles.length })
        : t(offered.length === 0 ? 'compare.repeats.no_subject' : 'compare.nothing'),
    body: t('compare.repeats.none.body'),
    next: [{ label: t('nav.read'), href: context.link(`/${stateId}/read`) }, ...next],
  });
}

export const repeatsJson = (all: CycleFlow): unknown => ({
  state: all.stateId,
  by: all.by,
  from: all.from,
  to: all.to,
  sides: SIDES,
  counts: all.repeats?.counts ?? [],
  unplaced: all.repeats?.unplaced ?? 0,
  pairs: all.listed,
});

export const repeatsCsv = (view: RecordsView, all: CycleFlow): CsvTable => ({
  header: ['recommender', 'subject', 'name', 'from', 'from_count', 'to', 'to_count'],
  rows: all.listed.map((pair) => [
    pair.recommender,
    pair.subject,
    all.by === null ? pair.subject : valueWord(view, all.by, pair.subject),
    pair.from,
    pair.fromCount,
    pair.to,
    pair.toCount,
  ]),
});
