import { classes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface Chip {
  readonly text: string;
  readonly href?: string;
  /** A machine suggested it and nobody has confirmed: dashed edge, and the word. `confidence` from 0 to 1 where it is known. */
  readonly suggested?: { readonly confidence: number | null };
}

/** Nothing that a machine says is certain, and 99.6 % rounded would say so. */
const MOST_SURE = 0.99;

/** A short label: a theme, a State, a body. */
export function chip(context: PageContext, { text, href, suggested }: Chip): Html {
  const sure = suggested?.confidence ?? null;
  const content = html`${text}${
    suggested !== undefined &&
    html` <span class="chip-word"
      >${context.t('chip.suggested')}${sure !== null && html` · ${context.percent(Math.min(sure, MOST_SURE))}`}</span
    >`
  }`;
  const name = classes('chip', suggested !== undefined && 'chip-suggested');
  return href === undefined
    ? html`<span class="${name}">${content}</span>`
    : html`<a class="${name}" href="${href}">${content}</a>`;
}

/** Several chips as one list. */
export const chips = (context: PageContext, list: readonly Chip[]): Html =>
  html`<ul class="chips">
    ${list.map((one) => html`<li>${chip(context, one)}</li>`)}
  </ul>`;
