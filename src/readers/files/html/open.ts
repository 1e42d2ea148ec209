import type { Block, OpenedDocument, Place, TextBlock } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { languageOf } from '../language.ts';
import { omitted } from '../remarks.ts';
import { joinPlaces, PageLines, rowText } from '../page-lines.ts';
import { flowOf } from './flow.ts';
import type { FlowPart, FlowTable, FlowText } from './flow.ts';
import { parseHtml } from './tree.ts';

/** Text of all blocks, in letters, cells counted in each place they cover; some ten thousand printed pages. */
const MOST_LETTERS = 20_000_000;

/**
 * A page of the web, or Markdown turned into one, as a person sees it. It has no pages: they are of 60 lines. Throws
 * `file_no_text` and `document_too_long`.
 */
export function openHtml(name: string, html: string, form: 'html' | 'markdown' = 'html'): OpenedDocument {
  const flow = flowOf(name, parseHtml(name, html));
  if (flow.parts.length === 0) throw fileError('file_no_text', name);
  const pages = new PageLines(true);
  const blocks = placed(name, flow.parts, pages);
  return {
    form,
    name,
    language: languageOf(textsOf(flow.parts)),
    blocks,
    pages: pages.pages,
    layout: null,
    omitted: flow.pictures > 0 ? [omitted('picture', 1)] : [],
  };
}

/** Notes last, as in every form; on their pages they stand where the file has them. */
function placed(name: string, parts: readonly FlowPart[], pages: PageLines): Block[] {
  const body: Block[] = [];
  const notes: Block[] = [];
  let letters = 0;
  for (const part of parts) {
    letters += lettersOf(part);
    if (letters > MOST_LETTERS) {
      throw fileError('document_too_long', name, `more than ${MOST_LETTERS / 1e6} million letters`);
    }
    if (part.type === 'table') body.push(tableBlock(part, pages));
    else (part.isNote ? notes : body).push(textBlock(part, pages));
  }
  return [...body, ...notes];
}

const lettersOf = (part: FlowPart): number =>
  part.type === 'text'
    ? part.text.length
    : part.rows.reduce((sum, row) => sum + row.reduce((all, cell) => all + cell.text.length, 0), 0);

function textBlock(part: FlowText, pages: PageLines): TextBlock {
  const { text, level, label, indent, isBold, isItalic, style } = part;
  pages.beginBlock();
  const place = pages.write(part.printed);
  const role = part.isNote ? { role: 'note' as const } : {};
  return { type: 'text', text, level, label, indent, isBold, isItalic, style, ...role, place };
}

function tableBlock({ rows, headingRows }: FlowTable, pages: PageLines): Block {
  const placedRows = rows.map((cells) => {
    pages.beginBlock();
    return { cells, place: pages.write(rowText(cells)) };
  });
  const first: Place = placedRows[0]?.place ?? { page: 1, fromLine: 1, toLine: 1 };
  const last = placedRows.at(-1)?.place ?? first;
  return { type: 'table', rows: placedRows, headingRows, place: joinPlaces(first, last) };
}

function* textsOf(parts: readonly FlowPart[]): Generator<string> {
  for (const part of parts) {
    if (part.type === 'text') yield part.text;
    else for (const row of part.rows) yield row.map((cell) => (cell.isRepeat ? '' : cell.text)).join(' ');
  }
}
