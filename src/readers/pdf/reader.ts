import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/errors.ts';
import { pdfError } from './errors.ts';
import type { PdfPage } from './pages.ts';
import { HEAD_LENGTH, TAIL_LENGTH, checkIsPdf } from './sniff.ts';
import type { PdfAnswer, PdfJob } from './worker.ts';

/** A path, or bytes that somebody uploaded under a name. */
export type PdfFile = string | { readonly name: string; readonly bytes: Uint8Array };

export interface PdfLimits {
  /** Bytes of the file; refused before it is read. */
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Milliseconds for one page, and for the whole file. */
  readonly pageTimeout: number;
  readonly fileTimeout: number;
  /** Bytes of heap, and of buffers outside the heap (where an inflated stream lands), of one worker. */
  readonly maxHeap: number;
  readonly maxBuffers: number;
}

const MB = 1024 * 1024;

/** A UPR report has 15–40 pages, 0.1–1.1 MB, and takes 0.2 s and 100 MB; the limits leave a wide margin. */
export const PDF_LIMITS: PdfLimits = {
  maxBytes: 100 * MB,
  maxPages: 2000,
  pageTimeout: 20_000,
  fileTimeout: 120_000,
  maxHeap: 192 * MB,
  maxBuffers: 192 * MB,
};

export interface PdfReadOptions {
  readonly signal?: AbortSignal;
  readonly onPage?: (pageNumber: number, pageCount: number) => void;
}

export interface PdfReader {
  /** Pages in order. Throws an AppError of `errors.ts`, or the signal's reason. */
  read(file: PdfFile, options?: PdfReadOptions): Promise<readonly PdfPage[]>;
  close(): Promise<void>;
}

export const pdfFileName = (file: PdfFile): string => (typeof file === 'string' ? basename(file) : file.name);

/**
 * A pool of threads that read PDF files, at most one file a thread. A thread starts with the first file and is kept
 * for the next; one that had to be ended (time, memory, a crash inside pdf.js) is replaced, so no file spoils another.
 */
export function createPdfReader(options: { workers?: number; limits?: Partial<PdfLimits> } = {}): PdfReader {
  const limits = { ...PDF_LIMITS, ...options.limits };
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

  return {
    async read(file, { signal, onPage } = {}) {
      signal?.throwIfAborted();
      await checkFile(file, limits);
      await takeSlot();
      const worker = idle.pop() ?? startWorker(limits);
      try {
        signal?.throwIfAborted();
        const pages = await readInWorker(worker, file, limits, {
          ...(signal && { signal }),
          ...(onPage && { onPage }),
        });
        if (isClosed) await worker.terminate();
        else idle.push(worker);
        return pages;
      } catch (error) {
        await worker.terminate();
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

function startWorker(limits: PdfLimits): Worker {
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

/** Size and kind, from the directory entry and the two ends of the file alone. */
async function checkFile(file: PdfFile, limits: PdfLimits): Promise<void> {
  const name = pdfFileName(file);
  if (typeof file !== 'string') {
    checkSize(name, file.bytes.length, limits);
    checkIsPdf(
      name,
      file.bytes.length,
      file.bytes.subarray(0, HEAD_LENGTH),
      file.bytes.subarray(-TAIL_LENGTH),
    );
    return;
  }
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    checkSize(name, size, limits);
    const head = await handle.read(new Uint8Array(HEAD_LENGTH), 0, HEAD_LENGTH, 0);
    const tail = await handle.read(
      new Uint8Array(TAIL_LENGTH),
      0,
      TAIL_LENGTH,
      Math.max(0, size - TAIL_LENGTH),
    );
    checkIsPdf(name, size, head.buffer.subarray(0, head.bytesRead), tail.buffer.subarray(0, tail.bytesRead));
  } catch (error) {
    throw error instanceof AppError ? error : pdfError('file_not_found', name, undefined, error);
  }
}

function checkSize(name: string, size: number, limits: PdfLimits): void {
  if (size <= limits.maxBytes) return;
  const inMegabytes = (bytes: number): string => `${Math.round(bytes / MB)} MB`;
  throw pdfError(
    'file_too_large',
    name,
    `${inMegabytes(size)}; the limit is ${inMegabytes(limits.maxBytes)}`,
  );
}

/** How often the memory of a working thread is looked at, in milliseconds. */
const MEMORY_CHECK = 100;

function readInWorker(
  worker: Worker,
  file: PdfFile,
  limits: PdfLimits,
  { signal, onPage }: PdfReadOptions,
): Promise<readonly PdfPage[]> {
  const name = pdfFileName(file);
  const pages: PdfPage[] = [];
  let pageCount = 0;
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(pageTimer);
      clearTimeout(fileTimer);
      clearInterval(memoryTimer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      act();
    };
    const fail = (error: unknown): void => settle(() => reject(error));
    const onAbort = (): void => fail(signal?.reason);
    const outOfTime = (): void =>
      fail(pdfError('pdf_timeout', name, `after ${pages.length} of ${pageCount || '?'} pages`));
    const pageTimer = setTimeout(outOfTime, limits.pageTimeout);
    const fileTimer = setTimeout(outOfTime, limits.fileTimeout);
    const memoryTimer = setInterval(() => {
      // Heap limits do not count buffers, and a small file can inflate to gigabytes of them.
      worker.getHeapStatistics().then(
        ({ external_memory }) =>
          external_memory > limits.maxBuffers && fail(pdfError('pdf_out_of_memory', name)),
        () => undefined,
      );
    }, MEMORY_CHECK);
    signal?.addEventListener('abort', onAbort, { once: true });
    const onExit = (): void => fail(pdfError('pdf_damaged', name, 'the reader stopped'));
    const onError = (error: Error & { code?: string }): void =>
      fail(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? pdfError('pdf_out_of_memory', name)
          : pdfError('pdf_damaged', name, undefined, error),
      );
    const onMessage = (answer: PdfAnswer): void => {
      pageTimer.refresh();
      if (answer.kind === 'opened') pageCount = answer.pageCount;
      else if (answer.kind === 'page') {
        pages.push(answer.page);
        onPage?.(pages.length, pageCount);
      } else if (answer.kind === 'done')
        settle(() => (hasText(pages) ? resolve(pages) : reject(noText(name, pages))));
      else fail(failure(name, answer, limits));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage({
      source: typeof file === 'string' ? file : file.bytes,
      maxPages: limits.maxPages,
    } satisfies PdfJob);
  });
}

function failure(name: string, answer: Extract<PdfAnswer, { kind: 'failed' }>, limits: PdfLimits): AppError {
  if (answer.reason === 'encrypted') return pdfError('pdf_encrypted', name);
  if (answer.reason === 'no_pages') return pdfError('pdf_empty', name, 'no pages');
  if (answer.reason === 'too_many_pages') {
    return pdfError('pdf_too_many_pages', name, `${answer.detail}; the limit is ${limits.maxPages}`);
  }
  const where = answer.pageNumber === null ? undefined : `from page ${answer.pageNumber} on`;
  return pdfError('pdf_damaged', name, where, new Error(answer.detail));
}

/** A scan has no letters, or a stray stamp: fewer than this many a page on average is no text. */
const LETTERS_A_PAGE = 20;

function hasText(pages: readonly PdfPage[]): boolean {
  let letters = 0;
  for (const page of pages) for (const line of page.lines) letters += line.text.length;
  return letters >= LETTERS_A_PAGE * pages.length;
}

const noText = (name: string, pages: readonly PdfPage[]): AppError =>
  pdfError('pdf_no_text', name, pages.length === 1 ? 'page 1' : `pages 1–${pages.length}`);
