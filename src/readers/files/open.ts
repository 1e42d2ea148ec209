/** How the house opens files: form by content, in threads with limits on time and memory. */
import type { OpenedFile } from '../../features/proposals/index.ts';
import { checkSize, fileName } from './files-given.ts';
import type { FileToOpen } from './files-given.ts';
import { createOpenPool } from './pool/index.ts';
import type { PoolOptions, RunOptions } from './pool/index.ts';

export type { FileToOpen } from './files-given.ts';
export type { OpenLimits, PoolOptions } from './pool/index.ts';

export interface FileOpener {
  /**
   * Throws an AppError that says what is wrong and what to do (codes in `errors.ts`), or the signal's
   * reason. JSON is no document (`format_json`): who can read it looks with `looksLikeJson` first.
   */
  open(file: FileToOpen, options?: RunOptions): Promise<OpenedFile>;
  close(): Promise<void>;
}

/** One opener for all forms; two threads unless said otherwise. */
export function createFileOpener(options: PoolOptions = {}): FileOpener {
  const pool = createOpenPool(options);
  return {
    async open(file, runOptions = {}) {
      runOptions.signal?.throwIfAborted();
      await checkSize(file, pool.limits.maxBytes);
      const source = typeof file === 'string' ? file : file.bytes;
      return pool.run({ name: fileName(file), source, only: null }, runOptions);
    },
    close: () => pool.close(),
  };
}
