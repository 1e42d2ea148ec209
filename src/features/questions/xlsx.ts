import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { cellXml, STYLE } from './xlsx.cells.ts';
import type { Cell, Style } from './xlsx.cells.ts';
import { fixedParts, sheetEnd, sheetHead, sheetPart } from './xlsx.parts.ts';

/** Rows of one sheet, the row of headings among them (Excel specifications and limits). */
export const SHEET_ROWS = 1_048_576;

export interface SheetColumn {
  readonly heading: string;
  /** In letters. */
  readonly width: number;
  /** Long texts are broken into lines. */
  readonly isWrapped?: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Parts of rows, as they come; what would not fit into a sheet is left out. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]> | Iterable<readonly (readonly Cell[])[]>;
  /** Whether the columns' headings stand in the first row. */
  readonly hasHeadings: boolean;
  readonly isRightToLeft: boolean;
}

export interface Workbook {
  readonly title: string;
  /** ISO 8601 UTC: stands in the file as the moment of its making. */
  readonly made: string;
  readonly sheets: readonly Sheet[];
}

/** The XML of a sheet, part by part: no more is held than the rows that were handed over together. */
async function* sheetXml({
  columns,
  rows,
  hasHeadings,
  isRightToLeft,
}: Sheet): AsyncGenerator<Buffer, void, undefined> {
  const look = { widths: columns.map(({ width }) => width), isRightToLeft, hasHeadings };
  const styles = columns.map(({ isWrapped }) => (isWrapped === true ? STYLE.wrapped : STYLE.plain));
  const headings = columns.map(({ heading }) => heading);
  let count = hasHeadings ? 1 : 0;
  yield Buffer.from(
    sheetHead(look) +
      (hasHeadings
        ? rowXml(
            headings,
            1,
            headings.map(() => STYLE.heading),
          )
        : ''),
  );
  for await (const part of rows) {
    let text = '';
    for (const row of part.slice(0, SHEET_ROWS - count)) {
      count += 1;
      text += rowXml(row, count, styles);
    }
    if (text !== '') yield Buffer.from(text);
    if (count >= SHEET_ROWS) break;
  }
  yield Buffer.from(sheetEnd(look, count));
}

function rowXml(row: readonly Cell[], number: number, styles: readonly Style[]): string {
  let cells = '';
  for (let column = 0; column < row.length; column += 1)
    cells += cellXml(row[column] ?? null, column, number, styles[column] ?? STYLE.plain);
  return `<row r="${number}">${cells}</row>`;
}

/**
 * A workbook as a stream: its sheets are packed while their rows come, and no row is asked for before there is room for
 * it. Ends the sheets' rows when it is broken off.
 */
export async function* workbookBytes({
  title,
  made,
  sheets,
}: Workbook): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile();
  const options = { mtime: new Date(made) };
  const names = sheets.map(({ name }) => name);
  for (const [name, text] of fixedParts(title, made, names)) zip.addBuffer(Buffer.from(text), name, options);
  const streams = sheets.map((sheet) => Readable.from(sheetXml(sheet), { objectMode: false }));
  const out = zip.outputStream as Readable;
  const fail = (error: Error): void => void out.destroy(error);
  streams.forEach((stream, at) => {
    // yazl does not listen: an error of the rows would be nobody's.
    stream.on('error', fail);
    zip.addReadStream(stream, sheetPart(at + 1), options);
  });
  zip.on('error', fail);
  zip.end();
  try {
    for await (const chunk of out) yield chunk as Uint8Array;
  } finally {
    for (const stream of streams) stream.destroy();
  }
}
