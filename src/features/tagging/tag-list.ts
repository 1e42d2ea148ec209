/** What the working page on suggested tags shows: narrowed by the address, grouped by entry, one page of it. */
import { facetColumn, narrowRows } from '../../web/facet-columns.ts';
import type { FacetColumn } from '../../web/facet-columns.ts';
import { chosenValues } from '../../web/facets.ts';
import { readPage } from '../../web/components/pagination.ts';
import type { PageContext } from '../../web/page-context.ts';
import { TAGGED_FIELDS, wasMade } from '../reviews/index.ts';
import { byEntry, openSuggestions, ORDERS, progressOf, surenessOf } from './open-suggestions.ts';
import type { EntryGroup, OpenEntry, OpenSuggestion, Order, Progress } from './open-suggestions.ts';
import type { TaggedField } from './suggested.ts';

/** Entries of one page, as much as a person looks through in some minutes: in one field, and in all of them. */
const ENTRIES_A_PAGE = { one: 25, all: 10 } as const;

/** `?field=` for all of them. */
export const ALL_FIELDS = 'all';

/** Name of the query parameter → the values of a suggestion. */
const VALUES_OF = {
  tag: ({ suggested }) => [suggested.termId],
  sure: ({ suggested }) => [surenessOf(suggested.confidence)],
  review: ({ entry }) => [entry.review.id],
  type: ({ entry }) => [entry.recommendation.type],
} as const satisfies Readonly<Record<string, (row: OpenSuggestion) => readonly string[]>>;

export type TagFacet = keyof typeof VALUES_OF;
export const TAG_FACETS = Object.keys(VALUES_OF) as readonly TagFacet[];

export interface TagList {
  /** Over all fields; in each; in what the page is about. */
  readonly progress: Progress;
  readonly byField: Readonly<Record<TaggedField, Progress>>;
  readonly fieldProgress: Progress;
  readonly field: TaggedField | null;
  readonly order: Order;
  /** Suggestions that each value of each facet would leave. */
  readonly counts: Readonly<Record<TagFacet, ReadonlyMap<string, number>>>;
  /** Every entry that fits, with its suggestions that fit. */
  readonly groups: readonly EntryGroup[];
  /** Suggestions that fit. */
  readonly suggestions: number;
  readonly shown: readonly EntryGroup[];
  readonly page: number;
  readonly pageSize: number;
  readonly isTicked: boolean;
}

/** What a day's list is narrowed from. */
interface Ground {
  readonly progress: Progress;
  readonly byField: Readonly<Record<TaggedField, Progress>>;
  readonly suggestions: readonly OpenSuggestion[];
  readonly columns: Readonly<Record<TagFacet, FacetColumn>>;
}

/** The entries stay the same until something is decided, so what is made of them for a day and a field is kept. */
const kept = new WeakMap<readonly OpenEntry[], Map<string, Ground>>();
const MOST_KEPT = 12;

function groundOf(all: readonly OpenEntry[], asof: string, field: TaggedField | null): Ground {
  const grounds = kept.get(all) ?? new Map<string, Ground>();
  kept.set(all, grounds);
  const key = `${asof} ${field ?? ''}`;
  const known = grounds.get(key);
  if (known !== undefined) return known;
  const entries = all.filter((one) => wasMade(one.entry, asof) === 'yes');
  const suggestions = openSuggestions(entries, field);
  const columns = TAG_FACETS.map((name) => [name, facetColumn(suggestions, VALUES_OF[name])] as const);
  const [oldest] = grounds.keys();
  if (grounds.size >= MOST_KEPT && oldest !== undefined) grounds.delete(oldest);
  const made: Ground = {
    progress: progressOf(entries, null),
    byField: Object.fromEntries(
      TAGGED_FIELDS.map((one) => [one, progressOf(entries, one)]),
    ) as Ground['byField'],
    suggestions,
    columns: Object.fromEntries(columns) as Ground['columns'],
  };
  grounds.set(key, made);
  return made;
}

/** What the address asks for. A page beyond the last is the last. */
export function tagList(context: PageContext, all: readonly OpenEntry[]): TagList {
  const { query, asof } = context;
  const asked = query.get('field');
  const field = asked === ALL_FIELDS ? null : (TAGGED_FIELDS.find((one) => one === asked) ?? 'issues');
  const pageSize = field === null ? ENTRIES_A_PAGE.all : ENTRIES_A_PAGE.one;
  const order = ORDERS.find((one) => one === query.get('order')) ?? 'least';
  const { progress, byField, suggestions, columns } = groundOf(all, asof, field);
  const found = narrowRows(
    suggestions,
    TAG_FACETS.map((name) => ({ column: columns[name], chosen: chosenValues(query, name) })),
  );
  const groups = byEntry(found.rows, order);
  const page = Math.min(readPage(context), Math.max(1, Math.ceil(groups.length / pageSize)));
  return {
    progress,
    byField,
    fieldProgress: field === null ? progress : byField[field],
    field,
    order,
    counts: Object.fromEntries(
      TAG_FACETS.map((name, at) => [name, found.counts[at] ?? new Map<string, number>()]),
    ) as TagList['counts'],
    groups,
    suggestions: found.rows.length,
    shown: groups.slice((page - 1) * pageSize, page * pageSize),
    page,
    pageSize,
    isTicked: query.get('ticked') === 'all',
  };
}
