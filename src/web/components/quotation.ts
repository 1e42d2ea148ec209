import { directionOf, isLanguageCode, languageOf } from '../../kernel/language.ts';
import { attributes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

export interface Quotation {
  readonly text: string;
  /** Language of the text (ISO 639-1), so that it is read out and set in the right direction. */
  readonly language: string;
  /** The words are a summary of ours: said so, and no quotation marks. */
  readonly isSummary: boolean;
  /** Document and place. */
  readonly source?: Child;
}

/** What a document says: its own words in quotation marks, or a summary that says that it is one. */
export function quotation(context: PageContext, { text, language, isSummary, source }: Quotation): Html {
  const known = isLanguageCode(language) ? language : null;
  const given = attributes({
    lang: known === null ? undefined : languageOf(known).tag,
    dir: known === null ? 'auto' : directionOf(known),
  });
  const cited = source !== undefined && html`<p class="soft">${source}</p>`;
  return isSummary
    ? html`<div class="quotation">
        <p ${given}>${text}</p>
        <p class="soft">${context.t('quotation.summary')}</p>
        ${cited}
      </div>`
    : html`<div class="quotation">
        <blockquote ${given}>
          <p><q>${text}</q></p>
        </blockquote>
        ${cited}
      </div>`;
}
