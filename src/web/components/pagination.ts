import { attributes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface Pagination {
  readonly total: number;
  readonly pageSize: number;
  /** From 1; `readPage(context)` reads it from the address. */
  readonly page: number;
}

/** The page asked for by `?page=`, from 1; anything that is not a whole number from 1 is the first page. */
export function readPage(context: PageContext): number {
  const asked = context.query.get('page') ?? '';
  return /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : 1;
}

/** '51–100 of 245': said above a list too, even where there is one page only. */
export function listRange(context: PageContext, { total, pageSize, page }: Pagination): Html {
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  return html`<p class="range">${context.t('pagination.range', { from, to, total })}</p>`;
}

/** The way to the other pages of a list, below it. */
export function pagination(context: PageContext, options: Pagination): Html {
  const { total, pageSize, page } = options;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return html`<div class="pagination">${listRange(context, options)}</div>`;
  return html`<nav class="pagination" aria-label="${context.t('pagination.label')}">
    ${listRange(context, options)}
    <ul>
      ${page > 1 && html`<li>${step(context, page - 1, 'prev', context.t('pagination.previous'))}</li>`}
      ${numbersAround(page, pages).map((number) => html`<li>${numberLink(context, number, page)}</li>`)}
      ${page < pages && html`<li>${step(context, page + 1, 'next', context.t('pagination.next'))}</li>`}
    </ul>
  </nav>`;
}

const numberLink = (context: PageContext, number: number | null, page: number): Html =>
  number === null
    ? html`<span class="gap" aria-hidden="true">…</span>`
    : html`<a
        ${attributes({
          href: pageAddress(context, number),
          'aria-label': context.t('pagination.page', { page: number }),
          'aria-current': number === page && 'page',
        })}
        >${context.number(number)}</a
      >`;

/** This address with another page of its list. */
export const pageAddress = (context: PageContext, page: number): string =>
  context.here({ page: page === 1 ? null : page });

const step = (context: PageContext, page: number, rel: string, words: string): Html =>
  html`<a href="${pageAddress(context, page)}" rel="${rel}">${words}</a>`;

/** First, last and the neighbours of the page; `null` where some are left out. */
function numbersAround(page: number, pages: number): readonly (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages);
  return shown
    .toSorted((a, b) => a - b)
    .flatMap((one, index, all) => {
      const before = all[index - 1];
      return before !== undefined && one - before > 1 ? [null, one] : [one];
    });
}
