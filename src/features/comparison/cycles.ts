/** From one cycle of the Universal Periodic Review to the next, for one State. */
import type { RecordsView } from '../record/index.ts';
import type { Answer, Hit } from '../search/index.ts';
import { choosing, facetAsked, readComparison } from './asked.ts';
import type { ComparisonAsked } from './asked.ts';
import type { Index } from './counting.ts';
import { facetsWithValues } from './frame.views.ts';
import { repeatsOf, SIDES } from './repeats.ts';
import type { Asking, Repeat, Repeats, Side } from './repeats.ts';

/** What a subject can be. */
export const SUBJECT_FACETS = ['issue', 'theme', 'group', 'sdg'] as const;
export type SubjectFacet = (typeof SUBJECT_FACETS)[number];

/** No State has received so many in two cycles; more are not read. */
const MOST_READ = 3_000;

export interface CycleFlow {
  readonly asked: ComparisonAsked;
  /** The States that have recommendations of the review at all. */
  readonly states: ReadonlyMap<string, number>;
  readonly stateId: string | null;
  readonly cycles: readonly string[];
  readonly offered: readonly SubjectFacet[];
  readonly by: SubjectFacet | null;
  readonly from: string | null;
  readonly to: string | null;
  /** null where there are no two cycles or no subject. */
  readonly repeats: Repeats | null;
  /** The pairs that are listed: those of one way of the flow, or all. */
  readonly listed: readonly Repeat[];
  readonly way: { readonly from: Side | null; readonly to: Side | null };
}

/** Two or three questions; the last one reads the recommendations of two cycles of one State, some hundreds. */
export async function cycleFlow(view: RecordsView, index: Index): Promise<CycleFlow> {
  const { context } = view;
  const read = readComparison(context);
  const asked = {
    ...read,
    query: choosing(read.query, { mechanism: ['upr'], kind: ['recommendation'], cycle: null }),
  };
  const first = await index.ask(asked.query);
  const states = first.counts.state;
  const stateId = stateOf(context.query.getAll('state'), states);
  const none = { asked, states, stateId, cycles: [], offered: [], by: null, from: null, to: null };
  const way = { from: sideAsked(context.query.get('was')), to: sideAsked(context.query.get('is')) };
  if (stateId === null) return { ...none, repeats: null, listed: [], way };
  const ofState = choosing(asked.query, { state: [stateId] });
  const { counts } = await index.ask(ofState);
  const cycles = [...counts.cycle.keys()].sort((a, b) => Number(a) - Number(b));
  const offered = facetsWithValues(SUBJECT_FACETS, counts);
  const by = facetAsked(context, 'by', offered) as SubjectFacet | null;
  const [from, to] = cyclesAsked(context.query.get('from'), context.query.get('to'), cycles);
  const found = { asked, states, stateId, cycles, offered, by, from, to, way };
  if (from === null || to === null || by === null) return { ...found, repeats: null, listed: [] };
  const answer = await index.ask({ ...choosing(ofState, { cycle: [from, to] }), count: MOST_READ });
  const repeats = repeatsOf(askingsOf(answer, by), from, to);
  return { ...found, repeats, listed: repeats.pairs.filter((pair) => isOnWay(pair, way)) };
}

/** The State that is named; where the record holds one only, that. */
function stateOf(named: readonly string[], states: Answer['counts']['state']): string | null {
  const known = named.filter(Boolean);
  if (known.length > 0) return known.length === 1 ? (known[0] ?? null) : null;
  return states.size === 1 ? ([...states.keys()][0] ?? null) : null;
}

const sideAsked = (text: string | null): Side | null => SIDES.find((side) => side === text) ?? null;

/** Two cycles, the earlier first; the last two that the record holds unless the address names others. */
export function cyclesAsked(
  from: string | null,
  to: string | null,
  held: readonly string[],
): readonly [string, string] | readonly [null, null] {
  const later = held.includes(to ?? '') ? to : (held.at(-1) ?? null);
  const earlier = held.filter((cycle) => Number(cycle) < Number(later));
  const before = earlier.includes(from ?? '') ? from : (earlier.at(-1) ?? null);
  return before === null || later === null ? [null, null] : [before, later];
}

const askingsOf = ({ hits }: Answer, by: SubjectFacet): Asking[] =>
  hits.map(({ facets }: Hit) => ({
    cycle: facets.cycle[0] ?? '',
    recommenders: facets.recommender,
    subjects: facets[by],
    positions: facets.position,
  }));

const isOnWay = (pair: Repeat, { from, to }: CycleFlow['way']): boolean =>
  (from === null || pair.from === from) && (to === null || pair.to === to);
