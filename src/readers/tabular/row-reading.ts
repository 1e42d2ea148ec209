import type {
  CitationFields,
  MappedField,
  MappedRecord,
  ProposedRecord,
  UnresolvedName,
  FieldShape,
  KindShape,
} from '../../features/proposals/index.ts';
import type { GridRow } from './grid.ts';
import type { RowProblem, RowProblemCode } from './row-problem.ts';
import { readValue } from './values.ts';
import type { ChoiceWords, ValueContext } from './values.ts';

const LONGEST_CITED = 500;

/** One value of a list, where a record is made of each. */
export interface Part {
  readonly value: string;
  /** From 1. */
  readonly number: number;
}

export interface MadeFields {
  readonly fields: Record<string, unknown>;
  readonly citations: CitationFields[];
  readonly unresolved: Omit<UnresolvedName, 'record'>[];
  /** Its cells say nothing, or words that the mapping leaves out. */
  isEmpty: boolean;
}

/** One row while it is being read. */
export class RowReading {
  readonly row: GridRow;
  readonly locator: string;
  readonly values: ValueContext;
  readonly problems: RowProblem[];
  readonly records: ProposedRecord[] = [];
  readonly shared: ProposedRecord[] = [];
  readonly sources: ProposedRecord[] = [];
  readonly unresolved: UnresolvedName[] = [];
  /** Whether the record being made is what the row is about, and whether something keeps it from being made. */
  isMain = false;
  isFailed = false;
  readonly flags = new Set<string>();
  readonly #ids = new Map<string, string>();
  readonly #untold: ReadonlySet<string> | undefined;

  constructor(
    row: GridRow,
    locator: string,
    values: ValueContext,
    problems: RowProblem[],
    untold?: ReadonlySet<string>,
  ) {
    this.#untold = untold;
    this.row = row;
    this.locator = locator;
    this.values = values;
    this.problems = problems;
  }

  get made(): Iterable<string> {
    return this.#ids.keys();
  }

  begin(isMain: boolean): void {
    this.isMain = isMain;
    this.isFailed = false;
  }

  idOf(record: string): string | null {
    return this.#ids.get(record) ?? null;
  }

  add(record: MappedRecord, made: ProposedRecord, unresolved: MadeFields['unresolved']): void {
    this.#ids.set(record.name, String(made.fields['id']));
    // Of the sources only the table's own is written as a frame; others come with the rows that cite them.
    if (record.isShared) {
      (made.kind === 'source' ? this.sources : this.shared).push(made);
      return;
    }
    for (const one of unresolved) this.unresolved.push({ record: this.records.length, ...one });
    this.records.push(made);
  }

  problem(
    record: MappedRecord,
    field: string | null,
    code: RowProblemCode,
    printed: string,
    isGrave: boolean,
    column?: string,
  ): void {
    const heading = column === undefined ? null : this.row.heading(column);
    // What hangs on the row's record may fall out alone: a recommendation stays where the answer to it is unreadable.
    const isRefused = isGrave && this.isMain;
    if (isGrave) this.isFailed = true;
    this.problems.push({
      row: this.row.number,
      code,
      record: record.name,
      field,
      column: heading,
      printed,
      isRefused,
    });
  }

  /** The fields of one record, each with what the table prints where that is not the value itself. */
  fieldsOf(record: MappedRecord, shape: KindShape, part: Part | null, choices: ChoiceWords): MadeFields {
    const made: MadeFields = { fields: {}, citations: [], unresolved: [], isEmpty: !this.isMain };
    const problems = this.problems.length;
    if (record.fields.every((one) => one.columns.length === 0)) made.isEmpty = false;
    const shapes = new Map(shape.fields.map((one) => [one.name, one]));
    for (const field of record.fields) {
      const own = shapes.get(field.field);
      if (own) this.#field(record, field, own, part, choices, made);
    }
    if (made.isEmpty && this.problems.length === problems) return made;
    made.isEmpty = false;
    for (const own of shape.fields) {
      const isGiven = (made.fields[own.name] ?? null) !== null || own.name === 'stateId';
      const isAsked = made.unresolved.some((one) => one.field === own.name);
      if (own.isOptional || isGiven || isAsked) continue;
      const isUntold = this.#untold?.has(`${record.name}.${own.name}`) === true;
      if (own.name === 'language') made.fields['language'] = this.values.mapping.language;
      else if (
        !isUntold &&
        !this.problems.some((one) => one.record === record.name && one.field === own.name)
      )
        this.problem(record, own.name, 'missing', '', true, columnOf(record, own.name));
    }
    if (shape.scope === 'state' && this.values.stateId === null)
      this.problem(record, 'stateId', 'missing', '', true, this.values.mapping.stateColumn ?? undefined);
    return made;
  }

  #field(
    record: MappedRecord,
    field: MappedField,
    shape: FieldShape,
    part: Part | null,
    choices: ChoiceWords,
    made: MadeFields,
  ): void {
    if (field.record !== null) {
      const id = this.idOf(field.record);
      if (id !== null) made.fields[field.field] = id;
      return;
    }
    const printed = this.#printed(record, field, part);
    const text = printed ?? field.constant;
    if (text === null) return;
    const read = readValue(text, field, shape, this.values, choices);
    if (read.problem !== null)
      this.problem(
        record,
        field.field,
        read.problem.code,
        read.problem.printed,
        !shape.isOptional,
        field.columns[0],
      );
    if (read.flag !== null) this.flags.add(read.flag);
    for (const one of read.unknown) made.unresolved.push({ field: field.field, ...one });
    if (printed !== null && (read.value !== null || read.unknown.length > 0)) made.isEmpty = false;
    if (read.value === null) return;
    if (shape.control.type === 'local') {
      const before = made.fields[field.field] as object | undefined;
      const language = field.language ?? this.values.mapping.language;
      // Words in English count more than words of another language that stand there for want of them.
      made.fields[field.field] =
        language === 'en'
          ? { ...before, ...(read.value as object) }
          : { ...(read.value as object), ...before };
      if (language !== 'en' && !before) this.flags.add('not_in_english');
      if (language === 'en') this.flags.delete('not_in_english');
    } else made.fields[field.field] = read.value;
    const reading = readingOf(read.value);
    if (printed === null || shape.control.type === 'local' || reading === printed) return;
    const column =
      field.columns[0] === undefined ? '' : `, column ${this.row.heading(field.columns[0]).slice(0, 60)}`;
    made.citations.push({
      locator: this.locator + column,
      field: field.field,
      value: printed.slice(0, LONGEST_CITED),
      reading,
    });
  }

  #printed(record: MappedRecord, field: MappedField, part: Part | null): string | null {
    if (part !== null && record.each !== null && field.columns[0] === record.each) return part.value;
    const cells = field.columns.map((column) => this.row.cell(column)).filter((one) => one !== null);
    return cells.length === 0 ? null : cells.join(field.joined);
  }
}

const columnOf = (record: MappedRecord, field: string): string | undefined =>
  record.fields.find((one) => one.field === field)?.columns[0];

/** As citations write a value, so that two sources can be compared. */
const readingOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
