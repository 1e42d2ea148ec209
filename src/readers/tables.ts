import { Worker } from 'node:worker_threads';
import type { TableCheck, TableFile, TableOrder, Tables, TableSample } from '../features/proposals/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { NameEntry } from '../kernel/names.ts';
import type { StateNamesEntry } from '../kernel/state-names.ts';
import type { TableAnswer, TableJob } from './tables.worker.ts';

export interface TableLimits {
  /** Milliseconds for one look at a table: 100,000 rows of 8 columns take 4 s to open and 1 s to check. */
  readonly timeout: number;
  /** Bytes of heap. */
  readonly maxHeap: number;
}

const MB = 2 ** 20;
export const TABLE_LIMITS: TableLimits = { timeout: 60_000, maxHeap: 1024 * MB };

/** A table that nobody asked about for so long is let go. */
const KEPT_MS = 10 * 60_000;

interface Thread {
  readonly worker: Worker;
  hash: string | null;
  names: readonly NameEntry[] | null;
}

/**
 * Looks at tables in one thread, one question after the other. The thread keeps the table that it was asked about last,
 * since the questions about one table follow each other: a person changes a column and looks again.
 */
export function createTables(options: {
  readonly states: readonly StateNamesEntry[];
  readonly limits?: Partial<TableLimits>;
}): Tables {
  const limits = { ...TABLE_LIMITS, ...options.limits };
  let thread: Thread | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let number = 0;
  let idle: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    const { worker } = thread ?? {};
    thread = null;
    await worker?.terminate();
  };
  const ask = async (file: TableFile, order: TableOrder | null): Promise<TableAnswer> => {
    clearTimeout(idle);
    const own = (thread ??= startThread(options.states, limits));
    const bytes = own.hash === file.hash ? null : await file.read();
    const isNew = order !== null && own.names !== order.names;
    number += 1;
    const job: TableJob = {
      number,
      hash: file.hash,
      name: file.name,
      bytes,
      order: order === null ? null : { ...order, names: isNew ? order.names : null },
    };
    try {
      const answer = await answered(own.worker, job, limits);
      own.hash = file.hash;
      if (isNew) own.names = order.names;
      if (answer.kind === 'failed' || answer.kind === 'broken') own.hash = null;
      return answer;
    } catch (error) {
      await end();
      throw error;
    } finally {
      idle = setTimeout(() => void end(), KEPT_MS);
      idle.unref();
    }
  };
  const inTurn = async (file: TableFile, order: TableOrder | null): Promise<TableAnswer> => {
    const answer = turn.then(() => ask(file, order));
    turn = answer.catch(() => undefined);
    return thrown(await answer);
  };
  return {
    async sample(file): Promise<TableSample> {
      const answer = await inTurn(file, null);
      if (answer.kind !== 'sample') throw new Error('the thread answered another question');
      return answer.sample;
    },
    async check(file, order): Promise<TableCheck> {
      const answer = await inTurn(file, order);
      if (answer.kind !== 'check') throw new Error('the thread answered another question');
      return answer.check;
    },
    async close() {
      clearTimeout(idle);
      await turn;
      await end();
    },
  };
}

function startThread(states: readonly StateNamesEntry[], limits: TableLimits): Thread {
  const worker = new Worker(new URL('./tables.worker.ts', import.meta.url), {
    workerData: { states },
    resourceLimits: {
      maxOldGenerationSizeMb: limits.maxHeap / MB,
      maxYoungGenerationSizeMb: 32,
      stackSizeMb: 4,
    },
  });
  worker.unref();
  return { worker, hash: null, names: null };
}

const tooLong = (name: string): AppError =>
  new AppError('reader_too_long', 422, `${name} takes too long to be understood.`, {
    remedy: 'Divide the file, or take the part of it that you need.',
  });
const tooLarge = (name: string): AppError =>
  new AppError('reader_out_of_memory', 422, `${name} is too large to be understood.`, {
    remedy: 'Divide the file, or take the part of it that you need.',
  });

/** The answer to one question. Throws where the thread has to be ended. */
function answered(worker: Worker, job: TableJob, limits: TableLimits): Promise<TableAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const fail = (error: Error): void => settle(() => reject(error));
    const timer = setTimeout(() => fail(tooLong(job.name)), limits.timeout);
    const onExit = (): void => fail(new Error('the thread of the tables ended'));
    const onError = (error: Error & { code?: string }): void =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(job.name) : error);
    const onMessage = (answer: TableAnswer): void => {
      if (answer.number === job.number) settle(() => resolve(answer));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}

function thrown(answer: TableAnswer): TableAnswer {
  if (answer.kind === 'broken') throw answer.error;
  if (answer.kind !== 'failed') return answer;
  const { code, status, message, remedy } = answer;
  throw new AppError(code, status, message, remedy === null ? {} : { remedy });
}
