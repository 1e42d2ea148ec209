import type { Dossier } from '../../ledger/index.ts';
import { instrument, scaleValue, state } from '../catalogue/index.ts';
import { source } from '../sources/index.ts';

/**
 * What `findablesOfState` takes from the catalogue, record by record: as long as it stays the same for what was there
 * before, a change of the catalogue (a document that is added, the text of one that is held) touches no State's part of the
 * index. New records touch none: nothing can have named them.
 */
export function groundOfStates(catalogue: Dossier): ReadonlyMap<string, string> {
  const ground = new Map<string, string>();
  for (const one of catalogue.all(source)) ground.set(`source/${one.id}`, one.symbol ?? '');
  for (const one of catalogue.all(state)) ground.set(`state/${one.id}`, one.regionalGroup ?? '');
  for (const one of catalogue.all(scaleValue))
    ground.set(`scale_value/${one.id}`, JSON.stringify([one.scaleId, one.code, one.position, one.common]));
  for (const { id, title, shortTitle, abbreviation, number, mechanismId } of catalogue.all(instrument))
    ground.set(`instrument/${id}`, JSON.stringify([title, shortTitle, abbreviation, number, mechanismId]));
  return ground;
}

/** Whether what stood in the ground before still stands in it. */
export function isKept(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean {
  for (const [name, value] of before) if (now.get(name) !== value) return false;
  return true;
}
