import type { OpenedDocument } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { languageOf } from '../language.ts';
import { PageLines } from '../page-lines.ts';
import { remark } from '../remarks.ts';
import { elementsOf, firstOf, valueOf } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';
import type { ZipArchive } from '../zip/index.ts';
import { DocxBlocks } from './blocks.ts';
import { Notes } from './notes.ts';
import { Paragraphs } from './paragraphs.ts';
import { readDocxParts } from './parts.ts';
import type { DocxParts } from './parts.ts';
import { isOn } from './properties.ts';
import { readStyles } from './styles.ts';

/** Beyond this the pages that Word last laid out are no longer those of the document: somebody changed it elsewhere. */
const MOST_LINES_A_PAGE = 120;

/**
 * A Word document (ECMA-376, transitional or strict), tracked changes accepted, hidden text and macros left out.
 * Pages are those that Word last laid out, else those that the author's page breaks make, else 60 lines each.
 * Throws `file_damaged`, `file_no_text`, `document_too_long`, `xml_unsafe` and what `openZip` throws.
 */
export async function openDocx(zip: ZipArchive): Promise<OpenedDocument> {
  const parts = await readDocxParts(zip);
  const body = firstOf(parts.document, 'w:body');
  if (body === undefined) throw fileError('file_damaged', zip.name, 'it has no body');
  const opened = pagings(parts, body, zip.name);
  if (opened.blocks.length === 0) throw fileError('file_no_text', zip.name);
  return opened;
}

function pagings(parts: DocxParts, body: XmlNode, name: string): OpenedDocument {
  for (const paging of ['laidOut', 'asked'] as const) {
    if (!holdsBreak(body, paging)) continue;
    const opened = readBody(parts, body, name, paging);
    if (hasUsefulPages(opened)) return opened;
  }
  return readBody(parts, body, name, 'counted');
}

function holdsBreak(node: XmlNode, paging: 'laidOut' | 'asked'): boolean {
  if (paging === 'laidOut' && node.name === 'w:lastRenderedPageBreak') return true;
  if (paging === 'asked' && (node.name === 'w:pageBreakBefore' || node.attributes['w:type'] === 'page'))
    return true;
  return node.children.some((child) => typeof child !== 'string' && holdsBreak(child, paging));
}

function hasUsefulPages({ pages }: OpenedDocument): boolean {
  const lines = pages.reduce((sum, page) => sum + page.lines.length, 0);
  return pages.length > 1 && lines <= MOST_LINES_A_PAGE * pages.length;
}

function readBody(
  parts: DocxParts,
  body: XmlNode,
  fileName: string,
  paging: 'laidOut' | 'asked' | 'counted',
): OpenedDocument {
  const styles = readStyles(parts.styles);
  const pages = new PageLines(paging === 'counted');
  const blocks = new DocxBlocks({
    fileName,
    paragraphs: new Paragraphs(styles, parts.numbering),
    notes: new Notes(parts.footnotes, parts.endnotes, styles),
    pages,
    breaksAt: paging === 'laidOut' ? 'laidOut' : 'asked',
  });
  for (const header of firstHeaders(parts, body)) blocks.add(header, 'header');
  blocks.add(body);
  const all = blocks.blocks();
  return {
    form: 'docx',
    name: fileName,
    // What the settings say is often no more than what the program came with.
    language: languageOf(textsOf(all)) ?? valueOf(parts.settings, 'w:themeFontLang') ?? null,
    blocks: all,
    pages: pages.pages,
    layout: null,
    omitted: blocks.omitted,
    ...(parts.hasMacros && { remarks: [MACROS] }),
  };
}

const MACROS = remark('macros_left_out', 'vbaProject.bin');

function* textsOf(blocks: OpenedDocument['blocks']): Generator<string> {
  for (const block of blocks) {
    if (block.type === 'text') yield block.text;
    else
      for (const row of block.rows) yield row.cells.map((cell) => (cell.isRepeat ? '' : cell.text)).join(' ');
  }
}

/**
 * Running heads of the first section: the title of a list, and the symbol of a UN document, may be nowhere else. The
 * one of the first page counts only where the section says that its first page is different.
 */
function firstHeaders({ headers }: DocxParts, body: XmlNode): XmlNode[] {
  const section = firstSection(body);
  if (section === undefined) return [];
  const wanted = isOn(section, 'w:titlePg') === true ? ['first', 'default'] : ['default'];
  const references = elementsOf(section, 'w:headerReference');
  return wanted.flatMap((type) => {
    const id = references.find(({ attributes }) => (attributes['w:type'] ?? 'default') === type)?.attributes[
      'r:id'
    ];
    const header = id === undefined ? undefined : headers.get(id);
    return header === undefined ? [] : [header];
  });
}

function firstSection(body: XmlNode): XmlNode | undefined {
  for (const child of elementsOf(body)) {
    const inner = firstOf(firstOf(child, 'w:pPr'), 'w:sectPr');
    if (inner !== undefined) return inner;
  }
  return firstOf(body, 'w:sectPr');
}
