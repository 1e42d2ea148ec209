/** Workbooks of Excel 5.0 to 2003 (BIFF in an OLE container), by SheetJS, which forgives what old programs wrote. */
import { read } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { FileRemark, OpenedSheets, Sheet, SheetCell } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { remark } from '../remarks.ts';
import { SheetCount, SheetRows } from './rows.ts';
import type { SheetLimits } from './rows.ts';
import { cellText, dateText, isDateFormat, numberText } from './values.ts';

/**
 * Must run where time and memory are limited: the library reads a file as a whole. Throws `file_damaged`,
 * `file_encrypted`, `file_no_text`, `sheet_too_large`.
 */
export function openXls(
  name: string,
  bytes: Uint8Array,
  { limits }: { limits?: SheetLimits } = {},
): OpenedSheets {
  const count = new SheetCount(name, limits);
  const book = bookOf(name, bytes, count.maxRows);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const remarks: FileRemark[] = [];
  const sheets: Sheet[] = [];
  for (const [index, sheetName] of book.SheetNames.slice(0, count.maxSheets).entries()) {
    const sheet = book.Sheets[sheetName];
    if (sheet === undefined) continue;
    const rows = rowsOf(sheet, count, is1904);
    sheets.push(rows.sheet(sheetName));
    if ((book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0 && rows.length > 0) {
      remarks.push(remark('hidden_sheet', sheetName));
    }
    const merges = sheet['!merges']?.length ?? 0;
    if (merges > 0) remarks.push(remark('merged_cells', `${sheetName}: ${merges}`));
  }
  if (sheets.every(({ rows }) => rows.length === 0)) throw fileError('file_no_text', name);
  if (book.vbaraw !== undefined) remarks.push(remark('macros_left_out', '_VBA_PROJECT_CUR'));
  return { form: 'xls', name, sheets, remarks };
}

function bookOf(name: string, bytes: Uint8Array, maxRows: number) {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      bookVBA: true,
      sheetRows: maxRows + 1,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/password/i.test(message)) throw fileError('file_encrypted', name, undefined, error);
    throw fileError('file_damaged', name, undefined, error);
  }
}

function rowsOf(sheet: WorkSheet, count: SheetCount, is1904: boolean): SheetRows {
  const rows = new SheetRows(count);
  const data = sheet['!data'] ?? [];
  for (const [row, cells] of data.entries()) {
    if (!Array.isArray(cells)) continue;
    for (const [column, cell] of cells.entries()) {
      if (cell !== undefined && cell !== null) rows.set(row, column, shown(cell, is1904));
    }
  }
  rows.repeat((sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })));
  return rows;
}

function shown({ t, v, w, z }: CellObject, is1904: boolean): SheetCell {
  if (v === undefined || v === null) return null;
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t === 'e') return cellText(w ?? ERRORS[Number(v)] ?? '#ERROR');
  if (typeof v === 'number') {
    const date = z !== undefined && isDateFormat(-1, String(z)) ? dateText(v, is1904) : null;
    return date ?? numberText(v);
  }
  return cellText(String(v));
}

/** [MS-XLS] 2.5.10, BErr. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
