/** A list of elections with the addresses of the observation missions' pages. */
import type { ProposedItem } from '../../features/proposals/index.ts';
import { datesIn } from '../common/dates-in-text.ts';
import {
  cellLocator,
  type TableContext,
  type TableReader,
  type TableReading,
} from '../common/table-reader.ts';
import { tidy, type NamedRow, type NamedTable } from '../common/tables.ts';
import { cite, type YieldingRecord } from '../common/yielding.ts';

const ELECTION = /\b(?:elections?|referendum)\b|выбор|референдум|сайлау/iu;
const ADDRESS = /https?:\/\/[^\s<>"]{4,300}/iu;
const ODIHR = /osce\.org|odihr/iu;

/** Rows of two: which election and when, and an address. Such lists have no names of columns. */
const isRow = ({ cells }: NamedRow): boolean => {
  const [what = '', where = ''] = cells.filter((cell) => cell !== '');
  return ELECTION.test(what.slice(0, 300)) && /\d{4}/u.test(what) && ADDRESS.test(where.slice(0, 400));
};

function rate(table: NamedTable): number {
  if (table.rows.length === 0) return 0;
  const own = table.rows.filter(isRow);
  const isOsce =
    own.some(({ cells }) => ODIHR.test(cells.join(' '))) ||
    table.before.slice(-5).some(({ text }) => /\bODIHR\b/u.test(text));
  return isOsce && own.length * 2 > table.rows.length ? 0.85 : 0;
}

function read(table: NamedTable, context: TableContext): TableReading {
  const { stateId } = context;
  const items: ProposedItem[] = [];
  const notUnderstood: { text: string; page: number; reason: string }[] = [];
  const taken = new Set<string>();
  for (const row of table.rows) {
    const item = stateId === null || !isRow(row) ? null : itemOf(row, stateId, taken, context);
    if (item === null)
      notUnderstood.push({
        text: tidy(row.cells.join(' | ')).slice(0, 300),
        page: row.place.page,
        reason: 'row_not_understood',
      });
    else items.push(item);
  }
  return { frame: [], items, checks: [], notUnderstood, rowsRead: items.length };
}

function itemOf(
  row: NamedRow,
  stateId: string,
  taken: Set<string>,
  context: TableContext,
): ProposedItem | null {
  const [printed = '', where = ''] = row.cells.filter((cell) => cell !== '').map(tidy);
  const date = datesIn(printed.slice(0, 300))[0]?.dates[0];
  const year = date?.slice(0, 4) ?? /\b(20\d{2}|19\d{2})\b/u.exec(printed)?.[1];
  const url = ADDRESS.exec(where)?.[0];
  if (year === undefined || url === undefined) return null;
  const state = stateId.toLowerCase();
  // Two elections of one year have their month behind it.
  const ending = taken.has(year) && date !== undefined ? date.slice(0, 7) : year;
  taken.add(ending);
  const id = `${state}.odihr-${ending}`;
  const pageId = `odihr-${state}-${ending}-page`;
  const { sourceId, ground } = context;
  const locator = cellLocator(context, row.number);
  const stateName = ground.stateNames.nameOf(stateId, 'en');
  const review: YieldingRecord = {
    kind: 'review',
    fields: { id, stateId, mechanismId: 'odihr', kind: 'election_observation', title: { en: printed } },
    citations: [cite(sourceId, locator, { field: 'title', value: printed })],
    yields: ['title'],
  };
  const page: YieldingRecord = {
    kind: 'source',
    fields: {
      id: pageId,
      kind: 'election_page',
      title: { en: `${stateName}: ${printed}` },
      url,
      aboutState: stateId,
    },
    citations: [cite(sourceId, locator, { field: 'url', value: url, reading: url })],
    yields: ['title', 'url'],
  };
  const mission: YieldingRecord = {
    kind: 'milestone',
    fields: {
      id: `${id}.mission`,
      stateId,
      reviewId: id,
      step: 'mission',
      date: date ?? year,
      sourceId: pageId,
    },
    citations: [cite(sourceId, locator, { field: 'date', value: printed, reading: date ?? year })],
    yields: ['date', 'sourceId'],
  };
  return { id, records: [review, page, mission], ...row.place, confidence: 0.85, flags: [] };
}

export const electionPages: TableReader = { id: 'election-pages', recognises: rate, read };
