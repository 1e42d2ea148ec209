/** What the page of States or cycles side by side is made of. */
import type { StateNames, StateNamesEntry } from '../../kernel/state-names.ts';
import { createStateNames } from '../../kernel/state-names.ts';
import type { RecordsView } from '../record/index.ts';
import { state } from '../catalogue/index.ts';
import type { Answer, FacetName } from '../search/index.ts';
import { choosing, facetAsked, readComparison } from './asked.ts';
import type { ComparisonAsked } from './asked.ts';
import { ACROSS, choiceOf } from './choice.ts';
import type { Across, Choice } from './choice.ts';
import { columnsOf } from './counting.ts';
import type { Index } from './counting.ts';
import { crossTable } from './cross-table.ts';
import type { CrossTable } from './cross-table.ts';
import { facetsWithValues } from './frame.views.ts';

/** By what can be compared; the first that has values is taken unless the address says otherwise. */
export const COMPARED_BY = [
  'issue',
  'theme',
  'group',
  'sdg',
  'position',
  'action',
  'status',
  'recommender',
  'region',
  'mechanism',
  'measure',
  'differs',
  'year',
  'cycle',
  'state',
] as const satisfies readonly FacetName[];

/** The mechanism whose cycles are compared unless the address names another: others count theirs differently or not. */
const CYCLES_OF = 'upr';

export interface Compared {
  readonly asked: ComparisonAsked;
  readonly across: Across;
  /** Counts with the choice of States (or cycles) left out: what could be chosen. */
  readonly held: Answer['counts'];
  readonly offered: readonly FacetName[];
  readonly by: FacetName | null;
  readonly choice: Choice;
  /** null where nothing can be set side by side. */
  readonly table: CrossTable | null;
  /** A name that was typed and that no State has. */
  readonly unknown: string | null;
}

/** One question for what can be chosen, and one for each column: seven for six States. */
export async function compared(view: RecordsView, index: Index): Promise<Compared> {
  const { context } = view;
  const across = ACROSS.find((one) => one === context.query.get('across')) ?? 'state';
  const asked = withMechanism(readComparison(context), across);
  const { counts } = await index.ask(asked.query);
  const offered = facetsWithValues(COMPARED_BY, counts).filter((name) => name !== across);
  const by = facetAsked(context, 'by', offered);
  const added = addedState(view);
  const chosen = [...context.query.getAll(across).filter(Boolean), ...(added.id === null ? [] : [added.id])];
  const choice = choiceOf(
    across,
    across === 'state' ? chosen : inOrder(chosen),
    inOrder([...counts[across].keys()]),
  );
  const columns =
    choice.is === 'ready' && by !== null
      ? await columnsOf(index, asked.query, { across, values: choice.values, by })
      : null;
  return {
    asked,
    across,
    held: counts,
    offered,
    by,
    choice,
    table: columns === null || by === null ? null : crossTable(columns, asked.query.choices[by] ?? null),
    unknown: added.unknown,
  };
}

const inOrder = (values: readonly string[]): readonly string[] =>
  [...values].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

function withMechanism(asked: ComparisonAsked, across: Across): ComparisonAsked {
  if (across === 'state' || asked.query.choices.mechanism !== undefined) return asked;
  return { ...asked, query: choosing(asked.query, { mechanism: [CYCLES_OF] }) };
}

/** The State that was typed into the form: `?state-add=Uzbekistan`, in any spelling that is known. */
function addedState(view: RecordsView): { readonly id: string | null; readonly unknown: string | null } {
  const typed = (view.context.query.get('state-add') ?? '').trim();
  if (typed === '') return { id: null, unknown: null };
  const id = namesOf(view).resolve(typed);
  return id === null ? { id: null, unknown: typed.slice(0, 80) } : { id, unknown: null };
}

const held = new WeakMap<object, StateNames>();

function namesOf({ catalogue }: RecordsView): StateNames {
  const known = held.get(catalogue);
  if (known !== undefined) return known;
  const made = createStateNames(catalogue.all(state) as unknown as readonly StateNamesEntry[]);
  held.set(catalogue, made);
  return made;
}
