import { html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface Columns {
  readonly main: Child;
  readonly aside: Child;
  /** Which comes first in reading order, and above on a narrow screen. Filters come first, what is due comes second. */
  readonly first?: 'main' | 'aside';
}

/** Two columns on a wide screen, one on a narrow one. */
export const columns = (_context: PageContext, { main, aside, first = 'main' }: Columns): Html =>
  first === 'main'
    ? html`<div class="columns">
        <div>${main}</div>
        <div>${aside}</div>
      </div>`
    : html`<div class="columns columns-aside-first">
        <div>${aside}</div>
        <div>${main}</div>
      </div>`;
