import type { StateNames } from '../../kernel/state-names.ts';
import { sourceOfPages } from '../common/source-text.ts';
import { createPdfReader, type PdfFile, type PdfLimits } from '../files/pdf/index.ts';
import { parseUprReport } from './parse.ts';
import type { UprReport } from './report.ts';

export interface ReadUprReportsOptions {
  readonly stateNames: StateNames;
  /** Files read at the same time, each in a thread of its own; 2 by default. */
  readonly concurrency?: number;
  readonly limits?: Partial<PdfLimits>;
  readonly onProgress?: (progress: UprReadingProgress) => void;
  readonly signal?: AbortSignal;
}

export interface UprReadingProgress {
  readonly file: PdfFile;
  readonly page: number;
  readonly pageCount: number;
}

/** One file's outcome: the report, or why there is none (an AppError, save for a defect of the reader). */
export type UprReading =
  | { readonly file: PdfFile; readonly report: UprReport }
  | { readonly file: PdfFile; readonly error: unknown };

/**
 * Reads reports one by one, in the order given; a file that cannot be read gives an error and does not stop the
 * others. No more than `concurrency` files are held at a time, however many are given. Throws only the signal's reason.
 */
export async function* readUprReports(
  files: Iterable<PdfFile>,
  { stateNames, concurrency = 2, limits, onProgress, signal }: ReadUprReportsOptions,
): AsyncGenerator<UprReading, void> {
  const reader = createPdfReader({ workers: concurrency, ...(limits && { limits }) });
  const readOne = async (file: PdfFile): Promise<UprReading> => {
    try {
      const onPage = (page: number, pageCount: number): void => onProgress?.({ file, page, pageCount });
      const pages = await reader.read(file, { onPage, ...(signal && { signal }) });
      return { file, report: parseUprReport(sourceOfPages(pages), stateNames) };
    } catch (error) {
      return { file, error };
    }
  };
  const running: Promise<UprReading>[] = [];
  try {
    for (const file of files) {
      running.push(readOne(file));
      if (running.length < concurrency) continue;
      const reading = await running.shift();
      signal?.throwIfAborted();
      if (reading !== undefined) yield reading;
    }
    for (const last of running) {
      const reading = await last;
      signal?.throwIfAborted();
      yield reading;
    }
  } finally {
    await reader.close();
  }
}
