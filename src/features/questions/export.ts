import { CSV_MARK, CSV_TYPE, csvLine } from '../../web/csv.ts';
import type { Reader } from '../../store/index.ts';
import type { RecordsView } from '../record/index.ts';
import type { SearchService } from '../search/index.ts';
import { aboutSheet } from './export.about.ts';
import { csvText, ndjsonText } from './export.plain.ts';
import type { RowGround } from './export.plain.ts';
import { answerSheet } from './export.workbook.ts';
import { totalQuery } from './news.ts';
import { findHref, questionOfPage } from './question-page.ts';
import { suggestedName } from './question-words.ts';
import { UHRI_HEADINGS, uhriCells, uhriSheet } from './uhri.sheet.ts';
import { uhriObject } from './uhri.row.ts';
import type { UhriRow } from './uhri.row.ts';
import { uhriQuery, uhriRows } from './uhri.ts';
import { SHEET_ROWS, workbookBytes } from './xlsx.ts';

/** Files in which an answer can be taken away whole. `uhri-…`: in the columns of the Universal Human Rights Index. */
export const FILE_FORMS = ['csv', 'xlsx', 'ndjson', 'uhri-xlsx', 'uhri-csv', 'uhri-json'] as const;
export type FileForm = (typeof FILE_FORMS)[number];

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES: Readonly<Record<FileForm, { readonly type: string; readonly ending: string }>> = {
  csv: { type: CSV_TYPE, ending: 'csv' },
  xlsx: { type: XLSX_TYPE, ending: 'xlsx' },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', ending: 'ndjson' },
  'uhri-xlsx': { type: XLSX_TYPE, ending: 'xlsx' },
  'uhri-csv': { type: CSV_TYPE, ending: 'csv' },
  'uhri-json': { type: 'application/json; charset=utf-8', ending: 'json' },
};

export interface ExportParts {
  readonly search: Pick<SearchService, 'ask' | 'list'>;
  readonly db: Reader;
  /** Now, ISO 8601 UTC. */
  readonly now: () => string;
}

/** An answer on its way out. Whoever holds it either reads `bytes` or closes it. */
export interface Export {
  /** 'servanda-torture-kazakhstan-asof-2021-06-12.csv'. */
  readonly fileName: string;
  readonly type: string;
  /** What the question finds, in all. */
  readonly total: number;
  /** What stands in the file: less where the form has no place for all of it. */
  readonly rows: number;
  /** Once; a part is made when it is asked for. */
  readonly bytes: () => AsyncGenerator<Uint8Array, void, undefined>;
  readonly close: () => Promise<void>;
}

/** Begins an export of the question that the view's address asks. `origin`: 'https://servanda.example.org', '' where the files are to hold paths. */
export async function openExport(
  parts: ExportParts,
  view: RecordsView,
  form: FileForm,
  origin: string,
): Promise<Export> {
  const { context } = view;
  const isUhri = form.startsWith('uhri-');
  const one = totalQuery(view);
  // An answer holds records of any kind; the index of recommendations has a form for some.
  const whole = isUhri ? (await parts.search.ask(one)).total : null;
  const list = await parts.search.list(isUhri ? uhriQuery(one) : one);
  const isSheet = TYPES[form].ending === 'xlsx';
  const rows = isSheet ? Math.min(list.total, SHEET_ROWS - 1) : list.total;
  const total = whole ?? list.total;
  const asof = context.asof;
  const ground: RowGround = { asof, address: (path) => `${origin}${context.link(path)}` };
  const about = () =>
    aboutSheet(view, {
      total,
      rows,
      made: parts.now(),
      address: `${origin}${findHref(context, questionOfPage(context))}`,
      isUhri,
    });
  const book = (sheet: ReturnType<typeof answerSheet>) =>
    workbookBytes({ title: suggestedName(view), made: parts.now(), sheets: [sheet, about()] });
  const ofUhri = (): AsyncGenerator<UhriRow[], void, undefined> =>
    uhriRows(list.pages(), parts.db, view.catalogue);
  const MAKERS: Readonly<Record<FileForm, () => AsyncGenerator<Uint8Array, void, undefined>>> = {
    csv: () => encoded(csvText(list.pages(), ground)),
    ndjson: () => encoded(ndjsonText(list.pages(), ground)),
    xlsx: () => book(answerSheet(list.pages(), view, ground)),
    'uhri-xlsx': () => book(uhriSheet(ofUhri())),
    'uhri-csv': () => encoded(uhriCsv(ofUhri())),
    'uhri-json': () => encoded(uhriJson(ofUhri())),
  };
  return {
    fileName: fileName(view, form),
    type: TYPES[form].type,
    total,
    rows,
    bytes: MAKERS[form],
    close: list.close,
  };
}

async function* encoded(
  texts: AsyncIterable<string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  for await (const text of texts) if (text !== '') yield encoder.encode(text);
}

async function* uhriCsv(parts: AsyncIterable<readonly UhriRow[]>): AsyncGenerator<string, void, undefined> {
  yield `${CSV_MARK}${csvLine(UHRI_HEADINGS)}\r\n`;
  for await (const rows of parts) yield rows.map((row) => `${csvLine(uhriCells(row))}\r\n`).join('');
}

/** One array of objects, as the index exports JSON. */
async function* uhriJson(parts: AsyncIterable<readonly UhriRow[]>): AsyncGenerator<string, void, undefined> {
  let before = '[\n';
  for await (const rows of parts) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(uhriObject(row))).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

const LONGEST_SLUG = 60;

/** What a file is called: what was asked, and as of when. Letters of every script may stand in it. */
export function fileName(view: RecordsView, form: FileForm): string {
  const asked = suggestedName(view)
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, LONGEST_SLUG)
    .toWellFormed()
    .replace(/^-+|-+$/g, '');
  const { ending } = TYPES[form];
  const parts = ['servanda', form.startsWith('uhri-') && 'uhri', asked, 'asof', view.context.asof];
  return `${parts.filter(Boolean).join('-')}.${ending}`;
}

/** For the header: the name without its foreign letters for old programs, and the real one (RFC 6266, RFC 8187). */
export function disposition(name: string): string {
  const plain = name
    .replace(/[^\x20-\x7e]+/g, '')
    .replace(/["\\]/g, '')
    .replace(/-{2,}/g, '-');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
