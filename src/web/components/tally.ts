import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { levelShape } from './shapes.ts';
import type { Level } from './shapes.ts';

export interface TallyPart {
  readonly level: Level;
  readonly label: string;
  readonly count: number;
  /** The list of the rows that are counted. */
  readonly href: string;
}

export interface Tally {
  /** What the squares are: 'Third-cycle recommendations by implementation, as assessed'. */
  readonly caption: string;
  readonly parts: readonly TallyPart[];
  /** The same numbers as a table. */
  readonly tableHref?: string;
}

/** More squares than this cannot be taken in at a glance; then each stands for several, and the caption says so. */
const MOST_SQUARES = 300;
const SHARES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** One square for each row, filled as far as the row has come, with its legend: every number links to its rows. */
export function tally(context: PageContext, { caption, parts, tableHref }: Tally): Html {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const share =
    SHARES.find((candidate) => total / candidate <= MOST_SQUARES) ?? Math.ceil(total / MOST_SQUARES);
  return html`<figure class="tally">
    <figcaption>${caption}${share > 1 && html`. ${context.t('tally.share', { share })}`}</figcaption>
    <div class="tally-squares" aria-hidden="true">${parts.map((part) => squares(part, share))}</div>
    <ul class="tally-key">
      ${parts.map(
        (part) =>
          html`<li class="mark mark-${part.level}">
            ${levelShape(part.level)}
            <a href="${part.href}">${part.label} <b>${context.number(part.count)}</b></a>
          </li>`,
      )}
    </ul>
    ${tableHref !== undefined && html`<p><a href="${tableHref}">${context.t('tally.table')}</a></p>`}
  </figure>`;
}

const squares = (part: TallyPart, share: number): readonly Html[] =>
  Array.from({ length: Math.ceil(part.count / share) }, () => html`<i class="square-${part.level}"></i>`);
