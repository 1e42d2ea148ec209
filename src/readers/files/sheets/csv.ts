/** Files of rows: comma, semicolon, tab or bar between the cells. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { FileRemark, OpenedSheets } from '../../../features/proposals/index.ts';
import { isAppError } from '../../../kernel/errors.ts';
import type { DecodedText } from '../encoding/index.ts';
import { fileError } from '../errors.ts';
import { counted, remark } from '../remarks.ts';
import { guessDelimiter } from './delimiter.ts';
import { SheetCount, SheetRows } from './rows.ts';
import { cellText } from './values.ts';

/** One cell, in letters; a quotation mark that is never closed would take in the rest of the file. */
const LONGEST_CELL = 200_000;

/**
 * CSV with its encoding and delimiter found (RFC 4180, and what programs make of it). Rows that have more or fewer
 * cells than the others are kept and named in the remarks. Throws `file_no_text`, `sheet_too_large`.
 */
export async function openCsv(name: string, decoded: DecodedText): Promise<OpenedSheets> {
  const { text, separator } = withoutHint(decoded.text);
  const delimiter = separator ?? guessDelimiter(text)?.delimiter ?? ',';
  const { rows, widths, remarks } = await rowsOf(name, text, delimiter);
  if (rows.length === 0) throw fileError('file_no_text', name);
  return {
    form: 'csv',
    name,
    sheets: [rows.sheet('')],
    remarks: [...decoded.remarks, ...remarks, ...raggedRows(widths)],
  };
}

/** 'sep=;' as the first line tells Excel what the delimiter is. */
function withoutHint(text: string): { readonly text: string; readonly separator: string | null } {
  const hint = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text.slice(0, 20));
  return hint === null
    ? { text, separator: null }
    : { text: text.slice(hint[0].length), separator: hint[1] ?? null };
}

interface CsvRows {
  readonly rows: SheetRows;
  /** Cells of each row as it is written; 0 for an empty one. */
  readonly widths: readonly number[];
}

async function rowsOf(
  name: string,
  text: string,
  delimiter: string,
): Promise<CsvRows & { readonly remarks: readonly FileRemark[] }> {
  try {
    return { ...(await parsed(name, text, delimiter, '"')), remarks: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quotation mark that is not closed is a letter like others, then.
    const remarks = [remark('quotes_unbalanced', `${error.lines ?? ''}`)];
    return { ...(await parsed(name, text, delimiter, false)), remarks };
  }
}

async function parsed(name: string, text: string, delimiter: string, quote: '"' | false): Promise<CsvRows> {
  const parser = parse({
    delimiter,
    quote,
    escape: quote,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_CELL,
  });
  const rows = new SheetRows(new SheetCount(name));
  const widths: number[] = [];
  try {
    for await (const record of Readable.from(piecesOf(text)).pipe(parser)) {
      const cells = record as readonly string[];
      for (const [column, cell] of cells.entries()) rows.set(widths.length, column, cellText(cell));
      widths.push(cells.some((cell) => cell !== '') ? cells.length : 0);
    }
    return { rows, widths };
  } catch (error) {
    if (error instanceof CsvError || isAppError(error)) throw error;
    throw fileError('file_damaged', name, undefined, error);
  }
}

function* piecesOf(text: string): Generator<string> {
  const length = 1 << 16;
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

const ROWS_NAMED = 12;

/** Rows whose number of cells is not that of most, empty rows aside. */
function raggedRows(widths: readonly number[]): FileRemark[] {
  const times = new Map<number, number>();
  for (const width of widths) if (width > 0) times.set(width, (times.get(width) ?? 0) + 1);
  const [usual] = [...times].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as const);
  const ragged = widths.flatMap((width, index) => (width > 0 && width !== usual ? [index + 1] : []));
  if (ragged.length === 0) return [];
  return [remark('ragged_rows', counted(ragged, ROWS_NAMED))];
}
