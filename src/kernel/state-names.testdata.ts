/** What the tests of State names share: the shipped catalogue file, as the resolver gets it. */
import { readFileSync } from 'node:fs';
import { createStateNames, type StateNamesEntry } from './state-names.ts';

export interface ShippedState extends StateNamesEntry {
  readonly numeric: string;
  readonly m49: string;
  readonly unStatus: string;
  readonly unMemberSince: string | null;
  readonly regionalGroup: string | null;
  readonly isSmallIslandState: boolean;
}

interface ShippedFile {
  readonly source: readonly string[];
  readonly licence: string;
  readonly records: readonly ShippedState[];
}

const path = new URL('../../data/catalogue/states.json', import.meta.url);
export const shippedFile = JSON.parse(readFileSync(path, 'utf8')) as ShippedFile;
export const shippedStates = shippedFile.records;
export const stateNames = createStateNames(shippedStates);

export interface NamedState {
  readonly id: string;
  readonly name: string;
}

/** Every name that the file holds, official and other, in all languages. */
export const allNames: readonly NamedState[] = shippedStates.flatMap((state) =>
  [
    ...Object.values(state.names).flatMap(({ short, formal }) =>
      formal === null ? [short] : [short, formal],
    ),
    ...Object.values(state.otherNames).flat(),
  ].map((name) => ({ id: state.id, name })),
);
