/** What a comparison asks of the index: one question for each column, counts alone. */
import { NO_VALUE } from '../search/index.ts';
import type { Answer, FacetName, Query, SearchService } from '../search/index.ts';
import { choosing } from './asked.ts';
import type { CountedColumn } from './cross-table.ts';

export type Index = Pick<SearchService, 'ask'>;

/**
 * The counts of a question by a facet. One question answers all: what has no value in the facet is chosen, so the total is
 * what is not classified, and since a facet's counts leave its own choice out, they are those of everything. Where the
 * question chooses values of the facet itself, only those are counted.
 */
export async function countedBy(
  index: Index,
  id: string,
  query: Query,
  by: FacetName,
): Promise<CountedColumn & { readonly answer: Answer }> {
  const chosen = query.choices[by];
  if (chosen !== undefined) {
    const answer = await index.ask(query);
    const counts = new Map([...answer.counts[by]].filter(([value]) => chosen.has(value)));
    return { id, total: answer.total, unclassified: 0, counts, answer };
  }
  const answer = await index.ask(choosing(query, { [by]: [NO_VALUE] }));
  const total = answer.without[by] ?? answer.total;
  return { id, total, unclassified: answer.total, counts: answer.counts[by], answer };
}

/** A column for each value of a facet. */
export const columnsOf = (
  index: Index,
  query: Query,
  { across, values, by }: { across: FacetName; values: readonly string[]; by: FacetName },
): Promise<readonly CountedColumn[]> =>
  Promise.all(values.map((value) => countedBy(index, value, choosing(query, { [across]: [value] }), by)));
