/** Plain text → pages of its own lines, and blocks. Pure. */
import type { Block, DocumentPage, OpenedDocument, TableCell } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { splitLabel } from '../label.ts';
import { languageOf } from '../language.ts';
import { segmentsOf } from '../markdown/index.ts';
import { LINES_A_PAGE } from '../page-lines.ts';
import { plainText } from '../plain.ts';
import { joinLines, wordsOf } from '../pdf/join.ts';
import type { WordJudge } from '../pdf/join.ts';
import { EMPTY_CELL, headingRowsOf } from '../table-cells.ts';

/** Pages end at form feeds, or else every 60 lines. Throws `file_no_text`. */
export function openText(name: string, text: string): OpenedDocument {
  const pages = pagesOf(text);
  if (pages.every(({ lines }) => lines.every((line) => line.trim() === '')))
    throw fileError('file_no_text', name);
  const lines = pages.flatMap(({ lines: own }) => own);
  return {
    form: 'text',
    name,
    language: languageOf(lines),
    blocks: blocksOf(lines, placesOf(pages)),
    pages,
    layout: null,
    omitted: [],
  };
}

function pagesOf(text: string): DocumentPage[] {
  const parts = text.split('\f').map((part) => part.split(/\r\n?|\n/));
  if (parts.length > 1) {
    return parts
      .filter((lines, index) => index < parts.length - 1 || lines.some((line) => line.trim() !== ''))
      .map((lines, index) => ({ number: index + 1, lines }));
  }
  const lines = parts[0] ?? [];
  const pages: DocumentPage[] = [];
  for (let from = 0; from < lines.length; from += LINES_A_PAGE) {
    pages.push({ number: pages.length + 1, lines: lines.slice(from, from + LINES_A_PAGE) });
  }
  return pages;
}

interface LinePlace {
  readonly page: number;
  readonly line: number;
}

const placesOf = (pages: readonly DocumentPage[]): LinePlace[] =>
  pages.flatMap(({ number, lines }) => lines.map((_, index) => ({ page: number, line: index + 1 })));

function blocksOf(lines: readonly string[], places: readonly LinePlace[]): Block[] {
  const isWord = wordsOf(lines);
  const place = (from: number, to: number) => {
    const [first, last] = [places[from], places[to]];
    const page = first?.page ?? 1;
    const fromLine = first?.line ?? 1;
    const toLine = last?.page === page ? last.line : places.filter((one) => one.page === page).length;
    return { page, fromLine, toLine };
  };
  return segmentsOf(lines).flatMap((segment): Block[] => {
    if (segment.type === 'table') {
      const width = Math.max(...segment.rows.map(({ cells }) => cells.length));
      const rows = segment.rows.map(({ cells, line }) => ({
        cells: Array.from({ length: width }, (_, index): TableCell => cellOf(cells[index])),
        place: place(line, line),
      }));
      const cells = rows.map((row) => row.cells);
      const headingRows = headingRowsOf(cells, segment.hasNames ? 1 : 0);
      return [{ type: 'table', rows, headingRows, place: place(segment.from, segment.to - 1) }];
    }
    return paragraphs(segment.lines, isWord).map(({ text, indent, from, to }) => ({
      type: 'text',
      ...splitLabel(text),
      level: 0,
      indent,
      isBold: null,
      isItalic: null,
      style: null,
      place: place(segment.from + from, segment.from + to),
    }));
  });
}

const cellOf = (text: string | undefined): TableCell =>
  text === undefined || text === '' ? EMPTY_CELL : { text: plainText(text), isRepeat: false, isBold: null };

interface TextParagraph {
  readonly text: string;
  readonly indent: number;
  readonly from: number;
  readonly to: number;
}

/** Blank lines part paragraphs; so does a line that begins with a number or the sign of a list. */
function paragraphs(lines: readonly string[], isWord: WordJudge): TextParagraph[] {
  const found: TextParagraph[] = [];
  let from = 0;
  const end = (to: number): void => {
    const own = lines.slice(from, to);
    const text = plainText(joinLines(own, isWord)).trim();
    if (text !== '') found.push({ text, indent: indentOf(own[0] ?? ''), from, to: to - 1 });
    from = to;
  };
  for (const [index, line] of lines.entries()) {
    const isBlank = line.trim() === '';
    if (isBlank || (index > from && beginsItem(line, lines[index - 1] ?? ''))) end(index);
    if (isBlank) from = index + 1;
  }
  end(lines.length);
  return found;
}

/** "12." at the start of a line may be the end of "paragraph 12."; after a line that ended its sentence it is not. */
function beginsItem(line: string, before: string): boolean {
  if (splitLabel(line.trimStart().slice(0, 200)).label === null) return false;
  return (
    before.trim() === '' ||
    /[.;:,]\s*$/.test(before) ||
    /^\s*(?:\(|[-–•])/.test(line) ||
    /^\s*\d+\.\d/.test(line)
  );
}

/** Four blanks, or a tab, a step. */
const indentOf = (line: string): number =>
  Math.min(9, Math.floor((/^[ \t]*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length / 4));
