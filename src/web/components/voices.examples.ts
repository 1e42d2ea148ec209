import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { voices } from './voices.ts';

export const examples: readonly Example[] = [
  {
    name: 'four voices that differ',
    render: (context) =>
      voices(context, {
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
            detail: 'CCPR/C/123/2, 24 (a)–(b)',
          },
          { who: word(context, 'ombudsman'), level: 'some', verdict: context.t('status.some'), date: '2021' },
          { who: word(context, 'ngo'), level: 'none', verdict: context.t('status.none'), date: null },
        ],
      }),
  },
  {
    name: 'one voice on two parts',
    render: (context) =>
      voices(context, {
        differ: false,
        voices: [
          {
            who: word(context, 'committee'),
            level: 'some',
            verdict: 'B',
            date: '2018-07',
            detail: '24 (a)–(b)',
          },
          {
            who: word(context, 'committee'),
            level: 'none',
            verdict: 'C',
            date: '2018-07',
            detail: '24 (c)–(f)',
          },
        ],
      }),
  },
  {
    name: 'one voice',
    render: (context) =>
      voices(context, {
        voices: [{ who: word(context, 'committee'), level: 'full', verdict: 'A', date: '2018-07' }],
      }),
  },
];
