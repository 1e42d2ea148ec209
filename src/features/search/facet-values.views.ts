import { button } from '../../web/components/button.ts';
import { dataTable, readSort } from '../../web/components/data-table.ts';
import type { SortOrder } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { hiddenFields } from '../../web/components/filters.ts';
import { listRange, pagination, readPage } from '../../web/components/pagination.ts';
import { SHARE_STYLE, shareBar } from '../../web/components/share-bar.ts';
import type { CsvTable } from '../../web/csv.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { PageContext } from '../../web/page-context.ts';
import type { RecordsView } from '../record/index.ts';
import { countedValues, findHref, wordsOf } from './facet-words.ts';
import type { CountedValue, FacetWords } from './facet-words.ts';
import { NO_VALUE } from './findable.ts';
import type { FacetName } from './findable.ts';
import type { Answer } from './search.ts';
import { foldedWord, wordsOf as wordsIn } from './words.ts';

/** All values of one facet under a question: `/find/values/issue?q=torture&sort=name&within=child`. */
interface NamedValue extends CountedValue {
  readonly label: string;
}

export interface ListedValues {
  readonly facet: FacetWords;
  /** Those that the words of `?within=` leave, in the order asked for. */
  readonly values: readonly NamedValue[];
  /** How many there are without these words. */
  readonly all: number;
  readonly total: number;
  readonly sort: { readonly by: (typeof SORTS)[number]; readonly order: SortOrder };
}

const SORTS = ['name', 'count'] as const;
const PAGE_SIZE = 100;

export function listValues(view: RecordsView, facet: FacetWords, answer: Answer): ListedValues {
  const { context } = view;
  const counted = countedValues(context.query, facet, answer).filter(({ value }) => value !== NO_VALUE);
  const named = counted.map((one) => ({ ...one, label: wordsOf(view, facet, one.value) }));
  const sort = readSort(context, SORTS, { by: 'count', order: 'descending' });
  const values = named.filter(holding(context.query.get('within') ?? ''));
  const collator = new Intl.Collator(context.language, { numeric: true });
  const byName = (a: NamedValue, b: NamedValue): number => collator.compare(a.label, b.label);
  const by = sort.by === 'name' ? byName : (a: NamedValue, b: NamedValue) => a.count - b.count;
  values.sort((a, b) => (sort.order === 'descending' ? by(b, a) : by(a, b)) || byName(a, b));
  return { facet, values, all: named.length, total: answer.total, sort };
}

/** Values whose name or code has words that begin with each of those asked for. */
function holding(asked: string): (one: NamedValue) => boolean {
  const beginnings = wordsIn(asked.slice(0, 200)).map(foldedWord);
  if (beginnings.length === 0) return () => true;
  return ({ label, value }) => {
    const words = wordsIn(`${label} ${value}`).map(foldedWord);
    return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
  };
}

export const valuesTable = ({ values }: ListedValues): CsvTable => ({
  header: ['value', 'name', 'count', 'share'],
  rows: values.map(({ value, label, count, share }) => [value, label, count, Number(share.toFixed(4))]),
});

export function valuesPage(view: RecordsView, listed: ListedValues): Html {
  const { context } = view;
  const { facet, values, all, sort, total } = listed;
  const { t } = context;
  const name = t(`find.facet.${facet.name}`);
  const chosen = context.query.getAll(facet.name).filter(Boolean);
  const from = (readPage(context) - 1) * PAGE_SIZE;
  const where = { total: values.length, pageSize: PAGE_SIZE, page: readPage(context) };
  const back = findHref(context, facet.name, chosen);
  const table = dataTable(context, {
    id: 'values',
    caption: name,
    captionUnseen: true,
    narrow: 'scroll',
    rows: values.slice(from, from + PAGE_SIZE),
    sorted: sort,
    columns: [
      {
        header: name,
        namesRow: true,
        sort: 'name',
        cell: (one) => valueLink(context, facet.name, one, chosen),
      },
      {
        header: t('find.values.count'),
        numeric: true,
        sort: 'count',
        cell: ({ count }) => context.number(count),
      },
      { header: t('find.values.share'), cell: ({ share }) => shareBar(context, share) },
    ],
  });
  return page(context, {
    title: t('find.values.title', { facet: name }),
    crumbs: [{ label: t('find.title'), href: back }],
    noindex: true,
    styles: [SHARE_STYLE],
    ...(view.state !== null && { state: view.state }),
    lead: html`<p class="lead">${t('find.values.lead', { count: all, total })}</p>`,
    twins: { json: true, csv: context.here({ page: null }, { format: 'csv' }) },
    body: html`${withinForm(context)}${
      values.length > from
        ? html`<div class="values">${listRange(context, where)}${table}${pagination(context, where)}</div>`
        : emptyState(context, {
            heading: t('find.values.nothing'),
            next: [
              { label: t('find.values.all'), href: context.here({ within: null, page: null }) },
              { label: t('find.values.back'), href: back },
            ],
          })
    }`,
  });
}

/** Choosing adds to what is chosen in the facet; what is chosen can be taken back. */
function valueLink(
  context: PageContext,
  name: FacetName,
  { value, label }: NamedValue,
  chosen: readonly string[],
): Html {
  const isChosen = chosen.includes(value);
  const next = isChosen ? chosen.filter((one) => one !== value) : [...chosen, value];
  return html`<a ${attributes({ href: findHref(context, name, next), 'aria-current': isChosen && 'true' })}
      >${label}</a
    >${isChosen && html` <span class="soft">${context.t('find.values.chosen')}</span>`}`;
}

const withinForm = (context: PageContext): Html => {
  const kept = [...context.query].filter(([name]) => name !== 'within' && name !== 'page');
  return html`<form class="find" role="search" method="get" action="${context.here().split('?', 1)[0]}">
    ${hiddenFields(context, kept)}
    <label for="values-within">${context.t('find.values.within')}</label>
    <div class="find-line">
      <input
        ${attributes({ type: 'search', class: 'input', id: 'values-within', name: 'within', value: context.query.get('within') ?? '' })}
      />
      ${button(context, { text: context.t('find.do'), kind: 'plain' })}
    </div>
  </form>`;
};
