/** The shape in which a PDF is read: pages of lines with their place on the page. */
export type { PdfCell, PdfLine, PdfPage } from '../../../features/proposals/index.ts';

/** A piece of text as the page's content stream shows it, before lines are formed. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
  readonly bold: boolean | null;
}
