import { html } from '../html.ts';
import type { Html } from '../html.ts';

/**
 * How far something has come: a shape first, a colour second, so that it holds in grey, in print and for the one man
 * in twelve who sees red and green alike. As characters: ● ◕ ◐ ○ ▼ –.
 */
export const LEVELS = ['full', 'most', 'some', 'none', 'back', 'void'] as const;
export type Level = (typeof LEVELS)[number];

// Drawn, not typed: the fonts of the site hold none of these characters, and fallback fonts draw them at odd sizes.
const ring = html`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.75" />`;
/** What the shapes are made of, 16 by 16, for drawings that hold several. */
export const levelDrawings: Readonly<Record<Level, Html>> = {
  full: html`<circle cx="8" cy="8" r="6.9" />`,
  most: html`${ring}<path d="M8 8V2a6 6 0 1 0 6 6Z" />`,
  some: html`${ring}<path d="M8 2a6 6 0 0 0 0 12Z" />`,
  none: ring,
  back: html`<path d="M1.5 3h13L8 14Z" />`,
  void: html`<path d="M3 7h10v2H3Z" />`,
};

const svg = (name: string, drawing: Html): Html =>
  html`<svg class="${name}" viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
    ${drawing}
  </svg>`;

const levelShapes = Object.fromEntries(LEVELS.map((level) => [level, svg('shape', levelDrawings[level])]));

/** The shape of a level, hidden from screen readers: words stand beside it. */
export const levelShape = (level: Level): Html => levelShapes[level] ?? html``;

/** ≠, loud: two sources do not agree. */
export const differsShape = svg(
  'shape',
  html`<path d="M2 4.4h12v2.2H2zM2 9.4h12v2.2H2z" /><path d="m10.4 1 1.8 1L5.6 15l-1.8-1z" />`,
);

/** An arrow along the line of reading, from one to another; the style sheet turns it round in right-to-left pages. */
export const onwardShape = svg(
  'shape onward',
  html`<path d="M1 7h8.2L6.6 4.4 8 3l5 5-5 5-1.4-1.4L9.2 9H1Z" />`,
);

/** Where a column is sorted by: up for ascending, down for descending, both where it could be. */
export const sortShapes = {
  ascending: svg('shape', html`<path d="m8 3 5 8H3Z" />`),
  descending: svg('shape', html`<path d="m8 13 5-8H3Z" />`),
  none: svg('shape sortable', html`<path d="m8 1 4 6H4Zm0 14 4-6H4Z" />`),
} as const;

/** The sign of the house: a thread with a full and an open dot. */
export const threadSign = html`<svg
  class="sign"
  viewBox="0 0 16 32"
  width="14"
  height="28"
  aria-hidden="true"
>
  <path d="M7 0h2v32H7z" fill="currentColor" />
  <circle cx="8" cy="10" r="5" fill="currentColor" />
  <circle class="sign-open" cx="8" cy="24" r="4" stroke="currentColor" stroke-width="2" />
</svg>`;
