/** One sheet of an XLSX, read in one pass. */
import type { SheetCell } from '../../../features/proposals/index.ts';
import { readXml } from '../xml/index.ts';
import type { XmlAttributes } from '../xml/index.ts';
import type { ZipArchive } from '../zip/index.ts';
import type { Merge, SheetRows } from './rows.ts';
import { cellText, dateText, numberText } from './values.ts';
import { unescaped } from './xlsx-parts.ts';
import type { XlsxParts } from './xlsx-parts.ts';

/** Places of cells that a person should know of: 'B7'. */
export interface SheetFindings {
  readonly errors: string[];
  /** Formulas whose value the program that wrote the file left out. */
  readonly uncounted: string[];
  merges: number;
}

const MOST_MERGES = 100_000;

interface Cell {
  row: number;
  column: number;
  place: string;
  type: string;
  style: number;
  value: string | null;
  text: string | null;
  hasFormula: boolean;
}

/** Fills `rows`; progress is told every thousand rows. */
export async function readXlsxSheet(
  zip: ZipArchive,
  partName: string,
  parts: XlsxParts,
  rows: SheetRows,
  onRows: (count: number) => void,
): Promise<SheetFindings> {
  const findings: SheetFindings = { errors: [], uncounted: [], merges: 0 };
  const merges: Merge[] = [];
  let row = -1;
  let column = -1;
  let cell: Cell | null = null;
  let into: 'value' | 'text' | null = null;
  let phonetic = 0;
  await readXml(zip.name, zip.read(partName), {
    open: (name, attributes) => {
      switch (name) {
        case 'x:row':
          row = placeOf(attributes['r']) ?? row + 1;
          column = -1;
          if (row % 1000 === 0) onRows(row);
          return;
        case 'x:c':
          cell = cellOf(attributes, row, column + 1);
          column = cell.column;
          return;
        case 'x:f':
          if (cell !== null) cell.hasFormula = true;
          return;
        case 'x:v':
          into = 'value';
          return;
        case 'x:rPh':
          phonetic += 1;
          return;
        case 'x:t':
          if (phonetic === 0) into = 'text';
          return;
        case 'x:mergeCell':
          addMerge(merges, attributes['ref'] ?? '');
          return;
        default:
      }
    },
    close: (name) => {
      if (name === 'x:v' || name === 'x:t') into = null;
      else if (name === 'x:rPh') phonetic -= 1;
      else if (name === 'x:c' && cell !== null) {
        rows.set(cell.row, cell.column, shown(cell, parts, findings));
        cell = null;
      }
    },
    text: (piece) => {
      if (cell === null || into === null) return;
      if (into === 'value') cell.value = (cell.value ?? '') + piece;
      else cell.text = (cell.text ?? '') + piece;
    },
  });
  rows.repeat(merges);
  findings.merges = merges.length;
  return findings;
}

function cellOf(attributes: XmlAttributes, row: number, next: number): Cell {
  const place = attributes['r'] ?? '';
  const found = cellPlace(place);
  return {
    row: found?.row ?? Math.max(0, row),
    column: found?.column ?? next,
    place,
    type: attributes['t'] ?? 'n',
    style: Number(attributes['s'] ?? 0),
    value: null,
    text: null,
    hasFormula: false,
  };
}

/** ECMA-376-1 §18.18.11 (ST_CellType): b, d, e, inlineStr, n, s, str. */
function shown(cell: Cell, parts: XlsxParts, findings: SheetFindings): SheetCell {
  const { type, value } = cell;
  if (type === 'inlineStr') return cell.text === null ? null : cellText(unescaped(cell.text));
  if (value === null) {
    if (cell.hasFormula) findings.uncounted.push(cell.place);
    return null;
  }
  if (type === 's') return cellText(parts.strings[Number(value)] ?? '');
  if (type === 'str') return cellText(unescaped(value));
  if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
  if (type === 'e') {
    findings.errors.push(cell.place);
    return cellText(value);
  }
  const number = Number(value);
  const date = parts.isDate[cell.style] === true ? dateText(number, parts.is1904) : null;
  return date ?? (Number.isFinite(number) ? numberText(number) : cellText(value));
}

/** '7' → 6. */
function placeOf(row: string | undefined): number | undefined {
  return row !== undefined && /^\d{1,8}$/.test(row) ? Number(row) - 1 : undefined;
}

/** 'AB7' → row 6, column 27; the last column of Excel is XFD. */
export function cellPlace(reference: string): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,8})$/.exec(reference) ?? [];
  if (letters === undefined || digits === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits) - 1;
  return row < 0 || column > 16_384 ? null : { row, column: column - 1 };
}

function addMerge(merges: Merge[], reference: string): void {
  const [from = '', to = ''] = reference.split(':');
  const [first, last] = [cellPlace(from), cellPlace(to)];
  if (first === null || last === null || merges.length >= MOST_MERGES) return;
  merges.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
}
