/**
 * The shape in which every reader receives a file, whatever its form was. A document is blocks in reading order, with
 * the pages and lines that a person sees beside the findings; a workbook is sheets of rows. Plain data. Files are
 * opened in `src/readers/files/`.
 */

export type OpenedFile = OpenedDocument | OpenedSheets;

export type DocumentForm = 'pdf' | 'docx' | 'html' | 'markdown' | 'text';

export interface OpenedDocument {
  readonly form: DocumentForm;
  /** The file's name with its ending. */
  readonly name: string;
  /** BCP 47 tag of the language most of the text is in, or null where too little is said. */
  readonly language: string | null;
  readonly blocks: readonly Block[];
  /** In order, numbered from 1. A form without pages (DOCX, HTML) is divided at its headings or every 60 lines. */
  readonly pages: readonly DocumentPage[];
  /** Lines with their place on the page; null for forms that have none. */
  readonly layout: readonly PdfPage[] | null;
  /** What could not be taken over: a picture of text, a part that is no text. */
  readonly omitted: readonly { readonly what: string; readonly page: number }[];
  /** What had to be decided about the file: the encoding assumed, macros left out. Absent where nothing had. */
  readonly remarks?: readonly FileRemark[];
}

/** A word of the vocabulary 'sheet_remark' with what it was about: a name, a number, the rows concerned. */
export interface FileRemark {
  readonly code: string;
  readonly detail: string;
}

export interface DocumentPage {
  readonly number: number;
  readonly lines: readonly string[];
}

/** Where something stands: a page and its lines from 1, both included; on the page it begins on. */
export interface Place {
  readonly page: number;
  readonly fromLine: number;
  readonly toLine: number;
}

export type Block = TextBlock | TableBlock;

export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
  /** 1–6 for a heading by the file's own marks, 0 for text. */
  readonly level: number;
  /** The number in front, printed or set by the word processor: '124.1', '(a)', 'II.'; not part of `text`. A bullet of
   * any form is '•'. */
  readonly label: string | null;
  /** How deep it is set in: 0 for body text, 1 for a first list … */
  readonly indent: number;
  /** True when most letters are so; null where the form does not tell. */
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
  /** Name of the paragraph style or of the HTML class, for forms that have them. */
  readonly style: string | null;
  /**
   * For text beside the body: a footnote or endnote (its number is the `label`; all notes stand after the body), or the
   * running head of the first pages, which stands first: a title or symbol may be nowhere else. Absent in the body.
   */
  readonly role?: 'note' | 'header';
  readonly place: Place;
}

export interface TableBlock {
  readonly type: 'table';
  /** Every row has a cell for each column: a spanning cell is repeated in each place it covers, with `isRepeat`. */
  readonly rows: readonly TableRow[];
  /** How many rows at the top are headings, by the file's own marks or because all their cells are bold. */
  readonly headingRows: number;
  readonly place: Place;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly place: Place;
}

export interface TableCell {
  /** The paragraphs of the cell, joined by line breaks. */
  readonly text: string;
  /** True where a cell that spans several rows or columns covers this place too. */
  readonly isRepeat: boolean;
  readonly isBold: boolean | null;
}

/** A workbook, or a file of rows: sheets of rows of cells as text, with what each cell holds where it says so. */
export interface OpenedSheets {
  readonly form: 'xlsx' | 'xls' | 'ods' | 'csv';
  readonly name: string;
  readonly sheets: readonly Sheet[];
  /** What had to be decided about the file: the encoding assumed, macros left out, hidden sheets. */
  readonly remarks: readonly SheetRemark[];
}

export type SheetRemark = FileRemark;

export interface Sheet {
  readonly name: string;
  /** Row 1 of the file is rows[0]; empty rows are there as []. Merged cells are repeated in each place they cover. */
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Text as the program shows it; a date as 'YYYY-MM-DD', a number as plain digits with a point; null when empty. */
export type SheetCell = string | null;

/** A part of a line that stands apart, as the cell of a table does. */
export interface PdfCell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** Coordinates of a PDF are in points, from the top left corner of the page as it is looked at (rotation applied). */
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
  /** Parts of the line that stand further apart than words do, from left to right; absent where it is one. */
  readonly cells?: readonly PdfCell[];
}

export interface PdfPage {
  /** 1 for the first page of the file, whatever number is printed on it. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly PdfLine[];
}
