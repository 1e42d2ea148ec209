/** The text of a document by page, whatever the format: what `source add` and the page of a source take. */
import type { HeldFile } from '../../features/proposals/index.ts';
import { fileError } from './errors.ts';
import { markdownPages, sheetPages } from './as-markdown.ts';
import { byteForm, textForm } from './form.ts';
import { createFileOpener } from './open.ts';
import type { FileOpener } from './open.ts';
import { decodeText, textPages } from './text/index.ts';

export interface DocumentPages {
  /** Throws an AppError that says what is wrong with the file: format, damage, size. */
  readonly read: (file: HeldFile) => Promise<string[]>;
  close(): Promise<void>;
}

const MEGABYTE = 2 ** 20;
const LARGEST_TEXT = 20 * MEGABYTE;

export interface DocumentPagesOptions {
  /** Divides a text without form feeds. */
  readonly lettersAPart?: number;
  /** One that others use too; it is not closed here. */
  readonly opener?: FileOpener;
}

/**
 * Pages of a PDF are its lines; a text and Markdown are taken as they are written; other documents and tables are
 * written as Markdown.
 */
export function documentPages(options: DocumentPagesOptions = {}): DocumentPages {
  let own: FileOpener | null = null;
  return {
    read: async (file) => {
      const written = writtenText(file);
      if (written !== null) return textPages(written, options.lettersAPart);
      const opener = options.opener ?? (own ??= createFileOpener({ workers: 1 }));
      const opened = await opener.open(file);
      if ('sheets' in opened) return sheetPages(opened);
      return opened.form === 'pdf'
        ? opened.pages.map(({ lines }) => lines.join('\n'))
        : markdownPages(opened);
    },
    close: async () => {
      await own?.close();
    },
  };
}

/** The words of a text or of Markdown; null where the file has another form. */
function writtenText({ name, bytes }: HeldFile): string | null {
  if (byteForm(name, bytes) !== 'text') return null;
  if (bytes.length > LARGEST_TEXT) {
    throw fileError('file_too_large', name, `the limit for a text is ${LARGEST_TEXT / MEGABYTE} MB`);
  }
  const text = decodeText(name, bytes);
  const form = textForm(name, text);
  return form === 'text' || form === 'markdown' ? text : null;
}
