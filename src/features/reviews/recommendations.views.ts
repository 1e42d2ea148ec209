import { latest } from '../../kernel/partial-date.ts';
import { columns } from '../../web/components/columns.ts';
import { dataTable, readSort } from '../../web/components/data-table.ts';
import type { Column, SortOrder } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { pagination, readPage } from '../../web/components/pagination.ts';
import { textIn } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { sectionHref } from '../../web/navigation.ts';
import { cluster } from '../likeness/index.ts';
import { cited, pageHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { facetsOf } from './facets.views.ts';
import { narrow, readChoice, SORTS, sortRows } from './narrowing.ts';
import type { Narrowed, SortName } from './narrowing.ts';
import type { Entry, Row } from './review-record.ts';
import { RECOMMENDATION_TYPES } from './reviews.schema.ts';
import {
  assessmentMarks,
  madeMark,
  mechanismName,
  ownWords,
  placeLink,
  positionMark,
  recommendationsHref,
  stateNames,
} from './reviews.marks.ts';

export const PAGE_SIZE = 25;

export interface RecommendationList {
  /** All that had been made by the day of the page. */
  readonly all: readonly Row[];
  readonly perhaps: readonly Entry[];
  readonly narrowed: Narrowed;
  /** All of the narrowed rows, sorted: what the CSV twin holds. */
  readonly rows: readonly Row[];
  readonly shown: readonly Row[];
  readonly page: number;
  readonly sorted: { readonly by: SortName | 'record'; readonly order: SortOrder };
}

/** What the address asks for: narrowed, sorted, one page of it. A page beyond the last is the last. */
export function recommendationList(
  view: RecordView,
  { rows: all, perhaps }: Pick<RecommendationList, 'perhaps'> & { readonly rows: readonly Row[] },
): RecommendationList {
  const narrowed = narrow(all, readChoice(view.context.query));
  const sorted = readSort<SortName | 'record'>(view.context, SORTS, { by: 'record', order: 'ascending' });
  const rows = sortRows(narrowed.rows, sorted.by === 'record' ? null : sorted.by, sorted.order);
  const last = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const number = Math.min(readPage(view.context), last);
  const shown = rows.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE);
  return { all, perhaps, narrowed, rows, shown, page: number, sorted };
}

/** Its words, then what stands around them: the heading, and that they are a summary. */
function wordsCell(view: RecordView, { entry }: Row): Html {
  const own = entry.recommendation;
  const { t } = view.context;
  return html`<div>
    <b>${placeLink(view, own)}</b> ${ownWords(view, own)}
    <div class="soft">
      ${own.type !== 'recommendation' && html`${t(`recommendation.type.${own.type}`)} · `}
      ${own.heading !== null && html`${textIn(view.context, own.heading)} · `}
      ${own.isSummary && html`${t('recommendation.summary')} · `}
      ${cited(view, 'recommendation', own.id, 'text', t('record.sources'))}
    </div>
  </div>`;
}

/** Who said it and when; for the UPR, the States. */
function whoCell(view: RecordView, { entry }: Row): Html {
  const { recommendation: own, review } = entry;
  return html`<div>
    <a href="${pageHref(view, 'review', review.id)}">${mechanismName(view, own.mechanismId)}</a>,
    ${madeMark(view, entry)}
    ${
      own.recommendingStates.length > 0 &&
      html`<div class="soft">
        ${cited(view, 'recommendation', own.id, 'recommendingStates', view.context.list(stateNames(view, own.recommendingStates)))}
      </div>`
    }
  </div>`;
}

function columnsOf(view: RecordView): Column<Row>[] {
  const { t } = view.context;
  return [
    { header: t('recommendations.words'), sort: 'paragraph', cell: (row) => wordsCell(view, row) },
    { header: t('recommendations.by'), sort: 'date', cell: (row) => whoCell(view, row) },
    { header: t('recommendations.position'), sort: 'position', cell: (row) => positionMark(view, row) },
    {
      header: t('recommendations.assessment'),
      sort: 'assessment',
      cell: (row) => (row.common.length === 0 ? html`–` : html`<div>${assessmentMarks(view, row)}</div>`),
    },
  ];
}

function lead(view: RecordView, { all, perhaps }: RecommendationList): Html {
  const made = all.filter((row) => row.entry.recommendation.type === 'recommendation');
  const answered = (words: readonly string[]): number =>
    made.filter((row) => row.position !== null && words.includes(row.position.position)).length;
  const assessed = made.filter((row) => row.assessed.length > 0);
  const later = perhaps.flatMap((entry) => (entry.made === null ? [] : [latest(entry.made.date)])).sort()[0];
  const type = 'recommendation';
  return pageLead(view.context, [
    {
      message: 'recommendations.lead',
      values: {
        count: made.length,
        mechanisms: new Set(made.map((row) => row.entry.recommendation.mechanismId)).size,
        others: all.length - made.length,
      },
      links: {
        all: recommendationsHref(view, { type }),
        otherRows: recommendationsHref(view, { type: RECOMMENDATION_TYPES.filter((one) => one !== type) }),
      },
    },
    {
      message: 'recommendations.lead.positions',
      values: { supported: answered(['supported', 'accepted']), noted: answered(['noted', 'rejected']) },
      links: {
        supportedRows: recommendationsHref(view, { type, position: ['supported', 'accepted'] }),
        notedRows: recommendationsHref(view, { type, position: ['noted', 'rejected'] }),
      },
    },
    {
      message: 'recommendations.lead.assessed',
      values: { count: assessed.length, open: made.length - assessed.length },
      links: { openRows: recommendationsHref(view, { type, assessment: 'not_assessed' }) },
    },
    {
      message: 'recommendations.lead.clusters',
      values: { count: view.dossier.all(cluster).length },
      links: { all: view.context.link(`/${view.state.id}/clusters`) },
    },
    later !== undefined && {
      message: 'recommendations.lead.perhaps',
      values: { count: perhaps.length },
      links: { all: recommendationsHref(view, { asof: later }) },
    },
  ]);
}

export function recommendationListPage(view: RecordView, list: RecommendationList): Html {
  const { context, state } = view;
  const { t } = context;
  const facets = facetsOf(view, list.narrowed, context.query);
  return page(context, {
    title: t('recommendations.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'recommendations',
    lead: list.all.length === 0 ? undefined : lead(view, list),
    twins: { json: true, csv: context.here({ page: null }, { format: 'csv' }) },
    body:
      list.all.length === 0
        ? nothingHeld(view, list)
        : columns(context, {
            first: 'aside',
            aside: filters(context, {
              facets,
              words: { name: 'words', label: t('recommendations.search') },
            }),
            main: html`<p class="soft">
                <a href="${context.link(`/${state.id}/tags`)}">${t('recommendations.tags')}</a>
              </p>
              ${chosenFilters(context, facets)}${list.rows.length === 0 ? nothingFits(view) : table(view, list)}`,
          }),
  });
}

const table = (view: RecordView, list: RecommendationList): Html =>
  html`${dataTable(view.context, {
    id: 'recommendations',
    caption: view.context.t('recommendations.caption', { date: view.context.date(view.context.asof) }),
    columns: columnsOf(view),
    rows: list.shown,
    rowId: ({ entry }) => entry.recommendation.id,
    ...(list.sorted.by === 'record' ? {} : { sorted: { by: list.sorted.by, order: list.sorted.order } }),
  })}
  ${pagination(view.context, { total: list.rows.length, pageSize: PAGE_SIZE, page: list.page })}`;

const nothingFits = (view: RecordView): Html =>
  emptyState(view.context, {
    heading: view.context.t('recommendations.none_fits'),
    next: [{ label: view.context.t('recommendations.show_all'), href: recommendationsHref(view) }],
  });

const nothingHeld = (view: RecordView, { perhaps }: RecommendationList): Html =>
  emptyState(view.context, {
    heading: view.context.t('recommendations.empty', { state: view.state.name }),
    body:
      perhaps.length > 0
        ? view.context.t('recommendations.empty.perhaps', { count: perhaps.length })
        : view.context.t('recommendations.empty.body'),
    next: [
      { label: view.context.t('nav.read'), href: sectionHref(view.context, view.state.id, 'read') },
      ...(view.context.isToday
        ? []
        : [{ label: view.context.t('stamp.toToday'), href: view.context.here({ asof: null }) }]),
    ],
  });
