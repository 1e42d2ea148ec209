import { html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface EmptyState {
  /** What is not there: 'No recommendation fits these filters.' */
  readonly heading: string;
  /** Why, or what it means. */
  readonly body?: Child;
  /** What to do next; at least one. */
  readonly next: readonly { readonly label: string; readonly href: string }[];
}

/** Instead of an empty list: what is missing and what to do next. */
export const emptyState = (_context: PageContext, { heading, body, next }: EmptyState): Html =>
  html`<div class="empty">
    <p class="empty-heading">${heading}</p>
    ${body !== undefined && html`<p>${body}</p>`}
    <ul>
      ${next.map((step) => html`<li><a href="${step.href}">${step.label}</a></li>`)}
    </ul>
  </div>`;
