import { html } from '../html.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { LEVELS } from './shapes.ts';
import { statusMark } from './status-mark.ts';

export const examples: readonly Example[] = [
  {
    name: 'each level in the words of the site',
    render: (context) => html`${LEVELS.map((level) => html`<p>${statusMark(context, { level })}</p>`)}`,
  },
  {
    name: 'in the words of a committee’s scale',
    render: (context) => statusMark(context, { level: 'some', label: word(context, 'partly') }),
  },
];
