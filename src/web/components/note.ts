import { html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { unseen } from './parts.ts';

export interface Note {
  /** 'warning': something may mislead or is wrong. 'success': what was asked for is done. */
  readonly tone?: 'plain' | 'warning' | 'success';
  readonly heading?: Child;
  readonly body: Child;
}

/** A passage set apart by a bar at its beginning. */
export function note(context: PageContext, { tone = 'plain', heading, body }: Note): Html {
  return html`<div class="note note-${tone}">
    ${tone === 'warning' && unseen(`${context.t('note.warning')}: `)}
    ${heading !== undefined && html`<p class="note-heading">${heading}</p>`}
    <div>${body}</div>
  </div>`;
}
