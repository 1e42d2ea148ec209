import { html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface Fact {
  readonly term: Child;
  /** Usually a sourceMark, so that the fact shows its source on demand. null: the record holds none, said with a dash. */
  readonly value: Child;
}

/** The facts of one record. */
export const definitionList = (context: PageContext, facts: readonly (Fact | false)[]): Html =>
  html`<dl class="facts">
    ${facts.map(
      (fact) =>
        fact !== false &&
        html`<div>
          <dt>${fact.term}</dt>
          <dd>${fact.value ?? html`<span class="soft">${context.t('facts.none')}</span>`}</dd>
        </div>`,
    )}
  </dl>`;
