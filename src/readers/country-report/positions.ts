/** A table of recommendations of the Universal Periodic Review under their themes, all with the State's one answer. */
import type { ProposedItem, UnresolvedName } from '../../features/proposals/index.ts';
import {
  cellLocator,
  type TableContext,
  type TableReader,
  type TableReading,
} from '../common/table-reader.ts';
import { tidy, type NamedRow, type NamedTable } from '../common/tables.ts';
import { positionOf, uprReview, uprReviewId } from '../common/upr-review.ts';
import { cite, type YieldingRecord } from '../common/yielding.ts';
import { cycleIn } from './upr-dates.ts';

interface Columns {
  readonly theme: number;
  readonly text: number;
  readonly position: string;
  readonly name: string;
}

const POSITION = /[“"«„']?\b(noted|supported|accepted|rejected|not supported|partially supported)\b[”"»']?/iu;

function columnsOf(names: readonly string[]): Columns | null {
  const text = names.findIndex((name) => /recommendation/iu.test(name) && POSITION.test(name));
  const theme = names.findIndex((name) =>
    /^(?:theme|topic|subject|area|issue|right|cluster)s?\b/iu.test(name),
  );
  const printed = POSITION.exec(names[text] ?? '')?.[1]?.toLowerCase() ?? '';
  const position = printed === 'not supported' ? 'noted' : positionOf([printed]);
  return text < 0 || theme < 0 || position === null
    ? null
    : { theme, text, position, name: names[text] ?? '' };
}

/** The cycle that the words above speak of: the nearest "third cycle", else the year of the review. */
export function cycleAbove(before: NamedTable['before']): number | null {
  for (const { text } of [...before].reverse()) {
    const named = cycleIn(text);
    if (named !== null) return named;
    const year = /\bUPR\b[^.]{0,40}\b(20\d{2})\b/u.exec(text.slice(0, 2_000))?.[1];
    if (year !== undefined) return FIRST_YEARS.findLastIndex((from) => Number(year) >= from) + 1 || null;
  }
  return null;
}

/** The cycles began in 2008, 2012, 2017 and 2022 (A/HRC/RES/5/1, Council decision 17/119, and the sessions' calendar). */
const FIRST_YEARS = [2008, 2012, 2017, 2022] as const;

function read(table: NamedTable, context: TableContext): TableReading {
  const columns = columnsOf(table.columns);
  const cycle = cycleAbove(table.before);
  const { stateId, sourceId } = context;
  if (columns === null || cycle === null || stateId === null) {
    const text = table.columns.join(' | ').slice(0, 300);
    return {
      frame: [],
      items: [],
      checks: [],
      notUnderstood: [{ text, page: table.place.page, reason: 'cycle_not_named' }],
      rowsRead: 0,
    };
  }
  const items: ProposedItem[] = [];
  const numbers = { list: 0, position: 0 };
  for (const row of table.rows)
    for (const [index, bullet] of bulletsOf(row.cells[columns.text] ?? '').entries()) {
      numbers.list += 1;
      const halves = strokeHalves(bullet);
      for (const [half, text] of halves.entries()) {
        numbers.position += 1;
        const ending = halves.length === 1 ? `${numbers.list}` : `${numbers.list}-${'ab'[half] ?? half}`;
        items.push(
          itemOf(text, ending, numbers.position, {
            row,
            bullet: index + 1,
            columns,
            cycle,
            stateId,
            context,
          }),
        );
      }
    }
  const review = uprReview(stateId, cycle, null, cite(sourceId, context.locator || 'table'));
  return { frame: [review], items, checks: [], notUnderstood: [], rowsRead: table.rows.length };
}

/** "• Ratify …;\n• Accede …": bullets, or lines where none is printed. */
const bulletsOf = (cell: string): string[] =>
  (cell.includes('•') ? cell.split('•') : cell.split('\n'))
    .map((part) => tidy(part).replace(/[;.]$/u, '').trim())
    .filter((part) => part.length > 3);

/** "Prohibit … / Amend …": two recommendations that were put side by side. */
function strokeHalves(text: string): string[] {
  const parts = text.split(/ \/ (?=\p{Lu}\p{Ll}+ )/u);
  return parts.length === 2 ? parts.map((part) => part.trim()) : [text];
}

interface Around {
  readonly row: NamedRow;
  readonly bullet: number;
  readonly columns: Columns;
  readonly cycle: number;
  readonly stateId: string;
  readonly context: TableContext;
}

function itemOf(text: string, ending: string, position: number, around: Around): ProposedItem {
  const { row, bullet, columns, cycle, stateId, context } = around;
  const { sourceId, ground } = context;
  const reviewId = uprReviewId(stateId, cycle);
  const id = `${reviewId}.${columns.position}.${ending}`;
  const heading = tidy(row.cells[columns.theme] ?? '');
  const theme = heading === '' ? null : ground.lookUp('theme', heading, stateId);
  const locator = `${cellLocator(context, row.number, columns.name)}, bullet ${bullet}`;
  const recommendation: YieldingRecord = {
    kind: 'recommendation',
    fields: {
      id,
      stateId,
      reviewId,
      mechanismId: 'upr',
      type: 'recommendation',
      ...(heading === '' ? {} : { heading }),
      text,
      isSummary: false,
      language: (context.language ?? 'en').slice(0, 2),
      position,
      ...(theme === null ? {} : { themes: [theme] }),
    },
    citations: [cite(sourceId, locator, { field: 'text', quote: text })],
    yields: ['text', 'isSummary', 'heading', 'position', 'themes'],
  };
  const answer: YieldingRecord = {
    kind: 'position',
    fields: { id: `${id}.position`, stateId, recommendationId: id, position: columns.position },
    citations: [
      cite(sourceId, cellLocator(context, row.number, columns.name), {
        field: 'position',
        value: columns.name.slice(0, 120),
        reading: columns.position,
      }),
    ],
    yields: ['position'],
  };
  const unresolved: UnresolvedName[] =
    heading === '' || theme !== null
      ? []
      : [{ record: 0, field: 'themes', vocabulary: 'theme', printed: heading }];
  return {
    id,
    records: [recommendation, answer],
    ...row.place,
    confidence: 0.8,
    // Who recommended it, and under which number, stands in the Working Group's report alone.
    flags: ['no_state', 'no_number'],
    ...(unresolved.length === 0 ? {} : { unresolved }),
  };
}

export const uprPositions: TableReader = {
  id: 'upr-positions',
  recognises: (table) => (columnsOf(table.columns) === null ? 0 : 0.85),
  read,
};
