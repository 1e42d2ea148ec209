import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { textIn } from './parts.ts';

export interface Crumb {
  readonly label: string;
  /** Language of the label (ISO 639-1) where it is a text of the record and not a word of the site. */
  readonly language?: string;
  readonly href: string;
}

/** Where the page stands: the pages above it, from the top; the page itself is its heading and is not repeated. */
export const crumbs = (context: PageContext, above: readonly Crumb[]): Html =>
  above.length === 0
    ? html``
    : html`<nav class="crumbs" aria-label="${context.t('layout.crumbs')}">
        <ol>
          ${above.map((crumb) => html`<li><a href="${crumb.href}">${textIn(context, crumb.label, crumb.language ?? context.language)}</a></li>`)}
        </ol>
      </nav>`;
