import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { CHANGES_PATH } from '../../web/navigation.ts';
import { localText, textIn } from '../../web/components/parts.ts';
import { word } from './labels.ts';
import type { Authorship } from './record.repository.ts';
import type { RecordsView } from './record.ts';

/** Who did it: people by name, the house's own actors in words. */
export const actorName = (view: Pick<RecordsView, 'context'>, actor: string): string =>
  word(view, 'actor', actor);

/** '2026-11-22 18:40 UTC': the ledger's own time, the same for every reader. */
export const moment = (at: string): Html =>
  html`<time datetime="${at}" dir="ltr">${at.slice(0, 10)} ${at.slice(11, 16)} UTC</time>`;

/** Address of a change set: as it touched the State of the page, or the whole of it. */
export const changeSetHref = ({ context, state }: RecordsView, number: number): string =>
  context.link(`${state === null ? '' : `/${state.id}`}${CHANGES_PATH}/${number}`);

/** 'Chosen by … on …, change set 7': who answered a contradiction. Goes into `disagreement({ chosenBy })`. */
export const chosenBy = (view: RecordsView, { actor, at, changeSet }: Authorship): Html =>
  view.context.t.rich(
    'record.chosen_by',
    { actor: actorName(view, actor), at: moment(at), number: changeSet },
    { set: changeSetHref(view, changeSet) },
  );

/** Why: a text of the record, in English where it is plain. */
export const groundWords = ({ context }: RecordsView, ground: unknown): Child =>
  typeof ground === 'string'
    ? textIn(context, ground)
    : localText(context, ground as { readonly en: string });
