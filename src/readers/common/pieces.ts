/**
 * A document in pieces: paragraphs as the file tells them, or printed lines where it tells none. What printers add on
 * every page (symbol, job number, page number) is left out; notes at the foot are marked. Pure.
 */
import type { OpenedDocument, Place, TableBlock, TextBlock } from '../../features/proposals/index.ts';
import { bodyLines, footnoteLines, type BodyLine } from '../files/pdf/index.ts';

export interface Piece {
  readonly text: string;
  /** The number in front, as the file gives it apart from the text; null where it may still stand in the text. */
  readonly label: string | null;
  /** 1–6 for a heading by the file's own marks, else 0. */
  readonly level: number;
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
  /** True where the file itself says that a paragraph begins here. */
  readonly isOwn: boolean;
  /** The cells of a row of a table, repeats left out; null for running text. */
  readonly cells: readonly string[] | null;
  readonly place: Place;
}

/** "GE.19-14116 (E) 081019", "3/16 19-19576", "2 GE.18-21561", "*1442673*", "Page 3", "12", "CCPR/C/123/2*". */
const FURNITURE =
  /^(?:(?:\d{1,3}(?:\/\d{1,3})? )?(?:GE\. ?)?\d\d-\d{4,6}(?: ?\([A-Z]\))?(?: \d{6}){0,3}(?: \d{1,3}(?:\/\d{1,3})?)?|\*\d{6,8}\*|[Pp]age \d{1,3}|\d{1,3}(?:\/\d{1,3})?|(?:\d{1,3} )?[A-Z][A-Z0-9.]{0,6}(?:\/[A-Z0-9.-]{1,12}){2,6}\*{0,2}(?: \d{1,3})?)$/u;

export const isFurniture = (text: string): boolean => text.length < 60 && FURNITURE.test(text);

/** A note at the foot of a page: "* Adopted by the Committee …", "7 See https://…". */
export const isNote = (text: string): boolean =>
  /^[*∗†‡]{1,3} ?\S/u.test(text) || /^\d{1,2} (?:See|Ibid|Voir|Véase|См\.)/u.test(text);

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export interface DocumentPieces {
  readonly body: readonly Piece[];
  /** Notes at the foot of the pages, where the file holds them. */
  readonly notes: readonly Piece[];
}

/** Every opened document in reading order; lines of a text file or a page become pieces of their own. */
export function piecesOf(document: OpenedDocument): DocumentPieces {
  const pieces = allPieces(document).filter(
    ({ text, cells }) => cells !== null || (text !== '' && !isFurniture(text)),
  );
  const isFootnote = (piece: Piece): boolean =>
    piece.cells === null && piece.label === null && isNote(piece.text);
  return {
    body: pieces.filter((piece) => !isFootnote(piece)),
    notes: [...pieces.filter(isFootnote), ...notesOf(document)],
  };
}

/**
 * Running heads, which the file keeps apart, are left out. A text file is read line by line: only the walk through the
 * numbers tells where its paragraphs begin.
 */
function allPieces(document: OpenedDocument): Piece[] {
  if (document.blocks.length > 0 && document.form !== 'text')
    return document.blocks.flatMap((block) => {
      if (block.type === 'table') return rowsOf(block);
      return block.role === undefined ? linesOf(block) : [];
    });
  return document.pages.flatMap(({ number, lines }) => linesOfPage(lines, number));
}

/** "12." or "(a)" alone on a line, as some programs take text out of a page. */
const NUMBER_ALONE = /^(?:\d{1,3}[.)]|\([a-z]{1,3}\)|[a-z]\))$/u;

/** A number alone on a line belongs to the line below it. */
function linesOfPage(lines: readonly string[], page: number): Piece[] {
  let label: string | null = null;
  return lines.flatMap((text, index) => {
    if (NUMBER_ALONE.test(text.trim())) {
      label = text.trim();
      return [];
    }
    if (text.trim() === '') return [];
    const piece = linePiece(text, { page, fromLine: index + 1, toLine: index + 1 });
    const own = { ...piece, label, isOwn: label !== null || (index > 0 && lines[index - 1]?.trim() === '') };
    label = null;
    return [own];
  });
}

/**
 * The printed lines of a PDF, running heads and footnotes apart; null for other forms. How lines make paragraphs is a
 * guess from their places, so a reader that knows what its paragraphs begin with may do better from the lines.
 */
export function printedPieces(document: OpenedDocument): DocumentPieces | null {
  if (document.layout === null) return null;
  return {
    body: linesPrinted(bodyLines(document.layout)),
    notes: linesPrinted(footnoteLines(document.layout)),
  };
}

const linesPrinted = (lines: readonly BodyLine[]): Piece[] =>
  lines
    .filter(({ text }) => text.trim() !== '' && !isFurniture(text.trim()))
    .map(({ text, page, line, bold }) => ({
      ...linePiece(text, { page, fromLine: line, toLine: line }),
      isBold: bold,
    }));

const notesOf = (document: OpenedDocument): Piece[] =>
  document.blocks.flatMap((block) => (block.type === 'text' && block.role === 'note' ? linesOf(block) : []));

const linePiece = (text: string, place: Place): Piece => ({
  text: tidy(text),
  label: null,
  level: 0,
  isBold: null,
  isItalic: null,
  isOwn: false,
  cells: null,
  place,
});

/** Bullets are no numbers: the item keeps its words. */
function linesOf({ text, label, level, isBold, isItalic, place }: TextBlock): Piece[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const number = label === null || label === '•' || tidy(label) === '' ? null : tidy(label);
  return lines.map((line, index) => ({
    text: tidy(line),
    label: index === 0 ? number : null,
    level: index === 0 ? level : 0,
    isBold,
    isItalic,
    isOwn: index === 0,
    cells: null,
    place: {
      page: place.page,
      fromLine: Math.min(place.fromLine + index, place.toLine),
      toLine: lines.length === 1 ? place.toLine : Math.min(place.fromLine + index, place.toLine),
    },
  }));
}

const rowsOf = ({ rows }: TableBlock): Piece[] =>
  rows.flatMap((row) => {
    const cells = row.cells.filter(({ isRepeat }) => !isRepeat).map(({ text }) => tidy(text));
    if (cells.every((cell) => cell === '')) return [];
    return [{ ...linePiece(cells.filter((cell) => cell !== '').join(' '), row.place), isOwn: true, cells }];
  });
