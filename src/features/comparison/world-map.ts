/** Of whom, or by whom: a value for each State. */
import { state } from '../catalogue/index.ts';
import type { RecordsView } from '../record/index.ts';
import { stateName } from '../record/index.ts';
import type { Answer } from '../search/index.ts';
import { readComparison } from './asked.ts';
import type { ComparisonAsked } from './asked.ts';
import type { Index } from './counting.ts';

export const MAP_OF = ['state', 'recommender'] as const;
export type MapOf = (typeof MAP_OF)[number];
export const MAP_AS = ['count', 'share'] as const;
export type MapAs = (typeof MAP_AS)[number];

export interface MapRow {
  readonly id: string;
  readonly name: string;
  readonly isSmallIslandState: boolean;
  /** Rows that fit the question. */
  readonly count: number;
  /** Rows of this State whatever they say. */
  readonly all: number;
  /** null where it has no rows at all. */
  readonly share: number | null;
}

export interface WorldMap {
  readonly asked: ComparisonAsked;
  readonly held: Answer['counts'];
  readonly of: MapOf;
  /** Shares are offered where the question narrows something: of everything, everyone has all. */
  readonly as: MapAs;
  readonly isNarrowed: boolean;
  /** Every State of the catalogue, the highest value first. */
  readonly rows: readonly MapRow[];
  readonly total: number;
}

/** Two questions: the one asked, and the same without words and choices, for the shares. */
export async function worldMap(view: RecordsView, index: Index): Promise<WorldMap> {
  const { context, catalogue } = view;
  const asked = readComparison(context);
  const { kind, ...narrowing } = asked.query.choices;
  const isNarrowed = asked.text !== '' || Object.keys(narrowing).length > 0;
  const [answer, whole] = await Promise.all([
    index.ask(asked.query),
    index.ask({ ...asked.query, question: { type: 'all' }, choices: kind === undefined ? {} : { kind } }),
  ]);
  const named = MAP_OF.find((one) => one === context.query.get('of'));
  // A record of one State has one square to show; by whom it was recommended is more.
  const of = named ?? (answer.counts.state.size > 1 ? 'state' : 'recommender');
  const as = isNarrowed ? (MAP_AS.find((one) => one === context.query.get('as')) ?? 'share') : 'count';
  const collator = new Intl.Collator(context.language);
  const rows = catalogue
    .all(state)
    .map((one): MapRow => {
      const count = chosenCount(answer, asked, of, one.id);
      const all = whole.counts[of].get(one.id) ?? 0;
      return {
        id: one.id,
        name: stateName(context, catalogue, one.id),
        isSmallIslandState: one.isSmallIslandState,
        count,
        all,
        share: all === 0 ? null : count / all,
      };
    })
    .sort(
      (a, b) =>
        (as === 'share' ? (b.share ?? -1) - (a.share ?? -1) : b.count - a.count) ||
        b.count - a.count ||
        collator.compare(a.name, b.name),
    );
  return { asked, held: answer.counts, of, as, isNarrowed, rows, total: answer.total };
}

/** A facet's counts leave its own choice out; on the map a State that was not chosen is not counted. */
function chosenCount(answer: Answer, { query }: ComparisonAsked, of: MapOf, id: string): number {
  const chosen = query.choices[of];
  return chosen === undefined || chosen.has(id) ? (answer.counts[of].get(id) ?? 0) : 0;
}
