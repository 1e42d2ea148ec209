import { columns } from '../../web/components/columns.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters, hiddenFields } from '../../web/components/filters.ts';
import { listRange, pagination } from '../../web/components/pagination.ts';
import { textIn } from '../../web/components/parts.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { citationsPath, FIND_PATH } from '../../web/navigation.ts';
import { FACET_WORDS, facetsOf } from './facet-words.ts';
import type { RecordsView } from '../record/index.ts';
import { stateName, word } from '../record/index.ts';
import type { Asked } from './asked.ts';
import { ORDERS, PAGE_SIZE } from './asked.ts';
import { highlight } from './highlight.ts';
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

function hitItem(view: RecordsView, hit: Hit, terms: ReadonlySet<string>): Html {
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
      <a href="${context.link(hitPath(hit))}">${marked(view, hit, terms)}</a>
    </p>
    <p class="soft">
      ${names.join(' · ')}${facets.recommender.length > 0 && html` · ${context.list(wordsOf(view, 'recommender', facets.recommender))}`}
    </p>
    ${standing(view, hit)}
  </li>`;
}

/** The text with what was asked for set off, in its own language and direction. */
function marked({ context }: RecordsView, { text }: Hit, terms: ReadonlySet<string>): Html {
  const pieces = highlight(text.text, text.language, terms);
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
  const kept = [...context.query].filter(([name]) => !['q', 'page', 'all'].includes(name));
  return html`<form
    class="find"
    role="search"
    method="get"
    action="${context.link(FIND_PATH).split('?', 1)[0]}"
  >
    ${hiddenFields(context, kept)}
    <label for="find-q">${context.t('find.label')}</label>
    <div class="find-line">
      <input ${attributes({ type: 'search', class: 'input', id: 'find-q', name: 'q', value: text })} />
      <button class="button" type="submit">${context.t('find.do')}</button>
    </div>
    <details class="find-help">
      <summary>${context.t('find.help')}</summary>
      <ul>
        ${(['words', 'phrase', 'beginning', 'not', 'or', 'field', 'paste'] as const).map(
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

export function findPage(view: RecordsView, found: Found): Html {
  const { context } = view;
  const { asked, answer, landings } = found;
  const facets = facetsOf(view, answer);
  return page(context, {
    title: context.t('find.title'),
    crumbs: [],
    noindex: asked.text !== '',
    ...(view.state !== null && { state: view.state }),
    lead: html`<p class="lead">${context.t('find.lead', { total: answer.total })}</p>`,
    twins: { json: true, csv: context.here({ page: null }, { format: 'csv' }) },
    body: html`${searchForm(view, asked)}${landingBox(view, landings)}${columns(context, {
      first: 'aside',
      aside: filters(context, { facets }),
      main: html`${chosenFilters(context, facets)}${answer.total === 0 ? nothing(view, found) : hits(view, found)}`,
    })}`,
  });
}

const hits = (view: RecordsView, { asked, answer }: Found): Html => {
  const where = { total: answer.total, pageSize: PAGE_SIZE, page: asked.page };
  return html`<div class="find-head">${listRange(view.context, where)}${orderLinks(view, asked)}</div>
    <ol class="hits" start="${asked.query.from + 1}">
      ${answer.hits.map((hit) => hitItem(view, hit, answer.terms))}
    </ol>
    ${pagination(view.context, where)}`;
};

const nothing = ({ context }: RecordsView, { asked, suggestion }: Found): Html => {
  const cleared = Object.fromEntries(FACET_WORDS.map(({ name }) => [name, null]));
  const hasChoices = Object.keys(asked.query.choices).length > 0;
  return emptyState(context, {
    heading: context.t('find.nothing'),
    body: context.t('find.nothing.body'),
    next: [
      ...(suggestion === null
        ? []
        : [
            {
              label: context.t('find.meant', { words: suggestion }),
              href: context.here({ q: suggestion, page: null }),
            },
          ]),
      ...(hasChoices
        ? [{ label: context.t('filters.clear'), href: context.here({ ...cleared, page: null }) }]
        : []),
      { label: context.t('find.show_all'), href: context.link(FIND_PATH) },
    ],
  });
};
