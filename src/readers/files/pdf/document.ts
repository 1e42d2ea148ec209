/** A PDF's pages as lines, by pdf.js. Runs in a thread of the pool, which ends it when it takes too much. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { isAppError } from '../../../kernel/errors.ts';
import { fileError } from '../errors.ts';
import { linesOfPage } from './layout.ts';
import type { PdfPage, PdfPiece } from './pages.ts';

export interface PdfContent {
  readonly pages: readonly PdfPage[];
  /** Pages with a picture and no text: parts of a scan. */
  readonly scanned: readonly number[];
}

export interface PdfOptions {
  readonly maxPages: number;
  readonly onPage?: ((page: number, pages: number) => void) | undefined;
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfDocumentPage = Awaited<ReturnType<PdfDocument['getPage']>>;
type Matrix = readonly number[];

/** Throws the errors of `../errors.ts`. */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  { maxPages, onPage }: PdfOptions,
): Promise<PdfContent> {
  let document: PdfDocument | null = null;
  let current: number | null = null;
  try {
    // pdf.js refuses a Buffer, which is a part of a larger memory.
    const own = Buffer.isBuffer(bytes) ? new Uint8Array(bytes) : bytes;
    document = await getDocumentProxy(own, { verbosity: 0, useSystemFonts: false });
    const pageCount = document.numPages;
    if (pageCount === 0) throw fileError('pdf_empty', name, 'no pages');
    if (pageCount > maxPages) {
      throw fileError('pdf_too_many_pages', name, `${pageCount} pages; the limit is ${maxPages}`);
    }
    const fonts = new Map<string, boolean | null>();
    const pages: PdfPage[] = [];
    const scanned: number[] = [];
    for (let number = 1; number <= pageCount; number += 1) {
      current = number;
      const { page, isScanned } = await readPage(document, number, fonts);
      pages.push(page);
      if (isScanned) scanned.push(number);
      onPage?.(number, pageCount);
    }
    checkText(name, pages);
    return { pages, scanned };
  } catch (error) {
    throw isAppError(error) ? error : asPdfError(name, error, current);
  } finally {
    await document?.loadingTask.destroy();
  }
}

function asPdfError(name: string, error: unknown, page: number | null): unknown {
  if (error instanceof Error && error.name === 'PasswordException') return fileError('pdf_encrypted', name);
  return fileError('pdf_damaged', name, page === null ? undefined : `from page ${page} on`, error);
}

/** A scan has no letters, or a stray stamp: fewer than this many a page on average is no text. */
const LETTERS_A_PAGE = 20;

const lettersOf = (page: PdfPage): number => page.lines.reduce((sum, { text }) => sum + text.length, 0);

function checkText(name: string, pages: readonly PdfPage[]): void {
  const letters = pages.reduce((sum, page) => sum + lettersOf(page), 0);
  if (letters >= LETTERS_A_PAGE * pages.length) return;
  const without = pages.filter((page) => lettersOf(page) < LETTERS_A_PAGE).map(({ number }) => number);
  throw fileError('pdf_no_text', name, pageRanges(without));
}

/** 'page 3', 'pages 1–4, 7'. */
export function pageRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const texts = ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return `${numbers.length === 1 ? 'page' : 'pages'} ${texts.join(', ')}`;
}

async function readPage(
  document: PdfDocument,
  number: number,
  fonts: Map<string, boolean | null>,
): Promise<{ readonly page: PdfPage; readonly isScanned: boolean }> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items = content.items.filter((item) => 'str' in item);
  await learnFonts(page, new Set(items.map((item) => item.fontName)), fonts);
  const pieces: PdfPiece[] = [];
  for (const item of items) {
    const [a, b, , , x, y] = multiply(viewport.transform as Matrix, item.transform as Matrix);
    // Only text that stands upright on the page as it is looked at: a watermark across it is not part of a line.
    if (Math.abs(b) > 0.2 * Math.abs(a)) continue;
    const bold = fonts.get(item.fontName) ?? null;
    const fontSize = Math.round(Math.abs(a) * 10) / 10;
    pieces.push({ text: item.str, x, y, width: item.width, fontSize, bold });
  }
  const lines = linesOfPage(pieces, viewport.width);
  const isScanned = lines.length === 0 && (await hasPicture(page));
  page.cleanup();
  return { page: { number, width: viewport.width, height: viewport.height, lines }, isScanned };
}

/** pdf.js gives a font's name only once the page's drawing operations are known: asked for once a font, not a page. */
async function learnFonts(
  page: PdfDocumentPage,
  names: ReadonlySet<string>,
  fonts: Map<string, boolean | null>,
) {
  const unknown = [...names].filter((name) => !fonts.has(name));
  if (unknown.length === 0) return;
  await page.getOperatorList();
  for (const name of unknown) {
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
    const title = typeof font === 'object' && font !== null && 'name' in font ? font.name : null;
    fonts.set(name, typeof title === 'string' ? /bold|black|heavy|,b$/iu.test(title) : null);
  }
}

/** A page that is empty on purpose has no picture either. */
async function hasPicture(page: PdfDocumentPage): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const pictures = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
  return (await page.getOperatorList()).fnArray.some((operation) => pictures.has(operation));
}

function multiply(m: Matrix, n: Matrix): readonly [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
