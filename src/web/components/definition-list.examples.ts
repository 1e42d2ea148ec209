import { definitionList } from './definition-list.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { sourceMark } from './source-mark.ts';

export const examples: readonly Example[] = [
  {
    name: 'facts with their sources',
    render: (context) =>
      definitionList(context, [
        { term: word(context, 'instrument'), value: word(context, 'iccpr') },
        {
          term: word(context, 'signed'),
          value: sourceMark(context, { href: '/en/XEX', value: context.date('2003-12-02'), count: 1 }),
        },
        { term: word(context, 'party'), value: null },
        false,
      ]),
  },
];
