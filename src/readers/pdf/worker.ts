/**
 * The thread in which pdf.js works, so that a hostile or huge file can be ended from outside (see reader.ts).
 * One message in is one file; out come `opened`, a `page` for each page, then `done` or `failed`.
 */
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { linesOfPage } from './layout.ts';
import type { PdfPage, PdfPiece } from './pages.ts';

export interface PdfJob {
  readonly source: string | Uint8Array;
  readonly maxPages: number;
}

export type PdfAnswer =
  | { readonly kind: 'opened'; readonly pageCount: number }
  | { readonly kind: 'page'; readonly page: PdfPage }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      readonly reason: PdfFailure;
      readonly detail: string;
      readonly pageNumber: number | null;
    };

export type PdfFailure = 'damaged' | 'encrypted' | 'no_pages' | 'too_many_pages';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfDocumentPage = Awaited<ReturnType<PdfDocument['getPage']>>;
type Matrix = readonly number[];

const port = parentPort;
port?.on('message', (job: PdfJob) => {
  void readDocument(job, (answer) => port.postMessage(answer));
});

async function readDocument(job: PdfJob, answer: (message: PdfAnswer) => void): Promise<void> {
  const fail = (reason: PdfFailure, detail: string, pageNumber: number | null = null): void =>
    answer({ kind: 'failed', reason, detail, pageNumber });
  let document: PdfDocument | null = null;
  let current: number | null = null;
  try {
    const bytes = typeof job.source === 'string' ? new Uint8Array(await readFile(job.source)) : job.source;
    document = await getDocumentProxy(bytes, { verbosity: 0, useSystemFonts: false });
    const pageCount = document.numPages;
    answer({ kind: 'opened', pageCount });
    if (pageCount === 0) return fail('no_pages', 'The page tree is empty.');
    if (pageCount > job.maxPages) return fail('too_many_pages', `${pageCount} pages`);
    const fonts = new Map<string, boolean | null>();
    for (let number = 1; number <= pageCount; number += 1) {
      current = number;
      answer({ kind: 'page', page: await readPage(document, number, fonts) });
    }
    answer({ kind: 'done' });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    const detail = error instanceof Error ? error.message : String(error);
    fail(name === 'PasswordException' ? 'encrypted' : 'damaged', detail, current);
  } finally {
    await document?.loadingTask.destroy();
  }
}

async function readPage(
  document: PdfDocument,
  number: number,
  fonts: Map<string, boolean | null>,
): Promise<PdfPage> {
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
    pieces.push({
      text: item.str,
      x,
      y,
      width: item.width,
      fontSize: Math.round(Math.abs(a) * 10) / 10,
      bold,
    });
  }
  page.cleanup();
  return {
    number,
    width: viewport.width,
    height: viewport.height,
    lines: linesOfPage(pieces, viewport.width),
  };
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

function multiply(m: Matrix, n: Matrix): readonly [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
