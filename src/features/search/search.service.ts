import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/errors.ts';
import type { Store } from '../../store/index.ts';
import type { Numbered, Order, Reply } from './index.worker.ts';
import { CATALOGUE_KINDS, FINDABLE_KINDS, STATE_KINDS } from './indexed-kinds.ts';
import type { Answer, Query } from './search.ts';
import { changedUnits, heldStates, ledgerStand, rowTexts, stoodAt } from './search.repository.ts';
import type { SnapshotOf } from './snapshot.ts';

export interface SearchParts {
  readonly store: Store;
  /** Where the snapshot lies; null keeps none. */
  readonly path: string | null;
  readonly log: {
    info(facts: object, message: string): void;
    error(facts: object, message: string): void;
  };
}

/** More changed units than this are not followed one by one: the index is built anew. */
const MOST_UNITS = 24;
/** Changes that come close together (an import) are followed together, after this pause; milliseconds. */
const PAUSE = 150;

/** The index of the house: opened or built at the start, kept up by following the changes, asked from pages. */
export class SearchService {
  readonly #parts: SearchParts;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: unknown): void }>();
  #worker: Worker | null = null;
  #number = 0;
  #stand: SnapshotOf = { changes: 0, root: '' };
  #ready: Promise<void> | null = null;
  #following: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(parts: SearchParts) {
    this.#parts = parts;
    parts.store.onChange(() => this.#hear());
  }

  /** Number of changes that the index knows of; two answers of the same number are the same. */
  get changes(): number {
    return this.#stand.changes;
  }

  /** Opens the snapshot, or builds the index where it is missing, damaged or of another record. Called once. */
  start(): Promise<void> {
    this.#ready ??= this.#start();
    return this.#ready;
  }

  async ask(query: Query): Promise<Answer> {
    await this.start();
    return (await this.#order({ type: 'ask', query })) as Answer;
  }

  async suggest(word: string, language: string): Promise<string | null> {
    await this.start();
    return (await this.#order({ type: 'suggest', word, language })) as string | null;
  }

  /** Resolves once the index knows of every change that is in the store now. */
  async caughtUp(): Promise<void> {
    await this.start();
    clearTimeout(this.#timer);
    this.#following = this.#following.then(() => this.#follow());
    await this.#following;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#following.catch(() => undefined);
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #start(): Promise<void> {
    const began = performance.now();
    const reason = await this.#openSnapshot();
    if (reason !== null) await this.#build();
    await this.#follow();
    this.#parts.log.info(
      {
        ms: Math.round(performance.now() - began),
        changes: this.#stand.changes,
        ...(reason && { built: reason }),
      },
      'the search index is ready',
    );
  }

  /** null when it is open; else why it is not. */
  async #openSnapshot(): Promise<string | null> {
    const { path, store } = this.#parts;
    if (path === null) return 'no snapshot is kept';
    const of = (await this.#order({ type: 'described', path })) as SnapshotOf | null;
    if (of === null) return 'there is no usable snapshot';
    if (!(await stoodAt(store.db, of))) return 'the snapshot belongs to another record';
    const changed = await changedUnits(store.db, of.changes, MOST_UNITS);
    if (changed === null || changed.includes('')) return 'much has changed since the snapshot';
    const opened = (await this.#order({ type: 'open', path, of })) as { isOpen: boolean; reason: string };
    if (!opened.isOpen) return opened.reason;
    // The catalogue's names and scales are not in the snapshot; the next changed State is read with them.
    await this.#hand('');
    await this.#order({ type: 'replace' });
    this.#stand = of;
    return null;
  }

  async #build(): Promise<void> {
    const { store, path } = this.#parts;
    const stand = await ledgerStand(store.db);
    if (path !== null) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await this.#order({ type: 'begin' });
    for (const unit of ['', ...(await heldStates(store.db, FINDABLE_KINDS))]) await this.#hand(unit);
    await this.#order({ type: 'finish', path, of: stand });
    this.#stand = stand;
  }

  /** Hands the rows of one unit over. */
  async #hand(unit: string): Promise<void> {
    for (const kind of unit === '' ? CATALOGUE_KINDS : STATE_KINDS) {
      for await (const text of rowTexts(this.#parts.store.db, kind, unit === '' ? null : unit)) {
        await this.#order({ type: 'rows', unit, kind: kind.name, text });
      }
    }
    await this.#order({ type: 'unit', unit });
  }

  #hear(): void {
    if (this.#ready === null || this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#following = this.#following
        .then(() => this.#follow())
        .catch((error: unknown) =>
          this.#parts.log.error({ err: error }, 'the search index could not follow'),
        );
    }, PAUSE);
  }

  async #follow(): Promise<void> {
    if (this.#isClosed) return;
    const { store } = this.#parts;
    const stand = await ledgerStand(store.db);
    if (stand.changes === this.#stand.changes && stand.root === this.#stand.root) return;
    const units = await changedUnits(store.db, this.#stand.changes, MOST_UNITS);
    // Names and scales of the catalogue stand behind every State's findables.
    if (units === null || (units.includes('') && units.length > 1) || stand.changes < this.#stand.changes)
      return this.#build();
    for (const unit of units) await this.#hand(unit);
    const { isLarge } = (await this.#order({ type: 'replace' })) as { isLarge: boolean };
    this.#stand = stand;
    if (isLarge) await this.#build();
  }

  #order(order: Order): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(closed());
    const worker = (this.#worker ??= this.#startWorker());
    this.#number += 1;
    const number = this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.postMessage({ number, order } satisfies Numbered);
    });
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./index.worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.number);
      this.#waiting.delete(reply.number);
      if ('failed' in reply) waiting?.reject(new Error(reply.failed));
      else waiting?.resolve(reply.result);
    });
    const end = (error: unknown): void => {
      // The next question starts a new thread, which opens the snapshot or builds anew.
      this.#worker = null;
      this.#ready = null;
      this.#stand = { changes: 0, root: '' };
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', () => end(closed()));
    return worker;
  }
}

const closed = (): AppError =>
  new AppError('search_stopped', 503, 'The search index stopped.', { remedy: 'Try again in a moment.' });
