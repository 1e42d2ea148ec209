import { attributes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface SectionNav {
  /** What the links are parts of, for screen readers: 'Parts of this review'. */
  readonly label: string;
  readonly items: readonly {
    readonly label: string;
    readonly href: string;
    readonly count?: number;
    readonly current?: boolean;
  }[];
}

/** The parts of one subject as links, each a page of its own. Nothing is hidden behind a tab. */
export const sectionNav = (context: PageContext, { label, items }: SectionNav): Html =>
  html`<nav class="sections" aria-label="${label}">
    <ul>
      ${items.map(
        (item) =>
          html`<li>
            <a ${attributes({ href: item.href, 'aria-current': item.current === true && 'page' })}
              >${item.label}${
                item.count !== undefined && html` <span class="count">${context.number(item.count)}</span>`
              }</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
