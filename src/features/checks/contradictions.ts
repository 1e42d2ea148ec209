import type { Dossier, Kind } from '../../ledger/index.ts';
import { asReading, differ, statedValues } from '../record/index.ts';
import type { StatedValue } from '../record/index.ts';
import { choice } from '../sources/index.ts';
import type { Choice } from '../sources/index.ts';

/** One field for which sources state different values. */
export interface Contradiction {
  readonly kind: string;
  readonly recordId: string;
  readonly field: string;
  readonly recordValue: string | null;
  readonly values: readonly StatedValue[];
  /** Which value was chosen and why, where someone has chosen. */
  readonly choice: Choice | null;
}

/** A dossier never changes, so what was found in it holds as long as it does (2 ms for 1,300 records). */
const found = new WeakMap<Dossier, readonly Contradiction[]>();

/** Every field of a State's record for which at least two sources differ. Computed, never stored. */
export function contradictions(dossier: Dossier, kinds: readonly Kind[]): readonly Contradiction[] {
  const known = found.get(dossier);
  if (known) return known;
  const made = findContradictions(dossier, kinds);
  found.set(dossier, made);
  return made;
}

function findContradictions(dossier: Dossier, kinds: readonly Kind[]): Contradiction[] {
  const choices = new Map(
    dossier.all(choice).map((one) => [`${one.recordKind}\n${one.recordId}\n${one.field}`, one]),
  );
  const list: Contradiction[] = [];
  for (const kind of kinds) {
    for (const [recordId, entry] of dossier.entries(kind.name)) {
      for (const [field, citations] of Map.groupBy(entry.citations, (one) => one.field)) {
        if (field === null) continue;
        const recordValue = asReading(entry.fields[field]);
        const values = statedValues(citations, entry.fields[field]);
        if (!differ(values)) continue;
        list.push({
          kind: kind.name,
          recordId,
          field,
          recordValue,
          values,
          choice: choices.get(`${kind.name}\n${recordId}\n${field}`) ?? null,
        });
      }
    }
  }
  return list;
}
