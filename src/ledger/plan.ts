import { AppError, isAppError } from '../kernel/errors.ts';
import type { Row, TableWrite } from '../store/index.ts';
import type { Change, Operation } from './change.ts';
import type { CitationInput, Kind } from './kind.ts';
import { citationToRow, contentHash, fieldsToRow, parseEntry } from './rows.ts';
import type { Entry } from './rows.ts';

/** What someone wants written: the whole record with all its citations, or its removal. */
export type Draft = (
  | {
      readonly kind: Kind;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly citations?: readonly CitationInput[];
    }
  | { readonly kind: Kind; readonly remove: string }
) & {
  /**
   * What the draft was made from: `entryHash` of the entry that was read, null where there was none. It is refused
   * with `record_changed` (409) if something else stands there by now, so that nobody undoes unseen what another
   * wrote. Left out: whatever stands there is overwritten.
   */
  readonly madeFrom?: string | null;
};

/** What a stored record is known by when a draft is made from it; null: there is none. */
export const entryHash = (kind: Kind, entry: Entry | null | undefined): string | null =>
  entry ? contentHash(kind.name, entry) : null;

export const idOf = (draft: Draft): string =>
  'remove' in draft ? draft.remove : String(draft.fields['id'] ?? '');

/** A draft that fits its kind, with what it is hashed to: all that can be done before the ledger is locked. */
class Checked {
  readonly draft: Draft;
  readonly kind: Kind;
  readonly id: string;
  /** null where the record is to be removed. */
  readonly now: Entry | null;
  readonly hash: string | null;

  constructor(draft: Draft) {
    this.draft = draft;
    this.kind = draft.kind;
    this.id = idOf(draft);
    this.now = 'remove' in draft ? null : parseEntry(draft.kind, draft.fields, draft.citations ?? []);
    this.hash = this.now === null ? null : contentHash(draft.kind.name, this.now);
  }
}

/** Only `check` makes one, so that nothing is written that was not looked at. */
export type CheckedDraft = Checked;

/** Throws what is wrong with the draft itself, by name. A draft that was checked before is not checked again. */
export const check = (draft: Draft | CheckedDraft): CheckedDraft =>
  draft instanceof Checked ? draft : new Checked(draft);

/** What a draft comes to once it is held against what is stored. */
export interface Planned {
  readonly kind: Kind;
  readonly id: string;
  readonly operation: Operation;
  readonly old: Entry | null;
  readonly now: Entry | null;
  /** Of the record as it will stand; null where it is removed. */
  readonly hash: string | null;
}

export const stateOf = (step: Planned): string | null => {
  const state = (step.now ?? step.old)?.fields['stateId'];
  return typeof state === 'string' ? state : null;
};

/** Null where the draft equals the stored record. Throws why it cannot take the stored record's place, by name. */
export function plan({ draft, kind, id, now, hash }: CheckedDraft, old: Entry | null): Planned | null {
  if (now === null) {
    requireUnchanged(kind, id, draft, old);
    if (!old) throw new AppError('record_missing', 404, `There is no ${kind.name} ${id} to remove.`);
    return { kind, id, operation: 'delete', old, now, hash };
  }
  // Whoever else changed it wrote the very same: nothing is undone.
  if (old && contentHash(kind.name, old) === hash) return null;
  requireUnchanged(kind, id, draft, old);
  if (old && kind.scope === 'state' && old.fields['stateId'] !== now.fields['stateId']) {
    throw new AppError(
      'state_changed',
      422,
      `${kind.name} ${id} belongs to ${String(old.fields['stateId'])} and cannot be moved to another State.`,
    );
  }
  return { kind, id, operation: old ? 'update' : 'create', old, now, hash };
}

const RECORD_CHANGED = 'record_changed';

function requireUnchanged(kind: Kind, id: string, { madeFrom }: Draft, old: Entry | null): void {
  if (madeFrom === undefined || madeFrom === entryHash(kind, old)) return;
  throw new AppError(RECORD_CHANGED, 409, `${kind.name} ${id} was changed by someone else meanwhile.`, {
    remedy: 'Look at it as it is now, and write again what should still be written.',
  });
}

const ATTEMPTS = 10;

/**
 * Does work that reads records, makes drafts from them and writes these; all of it again where one was changed between
 * reading and writing. Only for work that follows from what it reads: where a person decided by what they saw, the
 * refusal has to reach that person. Of writers that meet, one gets through each time.
 */
export async function untilUnchanged<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isAppError(error) || error.code !== RECORD_CHANGED || attempt === ATTEMPTS) throw error;
    }
  }
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
