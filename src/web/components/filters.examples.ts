import type { PageContext } from '../page-context.ts';
import { word } from './examples-words.ts';
import { chosenFilters, filters } from './filters.ts';
import type { Facet } from './filters.ts';
import type { Example } from './parts.ts';

const facets = (context: PageContext): readonly Facet[] => [
  {
    name: 'theme',
    label: word(context, 'theme'),
    values: [
      { value: 'torture', label: word(context, 'tortureTheme'), count: 24 },
      { value: 'justice', label: word(context, 'justice'), count: 1018 },
    ],
  },
  {
    name: 'position',
    label: word(context, 'position'),
    choose: 'one',
    values: [
      { value: 'supported', label: word(context, 'supported'), count: 214 },
      { value: 'noted', label: word(context, 'noted'), count: 31 },
    ],
  },
];

/** The examples page has no filters in its address; this one has. */
const narrowed = (context: PageContext): PageContext => ({
  ...context,
  query: new URLSearchParams('theme=torture&position=supported'),
});

export const examples: readonly Example[] = [
  {
    name: 'two facets and free words, something chosen',
    render: (context) =>
      filters(narrowed(context), {
        facets: facets(context),
        words: { name: 'words', label: word(context, 'words') },
      }),
  },
  {
    name: 'side by side above a wide table',
    render: (context) =>
      filters(narrowed(context), {
        facets: facets(context).map((facet) => ({ ...facet, name: `${facet.name}-across` })),
        place: 'across',
      }),
  },
  { name: 'what is chosen', render: (context) => chosenFilters(narrowed(context), facets(context)) },
];
