import { AppError } from '../../kernel/errors.ts';
import type { TableWrite } from '../../store/index.ts';
import { changeReading, keep } from '../reading/index.ts';
import type { FoundItems, ItemCounts, Reading } from '../reading/index.ts';
import type { Proposal } from '../proposals/index.ts';
import { closed, confirmItems, heldOf, writableItems } from './confirm.ts';
import type { Confirmed, ConfirmingParts } from './confirm.ts';
import { differenceOf } from './difference.ts';
import { asRead, edited, merge, split, standing } from './items.ts';
import type { ReadItem } from './items.ts';
import {
  countsOf,
  decidedCount,
  findItem,
  itemIds,
  itemsGone,
  itemsWrite,
  loadItems,
  openCount,
  reopenedItems,
} from './items.repository.ts';
import type { ItemProblem } from './problems.ts';
import { itemsAgainst } from './against.ts';

/** What people do with what was found: put right, cut, join, leave out, and bring into the record. */
export class ConfirmingService implements FoundItems {
  readonly #parts: ConfirmingParts;

  constructor(parts: ConfirmingParts) {
    this.#parts = parts;
  }

  get #db() {
    return this.#parts.ledger.store.db;
  }

  async writesFor(reading: Reading, proposal: Proposal): Promise<readonly TableWrite[]> {
    const { ledger, ground } = this.#parts;
    const items = await itemsAgainst(ledger, ground, proposal);
    const old = await itemIds(this.#db, reading.id);
    for (const item of items) old.delete(item.id);
    return [itemsGone(reading.id, [...old]), itemsWrite(reading.id, items)];
  }

  async counts(readingIds: readonly string[]): Promise<ReadonlyMap<string, ItemCounts>> {
    const groups = await countsOf(this.#db, readingIds);
    return new Map(
      [...groups].map(([id, counts]) => [
        id,
        {
          all: Object.values(counts).reduce((sum, count) => sum + count, 0),
          open: openCount(counts),
          decided: decidedCount(counts),
        },
      ]),
    );
  }

  /** The writes by which what these change sets brought into the record waits for a decision again. */
  async reopened(importId: string, changeSets: readonly number[]): Promise<readonly TableWrite[]> {
    return [await reopenedItems(this.#db, importId, changeSets)];
  }

  async #open(readingId: string, itemIdsAsked: readonly string[]): Promise<ReadItem[]> {
    const items = await loadItems(this.#db, readingId, itemIdsAsked);
    if (items.length !== new Set(itemIdsAsked).size)
      throw new AppError('not_found', 404, 'There is no such item.');
    if (items.some((item) => item.standing !== 'open')) throw closed();
    return items;
  }

  /** Keeps items as they are now, with what they are against the record. */
  async #keep(readingId: string, items: readonly ReadItem[], gone: readonly string[] = []): Promise<void> {
    const held = await heldOf(this.#parts.ledger, items);
    const kept = items.map((item) => ({ ...item, difference: differenceOf(item, held) }));
    const writes: TableWrite[] = [itemsWrite(readingId, kept)];
    if (gone.length > 0) writes.push(itemsGone(readingId, gone));
    await keep(this.#parts.ledger.store, writes);
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
    await changeReading(this.#parts.ledger.store, readingId, (reading) => {
      if (reading.status !== 'read' && reading.status !== 'discarded') throw closed();
      return { ...reading, status: isAside ? 'discarded' : 'read' };
    });
  }

  find(readingId: string, itemId: string): Promise<ReadItem> {
    return findItem(this.#db, readingId, itemId);
  }

  /** Which of these could not be written, and why; without writing anything. */
  async check(reading: Reading, items: readonly ReadItem[]): Promise<readonly ItemProblem[]> {
    return (await writableItems(this.#parts.ledger, items, reading.content.frame ?? [])).problems;
  }

  /**
   * Writes open items into the record as one change set, and marks them in the same transaction. What is decided
   * already is left alone, so that a form sent twice writes once; what cannot be written stays open and is named.
   */
  confirm(readingId: string, ids: readonly string[], actor: string): Promise<Confirmed> {
    return confirmItems(this.#parts, readingId, ids, actor);
  }
}
