/** For tests of rules and pages: a dossier of a few records written by hand, without a store. */
import type { Dossier } from './dossier.ts';
import type { CitationInput, Kind, RowOf } from './kind.ts';
import { parseEntry } from './rows.ts';
import type { Entry } from './rows.ts';

export interface TestRecord {
  readonly kind: Kind;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly citations?: readonly CitationInput[];
}

/** Each record is checked by its kind's schema, which also fills in what is left out. */
export function dossierOf(stateId: string | null, records: readonly TestRecord[]): Dossier {
  const byKind = new Map<string, Map<string, Entry>>();
  for (const { kind, fields, citations = [] } of records) {
    const entry = parseEntry(kind, fields, citations);
    const own = byKind.get(kind.name) ?? new Map<string, Entry>();
    byKind.set(kind.name, own.set(String(entry.fields['id']), entry));
  }
  const entries = (name: string): ReadonlyMap<string, Entry> => byKind.get(name) ?? new Map<string, Entry>();
  return {
    stateId,
    size: records.length,
    entries,
    all: <K extends Kind>(kind: K) =>
      [...entries(kind.name).values()].map((entry) => entry.fields as RowOf<K>),
    find: <K extends Kind>(kind: K, id: string) => entries(kind.name).get(id)?.fields as RowOf<K> | undefined,
    citations: (name, id) => entries(name).get(id)?.citations ?? [],
  };
}
