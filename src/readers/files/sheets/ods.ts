/** OpenDocument spreadsheets (ODF 1.3 part 3, §9): rows and cells that say how often they repeat. */
import type { FileRemark, OpenedSheets, Sheet, SheetCell } from '../../../features/proposals/index.ts';
import { fileError } from '../errors.ts';
import { remark } from '../remarks.ts';
import { readXml } from '../xml/index.ts';
import type { XmlAttributes } from '../xml/index.ts';
import type { ZipArchive } from '../zip/index.ts';
import { SheetCount, SheetRows } from './rows.ts';
import type { Merge, SheetLimits } from './rows.ts';
import { cellText, numberText } from './values.ts';

/** Throws as `openXlsx`. */
export async function openOds(
  zip: ZipArchive,
  { limits }: { limits?: SheetLimits } = {},
): Promise<OpenedSheets> {
  const reader = new OdsReader(new SheetCount(zip.name, limits));
  await readXml(zip.name, zip.read('content.xml'), {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  if (reader.sheets.every(({ rows }) => rows.length === 0)) throw fileError('file_no_text', zip.name);
  return { form: 'ods', name: zip.name, sheets: reader.sheets, remarks: reader.remarks };
}

/** What a repeated row or cell may repeat; beyond that only empty ones do, to the edge of the sheet. */
const MOST_REPEATS = 20_000;

class OdsReader {
  readonly sheets: Sheet[] = [];
  readonly remarks: FileRemark[] = [];
  readonly #count: SheetCount;
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #name = '';
  #rows: SheetRows | null = null;
  #merges: Merge[] = [];
  #row = 0;
  #rowRepeats = 1;
  #values: { readonly column: number; readonly value: SheetCell; readonly across: number }[] = [];
  #column = 0;
  #cell: { readonly attributes: XmlAttributes; text: string; paragraphs: number } | null = null;
  #isWords = false;
  #notes = 0;

  constructor(count: SheetCount) {
    this.#count = count;
  }

  open(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'style:style':
        this.#style = attributes['style:name'] ?? '';
        return;
      case 'style:table-properties':
        if (attributes['table:display'] === 'false') this.#hiddenStyles.add(this.#style);
        return;
      case 'table:table':
        return this.#beginSheet(attributes);
      case 'table:table-row':
        this.#rowRepeats = repeats(attributes['table:number-rows-repeated']);
        this.#column = 0;
        this.#values = [];
        return;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#cell = { attributes, text: '', paragraphs: 0 };
        return;
      case 'office:annotation':
        this.#notes += 1;
        return;
      case 'text:p':
        this.#beginParagraph();
        return;
      case 'text:s':
        if (this.#isWords) this.text(' '.repeat(Math.min(100, repeats(attributes['text:c']))));
        return;
      case 'text:tab':
      case 'text:line-break':
        this.text(name === 'text:tab' ? '\t' : '\n');
        return;
      default:
    }
  }

  close(name: string): void {
    if (name === 'office:annotation') this.#notes -= 1;
    else if (name === 'text:p') this.#isWords = false;
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#endCell();
    else if (name === 'table:table-row') this.#endRow();
    else if (name === 'table:table') this.#endSheet();
  }

  text(text: string): void {
    if (this.#isWords && this.#cell !== null) this.#cell.text += text;
  }

  #beginSheet(attributes: XmlAttributes): void {
    this.#name = (attributes['table:name'] ?? '').slice(0, 200);
    this.#rows = new SheetRows(this.#count);
    [this.#row, this.#merges] = [0, []];
    if (this.#hiddenStyles.has(attributes['table:style-name'] ?? '')) {
      this.remarks.push(remark('hidden_sheet', this.#name));
    }
  }

  /** What somebody noted on a cell is not what it shows. */
  #beginParagraph(): void {
    if (this.#cell === null || this.#notes > 0) return;
    if (this.#cell.paragraphs > 0) this.#cell.text += '\n';
    this.#cell.paragraphs += 1;
    this.#isWords = true;
  }

  #endCell(): void {
    const cell = this.#cell;
    if (cell === null) return;
    this.#cell = null;
    const { attributes } = cell;
    const across = repeats(attributes['table:number-columns-repeated']);
    const value = valueOf(attributes, cell.text);
    if (value !== null)
      this.#values.push({ column: this.#column, value, across: Math.min(across, MOST_REPEATS) });
    const [wide, high] = [
      attributes['table:number-columns-spanned'],
      attributes['table:number-rows-spanned'],
    ];
    if (wide !== undefined || high !== undefined) this.#addMerge(repeats(wide), repeats(high));
    this.#column += across;
  }

  #addMerge(wide: number, high: number): void {
    if (wide * high < 2 || this.#merges.length > 100_000) return;
    const [top, left] = [this.#row, this.#column];
    this.#merges.push({ top, left, bottom: top + high - 1, right: left + wide - 1 });
  }

  #endRow(): void {
    if (this.#values.length > 0) {
      for (let copy = 0; copy < Math.min(this.#rowRepeats, MOST_REPEATS); copy += 1) {
        for (const { column, value, across } of this.#values) {
          for (let place = 0; place < across; place += 1)
            this.#rows?.set(this.#row + copy, column + place, value);
        }
      }
    }
    this.#row += this.#rowRepeats;
  }

  #endSheet(): void {
    if (this.#rows === null || this.sheets.length >= this.#count.maxSheets) return;
    this.#rows.repeat(this.#merges);
    if (this.#merges.length > 0) {
      this.remarks.push(remark('merged_cells', `${this.#name}: ${this.#merges.length}`));
    }
    this.sheets.push(this.#rows.sheet(this.#name));
    this.#rows = null;
  }
}

const repeats = (text: string | undefined): number =>
  text !== undefined && /^\d{1,8}$/.test(text) ? Math.max(1, Number(text)) : 1;

function valueOf(attributes: XmlAttributes, text: string): SheetCell {
  switch (attributes['office:value-type']) {
    case 'date':
      return cellText((attributes['office:date-value'] ?? text).replace(/T00:00:00(?:\.0+)?$/, ''));
    case 'float':
    case 'currency':
    case 'percentage':
      return numberText(Number(attributes['office:value'] ?? Number.NaN)) ?? cellText(text);
    case 'boolean':
      return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE';
    default:
      return cellText(text);
  }
}
