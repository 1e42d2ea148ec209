import { AppError } from '../kernel/errors.ts';
import type { Row, TableWrite } from '../store/index.ts';
import type { Change, Operation } from './change.ts';
import type { CitationInput, Kind } from './kind.ts';
import { citationToRow, contentHash, fieldsToRow, parseEntry } from './rows.ts';
import type { Entry } from './rows.ts';

/** What someone wants written: the whole record with all its citations, or its removal. */
export type Draft =
  | {
      readonly kind: Kind;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly citations?: readonly CitationInput[];
    }
  | { readonly kind: Kind; readonly remove: string };

/** What a draft comes to once it is held against what is stored. */
export interface Planned {
  readonly kind: Kind;
  readonly id: string;
  readonly operation: Operation;
  readonly old: Entry | null;
  readonly now: Entry | null;
}

export const idOf = (draft: Draft): string =>
  'remove' in draft ? draft.remove : String(draft.fields['id'] ?? '');

export const stateOf = (step: Planned): string | null => {
  const state = (step.now ?? step.old)?.fields['stateId'];
  return typeof state === 'string' ? state : null;
};

/** Null where the draft equals the stored record. Throws what is wrong with it, by name. */
export function plan(kind: Kind, id: string, draft: Draft, old: Entry | null): Planned | null {
  if ('remove' in draft) {
    if (!old) throw new AppError('record_missing', 404, `There is no ${kind.name} ${id} to remove.`);
    return { kind, id, operation: 'delete', old, now: null };
  }
  const now = parseEntry(kind, draft.fields, draft.citations ?? []);
  if (old && contentHash(kind.name, old) === contentHash(kind.name, now)) return null;
  if (old && kind.scope === 'state' && old.fields['stateId'] !== now.fields['stateId']) {
    throw new AppError(
      'state_changed',
      422,
      `${kind.name} ${id} belongs to ${String(old.fields['stateId'])} and cannot be moved to another State.`,
    );
  }
  return { kind, id, operation: old ? 'update' : 'create', old, now };
}

/** The rows of the records and their citations. */
export function recordWrites(planned: readonly Planned[]): TableWrite[] {
  const byKind = new Map<Kind, { put: Row[]; remove: Row[] }>();
  const citations: Row[] = [];
  const citationsGone: Row[] = [];
  for (const step of planned) {
    const rows = byKind.get(step.kind) ?? { put: [], remove: [] };
    byKind.set(step.kind, rows);
    if (step.now) rows.put.push(fieldsToRow(step.kind, step.now.fields));
    else rows.remove.push({ id: step.id });
    step.now?.citations.forEach((cited, position) =>
      citations.push(citationToRow(step.kind.name, step.id, position, cited)),
    );
    const kept = step.now?.citations.length ?? 0;
    for (let position = kept; position < (step.old?.citations.length ?? 0); position += 1) {
      citationsGone.push({ record_kind: step.kind.name, record_id: step.id, position });
    }
  }
  const writes: TableWrite[] = [...byKind].map(([kind, rows]) => ({
    table: kind.name,
    key: ['id'],
    ...rows,
  }));
  return [
    ...writes,
    {
      table: 'citation',
      key: ['record_kind', 'record_id', 'position'],
      put: citations,
      remove: citationsGone,
    },
  ];
}

export function changeRow(change: Change, leaf: string): Row {
  return {
    sequence: change.sequence,
    change_set: change.changeSet,
    kind: change.kind,
    record_id: change.recordId,
    state_id: change.stateId,
    operation: change.operation,
    before: change.before,
    content_hash: change.contentHash,
    leaf_hash: leaf,
  };
}
