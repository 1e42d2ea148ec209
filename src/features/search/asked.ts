import { trySymbol } from '../../kernel/symbol.ts';
import type { PageContext } from '../../web/page-context.ts';
import { readPage } from '../../web/components/pagination.ts';
import { FACETS } from './findable.ts';
import type { FacetName } from './findable.ts';
import { readQuestion } from './question.ts';
import type { Question } from './question.ts';
import type { Query } from './search.ts';

export const PAGE_SIZE = 20;
export const ORDERS = ['best', 'newest', 'oldest'] as const;

/** What an address asks: `?q=torture&state=KAZ&issue=…&sort=newest&page=2`. Nothing in it is an error. */
export interface Asked {
  readonly text: string;
  readonly query: Query;
  readonly page: number;
}

export function readAsked(context: PageContext): Asked {
  const text = (context.query.get('q') ?? '').trim();
  const page = readPage(context);
  const chosen = FACETS.map((name) => [name, new Set(context.query.getAll(name).filter(Boolean))] as const);
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
      from: (page - 1) * PAGE_SIZE,
      count: PAGE_SIZE,
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
