import type {
  CitationFields,
  FieldShape,
  KindShape,
  MappedField,
  MappedRecord,
  Mapping,
  ProposedRecord,
  ReadingGround,
  UnresolvedName,
} from '../../features/reading/index.ts';
import { mainRecord, ownColumns } from '../../features/reading/index.ts';
import { sha256 } from '../../kernel/canonical.ts';
import type { Grid, GridRow } from './grid.ts';
import { idPart } from './ids.ts';
import { listOf } from './lists.ts';
import { ChoiceWords, readValue } from './values.ts';
import type { ValueContext, ValueProblem } from './values.ts';

/** One row of a table → the records that it holds, or why it holds none. Pure apart from what is looked up. */

export type RowProblemCode = ValueProblem | 'missing_key' | 'key_twice' | 'unknown_kind';

export interface RowProblem {
  /** The row as a person counts, from 1. */
  readonly row: number;
  readonly code: RowProblemCode;
  /** The record of the mapping and its field; null where the row as a whole is meant. */
  readonly record: string | null;
  readonly field: string | null;
  /** Heading of the column; null where the mapping names none. */
  readonly column: string | null;
  readonly printed: string;
  /** True: nothing is made of the row. False: it is read without this value. */
  readonly isRefused: boolean;
}

export interface ReadRow {
  readonly row: GridRow;
  readonly records: readonly ProposedRecord[];
  /** Records that several rows stand on. */
  readonly shared: readonly ProposedRecord[];
  readonly unresolved: readonly UnresolvedName[];
  readonly flags: readonly string[];
  readonly problems: readonly RowProblem[];
  /** Where the row says so, as citations name it. */
  readonly locator: string;
  readonly stateId: string | null;
  readonly isRefused: boolean;
  /** Names of the mapping's records of which the row gave one. */
  readonly made: Iterable<string>;
}

export interface RowsContext {
  readonly mapping: Mapping;
  readonly grid: Grid;
  readonly shapes: ReadonlyMap<string, KindShape>;
  readonly ground: Pick<ReadingGround, 'stateNames' | 'lookUp'>;
  /** The State for which the table is read. */
  readonly stateId: string | null;
  readonly sourceId: string;
  /** In front of 'row 12' where the file has several sheets. */
  readonly sheetLocator: string;
}

const LONGEST_CITED = 500;

/** Reads the rows of one table one after the other: what is made of one depends on the keys of those before. */
export class RowReader {
  readonly #context: RowsContext;
  readonly #choices = new ChoiceWords();
  /** Ids of records that were made, with the row that made them. */
  readonly #made = new Map<string, number>();
  #ordinal = 0;

  readonly #main: MappedRecord | undefined;

  constructor(context: RowsContext) {
    this.#context = context;
    this.#main = mainRecord(context.mapping);
  }

  read(row: GridRow): ReadRow {
    const { mapping, ground, sheetLocator } = this.#context;
    const problems: RowProblem[] = [];
    const locator = sheetLocator + this.#locatorOf(row);
    const stateId = this.#stateOf(row, problems);
    const values: ValueContext = { mapping, ground, stateId };
    const reading = new RowReading(row, locator, values, problems);
    this.#ordinal += 1;
    for (const record of problems.length > 0 ? [] : mapping.records) {
      const isMain = record === this.#main;
      reading.begin(isMain);
      this.#records(record, reading, isMain);
    }
    const isRefused = problems.some((one) => one.isRefused);
    if (!isRefused) for (const record of reading.records) this.#made.set(keyOf(record), row.number);
    return {
      row,
      records: isRefused ? [] : [...reading.records, ...reading.sources],
      shared: isRefused ? [] : reading.shared,
      unresolved: isRefused ? [] : reading.unresolved,
      flags: [...reading.flags],
      problems,
      locator,
      stateId,
      isRefused,
      made: isRefused ? [] : reading.made,
    };
  }

  #locatorOf(row: GridRow): string {
    const { locator } = this.#context.mapping;
    const cell = locator === null ? null : row.cell(locator);
    if (locator === null || cell === null) return `row ${row.number}`;
    return `${row.heading(locator).slice(0, 60)} ${cell.replace(/\s+/gu, ' ').slice(0, 120)}`;
  }

  #stateOf(row: GridRow, problems: RowProblem[]): string | null {
    const { mapping, ground, stateId } = this.#context;
    const printed = mapping.stateColumn === null ? null : row.cell(mapping.stateColumn);
    if (printed === null) return mapping.stateId ?? stateId;
    const id = ground.stateNames.resolve(printed);
    if (id === null)
      problems.push({
        row: row.number,
        code: 'unknown_state',
        record: null,
        field: 'stateId',
        column: row.heading(mapping.stateColumn ?? ''),
        printed: printed.slice(0, 200),
        isRefused: true,
      });
    return id;
  }

  /** A record of the mapping in this row: one, none where the row says nothing of it, or one for each value of a list. */
  #records(record: MappedRecord, reading: RowReading, isMain: boolean): void {
    const shape = this.#context.shapes.get(record.kind);
    if (!shape) {
      reading.problem(record, null, 'unknown_kind', record.kind, true);
      return;
    }
    const columns = ownColumns(record, this.#main);
    const isSaid = columns.length === 0 || columns.some((column) => reading.row.cell(column) !== null);
    const each = record.each === null ? null : reading.row.cell(record.each);
    // It hangs on a record that this row does not give: responsible bodies where there is no measure.
    const isLoose = record.fields.some((one) => one.record !== null && reading.idOf(one.record) === null);
    if (!isMain && (isLoose || (!isSaid && each === null))) return;
    if (record.each === null) this.#record(record, shape, reading, null);
    else
      for (const [at, value] of listOf(each ?? '', this.#context.mapping.separator).entries())
        this.#record(record, shape, reading, { value, number: at + 1 });
  }

  #record(record: MappedRecord, shape: KindShape, reading: RowReading, part: Part | null): void {
    reading.begin(reading.isMain);
    const made = reading.fieldsOf(record, shape, part, this.#choices);
    const id = this.#idOf(record, shape, reading, part, made.fields);
    if (id === null || reading.isFailed || made.isEmpty) return;
    const fields: Record<string, unknown> = { id };
    if (shape.scope === 'state') fields['stateId'] = reading.values.stateId;
    Object.assign(fields, made.fields);
    if (shape.filled.includes('position')) fields['position'] ??= part?.number ?? this.#ordinal;
    if (shape.filled.includes('isSummary')) fields['isSummary'] ??= false;
    const whole: CitationFields = { sourceId: this.#context.sourceId, locator: reading.locator };
    const citations = [whole, ...made.citations.map((one) => ({ ...whole, ...one }))];
    reading.add(record, { kind: shape.kind, fields, citations }, made.unresolved);
  }

  /** Of the key columns; else of the record that it hangs on; else of the row's own words. */
  #idOf(
    record: MappedRecord,
    shape: KindShape,
    reading: RowReading,
    part: Part | null,
    fields: Readonly<Record<string, unknown>>,
  ): string | null {
    const { mapping } = this.#context;
    const { isMain } = reading;
    const prefix = record.idPrefix ?? (isMain ? mapping.prefix : `${mapping.prefix}-${record.name}`);
    const state = shape.scope === 'state' ? reading.values.stateId?.toLowerCase() : undefined;
    const ending = part === null ? undefined : String(part.number);
    const parts: (string | undefined)[] = [state, prefix];
    const parent = record.fields.find((one) => one.record !== null)?.record;
    const keys = record.keys.filter((column) => this.#context.grid.places.has(column));
    if (keys.length > 0) {
      for (const column of keys) {
        const cell = reading.row.cell(column);
        if (cell === null) {
          reading.problem(record, null, 'missing_key', '', true, column);
          return null;
        }
        parts.push(idPart(cell));
      }
    } else if (parent !== null && parent !== undefined && reading.idOf(parent) !== null) {
      return [reading.idOf(parent), record.name, ending]
        .filter((one) => one !== null && one !== undefined)
        .join('.');
    } else parts.push(sha256(JSON.stringify(fields)).slice(0, 16));
    const id = [...parts, ending]
      .filter((one) => one !== undefined)
      .join('.')
      .slice(0, LONGEST_ID);
    const earlier = this.#made.get(`${shape.kind}\n${id}`);
    if (earlier === undefined || record.isShared || !isMain) return id;
    reading.problem(record, null, 'key_twice', String(earlier), true, keys[0]);
    return null;
  }
}

const LONGEST_ID = 200;
const keyOf = ({ kind, fields }: ProposedRecord): string => `${kind}\n${String(fields['id'])}`;

interface Part {
  readonly value: string;
  /** From 1. */
  readonly number: number;
}

interface MadeFields {
  readonly fields: Record<string, unknown>;
  readonly citations: CitationFields[];
  readonly unresolved: Omit<UnresolvedName, 'record'>[];
  /** Its cells say nothing, or words that the mapping leaves out. */
  isEmpty: boolean;
}

/** One row while it is being read. */
class RowReading {
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

  constructor(row: GridRow, locator: string, values: ValueContext, problems: RowProblem[]) {
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
      if (own.name === 'language') made.fields['language'] = this.values.mapping.language;
      else if (!this.problems.some((one) => one.record === record.name && one.field === own.name))
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
