import type { OpenedDocument, PdfPage, TableBlock } from '../../features/proposals/index.ts';
import { isFurniture, isNote, piecesOf } from '../common/pieces.ts';
import { isPrinted, textLines, type SourceLine } from '../common/source-text.ts';
import { bodyLines, footnoteLines, type BodyLine } from '../files/pdf/index.ts';

/** A line or paragraph of an addendum, in reading order. */
export interface AddendumLine {
  readonly text: string;
  readonly page: number;
  readonly line: number;
  readonly toLine: number;
  /** 0 for running text and for the first column of a table, 1 for the next. */
  readonly column: number;
  /** Cells of one row of a table share this number; null outside tables. */
  readonly row: number | null;
  /** 1–6 for a heading by the file's own marks, else 0. */
  readonly level: number;
  /** True when most letters are bold; null where the form does not tell. */
  readonly isBold: boolean | null;
  readonly fontSize: number;
  /** True where the file itself says that a paragraph begins here. */
  readonly beginsParagraph: boolean;
}

export interface AddendumText {
  readonly lines: readonly AddendumLine[];
  readonly notes: readonly string[];
}

/** Any opened document as lines; columns that stand side by side on a page are told apart. Pure. */
export function addendumText(document: OpenedDocument): AddendumText {
  if (document.layout !== null) return ofLayout(document.layout);
  if (isPrinted(document)) return { lines: textLines(document).map(plainLine), notes: [] };
  const { notes } = piecesOf(document);
  return { lines: ofBlocks(document), notes: notes.map(({ text }) => text) };
}

const plainLine = (line: SourceLine): AddendumLine => ({
  text: line.text,
  page: line.page,
  line: line.line,
  toLine: line.toLine,
  column: 0,
  row: null,
  level: 0,
  isBold: null,
  fontSize: 0,
  beginsParagraph: line.beginsParagraph,
});

function ofLayout(pages: readonly PdfPage[]): AddendumText {
  const byPage = Map.groupBy(bodyLines(pages), ({ page }) => page);
  return {
    lines: [...byPage.values()].flatMap(linesOfPage),
    notes: footnoteLines(pages).map(({ text }) => text),
  };
}

const printed = ({ text, page, line, bold, fontSize }: BodyLine, column: number): AddendumLine => ({
  text,
  page,
  line,
  toLine: line,
  column,
  row: null,
  level: 0,
  isBold: bold,
  fontSize,
  beginsParagraph: false,
});

/** Two columns side by side need so many lines each, at heights that both have. */
const FEWEST_LINES = 3;
const SAME_HEIGHT = 4;

/**
 * A page whose lines stand in two columns (what was recommended, the reply): the lines in the order of their height, so
 * that a reply follows the number it stands beside. The reader of PDF has parted the columns already.
 */
function linesOfPage(lines: readonly BodyLine[]): readonly AddendumLine[] {
  const edge = secondColumn(lines);
  if (edge === null) return lines.map((line) => printed(line, 0));
  return lines
    .map((line) => printed(line, line.x >= edge ? 1 : 0))
    .map((line, index) => ({ line, y: lines[index]?.y ?? 0 }))
    .sort((a, b) => a.y - b.y || a.line.column - b.line.column)
    .map(({ line }) => line);
}

/** Left edge of a second column; null where the page has one. */
function secondColumn(lines: readonly BodyLine[]): number | null {
  const left = Math.min(...lines.map(({ x }) => x));
  const starts = lines.map(({ x }) => x).filter((x) => x > left + 80);
  for (const edge of [...new Set(starts.map((x) => Math.round(x)))].sort((a, b) => a - b)) {
    const right = lines.filter(({ x }) => x >= edge - 2);
    const beside = right.filter(({ y }) =>
      lines.some((other) => other.x < edge - 2 && other.right < edge && Math.abs(other.y - y) < SAME_HEIGHT),
    );
    const crossing = lines.filter(({ x, right: end }) => x < edge - 2 && end > edge + 2).length;
    if (beside.length >= FEWEST_LINES && right.length > crossing) return edge - 2;
  }
  return null;
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function ofBlocks(document: OpenedDocument): readonly AddendumLine[] {
  const lines: AddendumLine[] = [];
  let rows = 0;
  for (const block of document.blocks) {
    if (block.type === 'table') {
      lines.push(...ofTable(block, rows));
      rows += block.rows.length;
      continue;
    }
    const own = block.text.split('\n').filter((line) => line.trim() !== '');
    for (const [index, text] of own.entries()) {
      const label = index === 0 && block.label !== null && block.label !== '•' ? `${block.label} ` : '';
      const whole = tidy(label + text);
      if (isFurniture(whole) || isNote(whole)) continue;
      lines.push({
        text: whole,
        page: block.place.page,
        line: Math.min(block.place.fromLine + index, block.place.toLine),
        toLine:
          own.length === 1 ? block.place.toLine : Math.min(block.place.fromLine + index, block.place.toLine),
        column: 0,
        row: null,
        level: index === 0 ? block.level : 0,
        isBold: block.isBold,
        fontSize: 0,
        beginsParagraph: index === 0,
      });
    }
  }
  return lines;
}

/** A row's cells one after another; a cell that spans several places counts once. */
function ofTable({ rows }: TableBlock, before: number): readonly AddendumLine[] {
  return rows.flatMap(({ cells, place }, index) =>
    cells.flatMap(({ text, isRepeat }, column) => {
      const words = tidy(text);
      if (isRepeat || words === '') return [];
      const { page, fromLine, toLine } = place;
      return [
        {
          text: words,
          page,
          line: fromLine,
          toLine,
          column,
          row: before + index,
          level: 0,
          isBold: null,
          fontSize: 0,
          beginsParagraph: true,
        },
      ];
    }),
  );
}
