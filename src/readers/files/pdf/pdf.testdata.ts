import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';

/**
 * PDF files for tests, made by hand so that each shows one thing. Text is given as it stands on the page: its place in
 * points from the left and from the top of an A4 page.
 */
export interface TestText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
}

const HEIGHT = 842;
const WIDTH = 595;

const literal = (text: string): string => text.replace(/[\\()]/gu, (sign) => `\\${sign}`);

const contentOf = (texts: readonly TestText[]): string =>
  texts
    .map(
      ({ text, x, y, size = 10, bold = false }) =>
        `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${x} ${HEIGHT - y} Td (${literal(text)}) Tj ET`,
    )
    .join('\n');

interface PdfParts {
  /** Objects by number, from 1 on; the first is the catalogue. */
  readonly objects: readonly (string | Buffer)[];
  /** More entries of the trailer. */
  readonly trailer?: string;
}

/** Objects → a whole file with its table of places. */
export function assemble({ objects, trailer = '' }: PdfParts): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let length = chunks[0]?.length ?? 0;
  const places: number[] = [];
  const add = (chunk: Buffer): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const [index, object] of objects.entries()) {
    places.push(length);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  }
  const start = length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}

const FONTS = '<< /F1 3 0 R /F2 4 0 R >>';

/** Catalogue, page tree, two fonts, then a page and its content for each entry. */
function objectsFor(contents: readonly Buffer[], filter = ''): readonly (string | Buffer)[] {
  const kids = contents.map((_, index) => `${5 + 2 * index} 0 R`).join(' ');
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font ${FONTS} >> /Contents ${6 + 2 * index} 0 R >>`,
      Buffer.concat([
        Buffer.from(`<< /Length ${content.length} ${filter} >>\nstream\n`),
        content,
        Buffer.from('\nendstream'),
      ]),
    ]),
  ];
}

export const pdfOf = (pages: readonly (readonly TestText[])[]): Buffer =>
  assemble({ objects: objectsFor(pages.map((texts) => Buffer.from(contentOf(texts)))) });

/** Pages of text and, where there is none, a picture in the place of the page, as scanners make them. */
export const pdfWithScans = (pages: readonly (readonly TestText[] | null)[]): Buffer =>
  assemble({
    objects: objectsFor(pages.map((texts) => Buffer.from(texts === null ? PICTURE : contentOf(texts)))),
  });

/** One grey point, drawn over the page (ISO 32000-1 §8.9.7, inline images). */
const PICTURE = `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q`;

/** A page of plain lines, 12 points apart. */
export const pageOf = (lines: readonly string[]): readonly TestText[] =>
  lines.map((text, index) => ({ text, x: 113, y: 95 + 12 * index }));

/** Locked with a password that nobody knows: the check values of the standard filter are arbitrary bytes. */
export function encryptedPdf(): Buffer {
  const check = 'a'.repeat(32);
  return assemble({
    objects: [
      ...objectsFor([Buffer.from(contentOf(pageOf(['Secret'])))]),
      `<< /Filter /Standard /V 1 /R 2 /O (${check}) /U (${check}) /P -44 >>`,
    ],
    trailer: '/Encrypt 7 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
  });
}

/** A small file whose only page inflates to `bytes` of blanks. */
export const inflatingPdf = (bytes: number): Buffer =>
  assemble({ objects: objectsFor([deflateSync(Buffer.alloc(bytes, ' '))], '/Filter /FlateDecode') });
