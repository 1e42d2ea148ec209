import { newId } from '../../kernel/canonical.ts';
import { AppError, isAppError } from '../../kernel/errors.ts';
import type { Entry, Ledger } from '../../ledger/index.ts';
import type { Files, TableWrite } from '../../store/index.ts';
import { differenceOf, underHeldIds } from './difference.ts';
import { heldEntries } from './held.ts';
import { itemsOf } from './items.ts';
import type { ReviewItem } from './items.ts';
import { broughtBefore, countsOf, itemIds, itemsGone, itemsWrite } from './items.repository.ts';
import type { RecordGround } from './ground.ts';
import type { TableGround } from './mapping.ground.ts';
import type { Mapping } from './mapping.schema.ts';
import type { DocumentReading, HeldFile, Proposal, ReadingProgress, Recognition } from './proposal.ts';
import { findReading, keep, pagesWrite, readingWrite, waitingReadings } from './reading.repository.ts';
import type { Reading } from './reading.repository.ts';

export interface ReadingParts {
  readonly ledger: Ledger;
  readonly files: Files;
  readonly documents: DocumentReading;
  readonly ground: RecordGround;
  /** What is known about the columns of tables. */
  readonly tableGround: (reading: Reading) => Promise<TableGround>;
  readonly now: () => string;
  readonly log: { error(facts: object, message: string): void };
}

export interface TakeOptions {
  /** The State on whose page the files were handed in. */
  readonly stateId: string;
  readonly actor: string;
  /** The reader that the person chose for all of them. */
  readonly reader?: string | undefined;
}

/** Files read at the same time; each is in a thread of its own. */
const AT_ONCE = 2;
/** A review screen of more is no review; such files have a way of their own into the record. */
const MOST_ITEMS = 20_000;

/** Takes files in and reads them beside the site, two at a time, in the order in which they came. */
export class ReadingService {
  readonly #parts: ReadingParts;
  readonly #progress = new Map<string, ReadingProgress>();
  readonly #stop = new AbortController();
  readonly #waiting: Reading[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** The readers a person may choose among. */
  get readers(): readonly string[] {
    return this.#parts.documents.readers;
  }

  /** Takes up what was left unread when the program ended. */
  async resume(): Promise<void> {
    this.#enqueue(await waitingReadings(this.#parts.ledger.store.db));
  }

  /** Keeps the files and puts them in the queue; answers with the batch that they form, and its first reading. */
  async take(files: readonly HeldFile[], options: TakeOptions): Promise<{ batch: string; first: Reading }> {
    const { ledger, now } = this.#parts;
    const createdAt = now();
    const batch = newId('batch', Date.parse(createdAt));
    const readings: Reading[] = [];
    for (const [index, file] of files.entries()) {
      readings.push({
        id: newId('reading', Date.parse(createdAt)),
        batch,
        place: index + 1,
        stateId: options.stateId,
        fileName: file.name,
        fileHash: await this.#parts.files.keep(file.bytes),
        bytes: file.bytes.length,
        status: 'waiting',
        chosenReader: options.reader ?? null,
        reader: null,
        sourceId: null,
        actor: options.actor,
        createdAt,
        content: {},
      });
    }
    const [first] = readings;
    if (!first) throw new AppError('no_files', 400, 'There is no file to read.');
    await keep(ledger.store, [readingWrite(readings)]);
    this.#enqueue(readings);
    return { batch, first };
  }

  /** Reads a file once more, by the reader that a person names; nothing of it may be decided yet. */
  async again(id: string, reader: string | null): Promise<void> {
    const { ledger, documents } = this.#parts;
    if (reader !== null && !documents.readers.includes(reader))
      throw new AppError('unknown_reader', 422, `There is no reader called '${reader}'.`);
    const reading = await findReading(ledger.store.db, id);
    if (reading.status !== 'failed')
      throw new AppError('reading_closed', 409, 'Only a file that could not be read is read again.');
    const { problem: _problem, ...content } = reading.content;
    const next: Reading = { ...reading, status: 'waiting', chosenReader: reader, content };
    await keep(ledger.store, [readingWrite([next])]);
    this.#enqueue([next]);
  }

  /** Reads a table by what a person says that its columns mean; nothing of it may be decided yet. */
  async readTable(id: string, mapping: Mapping, mappingOf: string | null): Promise<void> {
    const { db } = this.#parts.ledger.store;
    const reading = await findReading(db, id);
    const counts = reading.status === 'read' ? (await countsOf(db, [id])).get(id) : undefined;
    const isDecided = (counts?.confirmed ?? 0) + (counts?.dropped ?? 0) > 0;
    if (isDecided || (reading.status !== 'failed' && reading.status !== 'read'))
      throw new AppError('reading_closed', 409, 'Something of this table is decided already.', {
        remedy: 'Hand the file in once more to read it in another way.',
      });
    const { problem: _problem, ...content } = reading.content;
    const next: Reading = {
      ...reading,
      status: 'waiting',
      chosenReader: 'tabular',
      content: { ...content, mapping, mappingOf },
    };
    await keep(this.#parts.ledger.store, [readingWrite([next])]);
    this.#enqueue([next]);
  }

  /** Page of pages, while it is being read; null while it waits for its turn. */
  progressOf(id: string): ReadingProgress | null {
    return this.#progress.get(id) ?? null;
  }

  #enqueue(readings: readonly Reading[]): void {
    this.#waiting.push(...readings);
    this.#startNext();
  }

  #startNext(): void {
    if (this.#stop.signal.aborted || this.#running.size >= AT_ONCE) return;
    const next = this.#waiting.shift();
    if (!next) return;
    const work = this.#read(next)
      .catch((error: unknown) => this.#parts.log.error({ err: error, reading: next.id }, 'reading failed'))
      .finally(() => {
        this.#running.delete(work);
        this.#progress.delete(next.id);
        this.#startNext();
      });
    this.#running.add(work);
    this.#startNext();
  }

  async #read(reading: Reading): Promise<void> {
    const { files, ledger, documents, ground, tableGround } = this.#parts;
    try {
      const bytes = await files.read(reading.fileHash);
      const { entries } = await ground.names();
      const { proposal, recognised } = await documents.read(
        { name: reading.fileName, bytes },
        {
          reader: reading.chosenReader ?? undefined,
          names: entries,
          tables: { ...(await tableGround(reading)), mostItems: MOST_ITEMS },
          recommendationsOf: ground.recommendationsOf,
          signal: this.#stop.signal,
          onProgress: (progress) => this.#progress.set(reading.id, progress),
        },
      );
      if (proposal.items.length > MOST_ITEMS) throw tooMany(proposal.items.length);
      await keep(ledger.store, await this.#found(reading, proposal, recognised));
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      if (!isAppError(error)) this.#parts.log.error({ err: error, reading: reading.id }, 'a reader failed');
      await keep(ledger.store, [
        readingWrite([
          { ...reading, status: 'failed', content: { ...reading.content, problem: problemOf(error) } },
        ]),
      ]);
    }
  }

  /** What is kept of a proposal: the reading, its pages, and its items held against the record. */
  async #found(
    reading: Reading,
    proposal: Proposal,
    recognised: readonly Recognition[],
  ): Promise<TableWrite[]> {
    const { db } = this.#parts.ledger.store;
    const { document, frame, checks, notUnderstood, pages } = proposal;
    const items = await this.#against(proposal);
    const old = await itemIds(db, reading.id);
    for (const item of items) old.delete(item.id);
    return [
      readingWrite([
        {
          ...reading,
          status: 'read',
          stateId: document.stateId,
          reader: proposal.reader,
          sourceId: document.sourceId,
          content: {
            recognised,
            document,
            frame,
            checks,
            notUnderstood,
            pages: pages.length,
            items: items.length,
            ...(proposal.mapping ? { mapping: proposal.mapping } : {}),
            ...(reading.content.mappingOf ? { mappingOf: reading.content.mappingOf } : {}),
          },
        },
      ]),
      pagesWrite(reading.id, pages),
      itemsGone(reading.id, [...old]),
      itemsWrite(reading.id, items),
    ];
  }

  /** The items with what they are against the record; then those that an earlier version held and this one does not. */
  async #against(proposal: Proposal): Promise<ReviewItem[]> {
    const { ledger, ground } = this.#parts;
    const { document } = proposal;
    const own = itemsOf(proposal);
    const before = await broughtBefore(ledger.store.db, document.sourceId);
    const held = await heldEntries(ledger, [
      ...own.flatMap((item) =>
        item.content.records.map((one) => [one.kind, String(one.fields['id'])] as const),
      ),
      ...before.map((one) => [one.kind, one.id] as const),
    ]);
    const sameDocument = await ground.recordsOfSource(document.stateId, document.sourceId);
    const met = underHeldIds(own, sameDocument, held);
    const known = await heldEntries(
      ledger,
      met.flatMap((item) => item.content.records.map((one) => [one.kind, String(one.fields['id'])] as const)),
    );
    const items = met.map((item): ReviewItem => {
      const difference = differenceOf(item, known);
      return { ...item, difference, standing: difference === 'same' ? 'in_record' : 'open' };
    });
    return [...items, ...goneItems(items, before, held)];
  }

  /** Ends what is under way; it is taken up at the next start. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }
}

/** What earlier versions of the document brought, stands in the record, and is not in this version: an item each. */
function goneItems(
  items: readonly ReviewItem[],
  before: readonly { kind: string; id: string; item: string; page: number }[],
  held: (kind: string, id: string) => Entry | null,
): ReviewItem[] {
  const proposed = new Set(
    items.flatMap((item) => item.content.records.map((one) => `${one.kind}\n${String(one.fields['id'])}`)),
  );
  const gone = before.filter(({ kind, id }) => !proposed.has(`${kind}\n${id}`) && held(kind, id) !== null);
  return [...Map.groupBy(gone, (one) => one.item)].map(([item, records], index) => ({
    id: `gone-${item}`,
    place: items.length + index + 1,
    page: records[0]?.page ?? 1,
    standing: 'open',
    difference: 'gone',
    changeSet: null,
    content: {
      records: [],
      fromLine: 0,
      toLine: 0,
      confidence: 1,
      flags: [],
      unresolved: [],
      gone: records.map(({ kind, id }) => ({ kind, id })),
    },
  }));
}

const tooMany = (count: number): AppError =>
  new AppError(
    'too_many_items',
    422,
    `The document gives ${count} items; a review holds ${MOST_ITEMS} at most.`,
    {
      remedy: 'Divide the file, or take it in from the command line, where a data set comes in as a whole.',
    },
  );

function problemOf(error: unknown): { code: string; message: string; remedy: string | null } {
  const known = isAppError(error)
    ? error
    : new AppError('reader_failed', 500, 'The reader failed on this file.', {
        remedy: 'Keep the file and report it: a reader must never fail silently.',
      });
  return { code: known.code, message: known.message, remedy: known.remedy ?? null };
}
