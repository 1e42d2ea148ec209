import { FACETS, readAsked } from '../search/index.ts';
import type { FacetName, Query } from '../search/index.ts';
import type { PageContext, QueryChanges } from '../../web/page-context.ts';

/** Values of `?kind=`: without it recommendations alone are compared; this takes every kind of record. */
export const ANY_KIND = 'any';
const USUAL_KIND = 'recommendation';

/** What a page of this room is asked: the question of /find, and over what it is laid out. */
export interface ComparisonAsked {
  readonly text: string;
  /** Counts alone. Its choices hold the kind. */
  readonly query: Query;
  /** What one page hands on to the next: words and choices as they stand in the address. */
  readonly handedOn: QueryChanges;
}

/**
 * Reads the question as /find does. Only recommendations are counted unless the address names a kind: beside them stand
 * concerns, measures and ratifications, which have no issue and no position, and a share of all of them says nothing.
 */
export function readComparison(context: PageContext): ComparisonAsked {
  const { text, query } = readAsked(context);
  const kinds = query.choices.kind ?? new Set([USUAL_KIND]);
  const { kind: _kind, ...others } = query.choices;
  const handedOn = Object.fromEntries(
    ['q', ...FACETS].map((name) => [name, context.query.getAll(name).filter(Boolean)]),
  );
  return {
    text,
    query: {
      ...query,
      choices: kinds.has(ANY_KIND) ? others : { ...others, kind: kinds },
      order: 'newest',
      from: 0,
      count: 0,
    },
    handedOn,
  };
}

/** The same question with other choices in some facets; null takes a facet's choice away. */
export function choosing(
  query: Query,
  changes: Readonly<Partial<Record<FacetName, readonly string[] | null>>>,
): Query {
  const choices = { ...query.choices };
  for (const [name, values] of Object.entries(changes) as [FacetName, readonly string[] | null][]) {
    if (values === null) delete choices[name];
    else choices[name] = new Set(values);
  }
  return { ...query, choices };
}

/** The rows that a number counts, on /find: the question with these choices. Longer lists of values make no address. */
export function rowsHref(context: PageContext, asked: ComparisonAsked, changes: RowChoices): string {
  const { choices } = choosing(asked.query, changes);
  const query = Object.fromEntries(
    Object.entries(choices).map(([name, values]) => [name, [...(values ?? [])]]),
  );
  return context.link('/find', { ...(asked.text !== '' && { q: asked.text }), ...query });
}
export type RowChoices = Parameters<typeof choosing>[1];

/** The facet that the address names, if it is one of those offered; else the first of them that is. */
export const facetAsked = <Name extends FacetName>(
  context: PageContext,
  parameter: string,
  offered: readonly Name[],
): Name | null => {
  const asked = context.query.get(parameter);
  return offered.find((name) => name === asked) ?? offered[0] ?? null;
};
