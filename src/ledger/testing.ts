/** For tests of rules and pages: a dossier of a few records written by hand, without a store. */
import type { Dossier } from './dossier.ts';
import { parseEntry } from './rows.ts';
import type { Entry } from './rows.ts';
import type { Draft } from './ledger.ts';

/** Each record is checked by its kind's schema, which also fills in what is left out. */
export function dossierOf(stateId: string | null, drafts: readonly Draft[]): Dossier {
  const byKind = new Map<string, Map<string, Entry>>();
  for (const { kind, fields, citations = [] } of drafts) {
    const entry = parseEntry(kind, fields, citations);
    const own = byKind.get(kind.name) ?? new Map<string, Entry>();
    byKind.set(kind.name, own.set(String(entry.fields['id']), entry));
  }
  const entries = (name: string): ReadonlyMap<string, Entry> => byKind.get(name) ?? new Map<string, Entry>();
  return {
    stateId,
    size: drafts.length,
    entries,
    all: (kind) => [...entries(kind.name).values()].map((entry) => kind.schema.parse(entry.fields)) as never,
    find: (kind, id) => {
      const entry = entries(kind.name).get(id);
      return entry && (kind.schema.parse(entry.fields) as never);
    },
    citations: (name, id) => entries(name).get(id)?.citations ?? [],
  };
}
