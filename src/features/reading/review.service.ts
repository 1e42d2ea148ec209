import { AppError } from '../../kernel/errors.ts';
import type { Draft, Kind, Ledger } from '../../ledger/index.ts';
import type { TableWrite } from '../../store/index.ts';
import { source } from '../sources/index.ts';
import { dependantsOf } from './dependants.ts';
import { differenceOf, draftOf } from './difference.ts';
import type { Held } from './difference.ts';
import { heldEntries } from './held.ts';
import { heldDocument } from './held-document.ts';
import { importWrites } from './imports.repository.ts';
import { asRead, edited, merge, split, standing } from './items.ts';
import type { ReviewItem } from './items.ts';
import {
  findItem,
  itemIds,
  itemsGone,
  itemsWrite,
  loadItems,
  proposedElsewhere,
} from './items.repository.ts';
import { referencesOf, writable } from './problems.ts';
import type { ItemProblem } from './problems.ts';
import type { ProposedRecord } from './proposal.ts';
import { findReading, keep, readingWrite } from './reading.repository.ts';
import type { Reading } from './reading.repository.ts';

export interface ReviewParts {
  readonly ledger: Ledger;
  readonly now: () => string;
}

export interface Confirmed {
  /** null where everything was in the record already. */
  readonly changeSet: number | null;
  readonly items: number;
  /** Items left open because something about them cannot be written. */
  readonly problems: readonly ItemProblem[];
}

const closed = (): AppError =>
  new AppError('reading_closed', 409, 'This is decided already.', {
    remedy: 'Take the decision back first, or undo the import.',
  });

/** What people do with what was found: put right, cut, join, leave out, and bring into the record. */
export class ReviewService {
  readonly #parts: ReviewParts;

  constructor(parts: ReviewParts) {
    this.#parts = parts;
  }

  get #db() {
    return this.#parts.ledger.store.db;
  }

  readonly #kindOf = (name: string): Kind | undefined => this.#parts.ledger.kinds.get(name);

  async #open(readingId: string, itemIdsAsked: readonly string[]): Promise<ReviewItem[]> {
    const items = await loadItems(this.#db, readingId, itemIdsAsked);
    if (items.length !== new Set(itemIdsAsked).size)
      throw new AppError('not_found', 404, 'There is no such item.');
    if (items.some((item) => item.standing !== 'open')) throw closed();
    return items;
  }

  /** Keeps items as they are now, with what they are against the record. */
  async #keep(readingId: string, items: readonly ReviewItem[], gone: readonly string[] = []): Promise<void> {
    const held = await this.#heldOf(items);
    const kept = items.map((item) => ({ ...item, difference: differenceOf(item, held) }));
    const writes: TableWrite[] = [itemsWrite(readingId, kept)];
    if (gone.length > 0) writes.push(itemsGone(readingId, gone));
    await keep(this.#parts.ledger.store, writes);
  }

  #heldOf(items: readonly ReviewItem[]): Promise<Held> {
    return heldEntries(
      this.#parts.ledger,
      items.flatMap((item) => [
        ...item.content.records.map((one) => [one.kind, String(one.fields['id'])] as const),
        ...(item.content.gone ?? []).map((one) => [one.kind, one.id] as const),
      ]),
    );
  }

  /** Puts fields right: by the place of the record in the item, then by field. */
  async edit(
    readingId: string,
    itemId: string,
    fields: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
  ): Promise<void> {
    const items = await this.#open(readingId, [itemId]);
    await this.#keep(
      readingId,
      items.map((item) => edited(item, fields)),
    );
  }

  /** Back to what the reader proposed; parts that were split off go. */
  async asRead(readingId: string, itemId: string): Promise<void> {
    const items = await this.#open(readingId, [itemId]);
    await this.#keep(readingId, items.map(asRead));
  }

  /** One item as several, a text each; answers with their ids. */
  async split(readingId: string, itemId: string, texts: readonly string[]): Promise<string[]> {
    const [item] = await this.#open(readingId, [itemId]);
    const words = texts.map((one) => one.trim()).filter(Boolean);
    if (!item || words.length < 2) throw new AppError('nothing_to_split', 422, 'One text is no split.');
    const parts = split(item, words, await itemIds(this.#db, readingId));
    await this.#keep(readingId, parts);
    return parts.map((one) => one.id);
  }

  /** Several items as one; answers with its id. */
  async merge(readingId: string, ids: readonly string[]): Promise<string> {
    const items = await this.#open(readingId, ids);
    const kinds = new Set(items.map((item) => item.content.records[0]?.kind));
    if (items.length < 2 || kinds.size !== 1 || kinds.has(undefined))
      throw new AppError('nothing_to_merge', 422, 'Two or more items of the same kind are needed.');
    const [first, ...others] = merge(items);
    await this.#keep(readingId, first ? [first, ...others] : []);
    return first?.id ?? '';
  }

  async drop(readingId: string, ids: readonly string[]): Promise<void> {
    const items = await this.#open(readingId, ids);
    await this.#keep(
      readingId,
      items.map((item) => standing(item, 'dropped')),
    );
  }

  /** What was left out, or merged into another, is open again. A merged text stays in the other until that is reset. */
  async takeBack(readingId: string, ids: readonly string[]): Promise<void> {
    const items = await loadItems(this.#db, readingId, ids);
    const back = items.filter((item) => item.standing === 'dropped' || item.standing === 'merged');
    await this.#keep(
      readingId,
      back.map((item) => standing(item, 'open')),
    );
  }

  /** Puts the whole reading aside or takes it up again; what was confirmed before stays in the record. */
  async setAside(readingId: string, isAside: boolean): Promise<void> {
    const reading = await findReading(this.#db, readingId);
    if (reading.status !== 'read' && reading.status !== 'discarded') throw closed();
    const status = isAside ? 'discarded' : 'read';
    await keep(this.#parts.ledger.store, [readingWrite([{ ...reading, status }])]);
  }

  find(readingId: string, itemId: string): Promise<ReviewItem> {
    return findItem(this.#db, readingId, itemId);
  }

  /** Which of these could not be written, and why; without writing anything. */
  async check(reading: Reading, items: readonly ReviewItem[]): Promise<readonly ItemProblem[]> {
    return (await this.#writable(items, reading.content.frame ?? [])).problems;
  }

  async #writable(
    asked: readonly ReviewItem[],
    frame: readonly ProposedRecord[],
  ): Promise<{ items: readonly ReviewItem[]; problems: readonly ItemProblem[] }> {
    const { items, problems } = writable(asked, frame, this.#kindOf, await this.#isHeld(asked, frame));
    const stuck = await this.#dependedOn(items);
    const isStuck = new Set(stuck.map((one) => one.itemId));
    return { items: items.filter((item) => !isStuck.has(item.id)), problems: [...problems, ...stuck] };
  }

  /** What a newer version no longer holds stays while anything else in the record stands on it. */
  async #dependedOn(items: readonly ReviewItem[]): Promise<ItemProblem[]> {
    const gone = items.flatMap((item) =>
      (item.content.gone ?? []).map((one) => ({ ...one, itemId: item.id })),
    );
    if (gone.length === 0) return [];
    const dependants = await dependantsOf(this.#db, this.#parts.ledger.kinds, gone);
    return dependants.flatMap(({ kind, on }) => {
      const own = gone.find((one) => one.kind === on.kind && one.id === on.id);
      return own ? [{ itemId: own.itemId, record: 0, kind, field: null, code: 'depended_on' as const }] : [];
    });
  }

  async #isHeld(
    items: readonly ReviewItem[],
    frame: readonly ProposedRecord[],
  ): Promise<(kind: string, id: string) => boolean> {
    const records = [...frame, ...items.flatMap((item) => item.content.records)];
    const held = await heldEntries(
      this.#parts.ledger,
      records.flatMap((one) => referencesOf(one, this.#kindOf).map(({ kind, id }) => [kind, id] as const)),
    );
    return (kind, id) => held(kind, id) !== null;
  }

  /**
   * Writes open items into the record as one change set, with the document as held text, and marks them in the same
   * transaction. What is decided already is left alone, so that a form sent twice writes once; what cannot be written
   * stays open and is named.
   */
  async confirm(readingId: string, ids: readonly string[], actor: string): Promise<Confirmed> {
    const { ledger, now } = this.#parts;
    const reading = await findReading(this.#db, readingId);
    const { frame = [], document } = reading.content;
    if (reading.status !== 'read' || !document) throw closed();
    const asked = await this.#withGround(readingId, ids);
    const { items, problems } = await this.#writable(asked, frame);
    if (items.length === 0) return { changeSet: null, items: 0, problems };
    const own = await heldDocument(ledger, reading);
    const drafts = [
      ...own.drafts,
      ...(await this.#frameDrafts(frame, document.sourceId)),
      ...(await this.#drafts(items)),
    ];
    const set = await ledger.write(
      { actor, reason: `Confirm ${items.length} items read from ${reading.fileName}`, at: now() },
      unique(drafts),
      (changeSet) => [
        ...own.writes(changeSet),
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
  async #withGround(readingId: string, ids: readonly string[]): Promise<ReviewItem[]> {
    const found = new Map<string, ReviewItem>();
    for (let next = await loadItems(this.#db, readingId, ids); next.length > 0;) {
      const own = next.filter((item) => item.standing === 'open' && !found.has(item.id));
      for (const item of own) found.set(item.id, item);
      const pointed = own.flatMap((item) =>
        item.content.records.flatMap((record) => referencesOf(record, this.#kindOf).map((one) => one.id)),
      );
      const elsewhere = await proposedElsewhere(this.#db, readingId, [...new Set(pointed)]);
      const missing = new Set(
        elsewhere.filter((one) => one.isOpen && !found.has(one.item)).map((one) => one.item),
      );
      next = missing.size === 0 ? [] : await loadItems(this.#db, readingId, [...missing]);
    }
    return [...found.values()];
  }

  /** The review, its dates: written with the first item, left alone where the record has them. */
  async #frameDrafts(frame: readonly ProposedRecord[], documentId: string): Promise<Draft[]> {
    const { ledger } = this.#parts;
    const rest = frame.filter((one) => one.kind !== source.name || one.fields['id'] !== documentId);
    const held = await heldEntries(
      ledger,
      rest.map((one) => [one.kind, String(one.fields['id'])] as const),
    );
    return rest
      .filter((one) => held(one.kind, String(one.fields['id'])) === null)
      .map((one) => draftOf(ledger.kind(one.kind), one, null));
  }

  async #drafts(items: readonly ReviewItem[]): Promise<Draft[]> {
    const { ledger } = this.#parts;
    const held = await this.#heldOf(items);
    return items.flatMap((item): Draft[] => [
      ...item.content.records.map((one) =>
        draftOf(ledger.kind(one.kind), one, held(one.kind, String(one.fields['id']))),
      ),
      ...(item.content.gone ?? [])
        .filter((one) => held(one.kind, one.id) !== null)
        .map((one) => ({ kind: ledger.kind(one.kind), remove: one.id })),
    ]);
  }
}

/** A record that two items share is written once, as the first has it. */
function unique(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter((draft) => {
    const key = `${draft.kind.name}\n${'remove' in draft ? draft.remove : String(draft.fields['id'])}`;
    return !seen.has(key) && seen.add(key);
  });
}
