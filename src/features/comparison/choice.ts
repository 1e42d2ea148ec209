/** Which States or cycles a comparison sets side by side, and whether it can be drawn. Pure. */

export const LEAST_COLUMNS = 2;
export const MOST_COLUMNS = 6;

export const ACROSS = ['state', 'cycle'] as const;
export type Across = (typeof ACROSS)[number];

export type Choice =
  | { readonly is: 'ready'; readonly values: readonly string[] }
  /** Nothing more could be chosen: the record holds one only, or none. */
  | { readonly is: 'alone'; readonly values: readonly string[] }
  | { readonly is: 'too_few'; readonly values: readonly string[] }
  | { readonly is: 'too_many'; readonly values: readonly string[] };

/**
 * `chosen`: as the address has them. `held`: those that the question finds something of. Cycles are few, so all of them are
 * compared unless some are chosen; States have to be named.
 */
export function choiceOf(across: Across, chosen: readonly string[], held: readonly string[]): Choice {
  const wanted = across === 'cycle' && chosen.length === 0 ? held : chosen;
  const values = [...new Set(wanted)];
  if (values.length > MOST_COLUMNS) return { is: 'too_many', values };
  if (values.length >= LEAST_COLUMNS) return { is: 'ready', values };
  const others = held.filter((one) => !values.includes(one));
  return { is: others.length + values.length < LEAST_COLUMNS ? 'alone' : 'too_few', values };
}
