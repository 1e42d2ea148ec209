import { word } from './examples-words.ts';
import type { Example } from './parts.ts';
import { suggestionList } from './suggestion-list.ts';
import type { Suggestion } from './suggestion-list.ts';

const suggestion = (key: string, text: string, confidence: number, words: readonly string[]): Suggestion => ({
  key,
  text,
  kind: 'SDG',
  confidence,
  sureness: confidence > 0.9 ? '★★★' : '★',
  words,
  wordsLanguage: 'en',
});

export const examples: readonly Example[] = [
  {
    name: 'to decide one by one',
    render: (context) =>
      suggestionList(context, {
        of: '24 (a)',
        suggestions: [
          suggestion('one issue.torture', word(context, 'tortureTheme'), 0.98, ['torture', 'detention']),
          suggestion('one issue.justice', word(context, 'justice'), 0.41, []),
        ],
      }),
  },
  {
    name: 'to tick many',
    render: (context) =>
      suggestionList(context, {
        of: '124.16',
        boxes: { isTicked: true },
        suggestions: [suggestion('two issue.justice', word(context, 'justice'), 0.87, ['courts'])],
      }),
  },
];
