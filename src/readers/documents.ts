import { Worker } from 'node:worker_threads';
import type { DocumentReading, OpenedFile, ReadDocument, ReadOptions } from '../features/proposals/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { NameEntry } from '../kernel/names.ts';
import type { StateNamesEntry } from '../kernel/state-names.ts';
import { createFileOpener } from './files/open.ts';
import type { FileToOpen } from './files/open.ts';
import type { FromWorker, RecordAnswer, RecordQuestion, ToWorker } from './propose.worker.ts';
import { READER_IDS } from './readers.ts';

export interface ProposeLimits {
  /** Milliseconds for one document. A report of 40 pages takes 0.05 s, the longest known one 0.2 s. */
  readonly timeout: number;
  /** Bytes of heap of one thread. */
  readonly maxHeap: number;
}

const MB = 2 ** 20;
export const PROPOSE_LIMITS: ProposeLimits = { timeout: 60_000, maxHeap: 512 * MB };

/** A thread of readers, kept for the next document; one that had to be ended is replaced. */
interface Thread {
  readonly worker: Worker;
  names: readonly NameEntry[] | null;
}

export interface DocumentsOptions {
  readonly states: readonly StateNamesEntry[];
  /** Files opened at the same time, each in a thread of its own; documents are read in one thread more. */
  readonly openers?: number;
  readonly limits?: Partial<ProposeLimits>;
}

export interface Documents extends DocumentReading {
  open(file: FileToOpen, options: Pick<ReadOptions, 'signal' | 'onProgress'>): Promise<OpenedFile>;
}

/** Codes with which a thread cannot go on to the next document. */
const ENDS_THREAD: readonly string[] = ['reader_too_long', 'reader_out_of_memory'];

/** How the house reads documents: opened in one thread, recognised and read in another, never in the site's own. */
export function createDocumentReading(options: DocumentsOptions): Documents {
  const limits = { ...PROPOSE_LIMITS, ...options.limits };
  const opener = createFileOpener({ workers: options.openers ?? 2 });
  let idle: Thread | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const readOne = async (file: OpenedFile, more: ReadOptions): Promise<ReadDocument> => {
    more.signal?.throwIfAborted();
    const thread = idle ?? startThread(options.states, limits);
    idle = null;
    try {
      const outcome = await propose(thread, file, more, limits);
      idle = thread;
      return outcome;
    } catch (error) {
      if (error instanceof AppError && !ENDS_THREAD.includes(error.code)) idle = thread;
      else await thread.worker.terminate();
      throw error;
    }
  };
  const inTurn = (file: OpenedFile, more: ReadOptions): Promise<ReadDocument> => {
    const outcome = turn.then(() => readOne(file, more));
    turn = outcome.catch(() => undefined);
    return outcome;
  };
  return {
    readers: READER_IDS,
    open: (file, more) => opener.open(file, more),
    propose: inTurn,
    async close() {
      await turn;
      await idle?.worker.terminate();
      await opener.close();
    },
  };
}

function startThread(states: readonly StateNamesEntry[], limits: ProposeLimits): Thread {
  const worker = new Worker(new URL('./propose.worker.ts', import.meta.url), {
    workerData: { states },
    resourceLimits: {
      maxOldGenerationSizeMb: limits.maxHeap / MB,
      maxYoungGenerationSizeMb: 32,
      stackSizeMb: 4,
    },
  });
  worker.unref();
  return { worker, names: null };
}

const outOfTime = (name: string): AppError =>
  new AppError('reader_too_long', 422, `${name} takes too long to be understood.`, {
    remedy: 'Divide the file, or take the part of it that you need.',
  });
const outOfMemory = (name: string): AppError =>
  new AppError('reader_out_of_memory', 422, `${name} is too large to be understood.`, {
    remedy: 'Divide the file, or take the part of it that you need.',
  });

const askRecord = (ask: RecordQuestion, { recommendationsOf, held }: ReadOptions): Promise<RecordAnswer> =>
  ask.about === 'recommendations' ? recommendationsOf(ask.stateId, ask.of) : held(ask.kind, ask.ids);

function propose(
  thread: Thread,
  file: OpenedFile,
  options: ReadOptions,
  limits: ProposeLimits,
): Promise<ReadDocument> {
  const { worker } = thread;
  const send = (message: ToWorker): void => worker.postMessage(message);
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      options.signal?.removeEventListener('abort', onAbort);
      act();
    };
    const fail = (error: unknown): void => settle(() => reject(error));
    const timer = setTimeout(() => fail(outOfTime(file.name)), limits.timeout);
    const onAbort = (): void => fail(options.signal?.reason);
    const onExit = (): void => fail(new Error('the thread of the reader ended'));
    const onError = (error: Error & { code?: string }): void =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(file.name) : error);
    const onMessage = (answer: FromWorker): void => {
      if (answer.kind === 'done')
        settle(() => resolve({ proposal: answer.proposal, recognised: answer.recognised }));
      else if (answer.kind === 'asks')
        askRecord(answer.ask, options).then(
          (told) => send({ kind: 'told', question: answer.question, told }),
          () => send({ kind: 'told', question: answer.question, told: null }),
        );
      else if (answer.kind === 'broken') fail(answer.error);
      else {
        const { code, status, message, remedy } = answer;
        fail(new AppError(code, status, message, remedy === null ? {} : { remedy }));
      }
    };
    options.signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    const isNew = thread.names !== options.names;
    thread.names = options.names;
    send({
      kind: 'propose',
      file,
      reader: options.reader ?? null,
      names: isNew ? options.names : null,
      tables: options.tables ?? null,
    });
  });
}
