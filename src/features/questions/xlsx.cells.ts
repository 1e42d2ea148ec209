import { xmlText } from './xml.ts';

/** What a cell may hold. A date is a day of the calendar, 'YYYY-MM-DD'; a link shows its text. */
export type Cell =
  string | number | null | { readonly date: string } | { readonly link: string; readonly text: string };

/** Numbers of the cell formats of `xlsx.parts.ts`. */
export const STYLE = { plain: 0, heading: 1, date: 2, wrapped: 3, link: 4 } as const;
export type Style = (typeof STYLE)[keyof typeof STYLE];

/** Letters that a cell can hold (Excel specifications and limits). */
export const CELL_LETTERS = 32_767;
/** Letters of a text inside a formula. */
const FORMULA_LETTERS = 255;

const letters: string[] = [];

/** 0 → 'A', 27 → 'AB'. */
export function columnLetters(column: number): string {
  const known = letters[column];
  if (known !== undefined) return known;
  const rest = Math.floor(column / 26);
  const made = (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (column % 26));
  letters[column] = made;
  return made;
}

/** Excel reads `_x0041_` as the letter of that number, so that such words are written with their first sign as a number (ECMA-376-1 §22.9.2.19). */
const ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** A longer text ends in '…': the other forms have it whole. */
function cellText(text: string): string {
  const held = text.length <= CELL_LETTERS ? text : `${text.slice(0, CELL_LETTERS - 1).toWellFormed()}…`;
  return xmlText(held.includes('_x') ? held.replace(ESCAPED, '_x005F_') : held);
}

const DAY_MS = 86_400_000;
/** Day 0 of the calendar of spreadsheets; right from 1 March 1900 on (ECMA-376-1 §18.17.4.1). */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_RIGHT_DAY = '1900-03-01';

/**
 * One cell. A text is an inline string, which a spreadsheet never takes for a formula, whatever it begins with. A link
 * is a formula with its value beside it: real links are limited to 65,530 a sheet.
 */
export function cellXml(cell: Cell, column: number, row: number, textStyle: Style): string {
  if (cell === null || cell === '') return '';
  const place = `${columnLetters(column)}${row}`;
  if (typeof cell === 'string') return textCell(cell, place, textStyle);
  if (typeof cell === 'number') return `<c r="${place}" s="${STYLE.plain}"><v>${cell}</v></c>`;
  if ('date' in cell) {
    if (cell.date < FIRST_RIGHT_DAY) return textCell(cell.date, place, textStyle);
    const day = (Date.parse(`${cell.date}T00:00:00Z`) - DAY_ZERO) / DAY_MS;
    return `<c r="${place}" s="${STYLE.date}"><v>${day}</v></c>`;
  }
  if (cell.link.length > FORMULA_LETTERS || cell.text.length > FORMULA_LETTERS)
    return textCell(cell.text, place, textStyle);
  const formula = `HYPERLINK(${inFormula(cell.link)},${inFormula(cell.text)})`;
  return `<c r="${place}" s="${STYLE.link}" t="str"><f>${xmlText(formula)}</f><v>${cellText(cell.text)}</v></c>`;
}

const inFormula = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const textCell = (text: string, place: string, style: Style): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
