import { dataTable } from '../../web/components/data-table.ts';
import { heading } from '../../web/components/parts.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import { note } from '../../web/components/note.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { MessageKey } from '../../web/messages.ts';
import type { PageContext } from '../../web/page-context.ts';
import { kindName } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { FACETS } from '../search/index.ts';
import { API_PATH, CHANGES_PATH, DOCS_PATH, OPENAPI_PATH, SEARCH_PATH, STATES_PATH } from './addresses.ts';
import type { DocsExample, DocsExamples } from './docs.answers.ts';
import { LINES_ENDING } from './endpoint.ts';
import { problemId, PROBLEMS } from './problems.ts';

const code = (words: Child): Html => html`<code dir="ltr">${words}</code>`;

/** A sentence of the documentation: `<c>` are words of the API, `<a>` leads somewhere. */
const said = ({ t }: PageContext, key: MessageKey, href = API_PATH): Html =>
  html`<p>${t.rich(key, {}, { c: code, a: href })}</p>`;

const listed = ({ t }: PageContext, keys: readonly MessageKey[]): Html =>
  html`<ul>
    ${keys.map((key) => html`<li>${t.rich(key, {}, { c: code, a: OPENAPI_PATH })}</li>`)}
  </ul>`;

/** A question and what it is answered; the answer can be scrolled from the keyboard. */
const shown = ({ t }: PageContext, { address, answer }: DocsExample): Html =>
  html`<p>
      ${t.rich('api.example', {}, { c: () => html`<a href="${address}">${code(`GET ${address}`)}</a>` })}
    </p>
    <pre class="answer" dir="ltr" lang="en" tabindex="0">${answer}</pre>`;

const PARTS = [
  ['promise', 'api.promise'],
  ['addresses', 'api.addresses'],
  ['record', 'api.record'],
  ['lists', 'api.lists'],
  ['copy', 'api.copy'],
  ['lines', 'api.lines'],
  ['search', 'api.search'],
  ['again', 'api.again'],
  ['problems', 'api.problems'],
  ['kinds', 'api.kinds'],
] as const;
type Part = (typeof PARTS)[number][0];

const contents = (context: PageContext): Html =>
  sectionNav(context, {
    label: context.t('api.contents'),
    items: PARTS.map(([id, title]) => ({ label: context.t(title), href: `#${id}` })),
  });

const parts = (context: PageContext, bodies: Readonly<Record<Part, Child>>): Html =>
  html`${PARTS.map(
    ([id, title]) => html`<section id="${id}">${heading(2, context.t(title))} ${bodies[id]}</section>`,
  )}`;

interface Address {
  readonly path: string;
  readonly what: MessageKey;
  readonly href?: string;
}

const ADDRESSES: readonly Address[] = [
  { path: API_PATH, what: 'api.address.entry', href: API_PATH },
  { path: SEARCH_PATH, what: 'api.address.search', href: SEARCH_PATH },
  { path: STATES_PATH, what: 'api.address.states', href: STATES_PATH },
  { path: `${API_PATH}/{kind}`, what: 'api.address.list', href: '#kinds' },
  { path: `${API_PATH}/{kind}${LINES_ENDING}`, what: 'api.address.lines', href: '#lines' },
  { path: `${API_PATH}/{kind}/{id}`, what: 'api.address.record' },
  { path: `${API_PATH}/{kind}/{id}/history`, what: 'api.address.history' },
  { path: `${API_PATH}/{kind}/{id}/proof`, what: 'api.address.proof' },
  { path: CHANGES_PATH, what: 'api.address.changes', href: CHANGES_PATH },
  { path: OPENAPI_PATH, what: 'api.address.openapi', href: OPENAPI_PATH },
];

const addresses = (context: PageContext): Html =>
  dataTable(context, {
    id: 'addresses-table',
    caption: context.t('api.addresses'),
    captionUnseen: true,
    rows: ADDRESSES,
    columns: [
      {
        header: context.t('api.address'),
        namesRow: true,
        cell: ({ path, href }) =>
          href === undefined ? code(path) : html`<a href="${href}">${code(path)}</a>`,
      },
      { header: context.t('api.what'), cell: ({ what }) => context.t.rich(what, {}, { c: code }) },
    ],
  });

const PARAMETERS = ['state', 'asof', 'known', 'changedSince', 'limit', 'cursor'] as const;

const parameters = (context: PageContext): Html =>
  dataTable(context, {
    id: 'parameters-table',
    caption: context.t('api.parameters'),
    rows: PARAMETERS,
    columns: [
      { header: context.t('api.parameter'), namesRow: true, cell: code },
      {
        header: context.t('api.what'),
        cell: (name) => context.t.rich(`api.parameter.${name}`, {}, { c: code }),
      },
    ],
  });

const facets = (context: PageContext): Html =>
  dataTable(context, {
    id: 'facets-table',
    caption: context.t('api.facets'),
    rows: FACETS,
    columns: [
      { header: context.t('api.parameter'), namesRow: true, cell: code },
      { header: context.t('api.what'), cell: (name) => context.t(`find.facet.${name}`) },
    ],
  });

const problems = (context: PageContext): Html =>
  dataTable(context, {
    id: 'problems-table',
    caption: context.t('api.problems.codes'),
    rows: PROBLEMS,
    rowId: (one) => problemId(one.code),
    columns: [
      { header: context.t('api.problems.code'), namesRow: true, cell: (one) => code(one.code) },
      { header: context.t('api.problems.status'), numeric: true, cell: (one) => one.status },
      { header: context.t('api.what'), cell: (one) => context.t(`api.problem.${one.code}`) },
    ],
  });

interface KindRow {
  readonly name: string;
  readonly words: string;
}

const kinds = ({ context }: RecordsView, rows: readonly KindRow[]): Html =>
  dataTable(context, {
    id: 'kinds-table',
    caption: context.t('api.kinds'),
    captionUnseen: true,
    rows,
    columns: [
      {
        header: context.t('api.kind'),
        namesRow: true,
        cell: ({ name }) => html`<a href="${`${API_PATH}/${name}`}">${code(name)}</a>`,
      },
      { header: context.t('api.what'), cell: ({ words }) => words },
    ],
  });

/** How the API is used: what it promises, where things are, and real answers. */
export function docsPage(view: RecordsView, examples: DocsExamples, names: readonly string[]): Html {
  const { context } = view;
  const { t } = context;
  const rows = names.map((name) => ({ name, words: kindName(view, name) }));
  return page(context, {
    title: t('api.title'),
    crumbs: [],
    dated: false,
    lead: html`<p class="lead">${t.rich('api.lead', {}, { a: OPENAPI_PATH, c: code })}</p>`,
    body: html`${contents(context)}
      <div class="docs">
        ${parts(context, bodiesOf(view, examples, rows))} ${said(context, 'api.docs.languages', DOCS_PATH)}
      </div>`,
  });
}

const bodiesOf = (
  view: RecordsView,
  examples: DocsExamples,
  rows: readonly KindRow[],
): Readonly<Record<Part, Child>> => {
  const { context } = view;
  return {
    promise: [
      listed(context, ['api.promise.ids', 'api.promise.meaning', 'api.promise.more', 'api.promise.end']),
      note(context, { body: context.t.rich('api.promise.reading', {}, { c: code }) }),
    ],
    addresses: [addresses(context), shown(context, examples.entry)],
    record: [
      said(context, 'api.record.what'),
      listed(context, ['api.record.dates', 'api.record.texts', 'api.record.null', 'api.record.differ']),
      examples.record === null ? said(context, 'api.record.none') : shown(context, examples.record),
    ],
    lists: [
      said(context, 'api.lists.what'),
      parameters(context),
      said(context, 'api.lists.pages'),
      shown(context, examples.list),
    ],
    copy: [said(context, 'api.copy.what'), said(context, 'api.copy.then')],
    lines: said(context, 'api.lines.what'),
    search: [
      said(context, 'api.search.what', context.link('/find')),
      said(context, 'api.search.facets'),
      facets(context),
      shown(context, examples.search),
    ],
    again: [
      said(context, 'api.again.etag'),
      said(context, 'api.again.limits'),
      said(context, 'api.again.origins'),
    ],
    problems: [said(context, 'api.problems.what'), shown(context, examples.problem), problems(context)],
    kinds: [said(context, 'api.kinds.what', OPENAPI_PATH), kinds(view, rows)],
  };
};
