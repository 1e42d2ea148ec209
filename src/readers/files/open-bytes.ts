/** Bytes → an opened file, whatever the form. Runs in a thread of the pool: what it opens may be hostile. */
import type { FileRemark, OpenedDocument, OpenedFile } from '../../features/proposals/index.ts';
import { decodeBytes } from './encoding/index.ts';
import type { DecodedText } from './encoding/index.ts';
import { fileError } from './errors.ts';
import type { FileProblem } from './errors.ts';
import { byteForm, textForm } from './form.ts';
import { officeKind } from './office/index.ts';
import { oleKind } from './ole.ts';
import { openZip } from './zip/index.ts';

export interface OpenBytesOptions {
  /** Where only a PDF will do: what is wrong is then told about a PDF. */
  readonly only: 'pdf' | null;
  readonly maxPages: number;
  readonly onProgress?: (progress: { readonly page: number; readonly pages: number }) => void;
}

/** Throws an AppError with what is wrong and what to do: the codes of `errors.ts`. */
export async function openBytes(
  name: string,
  bytes: Uint8Array,
  options: OpenBytesOptions,
): Promise<OpenedFile> {
  if (options.only === 'pdf') return pdf(name, bytes, options);
  switch (byteForm(name, bytes)) {
    case 'pdf':
      return pdf(name, bytes, options);
    case 'zip':
      return zipped(name, bytes, options);
    case 'ole':
      return compound(name, bytes);
    case 'biff':
      return xls(name, bytes);
    case 'json':
      throw fileError('format_json', name);
    case 'text':
      return text(name, bytes);
  }
}

// Libraries are loaded by the first file that needs them: pdf.js alone takes a tenth of a second.

async function pdf(name: string, bytes: Uint8Array, { maxPages, onProgress }: OpenBytesOptions) {
  const { openPdf } = await import('./pdf/open.ts');
  return openPdf(name, bytes, { maxPages, onPage: (page, pages) => onProgress?.({ page, pages }) });
}

const NOT_READ: Readonly<Record<string, FileProblem>> = {
  doc: 'format_doc',
  encrypted: 'file_encrypted',
  odt: 'format_odt',
  presentation: 'format_presentation',
  xlsb: 'format_xlsb',
};

async function zipped(name: string, bytes: Uint8Array, { onProgress }: OpenBytesOptions) {
  const zip = await openZip(name, bytes);
  const kind = await officeKind(zip);
  if (kind === 'docx') {
    const { openDocx } = await import('./docx/index.ts');
    return openDocx(zip);
  }
  if (kind === 'xlsx' || kind === 'ods') {
    const { openOds, openXlsx } = await import('./sheets/index.ts');
    if (kind === 'ods') return openOds(zip);
    return openXlsx(zip, { onProgress: ({ sheet, sheets }) => onProgress?.({ page: sheet, pages: sheets }) });
  }
  throw fileError(NOT_READ[kind] ?? 'format_zip', name);
}

async function compound(name: string, bytes: Uint8Array) {
  const kind = oleKind(bytes);
  if (kind === 'xls') return xls(name, bytes);
  throw fileError(NOT_READ[kind] ?? 'format_unknown', name);
}

async function xls(name: string, bytes: Uint8Array) {
  const { openXls } = await import('./sheets/xls.ts');
  return openXls(name, bytes);
}

async function text(name: string, bytes: Uint8Array): Promise<OpenedFile> {
  const decoded = decodeHtml(bytes) ?? decodeBytes(bytes);
  if (decoded === null) throw fileError('format_unknown', name, 'it is neither a text nor a known form');
  if (decoded.text.trim() === '') throw fileError('file_no_text', name);
  const form = textForm(name, decoded.text);
  const { remarks } = decoded;
  if (form === 'csv') {
    const { openCsv } = await import('./sheets/index.ts');
    return openCsv(name, decoded);
  }
  if (form === 'html') {
    const { openHtml } = await import('./html/index.ts');
    return withRemarks(openHtml(name, decoded.text), remarks);
  }
  if (form === 'markdown') {
    const { openMarkdown } = await import('./markdown/index.ts');
    return withRemarks(openMarkdown(name, decoded.text), remarks);
  }
  const { openText } = await import('./text/open.ts');
  return withRemarks(openText(name, decoded.text), remarks);
}

const withRemarks = (document: OpenedDocument, remarks: readonly FileRemark[]): OpenedDocument =>
  remarks.length === 0 ? document : { ...document, remarks };

/** A page of the web says itself how it is written (HTML Living Standard 13.2.3.2): within its first 1,024 bytes. */
function decodeHtml(bytes: Uint8Array): DecodedText | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const label = /<meta[^>]{1,200}\bcharset\s*=\s*["']?([\w-]{2,30})/i.exec(head)?.[1];
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return null;
  try {
    return { text: new TextDecoder(label).decode(bytes), encoding: label, remarks: [] };
  } catch {
    return null;
  }
}
