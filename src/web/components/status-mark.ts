import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { levelShape } from './shapes.ts';
import type { Level } from './shapes.ts';

export interface StatusMark {
  readonly level: Level;
  /** The word of the scale in use ('B: partly satisfactory'); without it the site's own word for the level. */
  readonly label?: string;
}

/** A shape and its word: ◐ in progress. */
export const statusMark = (context: PageContext, { level, label }: StatusMark): Html =>
  html`<span class="mark mark-${level}">${levelShape(level)} ${label ?? context.t(`status.${level}`)}</span>`;
