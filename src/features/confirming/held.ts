import type { Entry, Ledger } from '../../ledger/index.ts';
import type { Held } from './difference.ts';

/** Reads the stored entries of these records, each kind at once; what is not there is null. */
export async function heldEntries(
  ledger: Ledger,
  records: Iterable<readonly [kind: string, id: string]>,
): Promise<Held> {
  const byKind = new Map<string, Set<string>>();
  for (const [kind, id] of records) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(id));
  const found = new Map<string, ReadonlyMap<string, Entry>>();
  for (const [kind, ids] of byKind)
    found.set(kind, ledger.kinds.has(kind) ? await ledger.findAll(kind, [...ids]) : new Map());
  return (kind, id) => found.get(kind)?.get(id) ?? null;
}
