import { isPartialDate } from '../../kernel/partial-date.ts';
import { askedFields, DATE_ORDERS, SEPARATORS, mainRecord } from '../proposals/index.ts';
import type { MappedRecord, Mapping, FieldShape, KindShape } from '../proposals/index.ts';
import { setConstant, setKeys, setWord, useColumn } from './mapping.edit.ts';
import { besideByDefault, isFillable } from './mapping.suggest.ts';

/** The forms by which a person says what columns mean. Pure. */

export interface MappingFormError {
  /** Name of the control. */
  readonly name: string;
  readonly code: 'name' | 'taken' | 'date' | 'number';
}

export interface MappingForm {
  readonly mapping: Mapping;
  readonly errors: readonly MappingFormError[];
}

/** Names of the controls. */
export const useName = (column: number): string => `use-${column}`;
export const constantName = (record: string, field: string): string => `constant-${record}.${field}`;
export const wordName = (word: number): string => `word-${word}`;
export const KEY_NAMES = ['key-1', 'key-2'] as const;

/** A value that stays as it is: words are told apart from words that are left out. */
export const NOT_SAID = '';
export const LEFT_OUT = '-';
const MOST_WORDS = 100;

const value = (form: FormData, name: string): string => {
  const given = form.get(name);
  return typeof given === 'string' ? given.trim() : '';
};

const oneOf = <T extends string>(all: readonly T[], given: string, otherwise: T): T =>
  all.find((one) => one === given) ?? otherwise;

/** A field that is the same in every row: what a person has said, or has to say. */
export interface ConstantField {
  readonly record: MappedRecord;
  readonly shape: FieldShape;
  readonly given: string | null;
  /** Without it no record can be made. */
  readonly isAsked: boolean;
}

/** Fields that no column gives: those that have to be told first, then those that were. */
export function constantFields(
  mapping: Mapping,
  shapes: readonly KindShape[],
  places: ReadonlyMap<string, number> | null,
): ConstantField[] {
  const asked = askedFields(mapping, shapes, places);
  const kinds = new Map(shapes.map((one) => [one.kind, one]));
  const given = mapping.records.flatMap((record) =>
    record.fields
      .filter((one) => one.columns.length === 0 && one.record === null && one.constant !== null)
      .flatMap((one): ConstantField[] => {
        const shape = kinds.get(record.kind)?.fields.find((own) => own.name === one.field);
        return shape && isFillable(shape) ? [{ record, shape, given: one.constant, isAsked: false }] : [];
      }),
  );
  return [...asked.map((one): ConstantField => ({ ...one, given: null, isAsked: true })), ...given];
}

/** What the form says about columns, words, and what is the same in every row. */
export function readMappingForm(
  form: FormData,
  before: Mapping,
  shapes: readonly KindShape[],
  places: ReadonlyMap<string, number> | null,
): MappingForm {
  const errors: MappingFormError[] = [];
  const named = { ...before, ...settings(form, before) };
  if (value(form, 'name') === '') errors.push({ name: 'name', code: 'name' });
  const withColumns = before.columns.reduce(
    (mapping, { name }, at) =>
      form.has(useName(at)) ? useColumn(mapping, name, value(form, useName(at))) : mapping,
    named,
  );
  const withConstants = constantFields(before, shapes, places).reduce((mapping, { record, shape }) => {
    const name = constantName(record.name, shape.name);
    if (!form.has(name)) return mapping;
    const given = value(form, name);
    const code = wrongConstant(shape, given);
    if (code !== null) errors.push({ name, code });
    return setConstant(mapping, record.name, shape.name, given || null);
  }, withColumns);
  return { mapping: withWords(withKeys(withConstants, form), form), errors };
}

function wrongConstant({ control }: FieldShape, given: string): MappingFormError['code'] | null {
  if (given === '') return null;
  if (control.type === 'date' && !isPartialDate(given)) return 'date';
  return control.type === 'integer' && !/^-?\d{1,9}$/.test(given) ? 'number' : null;
}

function settings(form: FormData, before: Mapping): Partial<Mapping> {
  const columns = new Set(before.columns.map((one) => one.name));
  const column = (name: string, otherwise: string | null): string | null =>
    form.has(name) ? (columns.has(value(form, name)) ? value(form, name) : null) : otherwise;
  const language = value(form, 'language');
  const source = value(form, 'source');
  return {
    name: value(form, 'name').slice(0, 120) || before.name,
    dates: oneOf(DATE_ORDERS, value(form, 'dates'), before.dates),
    separator: oneOf(SEPARATORS, value(form, 'separator'), before.separator),
    language: /^[a-z]{2}$/.test(language) ? language : before.language,
    locator: column('locator', before.locator),
    source: form.has('source')
      ? { ...before.source, id: /^[A-Za-z0-9][\w.~-]{0,199}$/.test(source) ? source : null }
      : before.source,
  };
}

function withKeys(mapping: Mapping, form: FormData): Mapping {
  if (!form.has(KEY_NAMES[0])) return mapping;
  const columns = new Set(mapping.columns.map((one) => one.name));
  const keys = KEY_NAMES.map((name) => value(form, name)).filter((one) => columns.has(one));
  const main = mainRecord(mapping);
  // More keys than the form has fields for stay.
  return setKeys(mapping, [...new Set([...keys, ...(main?.keys.slice(KEY_NAMES.length) ?? [])])]);
}

/** Words of the table that were asked about: 'record.field', the word, what it stands for. */
function withWords(mapping: Mapping, form: FormData): Mapping {
  let next = mapping;
  for (let at = 0; at < MOST_WORDS && form.has(`${wordName(at)}-printed`); at += 1) {
    const [record = '', field = ''] = value(form, `${wordName(at)}-field`).split('.');
    const meant = value(form, wordName(at));
    if (meant === NOT_SAID) continue;
    next = setWord(
      next,
      record,
      field,
      value(form, `${wordName(at)}-printed`),
      meant === LEFT_OUT ? '' : meant,
    );
  }
  return next;
}

/** What a row is about, beside what, and where the headings stand: the first page of the form. */
export interface TableForm {
  readonly sheet: string | null;
  readonly headingRow: number | null;
  readonly headingRows: 1 | 2 | null;
  readonly kind: string;
  readonly beside: readonly string[];
}

export function readTableForm(form: FormData, shapes: readonly KindShape[]): TableForm | null {
  const known = new Set(shapes.map((one) => one.kind));
  const kind = value(form, 'kind');
  if (!known.has(kind)) return null;
  const row = value(form, 'row');
  const rows = value(form, 'rows');
  const beside = [...form.getAll('beside'), ...form.getAll('beside-other')].map(String);
  return {
    sheet: value(form, 'sheet') || null,
    headingRow: /^[1-9]\d?$/.test(row) && Number(row) <= 50 ? Number(row) : null,
    headingRows: rows === '1' ? 1 : rows === '2' ? 2 : null,
    kind,
    // What was ticked was for the kind that the page showed; another kind brings its own usual company.
    beside: [...(kind === value(form, 'shown') ? [] : besideByDefault(kind)), ...beside]
      .filter((one) => known.has(one))
      .slice(0, 8),
  };
}
