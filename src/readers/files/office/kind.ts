/** What an opened zip is, by what it says its main part is; never by the file's name. */
import { elementsOf, readXmlTree } from '../xml/index.ts';
import type { ZipArchive } from '../zip/index.ts';

export type OfficeKind = 'docx' | 'xlsx' | 'xlsb' | 'ods' | 'odt' | 'presentation' | 'other';

/** Content types of main parts (ECMA-376-1 §11.2), with and without macros, documents and templates. */
const MAIN_TYPES: readonly (readonly [RegExp, OfficeKind])[] = [
  [/(?:wordprocessingml\.|ms-word\.)(?:document|template)\b.*\bmain\+xml$/i, 'docx'],
  [/(?:spreadsheetml\.|ms-excel\.)(?:sheet|template)\.(?:macroEnabled\.)?main\+xml$/i, 'xlsx'],
  [/ms-excel\.sheet\.binary\b.*\bmain$/i, 'xlsb'],
  [/(?:presentationml|ms-powerpoint)\..*\bmain\+xml$/i, 'presentation'],
];

/** Of OpenDocument, from the part `mimetype`. */
const OPEN_DOCUMENT: readonly (readonly [RegExp, OfficeKind])[] = [
  [/opendocument\.spreadsheet/, 'ods'],
  [/opendocument\.text/, 'odt'],
  [/opendocument\.presentation/, 'presentation'],
];

const CONTENT_TYPES = '[Content_Types].xml';

export async function officeKind(zip: ZipArchive): Promise<OfficeKind> {
  if (zip.has(CONTENT_TYPES)) {
    const root = await readXmlTree(zip.name, zip.read(CONTENT_TYPES), { maxElements: 20_000 });
    const types = elementsOf(root).map(({ attributes }) => attributes['ContentType'] ?? '');
    for (const [pattern, kind] of MAIN_TYPES) {
      if (types.some((type) => pattern.test(type))) return kind;
    }
  }
  if (zip.has('mimetype') && zip.sizeOf('mimetype') < 200) {
    let type = '';
    for await (const chunk of zip.read('mimetype')) type += Buffer.from(chunk).toString('latin1');
    return OPEN_DOCUMENT.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
  }
  return 'other';
}

/** Macros are never run nor read: they are programs, not text. */
export const hasMacros = (zip: ZipArchive): boolean =>
  zip.partNames.some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name));
