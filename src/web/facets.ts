/** Narrowing a list by what stands in the address: which rows remain, and how many each further choice would leave. */
import type { Facet } from './components/filters.ts';
import { facetColumn, narrowRows, totalsOf } from './facet-columns.ts';
import type { PageContext } from './page-context.ts';

/** One way to narrow a list of rows. */
export interface FacetRule<Row> {
  /** Name of the query parameter. */
  readonly name: string;
  readonly label: string;
  /** The values of a row; a row with several is found under each. */
  readonly of: (row: Row) => readonly string[];
  readonly word: (value: string) => string;
  /** The order in which values are offered; those not in it follow by number of rows. */
  readonly order?: readonly string[];
  readonly choose?: Facet['choose'];
}

export interface Narrowed<Row> {
  readonly rows: readonly Row[];
  /** For `filters` and `chosenFilters`; a facet that could not narrow anything is left out. */
  readonly facets: readonly Facet[];
}

/**
 * The rows that fit every choice in the address: within a facet any chosen value will do, between facets all must. The
 * count of a value is the rows it would leave with this facet's own choice left aside, so that the other values of a
 * facet keep their counts once one of them is chosen.
 */
export function narrow<Row>(
  { query }: Pick<PageContext, 'query'>,
  rows: readonly Row[],
  rules: readonly FacetRule<Row>[],
): Narrowed<Row> {
  const columns = rules.map((rule) => ({
    rule,
    column: facetColumn(rows, rule.of),
    chosen: chosenValues(query, rule.name),
  }));
  const found = narrowRows(rows, columns);
  return {
    rows: found.rows,
    facets: columns
      .map(({ rule, column }, index) => facetOf(rule, totalsOf(column), found.counts[index] ?? new Map()))
      .filter((facet) => facet.values.length > 1 || query.has(facet.name)),
  };
}

/** What the address chooses of a facet: `?type=a&type=b`. An empty value is what a form sends for nothing. */
export const chosenValues = (query: URLSearchParams, name: string): ReadonlySet<string> =>
  new Set(query.getAll(name).filter(Boolean));

function facetOf<Row>(
  rule: FacetRule<Row>,
  totals: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number>,
): Facet {
  const place = (value: string): number => {
    const index = rule.order?.indexOf(value) ?? -1;
    return index === -1 ? Number.MAX_SAFE_INTEGER : index;
  };
  const values = [...totals.keys()].sort(
    (a, b) => place(a) - place(b) || (totals.get(b) ?? 0) - (totals.get(a) ?? 0),
  );
  return {
    name: rule.name,
    label: rule.label,
    ...(rule.choose === undefined ? {} : { choose: rule.choose }),
    values: values.map((value) => ({ value, label: rule.word(value), count: counts.get(value) ?? 0 })),
  };
}
