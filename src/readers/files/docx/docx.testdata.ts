import { zipOf } from '../zip/zip.testdata.ts';
import { openZip } from '../zip/index.ts';
import { openDocx } from './open.ts';

/** Word documents for tests, written by hand so that each shows one thing. */
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ');

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxContent {
  /** Inside `w:body`. */
  readonly body: string;
  /** Inside the root of each part. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

export function docxParts(content: DocxContent): Record<string, string | Uint8Array> {
  const optional = {
    styles: 'styles',
    numbering: 'numbering',
    footnotes: 'footnotes',
    header: 'hdr',
  } as const;
  const given = Object.entries(optional).flatMap(([part, root]) => {
    const inner = content[part as keyof typeof optional];
    return inner === undefined ? [] : [{ part, xml: `<w:${root} ${NAMESPACES}>${inner}</w:${root}>` }];
  });
  const relations = given.map(
    ({ part }) => `<Relationship Id="r_${part}" Type="${RELATIONS}/${part}" Target="${part}.xml"/>`,
  );
  const listOf = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${TYPE}"/></Types>`,
    '_rels/.rels': listOf(
      `<Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/_rels/document.xml.rels': listOf(relations.join('')),
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${content.body}</w:body></w:document>`,
    ...Object.fromEntries(given.map(({ part, xml }) => [`word/${part}.xml`, xml])),
    ...content.parts,
  };
}

export const docxOf = (content: DocxContent): Promise<Buffer> => zipOf(docxParts(content));

export const openedDocx = async (content: DocxContent | string) =>
  openDocx(await openZip('x.docx', await docxOf(typeof content === 'string' ? { body: content } : content)));

/** A run of text. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph; `content` is runs, or plain words. */
export const para = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;

export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : para(content)}</w:tc>`;

export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`;

export const table = (rows: readonly string[], widths: readonly number[] = []): string =>
  `<w:tbl><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

export const inList = (id: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
