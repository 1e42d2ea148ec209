import type { PageContext } from '../page-context.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { timeline } from './timeline.ts';
import type { Timeline } from './timeline.ts';

const example = (context: PageContext): Timeline => ({
  id: 'timeline-example',
  caption: word(context, 'measure'),
  openStart: context.asof,
  tableHref: '#timeline-example',
  groups: [
    {
      heading: word(context, 'torture'),
      rows: [
        {
          number: '9.7',
          label: word(context, 'torture'),
          href: context.link('/XEX/measures/9.7'),
          words: word(context, 'untilEnd'),
          bar: { start: null, end: `${Number(context.asof.slice(0, 4)) + 1}` },
        },
        {
          number: '9.8',
          label: word(context, 'justice'),
          href: context.link('/XEX/measures/9.8'),
          words: word(context, 'untilEnd'),
          bar: { start: context.asof.slice(0, 4), end: context.asof.slice(0, 7) },
        },
      ],
    },
    {
      heading: word(context, 'followUp'),
      rows: [
        {
          label: word(context, 'followUp'),
          href: context.link('/XEX/duties'),
          words: word(context, 'overdue'),
          points: [
            { date: `${context.asof.slice(0, 4)}-01-25`, level: 'back' },
            { date: `${Number(context.asof.slice(0, 4)) + 1}-01-25`, level: 'none' },
          ],
        },
      ],
    },
  ],
  key: [{ level: 'back', label: word(context, 'overdue') }],
});

export const examples: readonly Example[] = [
  {
    name: 'periods and single days, by group',
    render: (context) => timeline(context, example(context)),
  },
];
