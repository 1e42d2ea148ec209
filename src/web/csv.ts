/** Lists as CSV: RFC 4180 (CRLF, quotes doubled), UTF-8 with a byte-order mark so that Excel reads the letters right. */

export type CsvValue = string | number | boolean | null | undefined;

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly CsvValue[]>;
}

/** Before the first line, so that Excel reads the letters right. */
export const CSV_MARK = '\uFEFF';
export const CSV_TYPE = 'text/csv; charset=utf-8';

/**
 * The table as text. A text cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line
 * break, or with a full-width form of these signs) gets a leading apostrophe, which spreadsheets show as text (OWASP,
 * "CSV Injection"). Who reads the file by program takes one leading apostrophe before such a sign away. Numbers are
 * written as they are: a negative number is no formula.
 */
export function toCsv({ header, rows }: CsvTable): string {
  const lines = [csvLine(header)];
  for (const row of rows) {
    if (row.length !== header.length) {
      throw new RangeError(`A CSV row has ${row.length} cells, its header ${header.length}.`);
    }
    lines.push(csvLine(row));
  }
  return `${CSV_MARK}${lines.join('\r\n')}\r\n`;
}

/** One line without its end; for tables that are sent part by part. */
export const csvLine = (cells: readonly CsvValue[]): string => cells.map(cellOf).join(',');

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function cellOf(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
