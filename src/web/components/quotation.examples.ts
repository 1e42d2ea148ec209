import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { quotation } from './quotation.ts';

export const examples: readonly Example[] = [
  {
    name: 'the document’s own words',
    render: (context) =>
      quotation(context, {
        text: word(context, 'torture'),
        language: context.language,
        isSummary: false,
        source: 'A/HRC/28/10, 124.16',
      }),
  },
  {
    name: 'a summary, in another language than the page',
    render: (context) =>
      quotation(context, { text: 'Ratify the Convention.', language: 'en', isSummary: true }),
  },
];
