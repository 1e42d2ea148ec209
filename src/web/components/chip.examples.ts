import { chips } from './chip.ts';
import { word } from './examples-words.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  {
    name: 'confirmed, linked and suggested',
    render: (context) =>
      chips(context, [
        { text: word(context, 'tortureTheme') },
        { text: word(context, 'justice'), href: context.link('/XEX/recommendations', { theme: 'justice' }) },
        { text: 'SDG 16.3', suggested: { confidence: 0.98 } },
        { text: word(context, 'noted'), suggested: { confidence: null }, href: context.link('/XEX') },
      ]),
  },
];
