/**
 * The shape in which every PDF reader receives its document: pages of lines with their place on the page.
 * Coordinates are in points, from the top left corner of the page as it is looked at (rotation applied).
 */

export interface PdfLine {
  readonly text: string;
  /** Left edge of the first letter. */
  readonly x: number;
  /** Right edge of the last letter. */
  readonly right: number;
  /** Baseline, measured down from the top edge. */
  readonly y: number;
  /** Size of most of the letters. */
  readonly fontSize: number;
  /** True when most letters are bold, null where the file does not tell the name of its fonts. */
  readonly bold: boolean | null;
  /** Raised reference marks ("1", "**") that stood in the line; they are not in `text`. */
  readonly marks: readonly string[];
}

export interface PdfPage {
  /** 1 for the first page of the file, whatever number is printed on it. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly PdfLine[];
}

/** A piece of text as the page's content stream shows it, before lines are formed. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
  readonly bold: boolean | null;
}
