import { html } from '../html.ts';
import { columns } from './columns.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  {
    name: 'main part first',
    render: (context) =>
      columns(context, {
        main: html`<p>${word(context, 'explain')}</p>`,
        aside: html`<p>${word(context, 'overdue')}</p>`,
      }),
  },
  {
    name: 'filters first',
    render: (context) =>
      columns(context, {
        first: 'aside',
        main: html`<p>${word(context, 'explain')}</p>`,
        aside: html`<p>${word(context, 'theme')}</p>`,
      }),
  },
];
