import { Buffer } from 'node:buffer';
import { fileError } from '../errors.ts';

/** Bytes from either end of a file that `checkIsPdf` needs. */
export const HEAD_LENGTH = 1024;
export const TAIL_LENGTH = 4096;

/** What a file that is no PDF begins with, so that the message can name it. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^PK\x03\x04[\s\S]*word\//, 'it is a Word document, DOCX'],
  [/^PK\x03\x04[\s\S]*xl\//, 'it is an Excel workbook, XLSX'],
  [/^PK\x03\x04/, 'it is a ZIP container, such as DOCX or XLSX'],
  [/^\xD0\xCF\x11\xE0/, 'it is an old Office file, such as DOC or XLS'],
  [/^\s*(?:\xEF\xBB\xBF)?\s*<(?:!doctype html|html|head|body)/i, 'it is a web page'],
  [/^\s*(?:\xEF\xBB\xBF)?\s*<\?xml/i, 'it is an XML file'],
  [/^\{\\rtf/, 'it is an RTF document'],
  [/^\x89PNG|^\xFF\xD8\xFF|^GIF8|^II\*\0|^MM\0\*/, 'it is an image'],
  [/^\s*[{[]/, 'it looks like JSON'],
  [/^[\t\n\r\x20-\x7E\x80-\xFF]+$/, 'it is plain text'],
];

/**
 * Refuses by content what is no PDF or is cut short. ISO 32000-1 §7.5.2 and its implementation note 13 allow the header anywhere in
 * the first 1,024 bytes; §7.5.5 ends every file with `%%EOF`, which a broken download lacks, and without which the
 * pages could be fewer than there were.
 */
export function checkIsPdf(fileName: string, size: number, head: Uint8Array, tail: Uint8Array): void {
  if (size === 0) throw fileError('pdf_empty', fileName, '0 bytes');
  const start = Buffer.from(head).toString('latin1');
  if (!start.includes('%PDF-')) {
    const other = OTHERS.find(([pattern]) => pattern.test(start))?.[1];
    throw fileError('not_a_pdf', fileName, other);
  }
  if (!Buffer.from(tail).toString('latin1').includes('%%EOF')) {
    throw fileError('pdf_damaged', fileName, 'the end of the file is missing');
  }
}
