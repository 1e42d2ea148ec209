import { html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { MessageKey, MessageTags } from '../messages.ts';
import type { PageContext } from '../page-context.ts';

export interface LeadSentence {
  /** A message whose numbers stand in tags: 'Party to <party>{party, number} of {total, number}</party> …'. */
  readonly message: MessageKey;
  readonly values?: Readonly<Record<string, Child>>;
  /** Tag → the address of the rows that its number counts. */
  readonly links?: MessageTags;
}

/** The situation in words, every number in it a link to the rows it counts. Goes into `page({ lead })`. */
export const pageLead = (context: PageContext, sentences: readonly (LeadSentence | false)[]): Html =>
  html`<p class="lead">
    ${sentences.map(
      (sentence) =>
        sentence !== false && html`${context.t.rich(sentence.message, sentence.values, sentence.links)} `,
    )}
  </p>`;
