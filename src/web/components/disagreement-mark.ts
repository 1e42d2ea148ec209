import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { differsShape } from './shapes.ts';

/** ≠ beside a fact, loud, with the way to what each source says. */
export const disagreementMark = (
  context: PageContext,
  options: { readonly href: string; readonly count: number },
): Html =>
  html`<a class="differs" href="${options.href}"
    >${differsShape} ${context.t('disagreement.mark', { count: options.count })}</a
  >`;
