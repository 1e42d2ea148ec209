import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** Where the page stands: the pages above it, from the top; the page itself is its heading and is not repeated. */
export const crumbs = (context: PageContext, above: readonly Crumb[]): Html =>
  above.length === 0
    ? html``
    : html`<nav class="crumbs" aria-label="${context.t('layout.crumbs')}">
        <ol>
          ${above.map((crumb) => html`<li><a href="${crumb.href}">${crumb.label}</a></li>`)}
        </ol>
      </nav>`;
