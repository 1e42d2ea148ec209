import { attributes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import { assetAddress } from '../assets.ts';
import type { PageContext } from '../page-context.ts';
import { safeId } from './parts.ts';

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

export interface ProgressRow {
  readonly id: string;
  readonly name: string;
  /** Where its result is. */
  readonly href: string;
  /** How far it is, or what came of it, in words. */
  readonly step: string;
  readonly done: number | null;
  readonly of: number | null;
  readonly isDone: boolean;
}

export interface ProgressList {
  readonly caption: Child;
  readonly rows: readonly ProgressRow[];
  /** A JSON twin that answers `{ "rows": [ … as above … ], "isDone": false }`, asked while script runs. */
  readonly statusHref: string;
}

/** How far several pieces of work have come, one below the other; each that is finished leads to its result. */
export function progressList(context: PageContext, { caption, rows, statusHref }: ProgressList): Html {
  const isDone = rows.every((row) => row.isDone);
  const given = attributes({ class: 'progress-list', 'data-status': isDone ? undefined : statusHref });
  return html`<div ${given}>
      <p id="progress-caption">${caption}</p>
      <ol aria-labelledby="progress-caption">
        ${rows.map((row) => progressRow(row))}
      </ol>
      ${!isDone && html`<p><a href="${context.here()}">${context.t('progress.again')}</a></p>`}
    </div>
    <script type="module" src="${assetAddress('progress.js')}"></script>`;
}

function progressRow({ id, name, href, step, done, of, isDone }: ProgressRow): Html {
  const rowId = `progress-${safeId(id)}`;
  const bar = attributes({
    'aria-labelledby': `${rowId}-name`,
    max: of ?? undefined,
    value: done ?? undefined,
  });
  return html`<li ${attributes({ id: rowId, class: isDone && 'done' })}>
    <a id="${rowId}-name" href="${href}">${name}</a>
    <span class="progress-step">${step}</span>
    <progress ${attributes({ hidden: isDone })} ${bar}></progress>
  </li>`;
}
