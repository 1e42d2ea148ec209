/** Narrowing a list by what stands in the address: which rows remain, and how many each further choice would leave. */
import type { Facet } from './components/filters.ts';
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
  const fits = (row: Row, rule: FacetRule<Row>): boolean => {
    const chosen = query.getAll(rule.name);
    return chosen.length === 0 || rule.of(row).some((value) => chosen.includes(value));
  };
  return {
    rows: rows.filter((row) => rules.every((rule) => fits(row, rule))),
    facets: rules
      .map((rule) => {
        const others = rules.filter((other) => other !== rule);
        return facetOf(rule, rows, (row) => others.every((other) => fits(row, other)));
      })
      .filter((facet) => facet.values.length > 1 || query.has(facet.name)),
  };
}

function facetOf<Row>(rule: FacetRule<Row>, rows: readonly Row[], remains: (row: Row) => boolean): Facet {
  const counts = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const row of rows) {
    for (const value of new Set(rule.of(row))) {
      totals.set(value, (totals.get(value) ?? 0) + 1);
      counts.set(value, (counts.get(value) ?? 0) + (remains(row) ? 1 : 0));
    }
  }
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
