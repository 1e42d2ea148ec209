import { newId } from '../../kernel/canonical.ts';
import { AppError, isAppError } from '../../kernel/errors.ts';
import { textHash } from '../../ledger/index.ts';
import type { Citation, Draft, Ledger } from '../../ledger/index.ts';
import type { Files, TableWrite } from '../../store/index.ts';
import { source } from '../sources/index.ts';
import { corrected, draftsOf } from './proposal.ts';
import type { Decision, DocumentReader, Proposal, ProposedItem, ReadingProgress } from './proposal.ts';
import { findReading, keepReading, readingWrite, waitingReadings } from './reading.repository.ts';
import type { Reading } from './reading.repository.ts';

export interface ReadingParts {
  readonly ledger: Ledger;
  readonly files: Files;
  readonly reader: DocumentReader;
  readonly now: () => string;
  readonly log: { error(facts: object, message: string): void };
}

/** Takes files in, reads them one after another beside the site, and writes what a person confirms. */
export class ReadingService {
  readonly #parts: ReadingParts;
  readonly #progress = new Map<string, ReadingProgress>();
  readonly #stop = new AbortController();
  #queue: Promise<void> = Promise.resolve();

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** Takes up what was left unread when the program ended. */
  async resume(): Promise<void> {
    for (const reading of await waitingReadings(this.#parts.ledger.store.db)) this.#enqueue(reading);
  }

  /** Keeps the file and puts it in the queue. */
  async take(file: { name: string; bytes: Uint8Array }, droppedOn: string): Promise<Reading> {
    const { files, ledger, now } = this.#parts;
    const fileHash = await files.keep(file.bytes);
    const createdAt = now();
    const reading: Reading = {
      id: newId('reading', Date.parse(createdAt)),
      fileName: file.name,
      fileHash,
      status: 'waiting',
      createdAt,
      content: { droppedOn },
    };
    await keepReading(ledger.store, reading);
    this.#enqueue(reading);
    return reading;
  }

  find(id: string): Promise<Reading> {
    return findReading(this.#parts.ledger.store.db, id);
  }

  /** Page of pages, while it is being read. */
  progressOf(id: string): ReadingProgress | null {
    return this.#progress.get(id) ?? null;
  }

  #enqueue(reading: Reading): void {
    this.#queue = this.#queue
      .then(() => this.#read(reading))
      .catch((error: unknown) =>
        this.#parts.log.error({ err: error, reading: reading.id }, 'reading failed'),
      );
  }

  async #read(reading: Reading): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { files, ledger, reader } = this.#parts;
    try {
      const bytes = await files.read(reading.fileHash);
      const proposal = await reader.read(
        { name: reading.fileName, bytes },
        { signal: this.#stop.signal, onProgress: (progress) => this.#progress.set(reading.id, progress) },
      );
      await keepReading(ledger.store, {
        ...reading,
        status: 'read',
        content: { ...reading.content, proposal, decisions: {} },
      });
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      if (!isAppError(error)) this.#parts.log.error({ err: error, reading: reading.id }, 'a reader failed');
      const known = isAppError(error)
        ? error
        : new AppError('reader_failed', 500, 'The reader failed on this file.', {
            remedy: 'Keep the file and report it: a reader must never fail silently.',
          });
      const problem = { code: known.code, message: known.message, remedy: known.remedy ?? null };
      await keepReading(ledger.store, {
        ...reading,
        status: 'failed',
        content: { ...reading.content, problem },
      });
    } finally {
      this.#progress.delete(reading.id);
    }
  }

  /**
   * Writes items into the record as one change set, with the document's pages as held text, and marks them decided in
   * the same transaction. Items already decided on are left alone, so that a form sent twice writes once.
   */
  async confirm(
    id: string,
    itemIds: readonly string[],
    actor: string,
    corrections: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
  ): Promise<number | null> {
    const { ledger, now } = this.#parts;
    const reading = await this.find(id);
    const { proposal, decisions = {} } = reading.content;
    if (!proposal || reading.status === 'discarded')
      throw new AppError('reading_closed', 409, 'This reading has nothing to confirm.');
    const items = proposal.items.filter(
      (item) => itemIds.includes(item.id) && decisions[item.id] === undefined,
    );
    if (items.length === 0) return null;
    const decided = {
      ...decisions,
      ...Object.fromEntries(items.map((item): [string, Decision] => [item.id, 'confirmed'])),
    };
    const kept = await this.#held(proposal, reading);
    const frame = proposal.frame.filter(
      (record) => !kept.existing.has(`${record.kind}\n${String(record.fields['id'])}`),
    );
    const records = items.flatMap((item) => corrected(item, corrections[item.id] ?? {}).records);
    const drafts = [kept.source, ...draftsOf([...frame, ...records], (name) => ledger.kind(name))];
    const next = this.#decidedReading(reading, proposal, decided);
    const set = await ledger.write(
      { actor, reason: `Confirm ${items.length} items read from ${reading.fileName}`, at: now() },
      drafts,
      [...kept.writes, readingWrite(next)],
    );
    if (set.number !== null)
      await keepReading(ledger.store, {
        ...next,
        content: { ...next.content, changeSets: [...(reading.content.changeSets ?? []), set.number] },
      });
    return set.number;
  }

  #decidedReading(
    reading: Reading,
    proposal: Proposal,
    decisions: Readonly<Record<string, Decision>>,
  ): Reading {
    const isDone = proposal.items.every((item) => decisions[item.id] !== undefined);
    return { ...reading, status: isDone ? 'done' : 'read', content: { ...reading.content, decisions } };
  }

  /** The source record with the file held, its pages, and which frame records are there already. */
  async #held(
    proposal: Proposal,
    reading: Reading,
  ): Promise<{ source: Draft; writes: TableWrite[]; existing: ReadonlySet<string> }> {
    const { db } = this.#parts.ledger.store;
    const pages = proposal.pages.map((page) => page.lines.join('\n'));
    const framed = proposal.frame.find((record) => record.kind === source.name);
    const stored = await this.#stored(source.name, proposal.document.sourceId);
    const fields = {
      ...(stored?.fields ?? framed?.fields),
      fileHash: reading.fileHash,
      fileName: reading.fileName,
      textHash: textHash(pages),
      pages: pages.length,
    };
    const existing = new Set<string>([`${source.name}\n${proposal.document.sourceId}`]);
    for (const record of proposal.frame) {
      const id = String(record.fields['id']);
      if (await this.#stored(record.kind, id)) existing.add(`${record.kind}\n${id}`);
    }
    const gone = await db
      .selectFrom('held_text')
      .select(['source_id', 'page'])
      .where('source_id', '=', proposal.document.sourceId)
      .where('page', '>', pages.length)
      .execute();
    const put = pages.map((text, index) => ({
      source_id: proposal.document.sourceId,
      page: index + 1,
      text,
    }));
    return {
      source: { kind: source, fields, citations: stored?.citations ?? [] },
      writes: [{ table: 'held_text', key: ['source_id', 'page'], put, remove: gone }],
      existing,
    };
  }

  #stored(
    kind: string,
    id: string,
  ): Promise<{ fields: Readonly<Record<string, unknown>>; citations: readonly Citation[] } | null> {
    return this.#parts.ledger.find(kind, id);
  }

  async drop(id: string, itemIds: readonly string[]): Promise<void> {
    const reading = await this.find(id);
    const { proposal, decisions = {} } = reading.content;
    if (!proposal) return;
    const dropped = proposal.items.filter(
      (item: ProposedItem) => itemIds.includes(item.id) && decisions[item.id] === undefined,
    );
    const decided = {
      ...decisions,
      ...Object.fromEntries(dropped.map((item): [string, Decision] => [item.id, 'dropped'])),
    };
    await keepReading(this.#parts.ledger.store, this.#decidedReading(reading, proposal, decided));
  }

  /** Puts the whole reading aside; what was confirmed before stays in the record. */
  async discard(id: string): Promise<void> {
    const reading = await this.find(id);
    await keepReading(this.#parts.ledger.store, { ...reading, status: 'discarded' });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#queue;
  }
}
