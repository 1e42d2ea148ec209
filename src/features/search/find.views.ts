import { columns } from '../../web/components/columns.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters, hiddenFields } from '../../web/components/filters.ts';
import { listRange, pageAddress, pagination } from '../../web/components/pagination.ts';
import { textIn } from '../../web/components/parts.ts';
import { SHARE_STYLE } from '../../web/components/share-bar.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { PageOptions } from '../../web/layout.ts';
import { citationsPath, COMPARE_PATH, FIND_PATH } from '../../web/navigation.ts';
import type { PageContext } from '../../web/page-context.ts';
import { FACET_WORDS, facetsOf, wordsOf as valueWords } from './facet-words.ts';
import type { RecordsView } from '../record/index.ts';
import { stateName, word } from '../record/index.ts';
import type { Asked } from './asked.ts';
import { MOST_PAGES, ORDERS, PAGE_SIZE } from './asked.ts';
import { highlight } from './highlight.ts';
import { beginningsOf } from './question.ts';
import { snippet } from './snippet.ts';
import type { Answer, Hit } from './search.ts';
import type { Landing } from './landing.ts';

export interface Found {
  readonly asked: Asked;
  readonly answer: Answer;
  /** Where a pasted symbol or article leads. */
  readonly landings: readonly Landing[];
  /** The question with a word in place of one that nothing holds; null where there is none. */
  readonly suggestion: string | null;
}

const WITH_PAGES: Readonly<Record<string, string>> = {
  recommendation: 'recommendations',
  measure: 'measures',
  reform: 'reforms',
};

/** The page of a hit: its own, or that of its record. */
export function hitPath({ kind, id, unit, facets }: Hit): string {
  const folder = WITH_PAGES[kind];
  if (folder !== undefined) return `/${unit}/${folder}/${id}`;
  const state = kind === 'source' ? facets.state[0] : undefined;
  if (state !== undefined) return `/${state}/sources/${id}`;
  return citationsPath({ stateId: unit === '' ? null : unit, kind, id });
}

const wordsOf = (view: RecordsView, facet: string, values: readonly string[]): readonly string[] => {
  const known = FACET_WORDS.find((one) => one.name === facet);
  return values.map((value) => known?.words(view, value) ?? value);
};

/** What is set off in the texts: terms of the index, and beginnings that were asked for with a star. */
interface Marked {
  readonly terms: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

function hitItem(view: RecordsView, hit: Hit, asked: Marked): Html {
  const { context } = view;
  const { facets } = hit;
  const kind = wordsOf(view, 'kind', facets.kind)[0];
  const names = [
    ...(facets.mechanism.length > 0 ? wordsOf(view, 'mechanism', facets.mechanism) : []),
    ...wordsOf(view, 'document', facets.document.slice(0, 1)),
    hit.paragraph === null || hit.kind !== 'recommendation'
      ? (hit.paragraph ?? '')
      : context.t('recommendation.paragraph', { paragraph: hit.paragraph }),
    hit.date === null ? '' : context.date(hit.date),
  ].filter(Boolean);
  return html`<li class="hit">
    <p class="hit-where">
      ${facets.state.map((id) => html`<a href="${context.link(`/${id}`)}">${stateName(context, view.catalogue, id)}</a> · `)}${kind}
    </p>
    <p class="hit-text">
      <a href="${context.link(hitPath(hit))}">${marked(view, hit, asked)}</a>
    </p>
    <p class="soft">
      ${names.join(' · ')}${facets.recommender.length > 0 && html` · ${context.list(wordsOf(view, 'recommender', facets.recommender))}`}
    </p>
    ${standing(view, hit)}
  </li>`;
}

/** The text with what was asked for set off, in its own language and direction. */
function marked({ context }: RecordsView, { text }: Hit, { terms, beginnings }: Marked): Html {
  const pieces = snippet(highlight(text.text, text.language, terms, beginnings));
  return html`${pieces.map((piece) =>
    piece.isFound
      ? html`<mark>${textIn(context, piece.text, text.language)}</mark>`
      : textIn(context, piece.text, text.language),
  )}`;
}

function standing(view: RecordsView, { facets }: Hit): Html | false {
  const words = [
    ...facets.position.map((value) => word(view, 'position', value)),
    ...(facets.status.includes('not_assessed') ? [] : wordsOf(view, 'status', facets.status)),
    ...wordsOf(view, 'differs', facets.differs),
  ];
  return words.length > 0 && html`<p class="hit-standing">${words.join(' · ')}</p>`;
}

const searchForm = ({ context }: RecordsView, { text }: Asked): Html => {
  const kept = [...context.query].filter(([name]) => name !== 'q' && name !== 'page');
  return html`<form
    class="find"
    role="search"
    method="get"
    action="${context.link(FIND_PATH).split('?', 1)[0]}"
  >
    ${hiddenFields(context, kept)}
    <label for="find-q">${context.t('find.label')}</label>
    <div class="find-line">
      <input
        ${attributes({ type: 'search', class: 'input', id: 'find-q', name: 'q', value: text, 'aria-keyshortcuts': '/' })}
      />
      <button class="button" type="submit">${context.t('find.do')}</button>
    </div>
    <details class="find-help">
      <summary>${context.t('find.help')}</summary>
      <ul>
        ${(['words', 'phrase', 'beginning', 'not', 'or', 'field', 'paste', 'keys'] as const).map(
          (one) => html`<li>${context.t.rich(`find.help.${one}`)}</li>`,
        )}
      </ul>
    </details>
  </form>`;
};

const orderLinks = ({ context }: RecordsView, { query }: Asked): Html =>
  html`<p class="find-order">
    ${context.t('find.order')}
    ${ORDERS.map((order) => {
      const href = context.here({ sort: order === 'best' ? null : order, page: null });
      return html` <a ${attributes({ href, 'aria-current': order === query.order && 'true' })}
        >${context.t(`find.order.${order}`)}</a
      >`;
    })}
  </p>`;

const landingBox = ({ context }: RecordsView, landings: readonly Landing[]): Html | false =>
  landings.length > 0 &&
  html`<ul class="landings">
    ${landings.map(({ href, label }) => html`<li><a href="${href}">${context.t('find.landing', { label })}</a></li>`)}
  </ul>`;

/** `offers`: what else can be done with the answer, below it; see `SearchServices`. */
export function findPage(
  view: RecordsView,
  found: Found,
  offers?: (view: RecordsView, answer: Answer) => Html,
): Html {
  const { context } = view;
  const { asked, answer, landings } = found;
  const facets = facetsOf(view, answer);
  return page(context, {
    title: titleOf(context, asked.text),
    crumbs: [],
    noindex: asked.text !== '',
    ...(view.state !== null && { state: view.state }),
    lead: html`<p class="lead">${context.t('find.lead', { total: answer.total })}</p>
      ${offers !== undefined && answer.total > 0 && html`<p class="find-offers"><a href="#offers">${context.t('find.offers')}</a></p>`}`,
    pages: pagesAround(context, asked, answer),
    styles: [SHARE_STYLE],
    twins: { json: true, ...wholeTwins(context) },
    body: html`${searchForm(view, asked)}${landingBox(view, landings)}${columns(context, {
      first: 'aside',
      aside: filters(context, { facets }),
      main: html`${chosenFilters(context, facets)}${answer.total === 0 ? nothing(view, found) : hits(view, found)}${offers?.(view, answer)}`,
    })}`,
  });
}

const LONGEST_TITLE = 80;

/** The question, so that windows and bookmarks can be told apart. */
function titleOf({ t }: PageContext, text: string): string {
  if (text === '') return t('find.title');
  const words = text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE).trimEnd()}…`;
  return t('find.title.of', { words });
}

/** Pages that can be turned to: as many as there are, up to those that anyone reads. */
const pagesOf = ({ total }: Answer): number => Math.min(MOST_PAGES, Math.ceil(total / PAGE_SIZE));

const pagesAround = (context: PageContext, { page: at }: Asked, answer: Answer): PageOptions['pages'] => ({
  ...(at > 1 && at <= pagesOf(answer) && { previous: pageAddress(context, at - 1) }),
  ...(at < pagesOf(answer) && { next: pageAddress(context, at + 1) }),
});

/** The forms that hold the whole answer, whichever page of it is shown. */
const wholeTwins = (context: PageContext): PageOptions['twins'] =>
  Object.fromEntries(
    (['csv', 'xlsx', 'ndjson', 'atom'] as const).map((format) => [
      format,
      context.here({ page: null }, { format }),
    ]),
  );

/** The same question side by side and in pictures. */
const compareHref = ({ link, query }: PageContext): string =>
  link(
    COMPARE_PATH,
    Object.fromEntries(
      ['q', ...FACET_WORDS.map(({ name }) => name)].map((name) => [name, query.getAll(name)]),
    ),
  );

const hits = (view: RecordsView, { asked, answer }: Found): Html => {
  const { context } = view;
  if (answer.hits.length === 0) return beyond(context);
  const where = { total: answer.total, pageSize: PAGE_SIZE, page: asked.page };
  const marks = { terms: answer.terms, beginnings: beginningsOf(asked.query.question) };
  return html`<div class="find-head">
      ${listRange(context, where)}
      <p><a href="${compareHref(context)}">${context.t('find.compare')}</a></p>
      ${orderLinks(view, asked)}
    </div>
    <ol class="hits" start="${asked.query.from + 1}">
      ${answer.hits.map((hit) => hitItem(view, hit, marks))}
    </ol>
    ${pagination(context, { ...where, total: Math.min(answer.total, MOST_PAGES * PAGE_SIZE) })}`;
};

/** A page behind the last one: an old address, or one that was written by hand. */
const beyond = (context: PageContext): Html =>
  emptyState(context, {
    heading: context.t('find.beyond'),
    body: context.t('find.beyond.body', { most: MOST_PAGES * PAGE_SIZE }),
    next: [{ label: context.t('find.first_page'), href: context.here({ page: null }) }],
  });

interface Step {
  readonly label: string;
  readonly href: string;
}

/** What would find something: another spelling, any of the words, one choice less. */
function stepsFrom(view: RecordsView, { asked, answer, suggestion }: Found): readonly Step[] {
  const { context } = view;
  const { t, here } = context;
  const words = /["():*]|\b(?:AND|OR|NOT)\b/.test(asked.text) ? [] : asked.text.split(/\s+/);
  const choices = FACET_WORDS.filter(({ name }) => (asked.query.choices[name]?.size ?? 0) > 0);
  const cleared = Object.fromEntries(choices.map(({ name }) => [name, null]));
  return [
    ...(suggestion === null
      ? []
      : [{ label: t('find.meant', { words: suggestion }), href: here({ q: suggestion, page: null }) }]),
    ...choices.flatMap((facet) => {
      const count = answer.without[facet.name] ?? 0;
      const values = [...(asked.query.choices[facet.name] ?? [])];
      const chosen = context.list(values.slice(0, 3).map((value) => valueWords(view, facet, value)));
      const label = t('find.without', { facet: t(`find.facet.${facet.name}`), values: chosen, count });
      return count === 0 ? [] : [{ label, href: here({ [facet.name]: null, page: null }) }];
    }),
    ...(choices.length > 1 ? [{ label: t('filters.clear'), href: here({ ...cleared, page: null }) }] : []),
    ...(words.length > 1
      ? [{ label: t('find.any_word'), href: here({ q: words.join(' OR '), page: null }) }]
      : []),
    { label: t('find.show_all'), href: context.link(FIND_PATH) },
  ];
}

const nothing = (view: RecordsView, found: Found): Html =>
  emptyState(view.context, {
    heading: view.context.t('find.nothing'),
    body: view.context.t('find.nothing.body'),
    next: stepsFrom(view, found),
  });
