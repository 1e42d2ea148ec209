/** What all drawings share: the figure around them, their words for those who do not see them, sides, shapes. */
import { attributes, classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { safeId } from '../components/parts.ts';
import type { AssetName } from '../assets.ts';

/** The style sheet of the drawings; a page that holds one names it: `page({ styles: [CHART_STYLE] })`. */
export const CHART_STYLE: AssetName = 'charts.css';

export interface ChartWords {
  /** Names the drawing, for ids. */
  readonly id: string;
  /** Stands above the drawing: what is shown, of what, in which unit. */
  readonly caption: Child;
  /** What a screen reader says in place of the drawing: its name, … */
  readonly title: string;
  /** … and what it shows, in a sentence or two. The figures are in the table beside it. */
  readonly description: string;
}

/** A drawing with its caption and key. */
export const figure = (name: string, { id, caption }: ChartWords, drawing: Child, key: Child = null): Html =>
  html`<figure class="${classes('chart', name)}" id="${safeId(id)}">
    <figcaption>${caption}</figcaption>
    ${key}
    <div class="chart-room">${drawing}</div>
  </figure>`;

/** A drawing that is one SVG. It is as wide as its place: lengths across are per cent, letters keep their size. */
export const drawing = (
  words: ChartWords,
  { name, height, body }: { name: string; height: number; body: Child },
): Html =>
  html`<svg class="${name}" ${namedBy(words)} width="100%" height="${height}">
    <title id="${safeId(words.id)}-title">${words.title}</title>
    <desc id="${safeId(words.id)}-desc">${words.description}</desc>
    ${body}
  </svg>`;

/**
 * A drawing in rows: words at the side and an SVG strip beside them, below them on a narrow screen, so that the words
 * wrap like any others. Together they are one picture.
 */
export const rowDrawing = (words: ChartWords, body: Child): Html =>
  html`<div class="rows" ${namedBy(words)}>
    <p class="unseen" id="${safeId(words.id)}-title">${words.title}</p>
    <p class="unseen" id="${safeId(words.id)}-desc">${words.description}</p>
    ${body}
  </div>`;

const namedBy = ({ id }: ChartWords): Html =>
  attributes({
    role: 'img',
    'aria-labelledby': `${safeId(id)}-title`,
    'aria-describedby': `${safeId(id)}-desc`,
  });

export const rowOf = (label: string, strip: Html): Html =>
  html`<div class="row">
    <span class="row-label"><bdi>${label}</bdi></span
    >${strip}
  </div>`;

/** A share of the width as the x of a point: mirrored where the page runs from right to left. */
export const across = ({ direction }: Pick<PageContext, 'direction'>, percent: number): string =>
  `${short(direction === 'rtl' ? 100 - percent : percent)}%`;

/** The x of something that has a width of its own, from a share on. */
export const acrossFrom = (
  { direction }: Pick<PageContext, 'direction'>,
  percent: number,
  width: number,
): string => `${short(direction === 'rtl' ? 100 - percent - width : percent)}%`;

/** Two places are finer than any screen. */
export const short = (value: number): number => Math.round(value * 100) / 100;

/** Pixels towards the inside, seen from the side where reading begins. */
export const inward = ({ direction }: Pick<PageContext, 'direction'>, pixels: number): number =>
  direction === 'rtl' ? -pixels : pixels;

/** Several rows or columns can be told apart by shape alone; colour comes second. About the point 0, 0. */
export const SERIES_SHAPES = [
  html`<circle r="5.5" />`,
  html`<path d="M-5-5H5V5H-5Z" />`,
  html`<path d="M0-6.5 6.5 5h-13Z" />`,
  html`<path d="M0-7 7 0 0 7-7 0Z" />`,
  html`<circle class="hollow" r="4.75" />`,
  html`<path class="hollow" d="M-4.5-4.5h9v9h-9Z" />`,
] as const;

/** What the shapes mean, in words. */
export const seriesKey = (labels: readonly Child[]): Html =>
  html`<ul class="chart-key">
    ${labels.map(
      (label, place) =>
        html`<li>
          <svg class="series-${place + 1}" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
            ${SERIES_SHAPES[place]}</svg
          ><span>${label}</span>
        </li>`,
    )}
  </ul>`;
