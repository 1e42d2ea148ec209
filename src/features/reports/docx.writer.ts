import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/errors.ts';
import type { DocxAnswer, DocxOrder } from './docx.worker.ts';
import type { Report } from './model.ts';

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: AppError) => void;
}

/**
 * Writes reports as DOCX in a thread of its own, one after the other. The thread starts with the first report (it loads
 * the library, a megabyte of code that no page needs), stays for the next ones, and keeps no process alive when idle.
 */
export class DocxWriter {
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;

  /** Rejects with `report_failed` (500) where the report cannot be written. */
  write(report: Report): Promise<Uint8Array> {
    const worker = this.#started();
    const order = (this.#orders += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(order, { resolve, reject });
      worker.ref();
      worker.postMessage({ order, report } satisfies DocxOrder);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./docx.worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (answer: DocxAnswer) => this.#answered(worker, answer));
    worker.on('error', (error) => this.#ended(error));
    worker.on('exit', () => this.#ended(new Error('The thread that writes reports ended.')));
    this.#worker = worker;
    return worker;
  }

  #answered(worker: Worker, answer: DocxAnswer): void {
    const waiting = this.#waiting.get(answer.order);
    this.#waiting.delete(answer.order);
    if (this.#waiting.size === 0) worker.unref();
    if ('bytes' in answer) waiting?.resolve(answer.bytes);
    else waiting?.reject(failure(new Error(answer.failed)));
  }

  /** Whoever still waits is told; the next report starts a new thread. */
  #ended(cause: unknown): void {
    this.#worker = null;
    for (const waiting of this.#waiting.values()) waiting.reject(failure(cause));
    this.#waiting.clear();
  }
}

const failure = (cause: unknown): AppError =>
  new AppError('report_failed', 500, 'The report could not be written.', { cause });
