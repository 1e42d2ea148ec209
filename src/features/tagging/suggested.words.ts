import { directionOf, isLanguageCode, languageOf } from '../../kernel/language.ts';
import type { Suggestion } from '../../web/components/suggestion-list.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { termWords } from '../reviews/index.ts';
import type { Entry } from '../reviews/index.ts';
import { word } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { markWords, surenessOf } from './open-suggestions.ts';
import type { SuggestedWithWords, TaggedField } from './suggested.ts';

export const fieldWord = (view: RecordsView, field: TaggedField): string => word(view, 'tag_field', field);

/** A term in the page's language; ids are unique, so the vocabulary need not be known. */
export const termName = (view: RecordsView, termId: string): string => termWords(view, [], termId);

/** 'likely, 87 %'; never certain. */
export const sureWords = (view: RecordsView, confidence: number): string =>
  `${word(view, 'sureness', surenessOf(confidence))}, ${view.context.percent(Math.min(confidence / 1000, 0.99))}`;

/** How a form names a suggestion; ids hold no blanks. */
export const keyOf = ({ recommendation }: Entry, termId: string): string => `${recommendation.id} ${termId}`;

/** A suggestion as the list of them shows it. */
export const suggestionOf = (view: RecordsView, entry: Entry, one: SuggestedWithWords): Suggestion => ({
  key: keyOf(entry, one.termId),
  text: termName(view, one.termId),
  kind: fieldWord(view, one.field),
  confidence: one.confidence / 1000,
  sureness: word(view, 'sureness', surenessOf(one.confidence)),
  words: one.words,
  wordsLanguage: entry.recommendation.language,
});

/** The text with the words marked that led to these suggestions. */
export function markedText(
  { recommendation: { text, language } }: Entry,
  suggested: readonly SuggestedWithWords[],
): Html {
  const pieces = markWords(
    text,
    suggested.flatMap((one) => one.words),
  );
  const known = isLanguageCode(language) ? language : null;
  const given = attributes({
    class: 'hit-text',
    lang: known === null ? undefined : languageOf(known).tag,
    dir: known === null ? 'auto' : directionOf(known),
  });
  return html`<p ${given}>
    ${pieces.map(({ text: piece, isFound }) => (isFound ? html`<mark>${piece}</mark>` : piece))}
  </p>`;
}
