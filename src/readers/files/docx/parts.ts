/** The parts of a Word file that are read, found by their relationships, wherever they lie in the zip. */
import { fileError } from '../errors.ts';
import { hasMacros, relationsOf } from '../office/index.ts';
import { readXmlTree } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';
import type { ZipArchive } from '../zip/index.ts';

export interface DocxParts {
  readonly document: XmlNode;
  readonly styles: XmlNode | undefined;
  readonly numbering: XmlNode | undefined;
  readonly footnotes: XmlNode | undefined;
  readonly endnotes: XmlNode | undefined;
  readonly settings: XmlNode | undefined;
  /** Headers by relationship id. */
  readonly headers: ReadonlyMap<string, XmlNode>;
  readonly hasMacros: boolean;
}

/** Looks, colours, sizes, places for a spelling checker: half of a document, and none of it read. */
const UNREAD = new Set(
  `w:spacing w:rFonts w:sz w:szCs w:color w:shd w:lang w:kern w:w w:position w:highlight w:u w:jc w:textAlignment
  w:tcMar w:tcBorders w:tcW w:vAlign w:textDirection w:noWrap w:hideMark w:cnfStyle w:tblBorders w:tblCellMar w:tblW
  w:tblInd w:tblLook w:tblLayout w:tblPrEx w:trHeight w:cantSplit w:suppressAutoHyphens w:pBdr w:tabs w:keepNext
  w:keepLines w:widowControl w:autoSpaceDE w:autoSpaceDN w:adjustRightInd w:snapToGrid w:contextualSpacing w:proofErr
  w:bookmarkStart w:bookmarkEnd w:noProof w:pPrChange w:rPrChange w:tblPrChange w:trPrChange w:tcPrChange
  w:sectPrChange w:tblGridChange w:numberingChange w:commentRangeStart w:commentRangeEnd w:permStart w:permEnd
  w:latentStyles w:delText w:instrText w:sdtPr w:sdtEndPr w:rubyPr w:rt`.split(/\s+/u),
);

/** Bytes of inflated XML that the main part may have; a report of a hundred pages has 2–5 million. */
const LARGEST_PART = 96 * 2 ** 20;

export async function readDocxParts(zip: ZipArchive): Promise<DocxParts> {
  const main = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument')?.target;
  const name = main ?? 'word/document.xml';
  const relations = await relationsOf(zip, name);
  const part = async (type: string): Promise<XmlNode | undefined> => {
    const target = relations.find((one) => one.type === type)?.target;
    return target !== undefined && zip.has(target) ? treeOf(zip, target) : undefined;
  };
  const headers = new Map<string, XmlNode>();
  for (const { id, type, target } of relations) {
    if (type === 'header' && headers.size < 12 && zip.has(target)) headers.set(id, await treeOf(zip, target));
  }
  return {
    document: await treeOf(zip, name),
    styles: await part('styles'),
    numbering: await part('numbering'),
    footnotes: await part('footnotes'),
    endnotes: await part('endnotes'),
    settings: await part('settings'),
    headers,
    hasMacros: hasMacros(zip),
  };
}

async function treeOf(zip: ZipArchive, partName: string): Promise<XmlNode> {
  if (zip.has(partName) && zip.sizeOf(partName) > LARGEST_PART) {
    throw fileError(
      'document_too_long',
      zip.name,
      `${Math.round(zip.sizeOf(partName) / 2 ** 20)} MB of text`,
    );
  }
  return readXmlTree(zip.name, zip.read(partName), { skip: UNREAD });
}
