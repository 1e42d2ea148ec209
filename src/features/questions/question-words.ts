import type { RecordsView } from '../record/index.ts';
import { FACET_WORDS, wordsOf } from '../search/index.ts';

/** One part of a question in words: 'State concerned: Kazakhstan'; the words themselves have no label. */
export interface QuestionPart {
  readonly label: string | null;
  readonly words: readonly string[];
}

/** What the page's address asks, part by part, in its language. */
export function questionParts(view: RecordsView): QuestionPart[] {
  const { query, t } = view.context;
  const words = (query.get('q') ?? '').trim();
  const choices = FACET_WORDS.flatMap((facet) => {
    const values = [...new Set(query.getAll(facet.name).filter(Boolean))];
    if (values.length === 0) return [];
    return [
      { label: t(`find.facet.${facet.name}`), words: values.map((value) => wordsOf(view, facet, value)) },
    ];
  });
  return [...(words === '' ? [] : [{ label: null, words: [words] }]), ...choices];
}

/** The whole question in one line; the words for everything where nothing is asked. */
export function questionLine(view: RecordsView): string {
  const parts = questionParts(view).map(({ label, words }) =>
    label === null ? words.join(' ') : `${label}: ${words.join(', ')}`,
  );
  return parts.length === 0 ? view.context.t('questions.everything') : parts.join(' · ');
}

const LONGEST_NAME = 80;

/** A name that may be kept or changed: the words and the values without their labels. */
export function suggestedName(view: RecordsView): string {
  const all = questionParts(view).flatMap(({ words }) => words);
  const name = all.length === 0 ? view.context.t('questions.everything') : all.join(', ');
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}
