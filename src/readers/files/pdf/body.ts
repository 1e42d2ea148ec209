import type { PdfCell, PdfLine, PdfPage } from './pages.ts';

/** A line of the document's own text, with the place where a reader of the page finds it. */
export interface BodyLine {
  readonly text: string;
  readonly page: number;
  /** 1 for the first line of the page, running heads included. */
  readonly line: number;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly fontSize: number;
  readonly bold: boolean | null;
  readonly marks: readonly string[];
  readonly cells?: readonly PdfCell[];
}

/**
 * The document's own lines in order, without what the printer added: running heads (symbol, page number, job number)
 * and footnotes. Pure; what is dropped is decided by place, size and repetition, so a report of any office fits.
 */
export const bodyLines = (pages: readonly PdfPage[]): readonly BodyLine[] => partsOf(pages).body;

/** What `bodyLines` leaves out at the foot of the pages; a document may refer to its footnotes. */
export const footnoteLines = (pages: readonly PdfPage[]): readonly BodyLine[] => partsOf(pages).footnotes;

function partsOf(pages: readonly PdfPage[]): { readonly body: BodyLine[]; readonly footnotes: BodyLine[] } {
  const repeated = repeatedEdges(pages);
  const bodySize = commonSize(pages);
  const body: BodyLine[] = [];
  const footnotes: BodyLine[] = [];
  for (const page of pages) {
    const kept = withoutRunningHeads(page, repeated);
    const end = endOfBody(kept, bodySize);
    for (const [index, { line, number }] of kept.entries()) {
      const { text, x, right, y, fontSize, bold, marks, cells } = line;
      (index < end ? body : footnotes).push({
        text,
        page: page.number,
        line: number,
        x,
        right,
        y,
        fontSize,
        bold,
        marks,
        ...(cells && { cells }),
      });
    }
  }
  return { body, footnotes };
}

interface Numbered {
  readonly line: PdfLine;
  readonly number: number;
}

/** Running heads stand among the first or last three lines. */
const EDGE = 3;

/** A head counts as repeated on this share of the pages (left and right pages differ), and on three at least. */
const REPEATED_SHARE = 0.3;

const edgeKey = (line: PdfLine): string => `${Math.round(line.y / 4)} ${line.text.replace(/\d+/gu, '0')}`;

const isAtEdge = (page: PdfPage, index: number): boolean => index < EDGE || index >= page.lines.length - EDGE;

function repeatedEdges(pages: readonly PdfPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const [index, line] of page.lines.entries()) {
      if (isAtEdge(page, index)) counts.set(edgeKey(line), (counts.get(edgeKey(line)) ?? 0) + 1);
    }
  }
  const least = Math.max(3, REPEATED_SHARE * pages.length);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

/** For documents too short to repeat anything: a symbol, "Page 3", "3", "GE.14-23954 (E)", "3 GE.14-23954". */
const HEAD =
  /^(?:Page \d+|\d{1,3}|(?:\d{1,3} )?GE\. ?\d\d-\d+(?: ?\([A-Z]\))?(?: \d{1,3})?(?: \d{6})*|[A-Z]+\/[A-Z0-9./ ]+\d\*?)$/u;

function withoutRunningHeads(page: PdfPage, repeated: ReadonlySet<string>): readonly Numbered[] {
  return page.lines
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(
      ({ line }, index) => !(isAtEdge(page, index) && (repeated.has(edgeKey(line)) || HEAD.test(line.text))),
    );
}

function commonSize(pages: readonly PdfPage[]): number {
  const letters = new Map<number, number>();
  for (const page of pages) {
    for (const { fontSize, text } of page.lines)
      letters.set(fontSize, (letters.get(fontSize) ?? 0) + text.length);
  }
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0] as const)[0];
}

/** UN reports set footnotes at 9 points under a text of 10, or at 10 under 11 or 12. */
const FOOTNOTE_SIZE = 0.93;

/**
 * Footnotes are the small lines at the foot; a page of small print alone (an annex) has none. A footnote in the size
 * of the text is known by its mark and the wide gap above it.
 */
function endOfBody(lines: readonly Numbered[], bodySize: number): number {
  let end = lines.length;
  while (end > 0 && (lines[end - 1]?.line.fontSize ?? 0) <= FOOTNOTE_SIZE * bodySize) end -= 1;
  if (end === 0) return lines.length;
  const from = Math.max(0, end - LONGEST_NOTES);
  const marked = lines
    .slice(from, end)
    .findIndex(({ line }, index) => isMarkedNote(line, lines[from + index - 1]?.line));
  return marked < 0 ? end : from + marked;
}

/** A marked footnote in the size of the text begins among the last lines of its page. */
const LONGEST_NOTES = 8;

/** The least gap above a footnote, in font sizes; lines stand 1.2 apart. */
const NOTE_GAP = 2;

/** "** The conclusions have not been edited." Headings carry such marks too, but are bold or numbered. */
function isMarkedNote(line: PdfLine, above: PdfLine | undefined): boolean {
  if (above === undefined || line.bold === true || line.y - above.y < NOTE_GAP * line.fontSize) return false;
  if (/^[*∗†‡]/u.test(line.text)) return true;
  return line.marks.some((mark) => /^[*∗†‡]/u.test(mark)) && !/^[IVX]+\.? /u.test(line.text);
}
