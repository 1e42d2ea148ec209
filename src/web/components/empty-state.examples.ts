import { emptyState } from './empty-state.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  {
    name: 'a list that came out empty',
    render: (context) =>
      emptyState(context, {
        heading: word(context, 'nothing'),
        body: word(context, 'explain'),
        next: [{ label: context.t('filters.clear'), href: context.link('/XEX/recommendations') }],
      }),
  },
];
