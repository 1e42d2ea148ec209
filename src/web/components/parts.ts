/** Small pieces that several components share. */
import { directionOf, isLanguageCode, languageOf } from '../../kernel/language.ts';
import { attributes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';

/** An example of a component: rendered by the tests, and on the examples page by the browser tests. */
export interface Example {
  readonly name: string;
  readonly render: (context: PageContext) => Html;
}

export type HeadingLevel = 2 | 3 | 4;

/** A heading of the level that its place in the page demands. */
export function heading(
  level: HeadingLevel,
  content: Child,
  options: { id?: string; class?: string } = {},
): Html {
  const given = attributes({ id: options.id, class: options.class });
  if (level === 2) return html`<h2 ${given}>${content}</h2>`;
  return level === 3 ? html`<h3 ${given}>${content}</h3>` : html`<h4 ${given}>${content}</h4>`;
}

/** Words for those who hear the page; others see them in the layout. */
export const unseen = (content: Child): Html => html`<span class="unseen">${content}</span>`;

/** Something that may stand in an `id`: '124.16 (a)' → '124.16--a-'. */
export const safeId = (text: string): string => text.replace(/[^A-Za-z0-9_.-]/g, '-') || 'none';

/** A date in words with its machine form. `null`: the source states none. */
export const timeOf = (context: PageContext, date: string | null): Html =>
  date === null
    ? html`${context.t('date.none')}`
    : html`<time datetime="${date}">${context.date(date)}</time>`;

/**
 * A text in a language of its own (ISO 639-1), which need not be the page's: said to screen readers and set in the
 * right direction (WCAG 2.2, 3.1.2). Texts of the record that carry no language are written in English.
 */
export function textIn(context: PageContext, text: string, language = 'en'): Html {
  if (language === context.language) return html`${text}`;
  const known = isLanguageCode(language) ? language : null;
  const given = attributes({
    lang: known === null ? undefined : languageOf(known).tag,
    dir: known === null ? 'auto' : directionOf(known),
  });
  return html`<bdi ${given}>${text}</bdi>`;
}

/** A text of the record in the page's language; where the record has none, the English one, said to be English. */
export const localText = (
  context: PageContext,
  texts: Readonly<Record<string, string>> & { readonly en: string },
): Html => {
  const own = texts[context.language];
  return own === undefined ? textIn(context, texts.en, 'en') : html`${own}`;
};
