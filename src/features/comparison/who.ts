/** Who recommends what: a facet with few values over the columns, another down the rows. */
import type { RecordsView } from '../record/index.ts';
import type { Answer, FacetName } from '../search/index.ts';
import { facetAsked, readComparison } from './asked.ts';
import type { ComparisonAsked } from './asked.ts';
import { COMPARED_BY } from './compare.ts';
import { MOST_COLUMNS } from './choice.ts';
import { columnsOf, countedBy } from './counting.ts';
import type { Index } from './counting.ts';
import { crossTable } from './cross-table.ts';
import type { CrossTable } from './cross-table.ts';
import { facetsWithValues } from './frame.views.ts';
import { inNaturalOrder } from './words.ts';
import { topValues } from './years.ts';

/** What can stand over the columns. */
export const COLUMN_FACETS = [
  'region',
  'position',
  'action',
  'mechanism',
  'cycle',
  'status',
  'recommender',
  'state',
] as const satisfies readonly FacetName[];

export interface WhoSaysWhat {
  readonly asked: ComparisonAsked;
  readonly held: Answer['counts'];
  readonly across: FacetName | null;
  readonly acrossOffered: readonly FacetName[];
  readonly by: FacetName | null;
  readonly byOffered: readonly FacetName[];
  /** Values of the columns' facet that have no column: the less frequent ones. */
  readonly left: number;
  /** The last column, with the id '', is everything together. null where there is nothing to lay out. */
  readonly table: CrossTable | null;
}

/** One question for what there is, one for everything together, one for each column: eight for six columns. */
export async function whoSaysWhat(view: RecordsView, index: Index): Promise<WhoSaysWhat> {
  const { context } = view;
  const asked = readComparison(context);
  const { counts } = await index.ask(asked.query);
  const acrossOffered = facetsWithValues(COLUMN_FACETS, counts);
  const across = facetAsked(context, 'across', acrossOffered);
  const byOffered = facetsWithValues(COMPARED_BY, counts).filter((name) => name !== across);
  const by = facetAsked(context, 'by', byOffered);
  const all = { asked, held: counts, across, acrossOffered, by, byOffered };
  if (across === null || by === null) return { ...all, left: 0, table: null };
  const { top, others } = topValues(only(counts[across], asked.query.choices[across]), MOST_COLUMNS);
  const columns = await Promise.all([
    columnsOf(index, asked.query, { across, values: inNaturalOrder(across, top), by }),
    countedBy(index, '', asked.query, by).then((one) => [one]),
  ]);
  return {
    ...all,
    left: others.length,
    table: crossTable(columns.flat(), asked.query.choices[by] ?? null),
  };
}

const only = (
  counts: ReadonlyMap<string, number>,
  chosen: ReadonlySet<string> | undefined,
): ReadonlyMap<string, number> =>
  chosen === undefined ? counts : new Map([...counts].filter(([value]) => chosen.has(value)));
