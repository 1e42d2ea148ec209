/** Rows of a treaty table → what States have done. */
import type { StateNames } from '../../kernel/state-names.ts';
import type { NamedRow, NamedTable } from '../common/tables.ts';
import { tidy } from '../common/tables.ts';
import { columnsOf, type Column } from './columns.ts';
import type { TreatyFinding, TreatyFindings } from './findings.ts';
import type { FoundInstrument, InstrumentFinder } from './instruments.ts';
import { readRow, type Cells, type RowSubject } from './row-acts.ts';
import { readState, type StateCell } from './state-cells.ts';

/** What the whole table, or the document around it, is about. */
export interface TableSubject {
  readonly stateId: string | null;
  readonly instrument: FoundInstrument | null;
  readonly stateNames: StateNames;
  readonly finder: InstrumentFinder;
  readonly locate: (row: NamedRow, column: string, state: string | null) => string;
}

export function readTable(table: NamedTable, subject: TableSubject): TreatyFindings {
  const columns = columnsOf(table.columns);
  const states = new Map<string, StateCell>();
  const stateIn = (cell: string): StateCell => {
    const known = states.get(cell) ?? readState(cell, subject.stateNames);
    states.set(cell, known);
    return known;
  };
  const findings: TreatyFinding[] = [];
  const without: { state: string; instrument: string }[] = [];
  const notUnderstood: { text: string; page: number; reason: string }[] = [];
  let rowsRead = 0;
  for (const row of table.rows) {
    const cells = cellsOf(row, columns);
    if (row.title !== null && isHeading(row.title, columns, subject)) {
      rowsRead += 1;
      continue;
    }
    const who = rowSubject(row, cells, subject, stateIn);
    if (typeof who === 'string') {
      notUnderstood.push({ text: shown(row), page: row.place.page, reason: who });
      continue;
    }
    const { found, rest } = readRow(row, columns, who, cells, (column) =>
      subject.locate(row, column, who.stateName),
    );
    for (const words of rest)
      notUnderstood.push({ text: words, page: row.place.page, reason: 'words_not_understood' });
    findings.push(...found);
    if (found.length === 0 && rest.length > 0) continue;
    rowsRead += 1;
    if (found.length === 0)
      without.push({ state: who.stateName ?? who.stateId, instrument: who.instrument.name });
  }
  return { findings, without, notUnderstood, rowsRead };
}

/** A group of treaties, a letter of the alphabet. A State or a treaty without any act stands alone in its row too. */
const isHeading = (title: string, columns: readonly Column[], { finder }: TableSubject): boolean =>
  title.length < 3 || (!columns.some(({ role }) => role === 'state') && finder.find(title).id === null);

const shown = (row: NamedRow): string =>
  tidy(row.cells.filter((cell) => cell !== '').join(' | ')).slice(0, 500);

function cellsOf(row: NamedRow, columns: readonly Column[]): Cells {
  const byRole = new Map(columns.map(({ role, index }) => [role, row.cells[index] ?? ''] as const));
  return (role) => byRole.get(role) ?? '';
}

/** Who acts towards what; a word of why the row is none where that cannot be said. */
function rowSubject(
  row: NamedRow,
  cells: Cells,
  subject: TableSubject,
  stateIn: (cell: string) => StateCell,
): RowSubject | string {
  const named = cells('state') === '' ? null : stateIn(cells('state'));
  const coded = cells('state_code') === '' ? null : stateIn(cells('state_code')).stateId;
  const stateId = coded ?? named?.stateId ?? (named === null ? subject.stateId : null);
  if (stateId === null) return named?.isNot ?? 'unknown_state';
  const instrument = instrumentOf(cells, subject);
  if (instrument === null)
    return row.cells.every((cell) => !/\d{4}/u.test(cell)) ? 'row_not_understood' : 'treaty_not_named';
  return {
    stateId,
    stateName: named?.name ?? null,
    instrument,
    flags: named?.flags ?? [],
    notes: named?.notes ?? [],
    article: instrument.article,
  };
}

function instrumentOf(cells: Cells, { finder, instrument }: TableSubject): FoundInstrument | null {
  const printed = cells('instrument');
  if (printed === '') return instrument;
  const code = cells('instrument_code');
  const byNumber = code === '' ? null : finder.byNumber(code);
  const byName = finder.find(printed);
  return byNumber === null ? byName : { ...byName, id: byNumber };
}
