/** Rows of a plan → areas and measures. Pure. */
import { tidy, type NamedRow, type NamedTable } from '../common/tables.ts';
import type { Place } from '../../features/proposals/index.ts';
import { planColumns, type PlanColumn, type PlanRole } from './columns.ts';

export interface PlanArea {
  readonly number: string;
  readonly title: string;
  readonly position: number;
  readonly place: Place;
}

export interface PlanMeasure {
  readonly number: string;
  /** True where no number is printed and the place in the plan stands for it. */
  readonly isCounted: boolean;
  readonly position: number;
  readonly area: PlanArea | null;
  readonly text: string;
  readonly form: string;
  readonly period: string;
  readonly responsible: string;
  readonly place: Place;
}

export interface PlanRows {
  readonly areas: readonly PlanArea[];
  readonly measures: readonly PlanMeasure[];
  readonly columns: readonly PlanColumn[];
  readonly notUnderstood: readonly {
    readonly text: string;
    readonly page: number;
    readonly reason: string;
  }[];
}

type Cells = Readonly<Record<PlanRole, string>>;

const LONGEST_MEASURE = 20_000;

/** '9.7.', '12', '1-2', 'II.3'; the point at the end is no part of the number. */
const NUMBER = /^((?:\d{1,3}|[IVX]{1,5})(?:[.-]\d{1,3}){0,3})[.)]?(?=\s|$)/u;
/** "Section 1.", "Раздел II.", "1-бөлім." in front of a title. */
const SECTION =
  /^(?:(?:section|part|area|chapter|priority|раздел|направление|глава)\s+)?(\d{1,3}|[IVX]{1,5})(?:[.):]|-(?:бөлім|тарау|бағыт))\s*(.*)$/iu;

export function planRows(table: NamedTable): PlanRows {
  const columns = planColumns(table.columns);
  const areas: PlanArea[] = [];
  const measures: PlanMeasure[] = [];
  const notUnderstood: { text: string; page: number; reason: string }[] = [];
  for (const row of table.rows) {
    const cells = cellsOf(row, columns);
    const area = areaOf(row, cells, areas.length + 1);
    if (area !== null) areas.push(area);
    else if (!take(measures, row, cells, areas.at(-1) ?? null)) {
      const text = tidy(row.cells.join(' | ')).slice(0, 500);
      notUnderstood.push({ text, page: row.place.page, reason: 'row_not_understood' });
    }
  }
  return { areas, measures, columns, notUnderstood };
}

function cellsOf(row: NamedRow, columns: readonly PlanColumn[]): Cells {
  const cell = (role: PlanRole): string =>
    row.cells[columns.find((one) => one.role === role)?.index ?? -1] ?? '';
  return {
    number: tidy(cell('number')),
    measure: cell('measure').trim(),
    form: tidy(cell('form')),
    period: tidy(cell('period')),
    responsible: cell('responsible').trim(),
  };
}

/** A row of one cell, or a number and a title without anything else: a heading within the plan. */
function areaOf(row: NamedRow, cells: Cells, position: number): PlanArea | null {
  const isBare = cells.form === '' && cells.period === '' && cells.responsible === '';
  if (!isBare) return null;
  const printed =
    row.title ??
    (/^\d{1,2}\.?$/u.test(cells.number) && cells.measure !== ''
      ? `${cells.number.replace(/\.?$/u, '.')} ${cells.measure}`
      : null);
  if (printed === null || !/\p{L}{3}/u.test(printed)) return null;
  const section = SECTION.exec(tidy(printed));
  const title = section?.[2] ?? '';
  return title === ''
    ? { number: String(position), title: tidy(printed), position, place: row.place }
    : { number: section?.[1] ?? '', title, position, place: row.place };
}

/** Adds a measure, or the rest of the one above; false where the row is neither. */
function take(measures: PlanMeasure[], row: NamedRow, cells: Cells, area: PlanArea | null): boolean {
  const printed = NUMBER.exec(cells.number)?.[1] ?? null;
  const inText = cells.number === '' ? NUMBER.exec(cells.measure) : null;
  const isInText = inText !== null && /[.)-]/u.test(inText[0]);
  const number = printed ?? (isInText ? (inText?.[1] ?? null) : null);
  const last = measures.at(-1);
  if (last !== undefined && (number === last.number || (number === null && goesOn(cells)))) {
    // A measure fills a page at most; what goes on for longer is no measure.
    if (last.text.length + last.form.length + last.responsible.length > LONGEST_MEASURE) return false;
    measures[measures.length - 1] = joined(last, cells, row);
    return true;
  }
  const text =
    isInText && printed === null ? cells.measure.slice(inText?.[0].length ?? 0).trim() : cells.measure;
  if (text === '' || (number === null && cells.number !== '')) return false;
  measures.push({
    number: number ?? String(measures.length + 1),
    isCounted: number === null,
    position: measures.length + 1,
    area,
    text: tidy(text),
    form: cells.form,
    period: cells.period,
    responsible: cells.responsible,
    place: row.place,
  });
  return true;
}

/** Without a number, and nothing in it that begins: the rest of a row that a page break cut. */
const goesOn = ({ number, measure, form, period, responsible }: Cells): boolean =>
  number === '' &&
  (/^[\p{Ll}(]/u.test(measure) ||
    (measure === '' && [form, period, responsible].some((cell) => cell !== '')));

/** Rows of one number: a measure with several results or periods, or one that was cut. What both say is said once. */
function joined(above: PlanMeasure, cells: Cells, row: NamedRow): PlanMeasure {
  const join = (one: string, other: string, between: string): string =>
    other === '' || one === other || one.endsWith(other)
      ? one
      : one === ''
        ? other
        : `${one}${between}${other}`;
  const isCut = /^\p{Ll}/u.test(cells.measure) || cells.measure === '';
  return {
    ...above,
    text: join(above.text, tidy(cells.measure), isCut ? ' ' : '; '),
    form: join(above.form, cells.form, /^\p{Ll}/u.test(cells.form) ? ' ' : '; '),
    period: join(above.period, cells.period, '; '),
    responsible: join(above.responsible, cells.responsible, ', '),
    place: above.place.page === row.place.page ? { ...above.place, toLine: row.place.toLine } : above.place,
  };
}
