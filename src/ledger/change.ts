import { canonicalJson } from '../kernel/canonical.ts';
import type { BeforeJson } from '../store/tables.ts';
import { leafHash } from './merkle.ts';
import type { Entry } from './rows.ts';

export type Operation = 'create' | 'update' | 'delete';

/** One change, as it is hashed into the tree. Everything that says who, when, why and what before is in the leaf. */
export interface Change {
  readonly sequence: number;
  readonly changeSet: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly kind: string;
  readonly recordId: string;
  readonly stateId: string | null;
  readonly operation: Operation;
  readonly before: BeforeJson | null;
  readonly contentHash: string | null;
}

/** The bytes of a leaf: the canonical JSON of the change. */
export const leafData = (change: Change): string => canonicalJson(change);

export const leafOf = (change: Change): string => leafHash(leafData(change));

/** What the new entry overwrites: the fields that differ with their old values, the citations if any differs. */
export function overwritten(old: Entry, now: Entry): BeforeJson {
  const fields: Record<string, unknown> = {};
  for (const field of new Set([...Object.keys(old.fields), ...Object.keys(now.fields)])) {
    if (canonicalJson(old.fields[field]) !== canonicalJson(now.fields[field]))
      fields[field] = old.fields[field] ?? null;
  }
  const hasOtherCitations = canonicalJson(old.citations) !== canonicalJson(now.citations);
  return {
    ...(Object.keys(fields).length ? { fields } : {}),
    ...(hasOtherCitations ? { citations: old.citations } : {}),
  };
}

/** Undoes one change: the entry as it stood before it, or null if it did not exist then. */
export function undo(now: Entry | null, operation: Operation, before: BeforeJson | null): Entry | null {
  if (operation === 'create') return null;
  return {
    fields: { ...now?.fields, ...before?.fields },
    citations: (before?.citations as Entry['citations'] | undefined) ?? now?.citations ?? [],
  };
}
