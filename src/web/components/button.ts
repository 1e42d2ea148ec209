import { attributes, classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface Button {
  readonly text: Child;
  /** 'main': the one thing this page is for (at most one a page). 'grave': it takes something away. */
  readonly kind?: 'main' | 'plain' | 'grave';
  readonly name?: string;
  readonly value?: string;
  /** Sends the form elsewhere than to its own address. */
  readonly formaction?: string;
}

/** A button that sends its form. For going somewhere use a link. */
export const button = (
  _context: PageContext,
  { text, kind = 'main', name, value, formaction }: Button,
): Html =>
  html`<button
    ${attributes({ class: classes('button', kind !== 'main' && `button-${kind}`), name, value, formaction })}
  >
    ${text}
  </button>`;

/** A link that begins something and therefore looks like a button: 'Read a document'. */
export const buttonLink = (
  _context: PageContext,
  options: { readonly text: Child; readonly href: string },
): Html => html`<a class="button" href="${options.href}">${options.text}</a>`;
