import { AppError } from '../../kernel/errors.ts';
import type { Draft, Kind, Ledger } from '../../ledger/index.ts';
import { source } from '../sources/index.ts';
import { dependantsOf, importWrites } from '../imports/index.ts';
import type { ProposedRecord } from '../proposals/index.ts';
import { findReading } from '../reading/index.ts';
import type { RecordGround } from '../reading/index.ts';
import { draftOf } from './difference.ts';
import type { Held } from './difference.ts';
import { heldEntries } from './held.ts';
import { heldDocument } from './held-document.ts';
import { standing } from './items.ts';
import type { ReadItem } from './items.ts';
import { itemsWrite, loadItems, proposedElsewhere } from './items.repository.ts';
import { referencesOf, writable } from './problems.ts';
import type { ItemProblem } from './problems.ts';

export interface ConfirmingParts {
  readonly ledger: Ledger;
  readonly ground: RecordGround;
  readonly now: () => string;
}

export interface Confirmed {
  /** null where everything was in the record already. */
  readonly changeSet: number | null;
  readonly items: number;
  /** Items left open because something about them cannot be written. */
  readonly problems: readonly ItemProblem[];
}

export const closed = (): AppError =>
  new AppError('reading_closed', 409, 'This is decided already.', {
    remedy: 'Take the decision back first, or undo the import.',
  });

const kindOf =
  (ledger: Ledger) =>
  (name: string): Kind | undefined =>
    ledger.kinds.get(name);

/** What the record holds of everything that these items speak of. */
export const heldOf = (ledger: Ledger, items: readonly ReadItem[]): Promise<Held> =>
  heldEntries(
    ledger,
    items.flatMap((item) => [
      ...item.content.records.map((one) => [one.kind, String(one.fields['id'])] as const),
      ...(item.content.gone ?? []).map((one) => [one.kind, one.id] as const),
    ]),
  );

/** The items that can be written, and what is wrong with the others. */
export async function writableItems(
  ledger: Ledger,
  asked: readonly ReadItem[],
  frame: readonly ProposedRecord[],
): Promise<{ items: readonly ReadItem[]; problems: readonly ItemProblem[] }> {
  const { items, problems } = writable(asked, frame, kindOf(ledger), await heldAround(ledger, asked, frame));
  const stuck = await dependedOn(ledger, items);
  const isStuck = new Set(stuck.map((one) => one.itemId));
  return { items: items.filter((item) => !isStuck.has(item.id)), problems: [...problems, ...stuck] };
}

/** What a newer version no longer holds stays while anything else in the record stands on it. */
async function dependedOn(ledger: Ledger, items: readonly ReadItem[]): Promise<ItemProblem[]> {
  const gone = items.flatMap((item) => (item.content.gone ?? []).map((one) => ({ ...one, itemId: item.id })));
  if (gone.length === 0) return [];
  const dependants = await dependantsOf(ledger.store.db, ledger.kinds, gone);
  return dependants.flatMap(({ kind, on }) => {
    const own = gone.find((one) => one.kind === on.kind && one.id === on.id);
    return own ? [{ itemId: own.itemId, record: 0, kind, field: null, code: 'depended_on' as const }] : [];
  });
}

/** What the record holds of these items, and of everything that they and their frame point at. */
function heldAround(
  ledger: Ledger,
  items: readonly ReadItem[],
  frame: readonly ProposedRecord[],
): Promise<Held> {
  const own = items.flatMap((item) => item.content.records);
  const pointed = [...frame, ...own].flatMap((one) => referencesOf(one, kindOf(ledger)));
  return heldEntries(ledger, [
    ...own.map((one) => [one.kind, String(one.fields['id'])] as const),
    ...pointed.map(({ kind, id }) => [kind, id] as const),
  ]);
}

/**
 * Writes open items into the record as one change set, with the document as held text, and marks them in the same
 * transaction. What is decided already is left alone, so that a form sent twice writes once; what cannot be written
 * stays open and is named.
 */
export async function confirmItems(
  { ledger, now }: Pick<ConfirmingParts, 'ledger' | 'now'>,
  readingId: string,
  ids: readonly string[],
  actor: string,
): Promise<Confirmed> {
  const { db } = ledger.store;
  const reading = await findReading(db, readingId);
  const { frame = [], document } = reading.content;
  if (reading.status !== 'read' || !document) throw closed();
  const asked = await withGround(ledger, readingId, ids);
  const { items, problems } = await writableItems(ledger, asked, frame);
  if (items.length === 0) return { changeSet: null, items: 0, problems };
  const text = await heldDocument(ledger, reading);
  const drafts = [
    ...text.drafts,
    ...(await frameDrafts(ledger, frame, document.sourceId)),
    ...(await itemDrafts(ledger, items)),
  ];
  const set = await ledger.write(
    { actor, reason: `Confirm ${items.length} items read from ${reading.fileName}`, at: now() },
    unique(drafts),
    (changeSet) => [
      ...text.writes(changeSet),
      itemsWrite(
        readingId,
        items.map((item) => ({ ...standing(item, 'confirmed'), changeSet })),
      ),
      ...importWrites(
        {
          id: reading.id,
          reader: reading.reader ?? '',
          stateId: document.stateId,
          sourceId: document.sourceId,
          title: document.symbol ?? document.title,
          fileName: reading.fileName,
          fileHash: reading.fileHash,
          actor,
          createdAt: reading.createdAt,
        },
        changeSet,
      ),
    ],
  );
  return { changeSet: set.number, items: items.length, problems };
}

/** The open ones of these items, and the open items that they point at: a measure comes with its area and plan. */
async function withGround(ledger: Ledger, readingId: string, ids: readonly string[]): Promise<ReadItem[]> {
  const found = new Map<string, ReadItem>();
  for (let next = await loadItems(ledger.store.db, readingId, ids); next.length > 0;) {
    const own = next.filter((item) => item.standing === 'open' && !found.has(item.id));
    for (const item of own) found.set(item.id, item);
    const pointed = own.flatMap((item) =>
      item.content.records.flatMap((record) => referencesOf(record, kindOf(ledger)).map((one) => one.id)),
    );
    const elsewhere = await proposedElsewhere(ledger.store.db, readingId, [...new Set(pointed)]);
    const missing = new Set(
      elsewhere.filter((one) => one.isOpen && !found.has(one.item)).map((one) => one.item),
    );
    next = missing.size === 0 ? [] : await loadItems(ledger.store.db, readingId, [...missing]);
  }
  return [...found.values()];
}

/** The review, its dates: written with the first item, left alone where the record has them. */
async function frameDrafts(
  ledger: Ledger,
  frame: readonly ProposedRecord[],
  documentId: string,
): Promise<Draft[]> {
  const rest = frame.filter((one) => one.kind !== source.name || one.fields['id'] !== documentId);
  const held = await heldEntries(
    ledger,
    rest.map((one) => [one.kind, String(one.fields['id'])] as const),
  );
  return rest
    .filter((one) => held(one.kind, String(one.fields['id'])) === null)
    .map((one) => draftOf(ledger.kind(one.kind), one, null));
}

async function itemDrafts(ledger: Ledger, items: readonly ReadItem[]): Promise<Draft[]> {
  const held = await heldOf(ledger, items);
  return items.flatMap((item): Draft[] => [
    ...item.content.records.map((one) =>
      draftOf(ledger.kind(one.kind), one, held(one.kind, String(one.fields['id']))),
    ),
    ...(item.content.gone ?? [])
      .filter((one) => held(one.kind, one.id) !== null)
      .map((one) => ({ kind: ledger.kind(one.kind), remove: one.id })),
  ]);
}

/** A record that two items share is written once, as the first has it. */
function unique(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter((draft) => {
    const key = `${draft.kind.name}\n${'remove' in draft ? draft.remove : String(draft.fields['id'])}`;
    return !seen.has(key) && seen.add(key);
  });
}
