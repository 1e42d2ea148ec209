import { html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { heading } from './parts.ts';
import type { HeadingLevel } from './parts.ts';

export interface Passage {
  /** Where it stands in its document, usually the link to its own page: 'para. 24 (a)'. */
  readonly place: Child;
  readonly words: Child;
  /** Short facts in one line: who said it, what was answered, its source. */
  readonly marks?: readonly Child[];
  /** What became of it. */
  readonly below?: Child;
}

export interface Passages {
  /** The passages under each heading of the document, in its order. */
  readonly groups: readonly { readonly heading: Child; readonly passages: readonly Passage[] }[];
  readonly level?: HeadingLevel;
}

/** What a document says, under its own headings: the heading on the outer side, the words beside it. */
export const passages = (_context: PageContext, { groups, level = 3 }: Passages): Html =>
  html`<div class="passages">
    ${groups.map(
      (group) =>
        html`<div class="passage-group">
          ${heading(level, group.heading)}
          <ul>
            ${group.passages.map(
              ({ place, words, marks = [], below }) =>
                html`<li>
                  <p class="passage-words"><span class="passage-place">${place}</span> ${words}</p>
                  ${marks.length > 0 && html`<p class="soft">${marks.map((mark, index) => html`${index > 0 && ' · '}${mark}`)}</p>`}
                  ${below !== undefined && html`<div class="passage-below">${below}</div>`}
                </li>`,
            )}
          </ul>
        </div>`,
    )}
  </div>`;
