import type { FileRemark, OpenedSheets, Sheet } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { hasMacros } from '../office/index.ts';
import type { ZipArchive } from '../zip/index.ts';
import { counted, remark } from '../remarks.ts';
import { SheetCount, SheetRows } from './rows.ts';
import type { SheetLimits } from './rows.ts';
import { readXlsxParts } from './xlsx-parts.ts';
import { readXlsxSheet } from './xlsx-sheet.ts';
import type { SheetFindings } from './xlsx-sheet.ts';

export interface SheetProgress {
  readonly sheet: number;
  readonly sheets: number;
}

/**
 * A workbook (ECMA-376 SpreadsheetML) read row by row: what a cell shows, not how it is computed. Hidden sheets are
 * read and named; macros are not read. Throws `file_no_text`, `sheet_too_large`, `xml_unsafe`, `file_damaged` and what
 * `openZip` throws.
 */
export async function openXlsx(
  zip: ZipArchive,
  { limits, onProgress }: { limits?: SheetLimits; onProgress?: (progress: SheetProgress) => void } = {},
): Promise<OpenedSheets> {
  const count = new SheetCount(zip.name, limits);
  const parts = await readXlsxParts(zip, count);
  const sheets: Sheet[] = [];
  const remarks: FileRemark[] = hasMacros(zip) ? [remark('macros_left_out', 'vbaProject.bin')] : [];
  for (const [index, { name, partName, isHidden }] of parts.sheets.entries()) {
    const progress = { sheet: index + 1, sheets: parts.sheets.length };
    const rows = new SheetRows(count);
    const findings = await readXlsxSheet(zip, partName, parts, rows, () => onProgress?.(progress));
    onProgress?.(progress);
    sheets.push(rows.sheet(name));
    if (isHidden && rows.length > 0) remarks.push(remark('hidden_sheet', name));
    remarks.push(...remarksOf(name, findings));
  }
  if (sheets.every(({ rows }) => rows.length === 0)) throw fileError('file_no_text', zip.name);
  return { form: 'xlsx', name: zip.name, sheets, remarks };
}

function remarksOf(sheet: string, { errors, uncounted, merges }: SheetFindings): FileRemark[] {
  const named = (places: readonly string[]): string => `${sheet}: ${counted(places)}`;
  return [
    ...(errors.length > 0 ? [remark('error_values', named(errors))] : []),
    ...(uncounted.length > 0 ? [remark('formulas_without_value', named(uncounted))] : []),
    ...(merges > 0 ? [remark('merged_cells', `${sheet}: ${merges}`)] : []),
  ];
}
