import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { sectionNav } from './section-nav.ts';

export const examples: readonly Example[] = [
  {
    name: 'parts of a review',
    render: (context) =>
      sectionNav(context, {
        label: word(context, 'session'),
        items: [
          { label: context.t('nav.overview'), href: context.link('/XEX/reviews/2'), current: true },
          { label: context.t('nav.recommendations'), href: context.link('/XEX/reviews/2/list'), count: 194 },
          { label: context.t('nav.sources'), href: context.link('/XEX/reviews/2/sources'), count: 1200 },
        ],
      }),
  },
];
