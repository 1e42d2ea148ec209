import type {
  Mapping,
  Place,
  ProposedItem,
  ProposedRecord,
  Proposal,
} from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import { pagesOf, rowPlace } from '../common/tables.ts';
import { gridFor, readRows } from './apply.ts';
import type { Application } from './apply.ts';
import { documentOf, sourceRecord } from './frame.ts';
import type { Grid } from './grid.ts';
import { problemWords } from './problem-words.ts';
import type { ReadRow } from './rows.ts';

/** What a table holds by a mapping, as a proposal. Pure apart from what is looked up. */

/** A person said what each column means; what is left to doubt is what stands in the cells. */
const READ_WELL = 0.95;
const READ_IN_PART = 0.6;
/** Rows of which nothing is made are told one by one so far, and then as a number. */
const MOST_NOT_READ = 2_000;

export function proposeTable(application: Application): Proposal {
  const { file, mapping } = application;
  const grid = gridFor(application);
  const places = placesOf(application, grid);
  const items: ProposedItem[] = [];
  const shared = new Map<string, ProposedRecord>();
  const notUnderstood: Proposal['notUnderstood'][number][] = [];
  let [refused, partly, toThemselves] = [0, 0, 0];
  for (const row of readRows(application, grid)) {
    if (row.isRefused) {
      refused += 1;
      if (notUnderstood.length < MOST_NOT_READ) notUnderstood.push(notRead(row, places(row.row.number)));
      continue;
    }
    if (row.problems.length > 0) partly += 1;
    if (recommendsToItself(row)) toThemselves += 1;
    for (const record of row.shared) {
      const key = `${record.kind}\n${String(record.fields['id'])}`;
      if (!shared.has(key)) shared.set(key, record);
    }
    items.push(itemOf(row, places(row.row.number)));
    if (items.length > (application.mostItems ?? Number.POSITIVE_INFINITY)) throw tooMany(items.length - 1);
  }
  const stateId = application.stateId ?? mapping.stateId;
  return {
    reader: 'tabular',
    document: documentOf(mapping, file, { about: stateOf(items, stateId), source: stateId }),
    frame: [sourceRecord(mapping, stateId), ...shared.values()],
    items,
    checks: checksOf(grid, mapping, { refused, partly, toThemselves }),
    notUnderstood,
    pages: pagesOf(file),
    mapping,
  };
}

const tooMany = (most: number): AppError =>
  new AppError('too_many_items', 422, `The table has more than ${most} rows, which no review holds.`, {
    remedy: 'Divide the file, or take it in from the command line: servanda import FILE --mapping FILE.',
  });

/** Rows stand on pages of all sheets, one after the other. */
function placesOf({ file }: Application, grid: Grid): (row: number) => Place {
  const before = pagesOf({ ...file, sheets: file.sheets.slice(0, grid.sheet) }).length;
  return (row) => rowPlace(before, row - 1);
}

const notRead = ({ row, problems }: ReadRow, place: Place): Proposal['notUnderstood'][number] => ({
  text: row.printed
    .map((cell) => cell ?? '')
    .join(' | ')
    .slice(0, 1000),
  page: place.page,
  reason: `Row ${row.number}: ${problems
    .filter((one) => one.isRefused)
    .map(problemWords)
    .join('; ')}.`,
});

/** The file's own row number is the item's name: it is how a person finds the row again. */
function itemOf({ row, records, unresolved, problems, flags }: ReadRow, place: Place): ProposedItem {
  const all = [...new Set([...flags, ...problems.map((one) => `table_${one.code}`)])];
  return {
    id: `row-${row.number}`,
    records,
    page: place.page,
    fromLine: place.fromLine,
    toLine: place.toLine,
    confidence: all.length === 0 ? READ_WELL : READ_IN_PART,
    flags: all,
    ...(unresolved.length > 0 ? { unresolved } : {}),
  };
}

const recommendsToItself = ({ records }: ReadRow): boolean =>
  records.some(({ kind, fields }) => {
    const by = fields['recommendingStates'];
    return (
      kind === 'recommendation' &&
      fields['type'] === 'recommendation' &&
      Array.isArray(by) &&
      by.includes(fields['stateId'])
    );
  });

/** The one State that all rows are about; null where they are about several. */
function stateOf(items: readonly ProposedItem[], given: string | null): string | null {
  const named = new Set(items.map(({ records }) => records[0]?.fields['stateId']));
  const [only = given] = named;
  return named.size <= 1 && typeof only === 'string' ? only : null;
}

function checksOf(
  { headings, places }: Grid,
  { columns }: Mapping,
  { refused, partly, toThemselves }: { refused: number; partly: number; toThemselves: number },
): Proposal['checks'] {
  const used = new Set(places.values());
  const unread = headings.columns.filter((_, at) => !used.has(at));
  const absent = columns.filter((one) => !places.has(one.name)).map((one) => one.name);
  const check = (code: string, message: string) => ({ code, message, paragraph: null });
  return [
    ...(refused > 0 ? [check('rows_refused', `Rows of which nothing was made: ${refused}.`)] : []),
    ...(partly > 0 ? [check('rows_in_part', `Rows of which a value was left out: ${partly}.`)] : []),
    ...(unread.length > 0
      ? [check('columns_unread', `Columns without a meaning: ${unread.slice(0, 40).join(', ')}.`)]
      : []),
    ...(absent.length > 0
      ? [
          check(
            'columns_absent',
            `Columns of the mapping that the table does not have: ${absent.slice(0, 40).join(', ')}.`,
          ),
        ]
      : []),
    ...(toThemselves > 0
      ? [check('recommends_to_itself', `Rows in which the State recommends to itself: ${toThemselves}.`)]
      : []),
  ];
}
