/** A table of a State's reviews by the Universal Periodic Review: a row for each cycle, a column for each date. */
import type { ProposedItem, ProposedRecord } from '../../features/proposals/index.ts';
import { tryPartialDate, type PartialDate } from '../../kernel/partial-date.ts';
import { uprCycleOfSession } from '../../kernel/symbol.ts';
import { datesIn } from '../common/dates-in-text.ts';
import { ordinalNumber } from '../common/ordinals.ts';
import {
  cellLocator,
  type TableContext,
  type TableReader,
  type TableReading,
} from '../common/table-reader.ts';
import { tidy, type NamedRow, type NamedTable } from '../common/tables.ts';
import { uprReview, uprReviewId } from '../common/upr-review.ts';
import { cite, type YieldingRecord } from '../common/yielding.ts';

interface StepColumn {
  readonly index: number;
  readonly name: string;
  readonly step: Step;
}
type Step = 'review' | 'report_published' | 'replies' | 'outcome_adopted';

const STEPS: readonly (readonly [Step, RegExp])[] = [
  ['report_published', /report of the working group|working group report|доклад рабочей группы/iu],
  ['replies', /repl(?:y|ies)|addend|voluntary commitments|position of the state|ответ|дополнени/iu],
  [
    'outcome_adopted',
    /final decision|outcome|adopted by the (?:human rights )?council|adoption|итог|решени/iu,
  ],
  ['review', /\breview\b|reviewed|interactive dialogue|обзор/iu],
];

const stepColumns = (names: readonly string[]): StepColumn[] =>
  names.flatMap((name, index) => {
    const step = name === '' ? undefined : STEPS.find(([, pattern]) => pattern.test(name))?.[0];
    return step === undefined ? [] : [{ index, name, step }];
  });

/** The last part of an id, as the shipped record has it: 'kaz.upr-3.report-published', 'kaz.upr-3.outcome'. */
const ENDINGS: Readonly<Record<Step, string>> = {
  review: 'review',
  report_published: 'report-published',
  replies: 'replies',
  outcome_adopted: 'outcome',
};

/** "First cycle (2008-2011)", "Cycle 2", "2nd cycle", "Третий цикл" → 1, 2, 2, 3. */
export function cycleIn(text: string): number | null {
  const words = tidy(text).slice(0, 300).toLowerCase();
  const before = /\b(first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)?) (?:upr |review )?cycle\b/u.exec(
    words,
  )?.[1];
  const behind = /\bcycle ([1-5])\b|\b([1-5])-?(?:й|ый|ой)? цикл/u.exec(words);
  const number =
    before === undefined ? Number(behind?.[1] ?? behind?.[2] ?? 0) : (ordinalNumber(before) ?? 0);
  const russian =
    ['перв', 'втор', 'трет', 'четв', 'пят'].findIndex((stem) =>
      new RegExp(`${stem}\\p{L}{2,5} цикл`, 'u').test(words),
    ) + 1;
  return number || russian || null;
}

function rate(table: NamedTable): number {
  const steps = new Set(stepColumns(table.columns).map(({ step }) => step));
  if (steps.size < 2) return 0;
  return table.rows.some(({ cells }) => cycleIn(cells[0] ?? '') !== null) ? 0.9 : 0;
}

function dateIn(cell: string): PartialDate | null {
  const text = tidy(cell).slice(0, 200);
  const whole = tryPartialDate(text);
  if (whole !== null) return whole;
  const [run] = datesIn(text);
  if (run?.dates[0] !== undefined) return run.dates[0];
  const numeric = /\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b/u.exec(text)?.[0];
  return numeric === undefined ? null : tryPartialDate(numeric);
}

/** "(14 th Working Group Session)" → 14. */
const sessionIn = (cell: string): string | null =>
  /\b(\d{1,2}) ?(?:st|nd|rd|th) (?:working group|session|upr)/iu.exec(cell)?.[1] ?? null;

function read(table: NamedTable, context: TableContext): TableReading {
  const { stateId } = context;
  const frame: ProposedRecord[] = [];
  const items: ProposedItem[] = [];
  const checks: { code: string; message: string; paragraph: string | null }[] = [];
  const notUnderstood: { text: string; page: number; reason: string }[] = [];
  let rowsRead = 0;
  for (const row of table.rows) {
    const cycle = cycleIn(row.cells[0] ?? '');
    if (cycle === null || stateId === null) {
      notUnderstood.push({
        text: tidy(row.cells.join(' | ')).slice(0, 300),
        page: row.place.page,
        reason: 'row_not_understood',
      });
      continue;
    }
    rowsRead += 1;
    const session = sessionIn(row.cells.join(' '));
    const isOfCycle = session === null || uprCycleOfSession(Number(session)) === cycle;
    if (!isOfCycle)
      checks.push({
        code: 'session_of_other_cycle',
        message: `${tidy(row.cells[0] ?? '')}: session ${session} of the Working Group belongs to another cycle; the number is not taken over.`,
        paragraph: null,
      });
    frame.push(
      uprReview(
        stateId,
        cycle,
        isOfCycle && session !== null ? Number(session) : null,
        reviewCitation(row, session, context),
      ),
    );
    for (const column of stepColumns(table.columns)) {
      const printed = tidy(row.cells[column.index] ?? '');
      const date = dateIn(printed);
      if (date !== null) items.push(milestoneItem(row, column, date, { cycle, stateId, context }));
      else if (/[\p{L}\p{N}]/u.test(printed))
        notUnderstood.push({
          text: `${column.name}: ${printed}`.slice(0, 300),
          page: row.place.page,
          reason: 'date_not_read',
        });
    }
  }
  return { frame, items, checks, notUnderstood, rowsRead };
}

const reviewCitation = (row: NamedRow, session: string | null, context: TableContext) =>
  cite(
    context.sourceId,
    cellLocator(context, row.number),
    session === null
      ? { field: 'cycle', value: tidy(row.cells[0] ?? '') }
      : { field: 'sessionNumber', value: session, reading: session },
  );

function milestoneItem(
  row: NamedRow,
  column: StepColumn,
  date: PartialDate,
  {
    cycle,
    stateId,
    context,
  }: { readonly cycle: number; readonly stateId: string; readonly context: TableContext },
): ProposedItem {
  const printed = tidy(row.cells[column.index] ?? '');
  const reviewId = uprReviewId(stateId, cycle);
  const id = `${reviewId}.${ENDINGS[column.step]}`;
  const record: YieldingRecord = {
    kind: 'milestone',
    fields: { id, stateId, reviewId, step: column.step, date },
    citations: [
      cite(context.sourceId, cellLocator(context, row.number, column.name), {
        field: 'date',
        value: printed.slice(0, 120),
        reading: date,
      }),
    ],
    yields: ['date'],
  };
  return { id, records: [record], ...row.place, confidence: 0.95, flags: [] };
}

export const uprDates: TableReader = { id: 'upr-dates', recognises: rate, read };
