import type { Kind } from '../../ledger/index.ts';
import { POINTERS } from '../imports/index.ts';
import type { ProposedRecord } from '../proposals/index.ts';
import type { Held } from './difference.ts';
import type { ReadItem } from './items.ts';

/** Why an item cannot enter the record as it is. */
export interface ItemProblem {
  readonly itemId: string;
  /** Place of the record in the item, from 0. */
  readonly record: number;
  readonly kind: string;
  readonly field: string | null;
  /** 'missing': a field that must be filled. 'invalid': a value that does not fit. 'unknown_record': it points at nothing. 'depended_on': others point at it. */
  readonly code: 'missing' | 'invalid' | 'unknown_record' | 'no_citation' | 'depended_on';
}

type KindOf = (name: string) => Kind | undefined;

/** What the kinds' schemas say against an item, what it leaves unsaid taken from what is held. */
export function problemsOf(item: ReadItem, kindOf: KindOf, held: Held): ItemProblem[] {
  return item.content.records.flatMap((record, at) =>
    recordProblems(record, kindOf, held).map((problem) => ({
      itemId: item.id,
      record: at,
      kind: record.kind,
      ...problem,
    })),
  );
}

function recordProblems(
  record: ProposedRecord,
  kindOf: KindOf,
  held: Held,
): Pick<ItemProblem, 'field' | 'code'>[] {
  const kind = kindOf(record.kind);
  if (!kind) return [{ field: null, code: 'invalid' }];
  const said = Object.fromEntries(Object.entries(record.fields).filter(([, value]) => value !== undefined));
  const stored = held(record.kind, String(record.fields['id']));
  const parsed = kind.schema.safeParse({ ...stored?.fields, ...said });
  const fields = parsed.success
    ? []
    : [...new Set(parsed.error.issues.map((one) => String(one.path[0] ?? '')))];
  const problems = fields.map((field) => ({
    field: field || null,
    code: isEmpty(said[field]) ? ('missing' as const) : ('invalid' as const),
  }));
  const uncited = kind.needsCitation && record.citations.length === 0;
  return uncited ? [...problems, { field: null, code: 'no_citation' }] : problems;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** The records that a record's fields point at: kind and id. */
export function referencesOf(
  record: ProposedRecord,
  kindOf: KindOf,
): { field: string; kind: string; id: string }[] {
  const declared = Object.entries(kindOf(record.kind)?.references ?? {});
  const named = POINTERS.filter((one) => one.kind === record.kind).map(
    ({ kindField, idField }) => [idField, String(record.fields[kindField] ?? '')] as const,
  );
  return [...declared, ...named].flatMap(([field, kind]) => {
    const id = record.fields[field];
    return typeof id === 'string' && kindOf(kind) ? [{ field, kind, id }] : [];
  });
}

const keyOf = (kind: string, id: unknown): string => `${kind}\n${String(id)}`;

/**
 * The items that can be written together, and what is wrong with the others. A record may point at what is held, at
 * the frame, or at another item of the same writing; where that one falls out, so does this.
 */
export function writable(
  items: readonly ReadItem[],
  frame: readonly ProposedRecord[],
  kindOf: KindOf,
  held: Held,
): { readonly items: ReadItem[]; readonly problems: ItemProblem[] } {
  const problems: ItemProblem[] = [];
  let left = items.filter((item) => {
    const own = problemsOf(item, kindOf, held);
    problems.push(...own);
    return own.length === 0;
  });
  for (;;) {
    const coming = new Set([
      ...frame.map((one) => keyOf(one.kind, one.fields['id'])),
      ...left.flatMap((item) => item.content.records.map((one) => keyOf(one.kind, one.fields['id']))),
    ]);
    const kept = left.filter((item) => {
      const missing = item.content.records.flatMap((record, at) =>
        referencesOf(record, kindOf)
          .filter(({ kind, id }) => !coming.has(keyOf(kind, id)) && held(kind, id) === null)
          .map(({ field }) => ({
            itemId: item.id,
            record: at,
            kind: record.kind,
            field,
            code: 'unknown_record' as const,
          })),
      );
      problems.push(...missing);
      return missing.length === 0;
    });
    if (kept.length === left.length) return { items: kept, problems };
    left = kept;
  }
}
