import { newId } from '../../kernel/canonical.ts';
import { AppError, isAppError } from '../../kernel/errors.ts';
import { plainFileName } from '../../kernel/file-name.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Files, TableWrite } from '../../store/index.ts';
import type {
  DocumentReading,
  HeldFile,
  Mapping,
  OpenedFile,
  Proposal,
  ReadingProgress,
  Recognition,
  TableGround,
} from '../proposals/index.ts';
import type { RecordGround } from './ground.ts';
import { changeReading, keep, pagesWrite, readingWrite, waitingReadings } from './reading.repository.ts';
import type { ReadExport, Reading } from './reading.repository.ts';

/** How many of a reading's items there are, and of how many somebody has decided. */
export interface ItemCounts {
  readonly all: number;
  readonly open: number;
  readonly decided: number;
}

/** Where what was found waits until a person decides. Handed in by the house. */
export interface FoundItems {
  /** The writes that keep the items of a proposal; what an earlier look at the same file found goes. */
  writesFor(reading: Reading, proposal: Proposal): Promise<readonly TableWrite[]>;
  /** By reading; every reading asked for is there. */
  counts(readingIds: readonly string[]): Promise<ReadonlyMap<string, ItemCounts>>;
}

/** Takes exports of databases, which nobody confirms row by row. Handed in by the house. */
export interface ExportDesk {
  /**
   * The reading with what the export would come to, or came to where it was ordered. `opened` is null while the file is
   * not opened: then only files that are read as a stream are looked at. Null: the file is no export.
   */
  take(
    reading: Reading,
    opened: OpenedFile | null,
    options: {
      readonly signal: AbortSignal;
      readonly onProgress: (progress: ReadingProgress) => void;
    },
  ): Promise<Reading | null>;
}

/** A file that is kept already. */
export interface KeptFile {
  readonly name: string;
  readonly fileHash: string;
  /** How many. */
  readonly bytes: number;
}

export interface ReadingParts {
  readonly ledger: Ledger;
  readonly files: Files;
  readonly documents: DocumentReading;
  readonly ground: RecordGround;
  readonly items: FoundItems;
  readonly exports: ExportDesk;
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

  /** Keeps a file that comes in parts; nothing is read yet. */
  async keep(name: string, parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<KeptFile> {
    const keeping = await this.#parts.files.begin();
    let bytes = 0;
    try {
      for await (const part of parts) {
        await keeping.add(part);
        bytes += part.length;
      }
    } catch (error) {
      await keeping.abandon();
      throw error;
    }
    return { name: plainFileName(name), fileHash: await keeping.end(), bytes };
  }

  /** Keeps the files and puts them in the queue; answers with the batch that they form, and its first reading. */
  async take(
    files: readonly (HeldFile | KeptFile)[],
    options: TakeOptions,
  ): Promise<{ batch: string; first: Reading }> {
    const { ledger, now } = this.#parts;
    const createdAt = now();
    const batch = newId('batch', Date.parse(createdAt));
    const readings: Reading[] = [];
    for (const [index, file] of files.entries()) {
      const { name, fileHash, bytes } = 'fileHash' in file ? file : await this.keep(file.name, [file.bytes]);
      readings.push({
        id: newId('reading', Date.parse(createdAt)),
        batch,
        place: index + 1,
        stateId: options.stateId,
        fileName: name,
        fileHash,
        bytes,
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
    this.#enqueue([
      await changeReading(ledger.store, id, (reading) => {
        if (reading.status !== 'failed')
          throw new AppError('reading_closed', 409, 'Only a file that could not be read is read again.');
        return { ...reading, status: 'waiting', chosenReader: reader, content: withoutProblem(reading) };
      }),
    ]);
  }

  /** Reads a table by what a person says that its columns mean; nothing of it may be decided yet. */
  async readTable(id: string, mapping: Mapping, mappingOf: string | null): Promise<void> {
    const counts = (await this.#parts.items.counts([id])).get(id);
    this.#enqueue([
      await changeReading(this.#parts.ledger.store, id, (reading) => {
        const isDecided = reading.status === 'read' && (counts?.decided ?? 0) > 0;
        if (isDecided || (reading.status !== 'failed' && reading.status !== 'read'))
          throw new AppError('reading_closed', 409, 'Something of this table is decided already.', {
            remedy: 'Hand the file in once more to read it in another way.',
          });
        const content = { ...withoutProblem(reading), mapping, mappingOf };
        return { ...reading, status: 'waiting', chosenReader: 'tabular', content };
      }),
    ]);
  }

  /** How many items of these readings there are, and how many of them are decided. */
  counts(ids: readonly string[]): Promise<ReadonlyMap<string, ItemCounts>> {
    return this.#parts.items.counts(ids);
  }

  /** Looks at an export again, for other States or in order to write it. */
  async orderExport(id: string, asked: Pick<ReadExport, 'phase' | 'stateIds'>): Promise<void> {
    this.#enqueue([
      await changeReading(this.#parts.ledger.store, id, (reading) => {
        const before = reading.content.export;
        if (reading.status !== 'read' || before === undefined)
          throw new AppError(
            'reading_closed',
            409,
            'This file is being read, or is no export of a database.',
            {
              remedy: 'Its page says how far it is.',
            },
          );
        return {
          ...reading,
          status: 'waiting',
          content: { ...reading.content, export: { ...before, ...asked } },
        };
      }),
    ]);
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
    const { files, ledger, documents, exports } = this.#parts;
    const { signal } = this.#stop;
    const onProgress = (progress: ReadingProgress): void => void this.#progress.set(reading.id, progress);
    const isAsked = reading.chosenReader === null;
    try {
      // An export may be larger than what is held, so that it is looked at where it lies.
      const streamed = isAsked ? await exports.take(reading, null, { signal, onProgress }) : null;
      if (streamed !== null) return await keep(ledger.store, [readingWrite([streamed])]);
      const bytes = await files.read(reading.fileHash);
      const opened = await documents.open({ name: reading.fileName, bytes }, { signal, onProgress });
      const taken = isAsked ? await exports.take(reading, opened, { signal, onProgress }) : null;
      if (taken !== null) return await keep(ledger.store, [readingWrite([taken])]);
      await keep(ledger.store, await this.#proposed(reading, opened));
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

  async #proposed(reading: Reading, opened: OpenedFile): Promise<TableWrite[]> {
    const { documents, ground, tableGround } = this.#parts;
    const { entries } = await ground.names();
    const { proposal, recognised } = await documents.propose(opened, {
      reader: reading.chosenReader ?? undefined,
      names: entries,
      tables: { ...(await tableGround(reading)), mostItems: MOST_ITEMS },
      recommendationsOf: ground.recommendationsOf,
      held: ground.held,
      signal: this.#stop.signal,
    });
    if (proposal.items.length > MOST_ITEMS) throw tooMany(proposal.items.length);
    return this.#found(reading, proposal, recognised);
  }

  /** What is kept of a proposal: the reading, its pages, and its items. */
  async #found(
    reading: Reading,
    proposal: Proposal,
    recognised: readonly Recognition[],
  ): Promise<TableWrite[]> {
    const { document, frame, checks, notUnderstood, pages, items } = proposal;
    return [
      readingWrite([
        {
          ...reading,
          status: 'read',
          // A table of all States stays with the State on whose page it was handed in.
          stateId: document.stateId ?? reading.stateId,
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
      ...(await this.#parts.items.writesFor(reading, proposal)),
    ];
  }

  /** Ends what is under way; it is taken up at the next start. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }
}

const withoutProblem = ({ content: { problem: _problem, ...content } }: Reading): Reading['content'] =>
  content;

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
