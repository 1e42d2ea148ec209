import { crumbs } from './crumbs.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  {
    name: 'two pages above',
    render: (context) =>
      crumbs(context, [
        { label: word(context, 'state'), href: context.link('/XEX') },
        { label: context.t('nav.reviews'), href: context.link('/XEX/reviews') },
      ]),
  },
];
