import { AppError } from '../../kernel/errors.ts';
import type { TableWrite } from '../../store/index.ts';
import { closed, confirmItems, heldOf, writableItems } from './confirm.ts';
import type { Confirmed, ReviewParts } from './confirm.ts';
import { differenceOf } from './difference.ts';
import { asRead, edited, merge, split, standing } from './items.ts';
import type { ReviewItem } from './items.ts';
import { findItem, itemIds, itemsGone, itemsWrite, loadItems } from './items.repository.ts';
import type { ItemProblem } from './problems.ts';
import { findReading, keep, readingWrite } from './reading.repository.ts';
import type { Reading } from './reading.repository.ts';

/** What people do with what was found: put right, cut, join, leave out, and bring into the record. */
export class ReviewService {
  readonly #parts: ReviewParts;

  constructor(parts: ReviewParts) {
    this.#parts = parts;
  }

  get #db() {
    return this.#parts.ledger.store.db;
  }

  async #open(readingId: string, itemIdsAsked: readonly string[]): Promise<ReviewItem[]> {
    const items = await loadItems(this.#db, readingId, itemIdsAsked);
    if (items.length !== new Set(itemIdsAsked).size)
      throw new AppError('not_found', 404, 'There is no such item.');
    if (items.some((item) => item.standing !== 'open')) throw closed();
    return items;
  }

  /** Keeps items as they are now, with what they are against the record. */
  async #keep(readingId: string, items: readonly ReviewItem[], gone: readonly string[] = []): Promise<void> {
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
