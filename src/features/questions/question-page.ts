import type { PageContext } from '../../web/page-context.ts';
import { readContext } from '../../web/page-context.ts';
import { FIND_PATH } from '../../web/navigation.ts';
import { canonicalQuestion, questionParameters } from './canonical.ts';

/** The question that an address of a page asks, its day with it where that is not today. */
export function questionOfPage({ query, asof, isToday }: PageContext): string {
  const asked = new URLSearchParams(query);
  if (!isToday) asked.set('asof', asof);
  return canonicalQuestion(asked);
}

/**
 * The page of /find that a question stands for, in the language of another page. A question that names no day is asked
 * as of that page's day.
 */
export function findContext(page: PageContext, question: string): PageContext {
  const query = new URLSearchParams(question);
  if (!query.has('asof') && !page.isToday) query.set('asof', page.asof);
  return readContext({ path: `/${page.language}${FIND_PATH}`, query }, page.today);
}

/** The address of a question in a page's language. */
export const findHref = (page: PageContext, question: string): string =>
  page.link(FIND_PATH, { asof: null, known: null, ...questionParameters(new URLSearchParams(question)) });
