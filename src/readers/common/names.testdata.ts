import { readFileSync } from 'node:fs';
import { createStateNames, type StateNames, type StateNamesEntry } from '../../kernel/state-names.ts';

/** The names of States that the project ships. */
export function shippedNames(): StateNames {
  const file = new URL('../../../data/catalogue/states.json', import.meta.url);
  const { records } = JSON.parse(readFileSync(file, 'utf8')) as { records: readonly StateNamesEntry[] };
  return createStateNames(records);
}
