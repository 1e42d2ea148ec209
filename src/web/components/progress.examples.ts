import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { progress } from './progress.ts';

export const examples: readonly Example[] = [
  {
    name: 'reading a document',
    render: (context) =>
      progress(context, {
        label: word(context, 'file'),
        done: 14,
        of: 24,
        step: context.t('viewer.page', { page: 14, pages: 24 }),
        statusHref: '/en/XEX/read/1.json',
      }),
  },
];
