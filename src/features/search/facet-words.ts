import type { Facet, FacetValue } from '../../web/components/filters.ts';
import { COMMON_VALUES, mechanism } from '../catalogue/index.ts';
import { commonWord } from '../assessments/index.ts';
import { inLanguage, kindName, label, stateName, word } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { POSITIONS, RECOMMENDATION_TYPES, termWords } from '../reviews/index.ts';
import { source } from '../sources/index.ts';
import type { FacetName } from './findable.ts';
import type { Answer } from './search.ts';

interface FacetWords {
  readonly name: FacetName;
  readonly words: (view: RecordsView, value: string) => string;
  /** Values in this order; without it the most frequent come first. */
  readonly order?: readonly string[] | 'newest';
}

const asIs = (_view: RecordsView, value: string): string => value;
const ofState = (view: RecordsView, value: string): string => stateName(view.context, view.catalogue, value);

/** A symbol names its document; one without a symbol has a title. */
const documentWords = (view: RecordsView, value: string): string => {
  const known = view.catalogue.find(source, value);
  return known === undefined ? value : inLanguage(view.context, known.title);
};

const mechanismWords = (view: RecordsView, value: string): string => {
  const known = view.catalogue.find(mechanism, value);
  return known === undefined ? value : inLanguage(view.context, known.names);
};

const kindWords = (view: RecordsView, value: string): string =>
  RECOMMENDATION_TYPES.some((one) => one === value)
    ? word(view, 'recommendation_types', value)
    : kindName(view, value);

/** Every facet with the words of its values, in the order in which it stands on the page. */
export const FACET_WORDS: readonly FacetWords[] = [
  {
    name: 'kind',
    words: kindWords,
    order: [...RECOMMENDATION_TYPES, 'measure', 'reform', 'treaty_action', 'source'],
  },
  { name: 'state', words: ofState },
  { name: 'mechanism', words: mechanismWords },
  { name: 'recommender', words: ofState },
  { name: 'region', words: (view, value) => word(view, 'regional_group', value) },
  { name: 'position', words: (view, value) => word(view, 'position', value), order: [...POSITIONS, 'none'] },
  {
    name: 'status',
    words: (view, value) => commonWord(view, COMMON_VALUES.find((one) => one === value) ?? 'not_assessed'),
    order: COMMON_VALUES,
  },
  { name: 'differs', words: (view) => view.context.t('assessments.differ') },
  { name: 'year', words: asIs, order: 'newest' },
  {
    name: 'cycle',
    words: (view, value) => view.context.t('find.cycle', { number: Number(value) }),
    order: 'newest',
  },
  {
    name: 'session',
    words: (view, value) => {
      const [id = '', number = ''] = value.split(' ');
      return `${mechanismWords(view, id)}, ${number}`;
    },
  },
  { name: 'document', words: documentWords },
  { name: 'issue', words: (view, value) => termWords(view, ['issue'], value) },
  { name: 'theme', words: (view, value) => termWords(view, ['theme'], value) },
  { name: 'group', words: (view, value) => termWords(view, ['affected_group'], value) },
  { name: 'sdg', words: (view, value) => termWords(view, ['sdg_target', 'sdg_goal'], value) },
  { name: 'action', words: (view, value) => termWords(view, ['action_category'], value) },
  {
    name: 'measure',
    words: (view, value) => view.context.t(value === 'yes' ? 'find.measure.yes' : 'find.measure.no'),
  },
  { name: 'plan', words: (view, value) => label(view, 'plan', value) },
  { name: 'body', words: (view, value) => label(view, 'body', value) },
];

/** Values that a facet shows; the others are found through its own list, `?all=issue`. */
const SHOWN = 8;

/**
 * The facets that have something to choose, each with its most frequent values and those that are chosen. Plans and
 * bodies have names within one State's record, so they are offered once a State is chosen.
 */
export function facetsOf(view: RecordsView, { counts, total }: Answer): readonly Facet[] {
  const { query, t } = view.context;
  return FACET_WORDS.filter(({ name }) => view.state !== null || (name !== 'plan' && name !== 'body'))
    .map((facet) => {
      const chosen = query.getAll(facet.name).filter(Boolean);
      const all = valuesOf(view, facet, counts[facet.name], chosen, total);
      const isWhole = query.getAll('all').includes(facet.name);
      const shown = isWhole ? all : all.filter((one, place) => place < SHOWN || chosen.includes(one.value));
      return {
        name: facet.name,
        label: t(`find.facet.${facet.name}`),
        values: shown,
        ...(shown.length < all.length && {
          more: {
            label: t('find.all_values', { count: all.length }),
            href: view.context.here({ all: [...query.getAll('all'), facet.name], page: null }),
          },
        }),
      };
    })
    .filter((facet) => facet.values.length > 0);
}

function valuesOf(
  view: RecordsView,
  { words, order }: FacetWords,
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
  total: number,
): readonly FacetValue[] {
  const values = [...new Set([...counts.keys(), ...chosen])].map((value) => ({
    value,
    count: counts.get(value) ?? 0,
  }));
  if (order === 'newest') values.sort((a, b) => Number(b.value) - Number(a.value));
  else if (order !== undefined) values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  else values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return values.map(({ value, count }) => ({
    value,
    count,
    label: words(view, value),
    share: total === 0 ? 0 : Math.min(1, count / total),
  }));
}
