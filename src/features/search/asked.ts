import { badInput } from '../../kernel/errors.ts';
import { trySymbol } from '../../kernel/symbol.ts';
import type { PageContext } from '../../web/page-context.ts';
import { readPage } from '../../web/components/pagination.ts';
import { FACETS } from './findable.ts';
import type { FacetName } from './findable.ts';
import { readQuestion } from './question.ts';
import type { Question } from './question.ts';
import type { Query } from './search.ts';

export const PAGE_SIZE = 20;
/** Nobody reads so far; what lies behind is found by a narrower question, or in an export. */
export const MOST_PAGES = 500;
export const ORDERS = ['best', 'newest', 'oldest'] as const;

/** More choices than this nobody makes by hand; a page with each of them to take back would take a second to write. */
const MOST_CHOICES = 200;

/**
 * What an address asks: `?q=torture&state=KAZ&issue=…&sort=newest&page=2`. Nothing in it is an error, but for more choices
 * than anyone can mean: throws 400 `too_many_choices`.
 */
export interface Asked {
  readonly text: string;
  readonly query: Query;
  readonly page: number;
}

export function readAsked(context: PageContext): Asked {
  const text = (context.query.get('q') ?? '').trim();
  const page = readPage(context);
  const isWithin = page <= MOST_PAGES;
  const chosen = FACETS.map((name) => [name, new Set(context.query.getAll(name).filter(Boolean))] as const);
  if (FACETS.reduce((sum, name) => sum + context.query.getAll(name).length, 0) > MOST_CHOICES)
    throw badInput(
      'too_many_choices',
      `More than ${MOST_CHOICES} choices stand in the address.`,
      'Take some of them back, or start anew from the page to find.',
    );
  return {
    text,
    page,
    query: {
      question: questionOf(text),
      language: context.language,
      choices: Object.fromEntries(chosen.filter(([, values]) => values.size > 0)) as Partial<
        Record<FacetName, Set<string>>
      >,
      asof: context.asof,
      order: ORDERS.find((one) => one === context.query.get('sort')) ?? 'best',
      from: isWithin ? (page - 1) * PAGE_SIZE : 0,
      count: isWithin ? PAGE_SIZE : 0,
    },
  };
}

/** A pasted document symbol or paragraph number asks that field as well as the words. */
export function questionOf(text: string): Question {
  const words = readQuestion(text);
  if (/^\p{N}+(?:\.\p{N}+)+$|^\p{N}+\s?\(\p{L}\)$/u.test(text)) {
    return either(words, { type: 'field', field: 'para', value: text, isBeginning: false });
  }
  const symbol = text.includes('/') && !/\s/.test(text) ? trySymbol(text) : null;
  return symbol === null
    ? words
    : either(words, { type: 'field', field: 'symbol', value: symbol.symbol, isBeginning: false });
}

const either = (words: Question, field: Question): Question => ({ type: 'or', parts: [words, field] });
