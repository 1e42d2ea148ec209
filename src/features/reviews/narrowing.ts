/** Narrowing and sorting a State's recommendations in memory: some thousand rows, a few milliseconds, no index. */
import { COMMON_VALUES } from '../catalogue/index.ts';
import { facetColumn, narrowRows } from '../../web/facet-columns.ts';
import type { FacetColumn } from '../../web/facet-columns.ts';
import { chosenValues } from '../../web/facets.ts';
import { compareTexts, folded, positionWord } from './review-record.ts';
import type { Row } from './review-record.ts';
import { POSITIONS } from './reviews.schema.ts';

/** Name of the query parameter → the values that a row has in this facet. */
const VALUES_OF = {
  type: ({ entry }) => [entry.recommendation.type],
  mechanism: ({ entry }) => [entry.recommendation.mechanismId],
  review: ({ entry }) => [entry.review.id],
  position: (row) => {
    const word = positionWord(row);
    return word === null ? [] : [word];
  },
  assessment: (row) => (row.differs ? [...row.common, 'differ'] : row.common),
  state: ({ entry }) => entry.recommendation.recommendingStates,
  issue: ({ entry }) => entry.tags.issues,
  theme: ({ entry }) => entry.tags.themes,
  group: ({ entry }) => entry.tags.groups,
  sdg: ({ entry }) => entry.tags.sdgs,
  heading: ({ entry }) => (entry.recommendation.heading === null ? [] : [entry.recommendation.heading]),
} as const satisfies Readonly<Record<string, (row: Row) => readonly string[]>>;

export type FacetName = keyof typeof VALUES_OF;
export const FACET_NAMES = Object.keys(VALUES_OF) as readonly FacetName[];

/** What someone chose; a facet without a choice narrows nothing, several choices of one facet widen each other. */
export interface Choice {
  readonly facets: Readonly<Record<FacetName, ReadonlySet<string>>>;
  /** All of these words must stand in the row, in any order, each as the beginning of a word or inside it. */
  readonly words: readonly string[];
}

export interface Narrowed {
  readonly rows: readonly Row[];
  /** For each facet and value: rows that would remain with that value alone, the facet's own choice left out. */
  readonly counts: Readonly<Record<FacetName, ReadonlyMap<string, number>>>;
}

export function readChoice(query: URLSearchParams): Choice {
  const chosen = FACET_NAMES.map((name) => [name, chosenValues(query, name)] as const);
  return {
    facets: Object.fromEntries(chosen) as Record<FacetName, ReadonlySet<string>>,
    words: folded(query.get('words') ?? '')
      .split(/\s+/)
      .filter(Boolean),
  };
}

type Columns = Readonly<Record<FacetName, FacetColumn>>;

/** The rows of a day stay the same, so their columns are made once. */
const heldColumns = new WeakMap<readonly Row[], Columns>();

function columnsOf(rows: readonly Row[]): Columns {
  const known = heldColumns.get(rows);
  if (known !== undefined) return known;
  const made = Object.fromEntries(
    FACET_NAMES.map((name) => [name, facetColumn(rows, VALUES_OF[name])]),
  ) as Record<FacetName, FacetColumn>;
  heldColumns.set(rows, made);
  return made;
}

/** The rows are those of a day (`rowsOn`), the same array each time. */
export function narrow(rows: readonly Row[], { facets, words }: Choice): Narrowed {
  const columns = columnsOf(rows);
  const found = narrowRows(
    rows,
    FACET_NAMES.map((name) => ({ column: columns[name], chosen: facets[name] })),
    (row) => words.every((word) => row.entry.words.includes(word)),
  );
  const counts = FACET_NAMES.map((name, index) => [name, found.counts[index]] as const);
  return { rows: found.rows, counts: Object.fromEntries(counts) as Narrowed['counts'] };
}

export const SORTS = ['paragraph', 'date', 'position', 'assessment'] as const;
export type SortName = (typeof SORTS)[number];

const positionRank = (row: Row): number => {
  const word = positionWord(row);
  if (word === null) return POSITIONS.length + 1;
  return word === 'none' ? POSITIONS.length : POSITIONS.indexOf(word);
};
const assessmentRank = (row: Row): number => COMMON_VALUES.indexOf(row.common[0] ?? 'not_assessed');

/** What has no value comes last. Rows that are equal keep the record's order. */
const ORDERS: Readonly<Record<SortName, (a: Row, b: Row) => number>> = {
  paragraph: (a, b) => compareTexts(a.entry.paragraphKey, b.entry.paragraphKey),
  date: (a, b) => compareTexts(a.entry.made?.date ?? '9999', b.entry.made?.date ?? '9999'),
  position: (a, b) => positionRank(a) - positionRank(b),
  assessment: (a, b) => assessmentRank(a) - assessmentRank(b),
};

export const sortRows = (
  rows: readonly Row[],
  by: SortName | null,
  order: 'ascending' | 'descending',
): readonly Row[] => {
  if (by === null) return rows;
  const compare = ORDERS[by];
  return rows.toSorted(order === 'ascending' ? compare : (a, b) => compare(b, a));
};
