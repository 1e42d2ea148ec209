import { html } from '../html.ts';
import { datedList } from './dated-list.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  {
    name: 'one late, one to come',
    render: (context) =>
      datedList(context, [
        {
          date: '2021-03-08',
          what: html`<a href="${context.link('/XEX/duties')}">${word(context, 'followUp')}</a>`,
          detail: word(context, 'overdue'),
          late: true,
        },
        { date: '2021-07', what: word(context, 'measure') },
      ]),
  },
];
