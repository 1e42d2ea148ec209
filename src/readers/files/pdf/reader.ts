import { checkSize, fileName } from '../files-given.ts';
import type { FileToOpen } from '../files-given.ts';
import { createOpenPool } from '../pool/index.ts';
import type { OpenLimits } from '../pool/index.ts';
import { fileError } from '../errors.ts';
import type { PdfPage } from './pages.ts';

export type PdfFile = FileToOpen;
export type PdfLimits = OpenLimits;

export interface PdfReadOptions {
  readonly signal?: AbortSignal;
  readonly onPage?: (pageNumber: number, pageCount: number) => void;
}

export interface PdfReader {
  /** Pages in order. Throws an AppError of `../errors.ts`, or the signal's reason. */
  read(file: PdfFile, options?: PdfReadOptions): Promise<readonly PdfPage[]>;
  close(): Promise<void>;
}

/** A pool of threads (see `../pool/`) for those who take nothing but PDF files. */
export function createPdfReader(options: { workers?: number; limits?: Partial<PdfLimits> } = {}): PdfReader {
  const pool = createOpenPool(options);
  return {
    async read(file, { signal, onPage } = {}) {
      signal?.throwIfAborted();
      await checkSize(file, pool.limits.maxBytes);
      const name = fileName(file);
      const source = typeof file === 'string' ? file : file.bytes;
      const opened = await pool.run(
        { name, source, only: 'pdf' },
        { signal, onProgress: onPage && (({ page, pages }) => onPage(page, pages)) },
      );
      if (!('layout' in opened) || opened.layout === null) throw fileError('not_a_pdf', name);
      return opened.layout;
    },
    close: () => pool.close(),
  };
}
