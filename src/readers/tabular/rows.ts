import type {
  CitationFields,
  MappedRecord,
  Mapping,
  ProposedRecord,
  ReadingGround,
  UnresolvedName,
  KindShape,
} from '../../features/proposals/index.ts';
import { mainRecord, ownColumns } from '../../features/proposals/index.ts';
import { sha256 } from '../../kernel/canonical.ts';
import type { Grid, GridRow } from './grid.ts';
import { idPart } from './ids.ts';
import { listOf } from './lists.ts';
import type { RowProblem } from './row-problem.ts';
import { RowReading } from './row-reading.ts';
import type { Part } from './row-reading.ts';
import { ChoiceWords } from './values.ts';
import type { ValueContext } from './values.ts';

/** One row of a table → the records that it holds, or why it holds none. Pure apart from what is looked up. */

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
  /** Fields that a person still has to tell for the whole table, 'record.field': not a problem of its rows. */
  readonly untold?: ReadonlySet<string>;
  /** In front of 'row 12' where the file has several sheets. */
  readonly sheetLocator: string;
}

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
    const reading = new RowReading(row, locator, values, problems, this.#context.untold);
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
    const parent = reading.idOf(record.fields.find((one) => one.record !== null)?.record ?? '');
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
    } else if (parent !== null) {
      return [parent, record.name, ending].filter((one) => one !== undefined).join('.');
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
