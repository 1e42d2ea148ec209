import type { DocumentPage, OpenedDocument, OpenedFile, PdfPage } from '../../features/proposals/index.ts';
import { bodyLines, footnoteLines, type BodyLine } from '../files/pdf/index.ts';
import { isFurniture, piecesOf, type Piece } from './pieces.ts';

/** A line of a document's own text: of a PDF a printed line, of the other forms a whole paragraph. */
export interface SourceLine {
  readonly text: string;
  /** 1 for the first page of the file. */
  readonly page: number;
  /** Lines of the page that it covers, from 1, both included; the same for a printed line. */
  readonly line: number;
  readonly toLine: number;
  /** Left edge in points; 0 where the form has no places. */
  readonly x: number;
  /** True where the file itself says that a paragraph begins here; a PDF does not tell. */
  readonly beginsParagraph: boolean;
}

/** A document's text in the shape that the readers of running text share, whatever form the file had. */
export interface SourceText {
  /** In reading order, without running heads and footnotes. */
  readonly body: readonly SourceLine[];
  readonly footnotes: readonly SourceLine[];
  /** As a person sees them, running heads included. */
  readonly pages: readonly DocumentPage[];
}

/** The printed lines of a PDF. Pure. */
export const sourceOfPages = (pages: readonly PdfPage[]): SourceText => ({
  body: bodyLines(pages).map(printedLine),
  footnotes: footnoteLines(pages).map(printedLine),
  pages: pages.map(({ number, lines }) => ({ number, lines: lines.map(({ text }) => text) })),
});

const printedLine = ({ text, page, line, x }: BodyLine): SourceLine => ({
  text,
  page,
  line,
  toLine: line,
  x,
  beginsParagraph: false,
});

/** Any opened document: by the places of its lines where it has them, else paragraph by paragraph. Pure. */
export function sourceOf(document: OpenedDocument): SourceText {
  if (document.layout !== null) return { ...sourceOfPages(document.layout), pages: document.pages };
  if (isPrinted(document)) return { body: textLines(document), footnotes: [], pages: document.pages };
  const { body, notes } = piecesOf(document);
  return { body: body.map(lineOfPiece), footnotes: notes.map(lineOfPiece), pages: document.pages };
}

/** The number in front, which a word processor may only compute, stands before the words again, as on paper. */
const lineOfPiece = ({ text, label, isOwn, place }: Piece): SourceLine => ({
  text: label === null ? text : `${label} ${text}`,
  page: place.page,
  line: place.fromLine,
  toLine: place.toLine,
  x: 0,
  beginsParagraph: isOwn,
});

/** A text file keeps the lines of the print that it was copied from; lists may stand in it without blank lines. */
export const isPrinted = ({ form, blocks }: OpenedDocument): boolean =>
  form === 'text' && !blocks.some(({ type }) => type === 'table');

/** How footnotes of UPR documents begin; in a text nothing else tells them from the lines above. */
const NOTE =
  /^(?:\d{1,2}|[*∗]{1,3})? ?(?:The (?:original |exact )?(?:recommendations?|wording)(?: of the recommendation)? (?:as (?:read|made)|made during|read|was|reads) |(?:Conclusions and )?recommendations have not been edited|The (?:annex|present document) (?:is|was) (?:being )?(?:circulated|issued|reproduced|not edited)|Les conclusions et recommandations n[’']ont pas été revues|L[’']annexe est distribuée|Las conclusiones y recomendaciones no (?:han sido|fueron) |El anexo se distribuye|Выводы и рекомендации не редактировались|Приложение распространяется)/iu;

/** The lines of a text file, without what printers add; a blank line begins a paragraph, save at the end of a page. */
export function textLines({ pages }: OpenedDocument): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let isAfterBlank = false;
  let isAfterFurniture = false;
  for (const { number, lines: own } of pages) {
    let isNotes = false;
    for (const [index, printed] of own.entries()) {
      const text = printed.replace(/\s+/gu, ' ').trim();
      isNotes ||= NOTE.test(text);
      if (text === '') isAfterBlank = true;
      else if (isFurniture(text)) {
        isAfterFurniture = true;
        isNotes = false;
      } else if (!isNotes) {
        const beginsParagraph = isAfterBlank && !isAfterFurniture;
        lines.push({ text, page: number, line: index + 1, toLine: index + 1, x: 0, beginsParagraph });
        isAfterBlank = false;
        isAfterFurniture = false;
      }
    }
  }
  return lines;
}

export const isDocument = (file: OpenedFile): file is OpenedDocument => 'pages' in file;
