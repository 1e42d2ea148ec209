import type { Draft } from '../../ledger/index.ts';

/**
 * What a reader makes of a document: proposed records, never written by the reader itself. Plain data, so that it can
 * be kept in the store until a person has decided on each item.
 */
export interface Proposal {
  /** Which reader: 'upr-report'. */
  readonly reader: string;
  readonly document: ProposedDocument;
  /** Records that the items stand on (the review, its dates): written together with the first item that is confirmed. */
  readonly frame: readonly ProposedRecord[];
  readonly items: readonly ProposedItem[];
  /** What the reader's check of itself found: gaps in numbers, a count that differs. */
  readonly checks: readonly {
    readonly code: string;
    readonly message: string;
    readonly paragraph: string | null;
  }[];
  /** Words of which nothing was made. */
  readonly notUnderstood: readonly {
    readonly text: string;
    readonly page: number;
    readonly reason: string;
  }[];
  readonly pages: readonly ProposedPage[];
}

export interface ProposedDocument {
  readonly stateId: string;
  readonly symbol: string | null;
  readonly title: string;
  readonly language: string;
  /** The source record that the document becomes or belongs to. */
  readonly sourceId: string;
}

/** A draft as plain data: the kind by name. */
export interface ProposedRecord {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly citations: readonly CitationFields[];
}

export type CitationFields = Readonly<Record<string, string | null>>;

export interface ProposedItem {
  /** Stable within the proposal: the paragraph and, where it holds several, the part. */
  readonly id: string;
  /** The record proposed; the first of `records`, the rest hangs on it (its position). */
  readonly records: readonly ProposedRecord[];
  readonly page: number;
  /** Lines of the page it was read from, from 1, both included; on its first page. */
  readonly fromLine: number;
  readonly toLine: number;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Why a person should look, as words of the vocabulary 'reading_flag'. */
  readonly flags: readonly string[];
}

export interface ProposedPage {
  readonly number: number;
  readonly lines: readonly string[];
}

/** A file as readers get it: bytes with a name. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadingProgress {
  readonly page: number;
  readonly pages: number;
}

/** A way of reading one kind of document. The readers are handed in where the house is wired. */
export interface DocumentReader {
  readonly id: string;
  /** What it reads, as a key of the vocabulary 'reader'. Throws an AppError that says what the file is instead. */
  read(
    file: HeldFile,
    options: { readonly onProgress: (progress: ReadingProgress) => void; readonly signal: AbortSignal },
  ): Promise<Proposal>;
}

/** Items at or above this confidence and without a flag count as sure. */
export const SURE = 0.9;

export const isSure = (item: ProposedItem): boolean => item.confidence >= SURE && item.flags.length === 0;

/** What a person decided on an item; an item without a decision is still open. */
export type Decision = 'confirmed' | 'dropped';

/** Items whose record is open, doubtful ones first, then in the order of the document. */
export function openItems(proposal: Proposal, decisions: Readonly<Record<string, Decision>>): ProposedItem[] {
  return proposal.items
    .filter((item) => decisions[item.id] === undefined)
    .sort((a, b) => Number(isSure(a)) - Number(isSure(b)));
}

/** The item with a person's corrections in its first record. */
export function corrected(item: ProposedItem, corrections: Readonly<Record<string, unknown>>): ProposedItem {
  const [first, ...rest] = item.records;
  if (!first) return item;
  return { ...item, records: [{ ...first, fields: { ...first.fields, ...corrections } }, ...rest] };
}

/** The kinds by name, to turn proposed records into drafts for the ledger. */
export function draftsOf(
  records: readonly ProposedRecord[],
  kindOf: (name: string) => Draft['kind'],
): Draft[] {
  return records.map((record) => ({
    kind: kindOf(record.kind),
    fields: record.fields,
    citations: record.citations as never,
  }));
}
