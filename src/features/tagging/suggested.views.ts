/** What the page of a recommendation says of tags: what is suggested, what people gave, what they refused. */
import { button } from '../../web/components/button.ts';
import { chip } from '../../web/components/chip.ts';
import { heading, unseen } from '../../web/components/parts.ts';
import { suggestionList } from '../../web/components/suggestion-list.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { recordHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { placeWords, wasMade } from '../reviews/index.ts';
import type { Entry } from '../reviews/index.ts';
import type { OpenEntry } from './open-suggestions.ts';
import type { TagService } from './tag.service.ts';
import { doneNote } from './tag-done.views.ts';
import { fieldWord, keyOf, markedText, suggestionOf, sureWords, termName } from './suggested.words.ts';

/** Where the forms about tags are sent; `back` brings the person back to the page of this entry. */
const form = (view: RecordView, entry: Entry, content: Html): Html =>
  html`<form ${attributes({ method: 'post', action: view.context.link(`/${view.state.id}/tags`) })}>
    <input ${attributes({ type: 'hidden', name: 'back', value: entry.recommendation.id })} />
    ${content}
  </form>`;

/** What the program said of an entry when it was asked for its page. */
export interface AskedSuggestions {
  /** null: it knows nothing of the text's language. */
  readonly found: OpenEntry | null;
  readonly model: string;
}

/**
 * Asks for one entry's suggestions; null where nothing is suggested: on a page that shows what was known once, on a day
 * before the entry was made, and where the program cannot be asked. The page stands without it.
 */
export async function askSuggestions(
  tags: Pick<TagService, 'ofEntry' | 'model'>,
  { context, dossier, catalogue }: RecordView,
  entry: Entry,
): Promise<AskedSuggestions | null> {
  if (context.known !== null || wasMade(entry, context.asof) !== 'yes') return null;
  try {
    return { found: await tags.ofEntry(entry, dossier, catalogue), model: await tags.model() };
  } catch {
    return null;
  }
}

/** A quiet block; nothing where there is nothing to say. */
export function suggestedBlock(view: RecordView, entry: Entry, asked: AskedSuggestions | null): Html | false {
  const { context } = view;
  const found = asked?.found ?? null;
  const done = doneNote(view, entry);
  const count = entry.byPeople.length + (found === null ? 0 : found.open.length + found.refused.length);
  if (done === false && count === 0) return false;
  return html`<section id="suggested">
    ${heading(2, context.t('suggested.title'))} ${done}
    ${found !== null && found.open.length > 0 && openOnes(view, found)}
    ${entry.byPeople.length > 0 && givenOnes(view, entry)}
    ${found !== null && found.refused.length > 0 && refusedOnes(view, found)}
    <p class="soft"><a href="${context.link(`/${view.state.id}/tags`)}">${context.t('suggested.all')}</a></p>
  </section>`;
}

const openOnes = (view: RecordView, { entry, open }: OpenEntry): Html =>
  html`<p class="soft">${view.context.t('suggested.explained')}</p>
    ${markedText(entry, open)}
    ${form(
      view,
      entry,
      suggestionList(view.context, {
        of: placeWords(view, entry.recommendation),
        suggestions: open.map((one) => suggestionOf(view, entry, one)),
      }),
    )}`;

/** The tags that people gave, each with the way to who gave it and back. */
function givenOnes(view: RecordView, entry: Entry): Html {
  const { context } = view;
  const { t } = context;
  return html`${heading(3, t('suggested.given'))}
    <ul class="suggestions">
      ${entry.byPeople.map((one) => {
        const name = termName(view, one.termId);
        const ground =
          one.confidence === null
            ? t('suggested.own')
            : t('suggested.by_model', { sure: sureWords(view, one.confidence) });
        return html`<li>
          <span class="suggestion-name">${chip(context, { text: name })}</span>
          <span class="suggestion-why"
            >${fieldWord(view, one.field)} · ${ground} ·
            <a href="${recordHref(view, 'tag', one.id)}">${t('suggested.who')}${unseen(`: ${name}`)}</a></span
          >
          <span class="suggestion-do"
            >${form(view, entry, back(view, 'take-back', keyOf(entry, one.termId), t('suggested.take_back'), name))}</span
          >
        </li>`;
      })}
    </ul>`;
}

const refusedOnes = (view: RecordView, { entry, refused }: OpenEntry): Html =>
  html`<details class="refused">
    <summary>${view.context.t('suggested.refused', { count: refused.length })}</summary>
    <ul class="suggestions">
      ${refused.map((one) => {
        const name = termName(view, one.termId);
        const words = view.context.t('suggested.offer_again');
        return html`<li>
          <span class="suggestion-name"><s>${name}</s></span>
          <span class="suggestion-why"
            >${fieldWord(view, one.field)} · ${sureWords(view, one.confidence)}</span
          >
          <span class="suggestion-do"
            >${form(view, entry, back(view, 'offer-again', keyOf(entry, one.termId), words, name))}</span
          >
        </li>`;
      })}
    </ul>
  </details>`;

const back = (view: RecordView, action: string, key: string, words: string, name: string): Html =>
  button(view.context, {
    text: html`${words}${unseen(`: ${name}`)}`,
    kind: 'plain',
    name: 'one',
    value: `${action} ${key}`,
  });

/** The same for machines. */
export const suggestedJson = (asked: AskedSuggestions | null): unknown =>
  asked?.found ? { model: asked.model, open: asked.found.open, refused: asked.found.refused } : null;
