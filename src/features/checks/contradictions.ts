import { isPartialDate } from '../../kernel/partial-date.ts';
import type { Citation, Dossier, Kind } from '../../ledger/index.ts';
import { choice } from '../sources/index.ts';
import type { Choice } from '../sources/index.ts';

export interface StatedValue {
  /** In the field's own form. */
  readonly reading: string;
  readonly citations: readonly Citation[];
  /** Whether this is the value that the record follows. */
  readonly isFollowed: boolean;
}

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

/** 2007 does not contradict 2007-09-25: the second is only more precise. */
function refines(a: string, b: string): boolean {
  return isPartialDate(a) && isPartialDate(b) && (a.startsWith(b) || b.startsWith(a));
}

const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** Every field of a State's record for which at least two sources differ. Computed, never stored. */
export function contradictions(dossier: Dossier, kinds: readonly Kind[]): Contradiction[] {
  const choices = new Map(
    dossier.all(choice).map((one) => [`${one.recordKind}\n${one.recordId}\n${one.field}`, one]),
  );
  const found: Contradiction[] = [];
  for (const kind of kinds) {
    for (const [recordId, entry] of dossier.entries(kind.name)) {
      for (const [field, citations] of Map.groupBy(entry.citations, (one) => one.field)) {
        if (field === null) continue;
        const recordValue = asText(entry.fields[field]);
        const values = statedValues(citations, recordValue);
        if (!differ(values)) continue;
        found.push({
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
  return found;
}

function statedValues(citations: readonly Citation[], recordValue: string | null): StatedValue[] {
  const stated = citations.filter((one): one is Citation & { reading: string } => one.reading !== null);
  return [...Map.groupBy(stated, (one) => one.reading)].map(([reading, own]) => ({
    reading,
    citations: own,
    isFollowed: reading === recordValue || (recordValue !== null && refines(reading, recordValue)),
  }));
}

const differ = (values: readonly StatedValue[]): boolean =>
  values.some((a, index) => values.slice(index + 1).some((b) => !refines(a.reading, b.reading)));
