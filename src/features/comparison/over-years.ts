/** A question over the years, split by a facet's most frequent values. */
import type { RecordsView } from '../record/index.ts';
import { NO_VALUE } from '../search/index.ts';
import type { Answer, FacetName } from '../search/index.ts';
import { choosing, facetAsked, readComparison } from './asked.ts';
import type { ComparisonAsked } from './asked.ts';
import { COMPARED_BY } from './compare.ts';
import type { Index } from './counting.ts';
import { facetsWithValues } from './frame.views.ts';
import { inNaturalOrder } from './words.ts';
import { topValues, withoutYear, yearRows } from './years.ts';
import type { YearRow } from './years.ts';

const MOST_SERIES = 6;
/** Stands for all values that have no series of their own. */
export const OTHERS = 'others';

export interface OverYears {
  readonly asked: ComparisonAsked;
  readonly held: Answer['counts'];
  readonly by: FacetName | null;
  readonly offered: readonly FacetName[];
  /** Values with a series each; then, where there are any, OTHERS and NO_VALUE. */
  readonly series: readonly string[];
  /** The values that OTHERS stands for. */
  readonly others: readonly string[];
  readonly rows: readonly YearRow[];
  readonly total: number;
  /** Rows with no year. */
  readonly undated: number;
}

/** One question for the years, and one for each series: nine for six values, the others and what has none. */
export async function overYears(view: RecordsView, index: Index): Promise<OverYears> {
  const { context } = view;
  const asked = readComparison(context);
  const { counts, total } = await index.ask(asked.query);
  const offered = facetsWithValues(COMPARED_BY, counts).filter((name) => name !== 'year');
  const by = facetAsked(context, 'by', offered);
  const chosen = by === null ? undefined : asked.query.choices[by];
  const { top, others } = by === null ? { top: [], others: [] } : topValues(counts[by], MOST_SERIES);
  const own = chosen === undefined ? top : top.filter((value) => chosen.has(value));
  const rest = chosen === undefined ? others : [];
  const wanted = [
    ...(by === null ? own : inNaturalOrder(by, own)).map((id) => ({ id, values: [id] })),
    ...(rest.length > 0 ? [{ id: OTHERS, values: rest }] : []),
    ...(by !== null && chosen === undefined ? [{ id: NO_VALUE, values: [NO_VALUE] }] : []),
  ];
  const series = await Promise.all(
    wanted.map(async ({ id, values }) => {
      const answer = await index.ask(by === null ? asked.query : choosing(asked.query, { [by]: values }));
      return { id, total: answer.total, counts: answer.counts.year };
    }),
  );
  const shown = series.filter((one) => one.total > 0);
  const rows = yearRows(counts.year, shown, context.asof);
  return {
    asked,
    held: counts,
    by,
    offered,
    series: shown.map(({ id }) => id),
    others: rest,
    rows,
    total,
    undated: withoutYear(total, rows),
  };
}
