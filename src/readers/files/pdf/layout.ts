import type { PdfCell, PdfLine, PdfPiece } from './pages.ts';

/**
 * Pieces of one page → lines in reading order. Pure. Three things are decided here, each by size and place alone:
 * which pieces share a baseline, which small raised pieces are reference marks, and whether the page has two columns.
 */
export function linesOfPage(pieces: readonly PdfPiece[], pageWidth: number): readonly PdfLine[] {
  const visible = pieces.filter((piece) => piece.text.trim() !== '' && piece.fontSize > 0);
  const rows = attachRaised(rowsByBaseline(visible));
  const gutter = findGutter(rows, pageWidth);
  return (gutter === null ? rows : inColumns(rows, gutter)).map(lineOfRow).filter((line) => line.text !== '');
}

interface Row {
  y: number;
  fontSize: number;
  pieces: PdfPiece[];
}

/** Two pieces share a baseline when theirs differ by less than this share of the smaller font. */
const SAME_BASELINE = 0.3;

function rowsByBaseline(pieces: readonly PdfPiece[]): Row[] {
  const rows: Row[] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (
      row !== undefined &&
      Math.abs(piece.y - row.y) < SAME_BASELINE * Math.min(row.fontSize, piece.fontSize)
    ) {
      row.pieces.push(piece);
      row.fontSize = Math.max(row.fontSize, piece.fontSize);
    } else {
      rows.push({ y: piece.y, fontSize: piece.fontSize, pieces: [piece] });
    }
  }
  return rows;
}

const edges = (row: Row): { left: number; right: number } => ({
  left: Math.min(...row.pieces.map((piece) => piece.x)),
  right: Math.max(...row.pieces.map((piece) => piece.x + piece.width)),
});

/** Word sets reference marks at about 0.65 of the text's size, raised by a third of it. */
const RAISED_SIZE = 0.8;
const RAISED_BY = 0.75;

/** A row of small letters that hangs just above a larger row belongs to that row: "Convention" with a raised "3". */
function attachRaised(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const below = rows[index + 1];
    if (below !== undefined && isRaisedOver(row, below)) below.pieces.push(...row.pieces);
    else kept.push(row);
  }
  return kept;
}

function isRaisedOver(row: Row, below: Row): boolean {
  if (row.fontSize > RAISED_SIZE * below.fontSize || below.y - row.y > RAISED_BY * below.fontSize)
    return false;
  const [small, large] = [edges(row), edges(below)];
  return small.left >= large.left - below.fontSize && small.right <= large.right + 2 * below.fontSize;
}

function lineOfRow(row: Row): PdfLine {
  const pieces = [...row.pieces].sort((a, b) => a.x - b.x);
  const fontSize = commonSize(pieces);
  const marks: string[] = [];
  const cells: { text: string; x: number; right: number }[] = [];
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const raised = piece.fontSize <= RAISED_SIZE * fontSize && row.y - piece.y > 0.1 * fontSize;
    if (raised && isMark(piece.text)) {
      marks.push(piece.text.trim());
      continue;
    }
    text += needsSpace(text, piece, end, fontSize) ? ` ${piece.text}` : piece.text;
    addToCell(cells, piece, piece.x - end > CELL_GAP * fontSize, end, fontSize);
    end = piece.x + piece.width;
  }
  const { left, right } = edges(row);
  const apart = cells.length > 1 ? { cells: cells.map(tidyCell) } : {};
  return { text: tidy(text), x: left, right, y: row.y, fontSize, bold: mostlyBold(pieces), marks, ...apart };
}

/** Font sizes between the cells of a table; justified words stand up to 1.2 apart. */
const CELL_GAP = 1.8;

function addToCell(
  cells: { text: string; x: number; right: number }[],
  piece: PdfPiece,
  isApart: boolean,
  end: number,
  fontSize: number,
): void {
  const last = cells.at(-1);
  if (last === undefined || isApart) {
    cells.push({ text: piece.text, x: piece.x, right: piece.x + piece.width });
    return;
  }
  last.text += needsSpace(last.text, piece, end, fontSize) ? ` ${piece.text}` : piece.text;
  last.right = piece.x + piece.width;
}

const tidyCell = ({ text, x, right }: PdfCell): PdfCell => ({ text: tidy(text), x, right });

const isMark = (text: string): boolean => /^\s*(?:\d{1,3}|[*∗†‡§]+|[a-z])\s*$/u.test(text);

/** A gap wider than a sixth of the font is a space, even where the file holds none. */
function needsSpace(text: string, piece: PdfPiece, end: number, fontSize: number): boolean {
  return text !== '' && !text.endsWith(' ') && !piece.text.startsWith(' ') && piece.x - end > fontSize / 6;
}

/** One kind of space, no control characters; a soft hyphen stays, since only the join of two lines can judge it. */
const tidy = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Co}\u200B-\u200D\uFEFF]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

function commonSize(pieces: readonly PdfPiece[]): number {
  const letters = new Map<number, number>();
  for (const piece of pieces) {
    letters.set(piece.fontSize, (letters.get(piece.fontSize) ?? 0) + piece.text.length);
  }
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

function mostlyBold(pieces: readonly PdfPiece[]): boolean | null {
  let balance = 0;
  for (const piece of pieces) {
    if (piece.bold === null) return null;
    balance += piece.bold ? piece.text.length : -piece.text.length;
  }
  return balance > 0;
}

/** Least width of the empty strip between two columns, in points; justified words stand up to 12 apart. */
const GUTTER = 14;
/** Rows that must stand on both sides of the strip before the page counts as having two columns. */
const ROWS_OF_A_COLUMN = 8;

/**
 * The middle of an empty vertical strip with text on both sides of it in most rows, or null. A table of contents has
 * such a strip too, with nothing but numbers at its right: both sides must hold words.
 */
function findGutter(rows: readonly Row[], pageWidth: number): number | null {
  for (let x = pageWidth * 0.35; x < pageWidth * 0.65; x += 3) {
    let crossing = 0;
    let split = 0;
    for (const row of rows) {
      const left = row.pieces.filter((piece) => piece.x < x);
      const right = row.pieces.filter((piece) => piece.x >= x);
      if (left.some((piece) => piece.x + piece.width > x - GUTTER / 2)) crossing += 1;
      else if (right.some((piece) => piece.x < x + GUTTER / 2)) crossing += 1;
      else if (hasWords(left) && hasWords(right)) split += 1;
    }
    if (split >= ROWS_OF_A_COLUMN && split > 3 * crossing) return x;
  }
  return null;
}

const hasWords = (pieces: readonly PdfPiece[]): boolean =>
  pieces.some((piece) => /\p{L}{3}/u.test(piece.text));

/** Rows above, beside and below the columns keep their order; the left column is read before the right one. */
function inColumns(rows: readonly Row[], gutter: number): Row[] {
  const ordered: Row[] = [];
  let rightColumn: Row[] = [];
  for (const row of rows) {
    const left = row.pieces.filter((piece) => piece.x < gutter);
    const right = row.pieces.filter((piece) => piece.x >= gutter);
    if (left.some((piece) => piece.x + piece.width > gutter)) {
      ordered.push(...rightColumn, row);
      rightColumn = [];
      continue;
    }
    if (left.length > 0) ordered.push({ ...row, pieces: left });
    if (right.length > 0) rightColumn.push({ ...row, pieces: right });
  }
  return [...ordered, ...rightColumn];
}
