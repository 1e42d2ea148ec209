import type { OpenedDocument } from '../../../features/proposals/index.ts';
import { languageOf } from '../language.ts';
import { omitted, remark } from '../remarks.ts';
import { blocksOfPdf } from './blocks.ts';
import { pageRanges, readPdf } from './document.ts';
import type { PdfOptions } from './document.ts';
import { checkIsPdf, HEAD_LENGTH, TAIL_LENGTH } from './sniff.ts';

/** A PDF as pages of lines with their places, and as blocks. Throws the errors of `../errors.ts`. */
export async function openPdf(name: string, bytes: Uint8Array, options: PdfOptions): Promise<OpenedDocument> {
  checkIsPdf(name, bytes.length, bytes.subarray(0, HEAD_LENGTH), bytes.subarray(-TAIL_LENGTH));
  const { pages, scanned } = await readPdf(name, bytes, options);
  const remarks = scanned.length === 0 ? [] : [remark('pages_without_text', pageRanges(scanned))];
  return {
    form: 'pdf',
    name,
    language: languageOf(pages.map(({ lines }) => lines.map(({ text }) => text).join(' '))),
    blocks: blocksOfPdf(pages),
    pages: pages.map(({ number, lines }) => ({ number, lines: lines.map(({ text }) => text) })),
    layout: pages,
    omitted: scanned.map((page) => omitted('page_without_text', page)),
    ...(remarks.length > 0 && { remarks }),
  };
}
