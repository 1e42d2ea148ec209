import { attributes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import { assetAddress } from '../assets.ts';
import type { PageContext } from '../page-context.ts';

export interface Progress {
  /** What is being done: 'Reading kazakhstan2014.pdf'. */
  readonly label: string;
  /** Steps done of `of`; null while the number of steps is not known. */
  readonly done: number | null;
  readonly of: number | null;
  /** The step in words: 'page 14 of 24'. */
  readonly step?: Child;
  /**
   * A JSON twin that answers `{ "done": 14, "of": 24, "step": "…", "next": null | address to go to when finished }`,
   * asked every second while script runs. Without script the page reloads itself: `page({ refreshSeconds: 5 })`.
   */
  readonly statusHref: string;
}

/** How far a piece of work has come. */
export function progress(context: PageContext, { label, done, of, step, statusHref }: Progress): Html {
  return html`<div class="progress" data-status="${statusHref}">
      <p id="progress-label"><b>${label}</b></p>
      <progress
        ${attributes({ 'aria-labelledby': 'progress-label', max: of ?? undefined, value: done ?? undefined })}
      ></progress>
      <p class="soft" role="status">${step}</p>
      <p><a href="${context.here()}">${context.t('progress.again')}</a></p>
    </div>
    <script type="module" src="${assetAddress('progress.js')}"></script>`;
}
