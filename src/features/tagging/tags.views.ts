import { button } from '../../web/components/button.ts';
import { columns } from '../../web/components/columns.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import type { Facet } from '../../web/components/filters.ts';
import { note } from '../../web/components/note.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { listRange, pagination } from '../../web/components/pagination.ts';
import { safeId } from '../../web/components/parts.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import { suggestionList } from '../../web/components/suggestion-list.ts';
import { textInput } from '../../web/components/text-input.ts';
import { assetAddress } from '../../web/assets.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { label, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { placeLink, placeWords, RECOMMENDATION_TYPES, TAGGED_FIELDS } from '../reviews/index.ts';
import { ORDERS, SURENESS } from './open-suggestions.ts';
import type { EntryGroup } from './open-suggestions.ts';
import { fieldWord, markedText, suggestionOf, termName } from './suggested.words.ts';
import { doneNote, FRESH } from './tag-done.views.ts';
import { ALL_FIELDS } from './tag-list.ts';
import type { TagFacet, TagList } from './tag-list.ts';

/** What the address says of one state of the list only. */
const ANEW = { ...FRESH, page: null, ticked: null } as const;

/** `list` null: the page shows the record as it was known once, of which nothing is suggested. */
export function tagsPage(view: RecordView, list: TagList | null): Html {
  const { context, state } = view;
  const { t } = context;
  return page(context, {
    title: t('tags.title'),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('recommendations.title'), href: context.link(`/${state.id}/recommendations`) },
    ],
    state,
    section: 'recommendations',
    noindex: true,
    lead: list !== null && lead(view, list),
    ...(list === null ? {} : { twins: { json: true, csv: context.here({ ...ANEW }, { format: 'csv' }) } }),
    body: list === null ? onlyNow(view) : html`${doneNote(view, null)}${work(view, list)}`,
  });
}

const onlyNow = ({ context }: RecordView): Html =>
  emptyState(context, {
    heading: context.t('tags.only_now'),
    next: [{ label: context.t('stamp.toToday'), href: context.here({ asof: null, known: null }) }],
  });

function lead({ context }: RecordView, { progress }: TagList): Html {
  const { lookedAt, total, open } = progress;
  return pageLead(context, [
    { message: 'tags.lead.what' },
    total > 0 && {
      message: 'tags.lead.open',
      values: { open, entries: total - lookedAt },
      links: {
        all: context.here({ ...ANEW, field: ALL_FIELDS, tag: null, sure: null, review: null, type: null }),
      },
    },
  ]);
}

function work(view: RecordView, list: TagList): Html {
  const { context } = view;
  if (list.progress.total === 0) return nothingAtAll(view);
  const facets = facetsOf(view, list);
  return html`${fieldNav(view, list)}${lookedAt(view, list)}${columns(context, {
    first: 'aside',
    aside: filters(context, { facets }),
    main: html`${chosenFilters(context, facets)}${list.groups.length === 0 ? nothingFits(view, list) : openList(view, list)}`,
  })}`;
}

/** Each vocabulary with the suggestions that wait in it. */
function fieldNav(view: RecordView, { field, byField }: TagList): Html {
  const { context } = view;
  const href = (one: string): string => context.here({ ...ANEW, field: one, tag: null });
  return sectionNav(context, {
    label: context.t('tags.fields'),
    items: [
      ...TAGGED_FIELDS.map((one) => ({
        label: fieldWord(view, one),
        href: href(one),
        count: byField[one].open,
        current: one === field,
      })),
      { label: context.t('tags.all_fields'), href: href(ALL_FIELDS), current: field === null },
    ],
  });
}

/** '412 of 1,020 looked at', as a bar and in words. */
const lookedAt = ({ context }: RecordView, { fieldProgress: { lookedAt: done, total } }: TagList): Html =>
  html`<div class="looked-at">
    <span id="looked-at">${context.t('tags.looked_at', { done, total })}</span>
    <progress
      ${attributes({ 'aria-labelledby': 'looked-at', max: Math.max(1, total), value: done })}
    ></progress>
  </div>`;

interface FacetWords {
  readonly name: TagFacet;
  readonly words: (view: RecordView, value: string) => string;
  /** Without it the most frequent come first. */
  readonly order?: readonly string[];
}

const FACETS: readonly FacetWords[] = [
  { name: 'sure', words: (view, value) => word(view, 'sureness', value), order: SURENESS },
  { name: 'review', words: (view, value) => label(view, 'review', value) },
  {
    name: 'type',
    words: (view, value) => word(view, 'recommendation_types', value),
    order: RECOMMENDATION_TYPES,
  },
  { name: 'tag', words: (view, value) => termName(view, value) },
];

function facetsOf(view: RecordView, { counts }: TagList): Facet[] {
  const { query, t } = view.context;
  return FACETS.map(({ name, words, order }) => {
    const own = counts[name];
    const values = [...new Set([...own.keys(), ...query.getAll(name).filter(Boolean)])];
    const count = (value: string): number => own.get(value) ?? 0;
    return {
      name,
      label: t(`tags.facet.${name}`),
      values: values
        .sort((a, b) =>
          order === undefined ? count(b) - count(a) || (a < b ? -1 : 1) : order.indexOf(a) - order.indexOf(b),
        )
        .map((value) => ({ value, label: words(view, value), count: count(value) })),
    };
  }).filter((facet) => facet.values.length > 0);
}

function openList(view: RecordView, list: TagList): Html {
  const { context } = view;
  const where = { total: list.groups.length, pageSize: list.pageSize, page: list.page };
  return html`<div class="find-head">${listRange(context, where)}${orderLinks(view, list)}</div>
    <form method="post" action="${context.here({ ...FRESH, ticked: null })}" class="tagging" id="tagging">
      ${bulk(view, list)}${list.shown.map((group) => entryOf(view, group, list.isTicked))}
    </form>
    ${pagination(context, where)}
    <script type="module" src="${assetAddress('tags.js')}"></script>`;
}

const orderLinks = ({ context }: RecordView, { order: current }: TagList): Html =>
  html`<p class="find-order">
    ${context.t('find.order')}
    ${ORDERS.map(
      (order) =>
        html` <a
          ${attributes({ href: context.here({ ...ANEW, order: order === 'least' ? null : order }), 'aria-current': order === current && 'true' })}
          >${context.t(`tags.order.${order}`)}</a
        >`,
    )}
  </p>`;

/** What can be done with all that are ticked; the reason goes into the history of the record. */
const bulk = ({ context }: RecordView, { isTicked }: TagList): Html =>
  html`<div class="bulk">
    <p>
      ${context.t('tags.bulk')}
      <a href="${context.here({ ...FRESH, ticked: isTicked ? null : 'all' })}"
        >${context.t(isTicked ? 'tags.untick_all' : 'tags.tick_all')}</a
      >
    </p>
    ${textInput(context, { name: 'reason', label: context.t('tags.reason'), hint: context.t('tags.reason.hint'), width: 'full' })}
    <p class="actions">
      ${button(context, { text: context.t('tags.confirm_ticked'), name: 'action', value: 'confirm' })}
      ${button(context, { text: context.t('tags.refuse_ticked'), kind: 'plain', name: 'action', value: 'refuse' })}
    </p>
    <p class="soft keys">${context.t('tags.keys')}</p>
  </div>`;

const entryOf = (view: RecordView, { entry, suggested }: EntryGroup, isTicked: boolean): Html =>
  html`<section class="suggested-for" id="entry-${safeId(entry.recommendation.id)}">
    <p class="soft">
      ${placeLink(view, entry.recommendation)} ·
      ${word(view, 'recommendation_types', entry.recommendation.type)} ·
      ${label(view, 'review', entry.review.id)}
    </p>
    ${markedText(entry, suggested)}
    ${suggestionList(view.context, {
      of: placeWords(view, entry.recommendation),
      boxes: { isTicked },
      suggestions: suggested.map((one) => suggestionOf(view, entry, one)),
    })}
  </section>`;

/** Everything that fits is decided, or the filters are too narrow. */
const nothingFits = ({ context }: RecordView, { field, fieldProgress }: TagList): Html =>
  fieldProgress.open === 0
    ? note(context, { tone: 'success', body: context.t('tags.all_done') })
    : emptyState(context, {
        heading: context.t('tags.none_fits'),
        next: [
          {
            label: context.t('tags.show_all'),
            href: context.here({
              ...ANEW,
              field: field ?? ALL_FIELDS,
              tag: null,
              sure: null,
              review: null,
              type: null,
            }),
          },
        ],
      });

const nothingAtAll = ({ context, state }: RecordView): Html =>
  emptyState(context, {
    heading: context.t('tags.nothing'),
    body: context.t('tags.nothing.body'),
    next: [
      { label: context.t('recommendations.title'), href: context.link(`/${state.id}/recommendations`) },
      { label: context.t('nav.read'), href: context.link(`/${state.id}/read`) },
    ],
  });
