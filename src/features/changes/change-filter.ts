import type { Facet } from '../../web/components/filters.ts';
import { chosenValues } from '../../web/facets.ts';
import type { ChangeCount, ChangeFilter } from './changes.repository.ts';

/** How the catalogue, which is of no State, stands in an address. */
export const CATALOGUE = 'catalogue';

type FacetName = 'state' | 'kind' | 'operation';
const FACETS: readonly FacetName[] = ['state', 'kind', 'operation'];

const valueOf = (count: ChangeCount, name: FacetName): string =>
  name === 'state' ? (count.stateId ?? CATALOGUE) : count[name];

/** What the address asks for; on a State's page its own record and nothing else. */
export function readFilter(query: URLSearchParams, stateId: string | null): ChangeFilter {
  const asked = (name: FacetName): readonly string[] => [...chosenValues(query, name)];
  return {
    states: stateId === null ? asked('state').map((one) => (one === CATALOGUE ? null : one)) : [stateId],
    kinds: asked('kind'),
    operations: asked('operation'),
  };
}

function fits(count: ChangeCount, filter: ChangeFilter, name: FacetName): boolean {
  const chosen: readonly (string | null)[] = {
    state: filter.states,
    kind: filter.kinds,
    operation: filter.operations,
  }[name];
  return chosen.length === 0 || chosen.includes(name === 'state' ? count.stateId : count[name]);
}

const sum = (counts: readonly ChangeCount[]): number => counts.reduce((all, { count }) => all + count, 0);

/** How many changes of the set the filter leaves. */
export const countFitting = (counts: readonly ChangeCount[], filter: ChangeFilter): number =>
  sum(counts.filter((count) => FACETS.every((name) => fits(count, filter, name))));

/**
 * The choices, in the order of the set, each with the number of changes that it would leave with its facet's own choice
 * put aside. A facet that could not narrow anything is left out.
 */
export function facetsOf(
  counts: readonly ChangeCount[],
  filter: ChangeFilter,
  words: Readonly<Record<FacetName, { label: string; of: (value: string) => string }>>,
  names: readonly FacetName[] = FACETS,
): readonly Facet[] {
  return names
    .map((name) => {
      const others = FACETS.filter((other) => other !== name);
      const left = counts.filter((count) => others.every((other) => fits(count, filter, other)));
      const values = [...new Set(counts.map((count) => valueOf(count, name)))];
      return {
        name,
        label: words[name].label,
        values: values.map((value) => ({
          value,
          label: words[name].of(value),
          count: sum(left.filter((count) => valueOf(count, name) === value)),
        })),
      };
    })
    .filter((facet) => facet.values.length > 1);
}
