import { classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import type { PageContext } from '../page-context.ts';
import { timeOf } from './parts.ts';

export interface DatedItem {
  readonly date: PartialDate | null;
  readonly what: Child;
  /** Who owes whom, how late: the second line. */
  readonly detail?: Child;
  readonly late?: boolean;
}

/** Short dated entries: what is due, what happened. Lateness is said in words by `detail` and shown in colour. */
export const datedList = (context: PageContext, items: readonly DatedItem[]): Html =>
  html`<ul class="dated">
    ${items.map(
      (item) =>
        html`<li class="${classes(item.late === true && 'late')}">
          <span class="dated-when">${timeOf(context, item.date)}</span>
          <div>${item.what}${item.detail !== undefined && html`<p class="soft">${item.detail}</p>`}</div>
        </li>`,
    )}
  </ul>`;
