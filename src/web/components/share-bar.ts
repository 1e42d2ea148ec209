import type { AssetName } from '../assets.ts';
import { attributes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

/** In tenths: the figure stands beside it. */
const STEPS = 10;

/** The style sheet of pages with such bars. */
export const SHARE_STYLE: AssetName = 'find.css';

/**
 * The class that draws a share (0 to 1) as a line beneath a value: `share-1` to `share-10`; what is there at all gets the
 * first step. A class and not a style: the content security policy refuses the latter.
 */
export const shareClass = (share: number): string | false =>
  share > 0 && `share share-${Math.max(1, Math.min(STEPS, Math.round(share * STEPS)))}`;

/** A share with its percentage and a bar. */
export const shareBar = (context: PageContext, share: number): Html =>
  html`<span ${attributes({ class: shareClass(share) || 'share' })}>${percentOf(context, share)}</span>`;

/** A share that is there is never 0 %. */
export const percentOf = (context: PageContext, share: number): string =>
  share > 0 && share < 0.005 ? `< ${context.percent(0.01)}` : context.percent(share);
