/** Something that is not as the ledger says. `sequence` is the change it belongs to, where there is one. */
export interface Finding {
  readonly code:
    | 'change_missing'
    | 'change_altered'
    | 'change_set_altered'
    | 'head_altered'
    | 'checkpoint_altered'
    | 'checkpoint_missing'
    | 'signer_unknown'
    | 'record_altered'
    | 'record_missing'
    | 'record_unknown'
    | 'citation_unknown'
    | 'text_altered'
    | 'history_replaced'
    | 'journal_damaged'
    | 'journal_out_of_step';
  readonly sequence: number | null;
  readonly kind: string | null;
  readonly recordId: string | null;
}

export const finding = (
  code: Finding['code'],
  sequence: number | null,
  kind: string | null = null,
  recordId: string | null = null,
): Finding => ({ code, sequence, kind, recordId });

export interface LastChange {
  readonly sequence: number;
  readonly contentHash: string | null;
}

/** The last change of each record, by its key. */
export type LastChanges = Map<string, LastChange>;

export const recordKey = (kind: string, id: string): string => `${kind}\n${id}`;

export function recordOf(key: string): { readonly kind: string; readonly id: string } {
  const at = key.indexOf('\n');
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
}
