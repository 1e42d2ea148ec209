import { attributes, classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import { earliest } from '../../kernel/partial-date.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import type { PageContext } from '../page-context.ts';
import { heading, safeId, timeOf } from './parts.ts';
import type { HeadingLevel } from './parts.ts';

export interface ThreadEntry {
  /** null: the source states no date. */
  readonly date: PartialDate | null;
  /** Words instead of the date alone: 'until the end of 2021', 'today'. */
  readonly when?: string;
  /** 'spoke': the State or a mechanism acted (full dot). 'follows': something results from it (open dot). */
  readonly weight: 'spoke' | 'follows';
  /** Still to come, where the date alone does not tell: expected in the year that runs. */
  readonly ahead?: boolean;
  readonly heading: Child;
  readonly body?: Child;
  readonly id?: string;
}

export interface Thread {
  readonly entries: readonly ThreadEntry[];
  readonly level?: HeadingLevel;
}

/**
 * What led to what, in the order given: time on the outer side, one line. The same for a treaty, a recommendation, a
 * measure. What lies after the day of the page hangs on a dashed line.
 */
export function thread(context: PageContext, { entries, level = 3 }: Thread): Html {
  return html`<ol class="thread">
    ${entries.map((entry) => {
      const ahead = entry.ahead ?? (entry.date !== null && earliest(entry.date) > context.asof);
      return html`<li
        ${attributes({
          class: classes(entry.weight, ahead && 'ahead'),
          id: entry.id === undefined ? undefined : safeId(entry.id),
        })}
      >
        <p class="thread-when">${when(context, entry)}</p>
        <div class="thread-what">
          ${heading(level, entry.heading)}${entry.body !== undefined && entry.body}
        </div>
      </li>`;
    })}
  </ol>`;
}

const when = (context: PageContext, entry: ThreadEntry): Html =>
  entry.when === undefined || entry.date === null
    ? html`${entry.when ?? timeOf(context, entry.date)}`
    : html`<time datetime="${entry.date}">${entry.when}</time>`;
