import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import type { Level } from './shapes.ts';
import { tally } from './tally.ts';
import type { TallyPart } from './tally.ts';
import type { PageContext } from '../page-context.ts';

const parts = (context: PageContext, times: number): readonly TallyPart[] =>
  (
    [
      ['full', 18],
      ['most', 24],
      ['some', 55],
      ['none', 93],
      ['back', 6],
      ['void', 49],
    ] as const satisfies readonly (readonly [Level, number])[]
  ).map(([level, count]) => ({
    level,
    label: context.t(`status.${level}`),
    count: count * times,
    href: context.link('/XEX/recommendations', { level }),
  }));

export const examples: readonly Example[] = [
  {
    name: 'one square a row',
    render: (context) =>
      tally(context, {
        caption: word(context, 'recommended'),
        parts: parts(context, 1),
        tableHref: context.link('/XEX/recommendations', { view: 'table' }),
      }),
  },
  {
    name: 'one square for several rows',
    render: (context) =>
      tally(context, { caption: word(context, 'recommended'), parts: parts(context, 100) }),
  },
];
