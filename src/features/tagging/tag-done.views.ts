/** What was done a moment ago, with the way to undo it; the address says what. */
import { button } from '../../web/components/button.ts';
import { note } from '../../web/components/note.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { changeSetHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { Entry } from '../reviews/index.ts';

export const DONE = ['confirmed', 'refused', 'undone', 'nothing'] as const;
export type Done = (typeof DONE)[number];

/** Query parameters that are of one moment only. */
export const FRESH = { done: null, count: null, set: null, batch: null } as const;

/** Nothing where nothing was done. `back`: the page of this entry, to which an undo leads back. */
export function doneNote(view: RecordView, back: Entry | null): Html | false {
  const { context } = view;
  const { t, query } = context;
  const asked = query.get('done');
  const done = DONE.find((one) => one === asked);
  if (done === undefined) return false;
  const asCount = query.get('count') ?? '';
  const count = /^\d{1,6}$/.test(asCount) ? Number(asCount) : 0;
  const set = /^[1-9]\d{0,8}$/.exec(query.get('set') ?? '')?.[0];
  const batch = /^refused\.[0-9a-z]{26}$/.exec(query.get('batch') ?? '')?.[0];
  const undo =
    done === 'confirmed' && set
      ? `undo-confirmed ${set}`
      : done === 'refused' && batch
        ? `undo-refused ${batch}`
        : null;
  return html`<div role="status">
    ${note(context, {
      tone: done === 'nothing' ? 'plain' : 'success',
      body: html`<p>
          ${t(`tags.done.${done}`, { count })}
          ${set !== undefined && html`<a href="${changeSetHref(view, Number(set))}">${t('tags.done.set', { number: Number(set) })}</a>`}
        </p>
        ${undo !== null && undoForm(view, undo, back)}`,
    })}
  </div>`;
}

const undoForm = (view: RecordView, undo: string, back: Entry | null): Html => {
  const { context, state } = view;
  const action = back === null ? context.here(FRESH) : context.link(`/${state.id}/tags`);
  return html`<form method="post" action="${action}">
    ${back !== null && html`<input ${attributes({ type: 'hidden', name: 'back', value: back.recommendation.id })} />`}
    ${button(context, { text: context.t('tags.undo'), kind: 'plain', name: 'one', value: undo })}
  </form>`;
};
