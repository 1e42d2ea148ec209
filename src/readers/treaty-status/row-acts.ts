/** What one row of a treaty table says its State did. Pure. */
import type { NamedRow } from '../common/tables.ts';
import { MARK_ACTS, readCell, type CellAct, type CellDate } from './cell-dates.ts';
import type { Column, ColumnRole } from './columns.ts';
import { CONSENTS, type TreatyFinding } from './findings.ts';
import type { FoundInstrument } from './instruments.ts';
import { statementsIn, type StatementAct } from './statements.ts';

/** The text of a row's column by its role; '' where the table has none. */
export type Cells = (role: ColumnRole) => string;

export interface RowSubject {
  readonly stateId: string;
  readonly stateName: string | null;
  readonly instrument: FoundInstrument;
  readonly flags: readonly string[];
  /** Numbers of footnotes behind the State's name. */
  readonly notes: readonly string[];
  readonly article: string | null;
}

export interface RowReading {
  readonly found: readonly TreatyFinding[];
  readonly rest: readonly string[];
}

/** Columns that hold dates, and the act they are of where the cell does not say. */
const ACT_OF: Readonly<Partial<Record<ColumnRole, CellAct>>> = {
  signature: 'signature',
  entry_into_force: 'entry_into_force',
  withdrawal: 'withdrawal',
};

export function readRow(
  row: NamedRow,
  columns: readonly Column[],
  who: RowSubject,
  cells: Cells,
  locate: (column: string) => string,
): RowReading {
  const found: TreatyFinding[] = [];
  const rest: string[] = [];
  const isAcceptance = columns.some(({ role }) => role === 'accepted');
  for (const column of columns) {
    const cell = row.cells[column.index] ?? '';
    const locator = locate(column.name);
    const add = (finding: Omit<TreatyFinding, keyof RowBase>): void => {
      found.push({
        ...baseOf(who, row, locator, finding.flags),
        ...finding,
        flags: [...who.flags, ...finding.flags],
      });
    };
    if (column.role === 'statement') {
      for (const one of statementsIn(cell, headingAct(column.name)))
        add({
          act: one.act,
          date: one.date,
          article: one.article,
          printed: one.printedDate,
          quote: one.words,
          note: null,
          flags: one.flags,
        });
    } else if (column.role === 'date' && isAcceptance) {
      const [date] = readCell(cell).dates;
      if (/^(?:yes|oui|sí|да)$/iu.test(cells('accepted').trim()) && date !== undefined)
        add(acceptance(date, who));
    } else if (column.role === 'note') {
      for (const date of readCell(withdrawalNote(cell)).dates)
        add({ ...dated(date, 'withdrawal', who.notes), note: cell.slice(0, 300) });
    } else if (isDateColumn(column, columns)) {
      const content = readCell(cell);
      if (content.rest !== null && !isStandingWord(content.rest)) rest.push(content.rest.slice(0, 300));
      for (const date of content.dates) {
        const { act, flags } = actIn(column, date, cells, who.instrument.name);
        const finding = dated(date, act, who.notes, cells('printed'));
        add({ ...finding, flags: [...finding.flags, ...flags] });
      }
      if (column.role === 'consent') flagAlone(found, columns, cells);
    }
  }
  return { found: withStanding(found, cells('status')), rest };
}

/** "In Force", "Not in force", "Abrogated": not an act of the State. */
const isStandingWord = (words: string): boolean =>
  /^(?:in force|not in force|will enter into force|abrogated|up-to-date|.{0,20}действует|state part(?:y|ies)|signatory|no action|party)\b/iu.test(
    words,
  );

const isDateColumn = ({ role }: Column, columns: readonly Column[]): boolean =>
  role === 'signature' ||
  role === 'consent' ||
  role === 'entry_into_force' ||
  role === 'withdrawal' ||
  (role === 'date' && !columns.some((one) => one.role === 'consent')) ||
  (role === 'status' && !columns.some((one) => one.role === 'date' || one.role === 'consent'));

interface ReadAct {
  readonly act: CellAct;
  readonly flags: readonly string[];
}

/** The act of a date: as marked, as a column of acts says, as the column is called. */
function actIn(column: Column, { act }: CellDate, cells: Cells, instrument: string): ReadAct {
  if (column.role === 'signature' && (act === 'succession' || act === 'accession'))
    return { act: 'signature', flags: [] };
  const own = act ?? ACT_OF[column.role];
  if (own !== undefined) return { act: own, flags: [] };
  const told = cells('action').trim();
  if (column.role === 'consent' && told !== '') {
    const named = told.toLowerCase().replace(/ /gu, '_');
    if (CONSENTS.has(named)) return { act: named as CellAct, flags: [] };
    const marked = MARK_ACTS[told];
    return marked === undefined
      ? { act: 'ratification', flags: ['act_not_stated'] }
      : { act: marked, flags: [] };
  }
  // Amendments that States accept by silence are listed with the day on which they began to bind (ILO, code of C185).
  if (column.role === 'date' && /\bamendments? of \d{4}\b/iu.test(instrument))
    return { act: 'entry_into_force', flags: [] };
  // A column of accessions alone: the Protocol of 1967 on refugees was never open for signature.
  const isRatification = column.role === 'date' || /ratif|adhésion|ратиф|party/iu.test(column.name);
  return { act: isRatification ? 'ratification' : 'accession', flags: [] };
}

/** Under a heading that joins ratification and accession without marks, no signature means accession – perhaps. */
function flagAlone(found: TreatyFinding[], columns: readonly Column[], cells: Cells): void {
  const last = found.at(-1);
  const column = columns.find(({ role }) => role === 'consent');
  if (
    last?.act !== 'ratification' ||
    column === undefined ||
    !columns.some(({ role }) => role === 'signature')
  )
    return;
  if (cells('action') !== '' || !readCell(cells('signature')).isNone) return;
  const isMarked = /\(a\)/u.test(column.name);
  found[found.length - 1] = {
    ...last,
    ...(isMarked ? {} : { act: 'accession' as const }),
    flags: [...last.flags, isMarked ? 'ratified_unsigned' : 'act_from_signature'],
    confidence: 0.7,
  };
}

const headingAct = (name: string): StatementAct | null => {
  const acts = (['declaration', 'reservation', 'objection'] as const).filter((act) =>
    name.toLowerCase().includes(act),
  );
  return acts.length === 1 ? (acts[0] ?? null) : null;
};

/** "Automatic Denunciation on 12 Oct 2002 by convention C138", "Denounced on 20 Jan 2010". */
const withdrawalNote = (cell: string): string =>
  /(?:Denunciation|Denounced) on (?:\d{1,2} \p{L}{3,9} \d{4}|\d{1,2}[-/.]\p{L}{3}[-/.]\d{2,4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})/iu.exec(
    cell,
  )?.[0] ?? '';

type RowBase = Pick<TreatyFinding, 'stateId' | 'instrument' | 'locator' | 'place' | 'confidence'>;

const baseOf = (who: RowSubject, row: NamedRow, locator: string, flags: readonly string[]): RowBase => ({
  stateId: who.stateId,
  instrument: who.instrument,
  locator,
  place: row.place,
  confidence: flags.length + who.flags.length === 0 && who.instrument.id !== null ? 0.97 : 0.7,
});

function dated(
  date: CellDate,
  act: CellAct,
  stateNotes: readonly string[],
  printed = '',
): Omit<TreatyFinding, keyof RowBase> {
  const notes = [...new Set([...stateNotes, ...date.notes])];
  const isSucceeded = act === 'signature' && date.act === 'succession';
  return {
    act,
    date: date.date,
    article: null,
    printed: printed === '' || act === 'signature' ? date.printed : printed.slice(0, 200),
    quote: null,
    note: noteWords(notes, isSucceeded),
    flags: isSucceeded ? [...date.flags, 'succession_to_signature'] : date.flags,
  };
}

function noteWords(notes: readonly string[], isSucceeded: boolean): string | null {
  const said = [
    ...(isSucceeded ? ['Succession to signature.'] : []),
    ...(notes.length === 0 ? [] : [`The table refers to its note ${notes.join(', ')} here.`]),
  ];
  return said.length === 0 ? null : said.join(' ');
}

/** "CAT, Art.22 – YES – 21 Feb 2008": the competence of the committee, not the treaty. */
const acceptance = (date: CellDate, { article }: RowSubject): Omit<TreatyFinding, keyof RowBase> => ({
  act: 'recognition_of_competence',
  date: date.date,
  article: article === null ? null : { number: article, paragraph: null },
  printed: date.printed,
  quote: null,
  note: null,
  flags: [],
});

/** The International Labour Organization says "Not in force" of what was denounced, or has not begun yet. */
function withStanding(found: readonly TreatyFinding[], status: string): TreatyFinding[] {
  if (!/not in force/iu.test(status) || found.some(({ act }) => act === 'withdrawal')) return [...found];
  return found.map((one) => ({ ...one, flags: [...one.flags, 'not_in_force'], confidence: 0.7 }));
}
