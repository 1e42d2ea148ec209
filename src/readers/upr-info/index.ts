import { setImmediate } from 'node:timers/promises';
import type {
  BulkFile,
  BulkOptions,
  BulkPart,
  BulkProblem,
  BulkReader,
  OpenedSheets,
} from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import { NameFinder } from '../common/name-finder.ts';
import { groupedRows, SOURCES, UprInfoEntries } from './entries.ts';
import { RowReader } from './rows.ts';
import type { Row } from './rows.ts';
import { tableOf } from './table.ts';
import type { Table } from './table.ts';

const noTable = (): AppError =>
  new AppError(
    'no_table',
    422,
    'The file has no table of UPR Info or the Danish Institute for Human Rights.',
    {
      remedy: 'Take the export unchanged, with its row of headings.',
    },
  );

/** Groups after which a part is handed on. */
const GROUPS_A_PART = 250;

/** Rows after which others of the thread have their turn: they hold it for 20 ms. */
const ROWS_A_BREATH = 200;

interface ReadRows {
  readonly rows: readonly Row[];
  readonly problems: readonly BulkProblem[];
}

async function rowsOf(table: Table, reader: RowReader, { stateIds, signal }: BulkOptions): Promise<ReadRows> {
  const rows: Row[] = [];
  const problems: BulkProblem[] = [];
  for (const [index, cells] of table.rows.slice(table.first).entries()) {
    if (index % ROWS_A_BREATH === 0) {
      signal?.throwIfAborted();
      await setImmediate();
    }
    if (cells.every((cell) => cell === null)) continue;
    const number = table.first + index + 1;
    const place = `row ${number}`;
    const read = reader.read(cells, number);
    if ('refused' in read) {
      problems.push({ place, ...read.refused, isRefused: true });
      continue;
    }
    if (stateIds !== null && !stateIds.has(read.row.stateId)) continue;
    rows.push(read.row);
    for (const remark of read.remarks) problems.push({ place, ...remark, isRefused: false });
  }
  return { rows, problems };
}

/** The rows of one recommendation may stand anywhere in the table, so it is gone through before the first part. */
async function* partsOf(
  file: OpenedSheets,
  ground: Parameters<BulkReader['parts']>[1],
  options: BulkOptions,
): AsyncIterable<BulkPart> {
  const table = tableOf(file);
  if (table === null) throw noTable();
  const names = new NameFinder(ground);
  const { rows, problems } = await rowsOf(table, new RowReader(table, names), options);
  const entries = new UprInfoEntries(table.form, names, ground.stateNames);
  const groups = groupedRows(rows);
  for (let from = 0; from === 0 || from < groups.length; from += GROUPS_A_PART) {
    options.signal?.throwIfAborted();
    await setImmediate();
    const made = groups
      .slice(from, from + GROUPS_A_PART)
      .flatMap(([first, ...rest]) => (first ? [entries.entryOf([first, ...rest])] : []));
    const done = Math.min(groups.length, from + GROUPS_A_PART);
    yield {
      entries: made,
      problems: from === 0 ? problems : [],
      unknown: names.takeUnknown(),
      done,
      of: groups.length,
    };
  }
}

const sheetsOf = (file: BulkFile): OpenedSheets | null => (file.form === 'json' ? null : file);

/** Exports of UPR Info and of the Danish Institute for Human Rights. */
export const uprInfoReader: BulkReader = {
  id: 'upr-info',
  recognises: (file) => {
    const sheets = sheetsOf(file);
    return sheets !== null && tableOf(sheets) !== null ? 0.95 : 0;
  },
  sourceId: (file) => {
    const sheets = sheetsOf(file);
    return SOURCES[(sheets && tableOf(sheets)?.form) ?? 'upr-info'];
  },
  parts: (file, ground, options) => {
    const sheets = sheetsOf(file);
    if (sheets === null) throw noTable();
    return partsOf(sheets, ground, options);
  },
};
