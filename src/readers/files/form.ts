/** What a file is, by its content; its name says nothing. Pure. */
import { fileError } from './errors.ts';
import type { FileProblem } from './errors.ts';
import { looksLikeJson } from './json/index.ts';
import { guessDelimiter } from './sheets/index.ts';
import type { DelimiterGuess } from './sheets/index.ts';
import { splitLabel } from './label.ts';

/** A container that holds its parts by name still has to be looked into. */
export type ByteForm = 'pdf' | 'zip' | 'ole' | 'biff' | 'json' | 'text';

const HEAD = 1024;

/** How files begin that are never text, and what is wrong with those that cannot be read. */
const SIGNS: readonly (readonly [RegExp, ByteForm | FileProblem])[] = [
  [/^PK(?:\x03\x04|\x05\x06|\x07\x08)/, 'zip'],
  [/^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/, 'ole'],
  // Workbooks of Excel 2 to 5 that stand in no container: record BOF ([MS-XLS] 2.4.21 and its predecessors).
  [/^\x09[\x00\x02\x04\x08][\x04-\x10]\x00/, 'biff'],
  [/^\{\\rtf/, 'format_rtf'],
  [
    /^(?:\x89PNG|\xFF\xD8\xFF|GIF8[79]a|II\*\0|MM\0\*|BM[\s\S]{4}\0\0\0\0|RIFF[\s\S]{4}WEBP|[\s\S]{4}ftyp(?:hei|mif|avif))/,
    'format_image',
  ],
  [/^(?:\x1F\x8B|7z\xBC\xAF|Rar!\x1A|BZh\d|\xFD7zXZ)/, 'format_zip'],
];

/** Throws `file_empty` and the `format_…` errors of what cannot be read. */
export function byteForm(name: string, bytes: Uint8Array): ByteForm {
  if (bytes.length === 0) throw fileError('file_empty', name, '0 bytes');
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  // ISO 32000-1, implementation note 13: the header may stand anywhere in the first 1,024 bytes.
  if (/(?:^|[\r\n\0])\s*%PDF-\d/.test(head)) return 'pdf';
  for (const [sign, form] of SIGNS) {
    if (!sign.test(head)) continue;
    if (form === 'zip' || form === 'ole' || form === 'biff') return form;
    throw fileError(form as FileProblem, name);
  }
  return looksLikeJson(bytes) ? 'json' : 'text';
}

export type TextForm = 'html' | 'markdown' | 'csv' | 'text';

const HTML =
  /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|p|h[1-6]|ul|ol|section|article|main|span|font|center|b|a)\b/i;

/** Throws `format_xml` for XML that is no page. */
export function textForm(name: string, text: string): TextForm {
  const start = text.slice(0, 8000).trimStart();
  if (HTML.test(start)) return 'html';
  if (/^<\?(?:xml|mso-application)\b|^<[\w.-]+:[\w.-]+[\s>]/.test(start)) throw fileError('format_xml', name);
  const head = text.slice(0, 200_000);
  const rows = guessDelimiter(head.trimStart());
  if (rows !== null && isTable(head.trimStart(), rows)) return 'csv';
  if (isMarkdown(head)) return 'markdown';
  return isRows(head, rows) ? 'csv' : 'text';
}

/** A row of headings and rows of as many cells: markup inside the cells, or few rows, make it no less a table. */
function isTable(text: string, { delimiter, columns, share, rows }: DelimiterGuess): boolean {
  if (rows < 2 || share < 0.95 || delimiter === '|') return false;
  const [first = ''] = text.split(/\r\n?|\n/, 1);
  const cells = first
    .slice(0, LONGEST_HEADINGS)
    .split(delimiter)
    .map((cell) => cell.replace(/^"|"$/g, ''));
  if (cells.length !== columns || cells.some((cell) => !isHeading(cell))) return false;
  if (delimiter === '\t') return columns > 2 && !isNumberedText(text);
  // "Name, Date" may be a table, "the law, at last" is none.
  const isSpaced = cells.slice(1).some((cell) => /^\s/.test(cell));
  return !isSpaced || (columns > 2 && cells.every((cell) => /^\s*[\p{Lu}\d]/u.test(cell)));
}

const LONGEST_HEADINGS = 20_000;

/** Short, no sentence, no markup. */
const isHeading = (cell: string): boolean =>
  /^[^<>]{1,80}$/.test(cell.trim()) && !/[.;?!]$/.test(cell.trim()) && cell.trim().split(/\s+/).length <= 8;

const HEADING = /^#{1,6} +\S/;
const TABLE_RULE = /^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$/;
const MARKUP = /\*\*\S|<sup>|<\/?(?:b|i|u|table|tr|td|p|ul|li|br)\b[^<>]{0,100}>|\]\(\S{1,200}\)/;

/** A heading with its signs, a ruled table, or marks of Markdown or HTML in one line of twenty. */
function isMarkdown(text: string): boolean {
  let [lines, marked] = [0, 0];
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') continue;
    lines += 1;
    const part = line.slice(0, 2000);
    if (HEADING.test(part) || TABLE_RULE.test(part)) return true;
    if (MARKUP.test(part)) marked += 1;
  }
  return marked >= 3 && marked >= lines / 20;
}

/** Rows of as many cells throughout. Prose has commas too, but not as many in each line. */
function isRows(text: string, guess: DelimiterGuess | null): boolean {
  if (/^"?sep=.\s/i.test(text.trimStart())) return true;
  if (guess === null || guess.rows < 2) return false;
  const { delimiter, columns, share, rows } = guess;
  if (delimiter === '\t' && columns === 2) return share >= 0.9 && !isNumberedText(text);
  if (delimiter === '\t' || delimiter === ';') return share >= 0.7;
  const isProse =
    delimiter === ',' && (text.match(/, /g)?.length ?? 0) > 0.8 * (text.match(/,/g)?.length ?? 0);
  if (isProse) return share >= 0.95 && rows >= 5;
  return columns === 2 ? share >= 0.95 && rows >= 5 : share >= 0.7;
}

/** "(a)⇥Adopt a law": paragraphs with a tab after their number. */
function isNumberedText(text: string): boolean {
  const lines = text
    .split(/\r\n?|\n/, 200)
    .filter((line) => line.includes('\t'))
    .map((line) => line.slice(0, 200));
  return lines.filter((line) => splitLabel(line).label !== null).length > 0.8 * lines.length;
}
