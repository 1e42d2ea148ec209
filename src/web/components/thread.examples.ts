import { html } from '../html.ts';
import { chips } from './chip.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { quotation } from './quotation.ts';
import { sourceMark } from './source-mark.ts';
import { thread } from './thread.ts';
import { voices } from './voices.ts';

export const examples: readonly Example[] = [
  {
    name: 'a recommendation, from its treaty to what is ahead',
    render: (context) =>
      thread(context, {
        entries: [
          {
            date: '1998-08-26',
            weight: 'follows',
            heading: html`<a href="${context.link('/XEX/treaties')}">${word(context, 'opcat')}</a>`,
            body: html`<p class="soft">
              ${word(context, 'isParty')}
              ${sourceMark(context, { href: '/en/XEX', count: 1, cite: word(context, 'row') })}
            </p>`,
          },
          {
            date: '2014-10-30',
            weight: 'spoke',
            id: '124.16',
            heading: word(context, 'recommended'),
            body: html`${quotation(context, { text: word(context, 'torture'), language: context.language, isSummary: false, source: 'A/HRC/28/10, 124.16' })}
            ${chips(context, [
              { text: word(context, 'tortureTheme') },
              { text: word(context, 'justice') },
              { text: 'SDG 16.3', suggested: { confidence: 0.93 } },
            ])}`,
          },
          { date: '2014-10', weight: 'follows', heading: word(context, 'supported') },
          { date: null, weight: 'follows', heading: word(context, 'measure') },
          {
            date: '2021',
            when: word(context, 'untilEnd'),
            weight: 'spoke',
            heading: word(context, 'status'),
            body: voices(context, {
              level: 4,
              voices: [
                {
                  who: word(context, 'theState'),
                  level: 'most',
                  verdict: context.t('status.most'),
                  date: '2020-12-20',
                },
                {
                  who: word(context, 'committee'),
                  level: 'some',
                  verdict: word(context, 'partly'),
                  date: '2018-07',
                },
              ],
            }),
          },
          { date: '2999-12-20', weight: 'follows', heading: word(context, 'followUp') },
        ],
      }),
  },
];
