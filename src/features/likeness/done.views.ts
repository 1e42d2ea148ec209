/** What was done a moment ago; the address says what. */
import { note } from '../../web/components/note.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { RecordView } from '../record/index.ts';

export const DONE = [
  'created',
  'added',
  'removed',
  'reworded',
  'dissolved',
  'undone',
  'answered',
  'refused',
  'offered',
  'nothing',
] as const;
export type Done = (typeof DONE)[number];

/** Nothing where nothing was done. `more` stands below: the way to undo it. */
export function doneNote({ context }: RecordView, more: Html | false = false): Html | false {
  const asked = context.query.get('done');
  const done = DONE.find((one) => one === asked);
  return (
    done !== undefined &&
    html`<div role="status">
      ${note(context, {
        tone: done === 'nothing' ? 'plain' : 'success',
        body: html`<p>${context.t(`likeness.done.${done}`)}</p>
          ${more}`,
      })}
    </div>`
  );
}
