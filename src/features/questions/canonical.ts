import { isFullDate } from '../../kernel/partial-date.ts';
import type { QueryChanges } from '../../web/page-context.ts';
import { FACETS, ORDERS } from '../search/index.ts';

/**
 * A question is what stands in an address of /find: words, choices, order, a day. One question has one form, whichever
 * way it was put together, so that saving, naming and subscribing speak of the same thing. The language is not part of
 * it, and neither is the page of the list.
 */

/** What a person can have meant; longer ones are refused, not cut. */
export const QUESTION_LIMITS = { words: 2_000, values: 200, value: 300 } as const;

/** What is wrong with the question, or null. */
export function questionProblem(query: URLSearchParams): 'too_long' | null {
  const values = FACETS.flatMap((name) => query.getAll(name));
  const isLong =
    (query.get('q') ?? '').trim().length > QUESTION_LIMITS.words ||
    values.length > QUESTION_LIMITS.values ||
    values.some((value) => value.length > QUESTION_LIMITS.value);
  return isLong ? 'too_long' : null;
}

/** The parameters that make the question, each facet's values in the order of their letters. */
export function questionParameters(query: URLSearchParams): QueryChanges {
  const words = (query.get('q') ?? '').trim().replace(/\s+/g, ' ');
  const order = ORDERS.find((one) => one === query.get('sort')) ?? 'best';
  const asof = query.get('asof')?.trim() ?? '';
  return {
    ...(words === '' ? {} : { q: words }),
    ...Object.fromEntries(
      FACETS.map((name) => [name, [...new Set(query.getAll(name).filter(Boolean))].sort()] as const).filter(
        ([, values]) => values.length > 0,
      ),
    ),
    ...(order === 'best' ? {} : { sort: order }),
    ...(isFullDate(asof) ? { asof } : {}),
  };
}

/** The question as the part of an address behind the '?': 'q=torture&state=KAZ'; '' asks for everything. */
export function canonicalQuestion(query: URLSearchParams): string {
  const canonical = new URLSearchParams();
  for (const [name, value] of Object.entries(questionParameters(query))) {
    for (const one of Array.isArray(value) ? value : [value]) canonical.append(name, String(one));
  }
  return canonical.toString();
}
