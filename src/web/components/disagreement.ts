import { classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { heading } from './parts.ts';
import type { HeadingLevel } from './parts.ts';
import { differsShape } from './shapes.ts';

export interface Statement {
  readonly value: Child;
  /** Who says so: the document, with its place. */
  readonly who: Child;
  /** The record follows this one. */
  readonly chosen?: boolean;
}

export interface Disagreement {
  /** The fact in question: 'Working Group session of the second review'. */
  readonly what: string;
  readonly statements: readonly Statement[];
  /** Why the record follows the one it follows; without it the page says that nobody has chosen. */
  readonly ground?: Child;
  /** Who chose it and when; stands before the ground. */
  readonly chosenBy?: Child;
  readonly level?: HeadingLevel;
}

/** What several sources state for one fact, side by side in equal width. Never averaged, never hidden. */
export function disagreement(
  context: PageContext,
  { what, statements, ground, chosenBy, level = 3 }: Disagreement,
): Html {
  return html`<div class="disagreement">
    ${heading(level, html`${differsShape} ${what}`)}
    <ul class="beside">
      ${statements.map(
        (statement) =>
          html`<li class="${classes('statement', statement.chosen === true && 'statement-chosen')}">
            <p class="statement-value">${statement.value}</p>
            <p class="soft">${statement.who}</p>
            ${statement.chosen === true && html`<p class="statement-follows">${context.t('disagreement.followed')}</p>`}
          </li>`,
      )}
    </ul>
    <p class="soft">
      ${chosenBy}
      ${ground === undefined ? context.t('disagreement.open') : context.t.rich('disagreement.ground', { ground })}
    </p>
  </div>`;
}
