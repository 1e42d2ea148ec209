/** The choices beside the list of recommendations, in words, with the number of rows that each would leave. */
import type { Facet, FacetValue } from '../../web/components/filters.ts';
import type { Dossier } from '../../ledger/index.ts';
import { COMMON_VALUES, term } from '../catalogue/index.ts';
import type { Term } from '../catalogue/index.ts';
import { commonWord } from '../assessments/index.ts';
import { inLanguage, label, stateName, word } from '../record/index.ts';
import type { RecordView, RecordsView } from '../record/index.ts';
import type { FacetName, Narrowed } from './narrowing.ts';
import { mechanismName } from './reviews.marks.ts';
import { POSITIONS, RECOMMENDATION_TYPES } from './reviews.schema.ts';

type Vocabulary = Term['vocabulary'];

const heldTerms = new WeakMap<Dossier, ReadonlyMap<string, Term>>();

/** Terms by id, and by vocabulary and code: documents and other databases name them by either. */
function termsOf(catalogue: Dossier): ReadonlyMap<string, Term> {
  const known = heldTerms.get(catalogue);
  if (known !== undefined) return known;
  const made = new Map<string, Term>();
  for (const one of catalogue.all(term)) {
    made.set(one.id, one);
    made.set(`${one.vocabulary}\n${one.code}`, one);
  }
  heldTerms.set(catalogue, made);
  return made;
}

/** A term in the page's language; the value itself where the catalogue does not know it. SDGs keep their number. */
export function termWords(view: RecordsView, vocabularies: readonly Vocabulary[], value: string): string {
  const terms = termsOf(view.catalogue);
  const known =
    terms.get(value) ??
    vocabularies.map((vocabulary) => terms.get(`${vocabulary}\n${value}`)).find((one) => one !== undefined);
  if (known === undefined) return value;
  const words = inLanguage(view.context, known.label);
  return known.vocabulary.startsWith('sdg') ? `${known.code} ${words}` : words;
}

interface FacetWords {
  readonly name: FacetName;
  readonly words: (view: RecordView, value: string) => string;
  /** Values in this order; without it the most frequent come first. */
  readonly order?: readonly string[] | 'alphabet';
}

const FACETS: readonly FacetWords[] = [
  {
    name: 'type',
    words: (view, value) => word(view, 'recommendation_types', value),
    order: RECOMMENDATION_TYPES,
  },
  { name: 'mechanism', words: mechanismName },
  { name: 'review', words: (view, value) => label(view, 'review', value) },
  { name: 'heading', words: (_view, value) => value },
  {
    name: 'position',
    words: (view, value) => word(view, 'position', value),
    order: [...POSITIONS, 'none'],
  },
  {
    name: 'assessment',
    words: (view, value) =>
      value === 'differ'
        ? view.context.t('assessments.differ')
        : commonWord(view, COMMON_VALUES.find((one) => one === value) ?? 'not_assessed'),
    order: ['differ', ...COMMON_VALUES],
  },
  {
    name: 'state',
    words: (view, value) => stateName(view.context, view.catalogue, value),
    order: 'alphabet',
  },
  { name: 'issue', words: (view, value) => termWords(view, ['issue'], value) },
  { name: 'theme', words: (view, value) => termWords(view, ['theme'], value) },
  { name: 'group', words: (view, value) => termWords(view, ['affected_group'], value) },
  {
    name: 'sdg',
    words: (view, value) => termWords(view, ['sdg_target', 'sdg_goal'], value),
    order: 'alphabet',
  },
];

/** The facets that have something to choose. Headings are those of one document, so they are offered within one review. */
export function facetsOf(view: RecordView, { counts }: Narrowed, query: URLSearchParams): readonly Facet[] {
  return FACETS.filter(
    ({ name }) => name !== 'heading' || query.getAll('review').length === 1 || query.has('heading'),
  )
    .map((facet) => ({
      name: facet.name,
      label: view.context.t(`recommendations.facet.${facet.name}`),
      values: valuesOf(view, facet, counts[facet.name], query.getAll(facet.name)),
    }))
    .filter((facet) => facet.values.length > 0);
}

function valuesOf(
  view: RecordView,
  { words, order }: FacetWords,
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
): readonly FacetValue[] {
  const values = [...new Set([...counts.keys(), ...chosen.filter(Boolean)])].map((value) => ({
    value,
    label: words(view, value),
    count: counts.get(value) ?? 0,
  }));
  if (order === 'alphabet') return values.sort((a, b) => collatorOf(view).compare(a.label, b.label));
  if (order !== undefined) return values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return values.sort((a, b) => b.count - a.count || collatorOf(view).compare(a.label, b.label));
}

/** Making one costs some 50 µs, comparing with it half of one. */
const collators = new Map<string, Intl.Collator>();

function collatorOf({ context }: RecordView): Intl.Collator {
  const known = collators.get(context.language) ?? new Intl.Collator(context.language, { numeric: true });
  collators.set(context.language, known);
  return known;
}
