import { readFile } from 'node:fs/promises';
import { catalogueNames } from '../../features/reading/index.ts';
import type { ReadingGround } from '../../features/proposals/index.ts';
import { NameIndex } from '../../kernel/names.ts';
import { createStateNames } from '../../kernel/state-names.ts';
import type { StateNamesEntry } from '../../kernel/state-names.ts';

type Records = readonly Readonly<Record<string, unknown>>[];

async function shipped(name: string): Promise<Records> {
  const url = new URL(`../../../data/catalogue/${name}.json`, import.meta.url);
  return (JSON.parse(await readFile(url, 'utf8')) as { records: Records }).records;
}

const TERMS = ['themes', 'affected-groups', 'issues', 'sdg-goals', 'sdg-targets'];

/** What readers may ask, answered from the shipped catalogue. */
export async function shippedGround(): Promise<Pick<ReadingGround, 'stateNames' | 'lookUp'>> {
  const terms = (await Promise.all(TERMS.map(shipped))).flat();
  const kinds: Readonly<Record<string, Records>> = { mechanism: await shipped('mechanisms'), term: terms };
  const states = (await shipped('states')) as unknown as StateNamesEntry[];
  return {
    stateNames: createStateNames(states),
    lookUp: new NameIndex(catalogueNames((kind) => kinds[kind] ?? [])).idOf,
  };
}
