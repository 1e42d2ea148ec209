/** The text of a document by page, whatever the format: what `source add` and the page of a source take. */
import { AppError } from '../kernel/errors.ts';
import { createPdfReader } from './pdf/index.ts';
import { decodeText, textPages } from './text/index.ts';

export interface DocumentPages {
  /** Throws an AppError that says what is wrong with the file: format, damage, size. */
  readonly read: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<string[]>;
  close(): Promise<void>;
}

const MEGABYTE = 2 ** 20;
const LARGEST_TEXT = 20 * MEGABYTE;
const PDF_SIGN = '%PDF-';

/** Reads PDF (by its first bytes, whatever its name), .txt and .md. `lettersAPart` divides a text without form feeds. */
export function documentPages(options: { readonly lettersAPart?: number } = {}): DocumentPages {
  let pdf: ReturnType<typeof createPdfReader> | null = null;
  return {
    read: async ({ name, bytes }) => {
      const isPdf =
        /\.pdf$/i.test(name) || Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes(PDF_SIGN);
      if (isPdf) {
        pdf ??= createPdfReader({ workers: 1 });
        const pages = await pdf.read({ name, bytes });
        return pages.map((page) => page.lines.map((line) => line.text).join('\n'));
      }
      if (!/\.(?:txt|md|markdown|text)$/i.test(name)) {
        throw new AppError('format_unknown', 415, `${name} is neither a PDF nor a text file.`, {
          remedy: 'Add the document as .pdf, .txt or .md.',
        });
      }
      if (bytes.length > LARGEST_TEXT) {
        throw new AppError('file_too_large', 413, `${name} is larger than ${LARGEST_TEXT / MEGABYTE} MB.`, {
          remedy: 'Add the part of the text that is cited.',
        });
      }
      return textPages(decodeText(name, bytes), options.lettersAPart);
    },
    close: async () => {
      await pdf?.close();
    },
  };
}
