import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { passages } from './passages.ts';
import { statusMark } from './status-mark.ts';
import { html } from '../html.ts';

export const examples: readonly Example[] = [
  {
    name: 'a document’s passages under its headings',
    render: (context) =>
      passages(context, {
        groups: [
          {
            heading: word(context, 'opcat'),
            passages: [
              {
                place: html`<a href="#example">24 (a)</a>`,
                words: word(context, 'torture'),
                marks: [word(context, 'state'), 'A/HRC/28/10'],
                below: statusMark(context, { level: 'some' }),
              },
              { place: html`<a href="#example">24 (b)</a>`, words: word(context, 'torture') },
            ],
          },
          {
            heading: word(context, 'icmw'),
            passages: [{ place: html`<a href="#example">25</a>`, words: word(context, 'torture') }],
          },
        ],
      }),
  },
];
