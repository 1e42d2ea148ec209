import { Worker } from 'node:worker_threads';
import type { OpenedFile } from '../../../features/proposals/index.ts';
import { AppError } from '../../../kernel/errors.ts';
import { fileError } from '../errors.ts';
import { FileAssembly } from './parts.ts';
import type { FromThread, OpenJob, ToThread } from './protocol.ts';

export interface OpenLimits {
  /** Bytes of the file; refused before it is read. */
  readonly maxBytes: number;
  /** Of a PDF. */
  readonly maxPages: number;
  /** Milliseconds without a sign of life (a page, a sheet, a thousand rows), and for the whole file. */
  readonly pageTimeout: number;
  readonly fileTimeout: number;
  /** Bytes of heap, and of buffers outside the heap (where an inflated stream lands), of one thread. */
  readonly maxHeap: number;
  readonly maxBuffers: number;
}

const MB = 2 ** 20;

/**
 * A UPR report has 15–40 pages, 0.1–1.1 MB, and takes 0.2 s and 100 MB; an export of 20,000 rows 1 s and 120 MB. The
 * limits leave a wide margin.
 */
export const OPEN_LIMITS: OpenLimits = {
  maxBytes: 100 * MB,
  maxPages: 2000,
  pageTimeout: 30_000,
  fileTimeout: 120_000,
  maxHeap: 384 * MB,
  maxBuffers: 192 * MB,
};

export interface PoolOptions {
  readonly workers?: number;
  readonly limits?: Partial<OpenLimits>;
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly page: number; readonly pages: number }) => void) | undefined;
}

export interface OpenPool {
  readonly limits: OpenLimits;
  /** Throws what the opener of the form throws, what the limits make of it, or the signal's reason. */
  run(job: Pick<OpenJob, 'name' | 'source' | 'only'>, options: RunOptions): Promise<OpenedFile>;
  close(): Promise<void>;
}

/**
 * A pool of threads that open files, at most one file a thread. A thread starts with the first file and is kept for
 * the next; one that had to be ended (time, memory, a crash inside a library) is replaced, so no file spoils another.
 */
export function createOpenPool(options: PoolOptions = {}): OpenPool {
  const limits = { ...OPEN_LIMITS, ...options.limits };
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let free = options.workers ?? 2;
  let isClosed = false;

  const takeSlot = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const giveSlot = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const keep = async (worker: Worker): Promise<void> => {
    if (isClosed) await worker.terminate();
    else idle.push(worker);
  };

  return {
    limits,
    async run(job, runOptions) {
      runOptions.signal?.throwIfAborted();
      await takeSlot();
      const worker = idle.pop() ?? startWorker(limits);
      try {
        runOptions.signal?.throwIfAborted();
        const outcome = await openInThread(
          worker,
          { kind: 'open', maxPages: limits.maxPages, ...job },
          limits,
          runOptions,
        );
        await keep(worker);
        if (outcome instanceof AppError) throw outcome;
        return outcome;
      } catch (error) {
        if (!idle.includes(worker)) await worker.terminate();
        throw error;
      } finally {
        giveSlot();
      }
    },
    async close() {
      isClosed = true;
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}

function startWorker(limits: OpenLimits): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: limits.maxHeap / MB,
      maxYoungGenerationSizeMb: 16,
      stackSizeMb: 4,
    },
  });
  worker.unref();
  return worker;
}

/** How often the memory of a working thread is looked at, in milliseconds. */
const MEMORY_CHECK = 100;

/** Rejects where the thread has to be ended; an error of the file itself is an outcome, and the thread goes on. */
function openInThread(
  worker: Worker,
  job: OpenJob,
  limits: OpenLimits,
  { signal, onProgress }: RunOptions,
): Promise<OpenedFile | AppError> {
  const assembly = new FileAssembly();
  const send = (message: ToThread): void => worker.postMessage(message);
  let [page, pages] = [0, 0];
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(stepTimer);
      clearTimeout(fileTimer);
      clearInterval(memoryTimer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      act();
    };
    const fail = (error: unknown): void => settle(() => reject(error));
    const onAbort = (): void => fail(signal?.reason);
    const outOfTime = (): void => fail(timeout(job.name, page, pages));
    const stepTimer = setTimeout(outOfTime, limits.pageTimeout);
    const fileTimer = setTimeout(outOfTime, limits.fileTimeout);
    const memoryTimer = setInterval(() => {
      // Heap limits do not count buffers, and a small file can inflate to gigabytes of them.
      worker.getHeapStatistics().then(
        ({ external_memory }) =>
          external_memory > limits.maxBuffers && fail(fileError('file_out_of_memory', job.name)),
        () => undefined,
      );
    }, MEMORY_CHECK);
    signal?.addEventListener('abort', onAbort, { once: true });
    const onExit = (): void => fail(stopped(job.name));
    const onError = (error: Error & { code?: string }): void =>
      fail(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? fileError('file_out_of_memory', job.name)
          : stopped(job.name, error),
      );
    const onMessage = (answer: FromThread): void => {
      stepTimer.refresh();
      if (answer.kind === 'progress') {
        ({ page, pages } = answer);
        onProgress?.({ page, pages });
      } else if (answer.kind === 'part') {
        assembly.add(answer);
        // After whatever else waits for this thread.
        setImmediate(() => send({ kind: 'more' }));
      } else if (answer.kind === 'done') settle(() => resolve(assembly.whole(answer.file)));
      else settle(() => resolve(errorOf(answer)));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    send(job);
  });
}

function errorOf({
  code,
  status,
  message,
  remedy,
  cause,
}: Extract<FromThread, { kind: 'failed' }>): AppError {
  return new AppError(code, status, message, {
    ...(remedy !== null && { remedy }),
    ...(cause !== null && { cause: new Error(cause) }),
  });
}

const timeout = (name: string, page: number, pages: number): AppError =>
  fileError('file_timeout', name, pages === 0 ? undefined : `after ${page} of ${pages} pages`);

const stopped = (name: string, error?: Error): AppError =>
  fileError('file_damaged', name, error === undefined ? 'the reader stopped' : undefined, error);
