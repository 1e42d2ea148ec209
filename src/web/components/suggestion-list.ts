import { attributes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { chip } from './chip.ts';
import { safeId, textIn, unseen } from './parts.ts';

export interface Suggestion {
  /** Stands in the form: which suggestion it is. */
  readonly key: string;
  readonly text: string;
  /** What it says about: 'Issues'. */
  readonly kind: string;
  /** From 0 to 1, and in words: 'likely'. */
  readonly confidence: number;
  readonly sureness: string;
  /** Words of the text that led to it; the strongest first. */
  readonly words: readonly string[];
  readonly wordsLanguage: string;
}

export interface SuggestionList {
  readonly suggestions: readonly Suggestion[];
  /** What they are suggested for, said to screen readers with each button: 'para. 24 (a)'. */
  readonly of: string;
  /** Boxes named `tag` to decide on many at once; left out where each is decided alone. */
  readonly boxes?: { readonly isTicked: boolean };
}

/**
 * What a program suggests, each with how sure it is, why, and buttons to confirm or refuse it: `one=confirm KEY`,
 * `one=refuse KEY`. Stands in a form that is sent by POST.
 */
export const suggestionList = (context: PageContext, { suggestions, of, boxes }: SuggestionList): Html =>
  html`<ul class="suggestions">
    ${suggestions.map((one) => oneSuggestion(context, one, of, boxes))}
  </ul>`;

function oneSuggestion(
  context: PageContext,
  one: Suggestion,
  of: string,
  boxes: SuggestionList['boxes'],
): Html {
  const { t } = context;
  const id = `tag-${safeId(one.key)}`;
  const shown = chip(context, { text: one.text, suggested: { confidence: one.confidence } });
  const box = attributes({
    type: 'checkbox',
    id,
    name: 'tag',
    value: one.key,
    checked: boxes?.isTicked,
    'aria-describedby': `${id}-why`,
  });
  return html`<li>
    <span class="suggestion-name">
      ${boxes !== undefined && html`<input ${box} />`}
      ${boxes === undefined ? shown : html`<label for="${id}">${shown}</label>`}
    </span>
    <span class="suggestion-why" id="${id}-why"
      >${one.kind} ·
      ${one.sureness}${
        one.words.length > 0 &&
        html` · ${t('suggestion.words')}
        ${one.words.map((word, index) => html`${index > 0 && ', '}<q>${textIn(context, word, one.wordsLanguage)}</q>`)}`
      }</span
    >
    <span class="suggestion-do">
      ${act('confirm', t('suggestion.confirm'), one, of)}${act('refuse', t('suggestion.refuse'), one, of)}
    </span>
  </li>`;
}

function act(what: 'confirm' | 'refuse', words: string, { key, text }: Suggestion, of: string): Html {
  const given = { class: 'button button-plain', name: 'one', value: `${what} ${key}` };
  return html`<button ${attributes(given)}>${words}${unseen(`: ${text}, ${of}`)}</button>`;
}
