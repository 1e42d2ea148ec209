/** What the sheets of an XLSX share: their names and order, the strings, the number formats. */
import { fileError } from '../errors.ts';
import { relationsOf } from '../office/index.ts';
import { elementsOf, firstOf, readXml, readXmlTree, valueOf } from '../xml/index.ts';
import type { ZipArchive } from '../zip/index.ts';
import type { SheetCount } from './rows.ts';
import { isDateFormat } from './values.ts';

export interface XlsxParts {
  readonly sheets: readonly XlsxSheetPart[];
  readonly strings: readonly string[];
  /** By style number of a cell: whether it shows a day or a time. */
  readonly isDate: readonly boolean[];
  readonly is1904: boolean;
}

export interface XlsxSheetPart {
  readonly name: string;
  readonly partName: string;
  readonly isHidden: boolean;
}

export async function readXlsxParts(zip: ZipArchive, count: SheetCount): Promise<XlsxParts> {
  const main = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument')?.target;
  const name = main ?? 'xl/workbook.xml';
  const workbook = await readXmlTree(zip.name, zip.read(name));
  const relations = await relationsOf(zip, name);
  const targets = new Map(relations.map(({ id, type, target }) => [id, { type, target }]));
  const sheets = elementsOf(firstOf(workbook, 'x:sheets'), 'x:sheet').flatMap(({ attributes }) => {
    const found = targets.get(attributes['r:id'] ?? '');
    // Charts on a sheet of their own hold no rows.
    if (found === undefined || found.type !== 'worksheet' || !zip.has(found.target)) return [];
    const isHidden = attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden';
    return [{ name: (attributes['name'] ?? '').slice(0, 200), partName: found.target, isHidden }];
  });
  if (sheets.length > count.maxSheets)
    throw fileError('sheet_too_large', zip.name, `${sheets.length} sheets`);
  const partOf = (type: string): string | undefined => relations.find((one) => one.type === type)?.target;
  return {
    sheets,
    strings: await readStrings(zip, partOf('sharedStrings'), count),
    isDate: await readDateStyles(zip, partOf('styles')),
    is1904: /^(?:1|true|on)$/.test(valueOf(workbook, 'x:workbookPr', 'date1904') ?? ''),
  };
}

/** Excel writes signs that XML cannot hold as their number (ECMA-376-1 §22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

async function readStrings(
  zip: ZipArchive,
  partName: string | undefined,
  count: SheetCount,
): Promise<string[]> {
  if (partName === undefined || !zip.has(partName)) return [];
  const strings: string[] = [];
  let text = '';
  let [isText, phonetic] = [false, 0];
  await readXml(zip.name, zip.read(partName), {
    open: (name) => {
      if (name === 'x:si') text = '';
      else if (name === 'x:rPh') phonetic += 1;
      else if (name === 'x:t') isText = phonetic === 0;
    },
    close: (name) => {
      if (name === 'x:t') isText = false;
      else if (name === 'x:rPh') phonetic -= 1;
      else if (name === 'x:si') {
        count.addLetters(text.length);
        strings.push(unescaped(text));
      }
    },
    text: (piece) => {
      if (isText) text += piece;
    },
  });
  return strings;
}

async function readDateStyles(zip: ZipArchive, partName: string | undefined): Promise<boolean[]> {
  if (partName === undefined || !zip.has(partName)) return [];
  const root = await readXmlTree(zip.name, zip.read(partName), { skip: NOT_FORMATS });
  const codes = new Map<number, string>();
  for (const { attributes } of elementsOf(firstOf(root, 'x:numFmts'), 'x:numFmt')) {
    codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
  }
  return elementsOf(firstOf(root, 'x:cellXfs'), 'x:xf').map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0);
    return isDateFormat(id, codes.get(id));
  });
}

const NOT_FORMATS = new Set([
  'x:fonts',
  'x:fills',
  'x:borders',
  'x:cellStyleXfs',
  'x:cellStyles',
  'x:dxfs',
  'x:tableStyles',
  'x:colors',
  'x:extLst',
]);
