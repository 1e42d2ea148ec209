import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/errors.ts';
import type { Store } from '../../store/index.ts';
import type { Numbered, Order, Reply } from './index.worker.ts';
import { CATALOGUE_KINDS, FINDABLE_IN_CATALOGUE, FINDABLE_KINDS, STATE_KINDS } from './indexed-kinds.ts';
import type { Correction } from './live-index.ts';
import type { LikeHit, LikeQuery } from './like.ts';
import type { Answer, Hit, Query } from './search.ts';
import {
  changedUnits,
  creationTexts,
  heldStates,
  ledgerStand,
  rowTexts,
  stoodAt,
} from './search.repository.ts';
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

/** Few enough that a question which comes between two pages waits for some milliseconds only. */
const HITS_A_PAGE = 250;

/** What a question found, held still in the index until it is closed or nobody has asked for more for long. */
export interface ListedHits {
  readonly total: number;
  /** All hits in order, once; a page is fetched while the one before it is worked on, and no more. Closes at its end. */
  readonly pages: () => AsyncGenerator<readonly Hit[], void, undefined>;
  readonly close: () => Promise<void>;
}

async function* pagesOf(
  take: () => Promise<readonly Hit[]>,
  close: () => Promise<void>,
): AsyncGenerator<readonly Hit[], void, undefined> {
  try {
    let next = take();
    for (;;) {
      const page = await next;
      if (page.length === 0) return;
      next = take();
      // Waited for one turn later; until then a failure of it must not count as nobody's.
      next.catch(() => undefined);
      yield page;
    }
  } finally {
    await close();
  }
}

/** The index of the house: opened or built at the start, kept up by following the changes, asked from pages. */
export class SearchService {
  readonly #parts: SearchParts;
  readonly #listeners: (() => void)[] = [];
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

  /** Called whenever the index has followed the record, or was built anew: what it answered before may be old. */
  onFollow(listener: () => void): void {
    this.#listeners.push(listener);
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

  /** What says the same as a text, closest first: an order to look in, never an answer. */
  async like(query: LikeQuery): Promise<LikeHit[]> {
    await this.start();
    return (await this.#order({ type: 'like', query })) as LikeHit[];
  }

  /** The first of the words that nothing holds, with one that is near to it. */
  async correction(words: readonly string[], language: string): Promise<Correction | null> {
    await this.start();
    return (await this.#order({ type: 'correct', words, language })) as Correction | null;
  }

  /** Everything that a question finds, in its order, to be read page by page: what stands in it does not change any more. */
  async list(query: Query): Promise<ListedHits> {
    await this.start();
    const { list, total } = (await this.#order({ type: 'list', query })) as { list: number; total: number };
    const close = async (): Promise<void> => {
      if (!this.#isClosed && this.#worker !== null) await this.#order({ type: 'drop', list });
    };
    const take = (): Promise<readonly Hit[]> =>
      this.#order({ type: 'take', list, count: HITS_A_PAGE }) as Promise<readonly Hit[]>;
    return { total, pages: () => pagesOf(take, close), close };
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
    await this.#order({ type: 'ground' });
    this.#standAt(of);
    return null;
  }

  async #build(): Promise<void> {
    const { store, path } = this.#parts;
    const stand = await ledgerStand(store.db);
    if (path !== null) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await this.#order({ type: 'begin' });
    for (const unit of ['', ...(await heldStates(store.db, FINDABLE_KINDS))]) await this.#hand(unit);
    await this.#order({ type: 'finish', path, of: stand });
    this.#standAt(stand);
  }

  /** Hands the rows of one unit over. False where it is the catalogue, and what the States' parts take from it has changed. */
  async #hand(unit: string): Promise<boolean> {
    for (const kind of unit === '' ? CATALOGUE_KINDS : STATE_KINDS) {
      for await (const text of rowTexts(this.#parts.store.db, kind, unit === '' ? null : unit)) {
        await this.#order({ type: 'rows', unit, kind: kind.name, text });
      }
    }
    const kinds = unit === '' ? FINDABLE_IN_CATALOGUE : FINDABLE_KINDS;
    for await (const text of creationTexts(this.#parts.store.db, kinds, unit === '' ? null : unit)) {
      await this.#order({ type: 'created', text });
    }
    const { isGroundKept } = (await this.#order({ type: 'unit', unit })) as { isGroundKept: boolean };
    return isGroundKept;
  }

  #hear(): void {
    if (this.#ready === null || this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Not while it is still being built: the same rows would be handed over twice.
      this.#following = this.#following
        .then(() => this.#ready)
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
    if (units === null || stand.changes < this.#stand.changes) return this.#build();
    // The catalogue first: what is new in a State stands on it.
    for (const unit of units.toSorted()) {
      // Names and scales of the catalogue stand behind every State's findables.
      if (!(await this.#hand(unit))) return this.#build();
    }
    const { isLarge } = (await this.#order({ type: 'replace' })) as { isLarge: boolean };
    this.#standAt(stand);
    if (isLarge) await this.#build();
  }

  #standAt(stand: SnapshotOf): void {
    this.#stand = stand;
    for (const listener of this.#listeners) listener();
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
