import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { progress, progressList } from './progress.ts';

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
  {
    name: 'several documents',
    render: (context) =>
      progressList(context, {
        caption: word(context, 'file'),
        statusHref: '/en/XEX/read/batch/1.json',
        rows: [
          {
            id: 'one',
            name: 'one.pdf',
            href: '/en/XEX/read/1',
            step: word(context, 'confirm'),
            done: null,
            of: null,
            isDone: true,
          },
          {
            id: 'two',
            name: 'two.pdf',
            href: '/en/XEX/read/2',
            step: context.t('viewer.page', { page: 3, pages: 24 }),
            done: 3,
            of: 24,
            isDone: false,
          },
        ],
      }),
  },
];
