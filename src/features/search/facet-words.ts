import type { Facet } from '../../web/components/filters.ts';
import { FIND_PATH } from '../../web/navigation.ts';
import type { PageContext } from '../../web/page-context.ts';
import { COMMON_VALUES, mechanism } from '../catalogue/index.ts';
import { commonWord } from '../assessments/index.ts';
import { inLanguage, kindName, label, stateName, word } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { POSITIONS, RECOMMENDATION_TYPES, termWords } from '../reviews/index.ts';
import { source } from '../sources/index.ts';
import { FACETS, NO_VALUE } from './findable.ts';
import type { FacetName } from './findable.ts';
import type { Answer } from './search.ts';

export interface FacetWords {
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

/** The facets that a page offers: plans and bodies have names within one State's record, so they wait until one is chosen. */
export const facetsOffered = (view: Pick<RecordsView, 'state'>): readonly FacetWords[] =>
  FACET_WORDS.filter(({ name }) => view.state !== null || (name !== 'plan' && name !== 'body'));

/** Values that a facet shows beside the list; `/find/values/issue` has all of them. */
const SHOWN = 8;

/** What a results page asks of the counts: of facets that show their most frequent values only these. */
export const VALUES_SHOWN: Readonly<Partial<Record<FacetName, number>>> = Object.fromEntries(
  FACET_WORDS.filter(({ order }) => order === undefined).map(({ name }) => [name, SHOWN]),
);

/** The facets that have something to choose, each with its first values and those that are chosen. */
export function facetsOf(view: RecordsView, answer: Answer): readonly Facet[] {
  const { context } = view;
  return facetsOffered(view).flatMap((facet) => {
    const { name } = facet;
    const counted = countedValues(context.query, facet, answer);
    const chosen = context.query.getAll(name);
    const shown = counted.filter(({ value }, place) => place < SHOWN || chosen.includes(value));
    const all = Math.max(answer.distinct[name], counted.length);
    if (shown.length === 0) return [];
    return {
      name,
      label: context.t(`find.facet.${name}`),
      values: shown.map((one) => ({ ...one, label: wordsOf(view, facet, one.value) })),
      ...(shown.length < all && {
        more: { label: context.t('find.all_values', { count: all }), href: valuesHref(context, name) },
      }),
    };
  });
}

/** The words of a value; also of the choice of what has none. */
export const wordsOf = (view: RecordsView, { words }: FacetWords, value: string): string =>
  value === NO_VALUE ? view.context.t('find.no_value') : words(view, value);

/**
 * The page of all values of a facet, for the question that this page asks. Its `sort` orders the values, so the question's
 * own order waits in `ordered`.
 */
export const valuesHref = ({ query, link }: PageContext, name: FacetName): string =>
  link(`${FIND_PATH}/values/${name}`, { ...asked(query), ordered: query.get('sort') });

/** Back from there to what is found, with another choice in the facet. */
export const findHref = ({ query, link }: PageContext, name: FacetName, chosen: readonly string[]): string =>
  link(FIND_PATH, { ...asked(query), [name]: chosen, sort: query.get('ordered') });

const asked = (query: URLSearchParams): Record<string, readonly string[]> =>
  Object.fromEntries(['q', ...FACETS].map((name) => [name, query.getAll(name)]));

export interface CountedValue {
  readonly value: string;
  readonly count: number;
  /** Of all that would be found without a choice in this facet, from 0 to 1. */
  readonly share: number;
}

/** The values of a facet that the answer counts, and those that are chosen, in the order of the facet. */
export function countedValues(
  query: URLSearchParams,
  { name, order }: Pick<FacetWords, 'name' | 'order'>,
  { counts, total, without }: Answer,
): readonly CountedValue[] {
  const found = counts[name];
  const of = without[name] ?? total;
  const values = [...new Set([...found.keys(), ...query.getAll(name).filter(Boolean)])].map((value) => {
    const isOnlyNone = value === NO_VALUE && query.getAll(name).filter(Boolean).length === 1;
    const count = isOnlyNone ? total : (found.get(value) ?? 0);
    return { value, count, share: of === 0 ? 0 : count / of };
  });
  if (order === 'newest') return values.sort((a, b) => Number(b.value) - Number(a.value));
  if (order !== undefined) return values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
