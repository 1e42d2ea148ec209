/** A table of the grades that a committee gave to what a State did after its concluding observations. */
import type { HeldRecommendation, ProposedItem } from '../../features/proposals/index.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import { findSymbols } from '../../kernel/symbol.ts';
import { ordinalNumber } from '../common/ordinals.ts';
import { paragraphReferences, printedReference } from '../common/paragraph-references.ts';
import {
  cellLocator,
  type TableContext,
  type TableReader,
  type TableReading,
} from '../common/table-reader.ts';
import { tidy, type NamedRow, type NamedTable } from '../common/tables.ts';
import { treatyBodyNamed, type TreatyBody } from '../common/treaty-bodies.ts';
import { paragraphEnding, reviewIds, type ReviewIds } from '../common/treaty-body-ids.ts';
import { cite, type YieldingRecord } from '../common/yielding.ts';

/** The scale on which a committee gives a grade; handed in by the reader that knows the scales. */
export type GradeScale = (
  mechanismId: string,
  code: string,
  date: PartialDate | null,
  together: readonly string[],
) => { readonly scale: { readonly id: string } } | null;

interface Columns {
  readonly paragraph: number;
  readonly grade: number;
  readonly explanation: number | null;
}

function columnsOf(names: readonly string[]): Columns | null {
  const find = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const paragraph = find(/^para(?:graph|\.)?s?\b|^пункт/iu);
  const grade = find(/\bevaluation\b|\bgrade\b|\bassessment\b|оценк/iu);
  const explanation = find(/explanation|comment|reason|remarks|пояснени/iu);
  return paragraph < 0 || grade < 0 || paragraph === grade
    ? null
    : { paragraph, grade, explanation: explanation < 0 ? null : explanation };
}

const GRADE = /\[?\b([A-E][123]?)\b\]?/gu;
const BRACKETED = /\[([A-E][123]?)\]/gu;

function rate(table: NamedTable): number {
  const columns = columnsOf(table.columns);
  if (columns === null) return 0;
  const graded = table.rows.filter(({ cells }) =>
    /^(?:\[?[A-E][123]?\]?[\s,;/]*)+$/u.test(tidy(cells[columns.grade] ?? '')),
  );
  return graded.length > 0 && graded.length * 2 >= table.rows.length ? 0.9 : 0;
}

interface Grade {
  readonly code: string;
  /** What of the paragraph it covers: '(a) and (b)', or ''. */
  readonly part: string;
  /** The committee's words, as the report gives them. */
  readonly words: string;
}

/** From the explanation, where it is parted by grades; else from the column of grades alone. */
function gradesOf(row: NamedRow, columns: Columns): Grade[] {
  const codes = [...tidy(row.cells[columns.grade] ?? '').matchAll(GRADE)].map((match) => match[1] ?? '');
  const text = columns.explanation === null ? '' : (row.cells[columns.explanation] ?? '').trim();
  const marks = [...text.matchAll(BRACKETED)].filter(
    ({ index }) => index === 0 || /\n\s*$/u.test(text.slice(Math.max(0, index - 10), index)),
  );
  if (marks.length < 2 || marks.length !== codes.length)
    return codes.map((code) => ({ code, part: '', words: codes.length === 1 ? text : '' }));
  return marks.map((mark, at) => {
    const own = text.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length).trim();
    const part = /^((?:\([a-z]\)(?:,? (?:and|to) |, ?|[–-])?){1,10}) ?:?/u.exec(own)?.[1] ?? '';
    return {
      code: mark[1] ?? '',
      part: part.trim(),
      words: own
        .slice(part.length)
        .replace(/^ ?: ?/u, '')
        .trim(),
    };
  });
}

/** The committee whose heading or name stands nearest above. */
function committeeAbove(before: NamedTable['before']): TreatyBody | null {
  for (const { text } of [...before].reverse()) {
    const body = treatyBodyNamed(text.slice(0, 1_000));
    if (body !== null) return body;
  }
  return null;
}

/** The number of the periodic report that the grades belong to: by a symbol above, else by "second periodic report". */
function cycleAbove(before: NamedTable['before'], body: TreatyBody, stateId: string): string | null {
  const texts = [...before].reverse().map(({ text }) => text.slice(0, 4_000));
  for (const text of texts)
    for (const { symbol } of findSymbols(text))
      if (
        symbol.state === stateId &&
        symbol.kind === 'concluding_observations' &&
        body.series.some((one) => symbol.symbol.startsWith(one))
      )
        return /\/CO\/(\d{1,2}(?:-\d{1,2})*)/u.exec(symbol.symbol)?.[1] ?? null;
  for (const text of texts) {
    const ordinal = /\b(\p{L}+(?:-\p{L}+)?|\d{1,2}(?:st|nd|rd|th)) periodic report\b/u.exec(text)?.[1];
    const number = ordinal === undefined ? null : ordinalNumber(ordinal);
    // "The third periodic report is due" is about the next one; the observations' own is named with them.
    if (number !== null && /concluding observations/iu.test(text)) return String(number);
  }
  return null;
}

interface Around {
  readonly body: TreatyBody;
  readonly ids: ReviewIds;
  readonly stateId: string;
  readonly held: readonly HeldRecommendation[];
  readonly columns: Columns;
  readonly names: readonly string[];
  readonly context: TableContext;
  readonly scaleOf: GradeScale;
}

/** The reader of such tables, with the scales that it grades on. */
export function createGradeTables(scaleOf: GradeScale): TableReader {
  return {
    id: 'committee-grades',
    recognises: rate,
    read: (table, context) => read(table, context, scaleOf),
  };
}

async function read(table: NamedTable, context: TableContext, scaleOf: GradeScale): Promise<TableReading> {
  const { stateId, ground } = context;
  const columns = columnsOf(table.columns);
  const body = committeeAbove(table.before);
  const cycle = body === null || stateId === null ? null : cycleAbove(table.before, body, stateId);
  const notUnderstood: { text: string; page: number; reason: string }[] = [];
  if (columns === null || body === null || stateId === null || cycle === null) {
    notUnderstood.push({
      text: table.columns.join(' | ').slice(0, 300),
      page: table.place.page,
      reason: 'committee_not_named',
    });
    return { frame: [], items: [], checks: [], notUnderstood, rowsRead: 0 };
  }
  const ids = reviewIds(stateId, body, cycle);
  const held = await ground.recommendationsOf(stateId, { reviewId: ids.review });
  const around: Around = { body, ids, stateId, held, columns, names: table.columns, context, scaleOf };
  let rowsRead = 0;
  const items = table.rows.flatMap((row) => {
    const found = rowItems(row, around);
    if (found.length > 0) rowsRead += 1;
    else
      notUnderstood.push({
        text: tidy(row.cells.join(' | ')).slice(0, 300),
        page: row.place.page,
        reason: 'row_not_understood',
      });
    return found;
  });
  return { frame: [], items, checks: [], notUnderstood, rowsRead };
}

function rowItems(row: NamedRow, around: Around): ProposedItem[] {
  const printed = tidy(row.cells[around.columns.paragraph] ?? '');
  const number = /\b(\d{1,3})\b/u.exec(printed)?.[1];
  if (number === undefined) return [];
  const grades = gradesOf(row, around.columns);
  const together = grades.map(({ code }) => code);
  return grades.flatMap((grade) => gradeItem(row, number, grade, together, around) ?? []);
}

function gradeItem(
  row: NamedRow,
  number: string,
  grade: Grade,
  together: readonly string[],
  around: Around,
): ProposedItem | null {
  const { body, ids, stateId, held, context, columns, scaleOf } = around;
  const { sourceId } = context;
  const [reference] = grade.part === '' ? [] : paragraphReferences(`paragraph ${number} ${grade.part}`);
  const paragraph = reference === undefined ? number : printedReference(reference);
  const chosen = scaleOf(body.mechanismId, grade.code, null, together);
  if (chosen === null) return null;
  const id = `${ids.review}.grade.${paragraphEnding(paragraph)}`;
  const subject =
    held.find((one) => one.paragraph === number) ??
    held.find((one) => one.paragraph?.startsWith(`${number} (`));
  const at = (index: number | null): string =>
    cellLocator(context, row.number, index === null ? '' : around.names[index]);
  const record: YieldingRecord = {
    kind: 'assessment',
    fields: {
      id,
      stateId,
      subjectKind: 'recommendation',
      subjectId: subject?.id ?? `${ids.observations}.${paragraphEnding(number)}`,
      assessorKind: 'mechanism',
      assessor: body.names[0],
      mechanismId: body.mechanismId,
      reviewId: ids.review,
      scaleId: chosen.scale.id,
      value: grade.code,
      part: paragraph,
    },
    citations: [
      cite(sourceId, at(columns.grade), { field: 'value', value: `[${grade.code}]`, reading: grade.code }),
      ...(grade.part === ''
        ? []
        : [
            cite(sourceId, at(columns.explanation), { field: 'part', value: grade.part, reading: paragraph }),
          ]),
      ...(grade.words === '' ? [] : [cite(sourceId, at(columns.explanation), { quote: grade.words })]),
    ],
    yields: ['scaleId', 'subjectId'],
  };
  return {
    id,
    records: [record],
    ...row.place,
    confidence: 0.75,
    flags: ['date_missing', ...(subject === undefined ? ['recommendation_not_held'] : [])],
  };
}
