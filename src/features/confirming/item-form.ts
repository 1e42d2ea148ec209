import { readTokens } from '../../web/components/token-list.ts';
import { dateFromParts, readDateParts } from '../../web/date-parts.ts';
import type { Kind } from '../../ledger/index.ts';
import { fieldsToAsk } from '../proposals/index.ts';
import type { Control, FormField, ProposedRecord, Vocabulary } from '../proposals/index.ts';
import type { KnownNames } from '../reading/index.ts';
import type { ReadItem } from './items.ts';

/** What is wrong with a field of a form that was sent. */
export interface FormError {
  /** Name of the control. */
  readonly name: string;
  readonly record: number;
  readonly field: string;
  readonly code: 'missing' | 'bad_date' | 'bad_number' | 'unknown_name' | 'not_offered';
  /** What was typed and not understood. */
  readonly typed: string;
}

export interface ReadForm {
  readonly fields: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  readonly errors: readonly FormError[];
}

/** The name of a field's control: a form holds the fields of several records. */
export const controlName = (record: number, field: string): string => `r${record}.${field}`;

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
};

/** Languages that a form shows for a text: those that it has, English, and the page's. */
export const languagesOf = (value: unknown, own: string): string[] => [
  ...new Set(['en', ...(typeof value === 'object' && value !== null ? Object.keys(value) : []), own]),
];

/** Long lists are cut: nobody types more, and each name is looked up. */
const MOST_TYPED = 100;

const namesTyped = (typed: string): string[] =>
  typed
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)
    .slice(0, MOST_TYPED);

type Found = { readonly value: unknown } | { readonly code: FormError['code']; readonly typed: string };

const missing = (field: FormField): Found =>
  field.isOptional ? { value: null } : { code: 'missing', typed: '' };

function listOf(form: FormData, name: string, find: (typed: string) => readonly string[] | null): Found {
  const { kept, typed } = readTokens(form, name);
  const added = [...kept, ...namesTyped(typed)].map((one) => ({ one, found: find(one) }));
  const unknown = added.find((one) => one.found === null);
  if (unknown) return { code: 'unknown_name', typed: unknown.one };
  return { value: [...new Set(added.flatMap((one) => one.found ?? []))] };
}

/** States by code, by name, or as a list of names the way reports write it. */
function statesIn(names: KnownNames, typed: string): readonly string[] | null {
  const { states, unknown } = names.stateNames.resolveAll(typed);
  return unknown.length > 0 || states.length === 0 ? null : states;
}

function termIn(names: KnownNames, vocabulary: Vocabulary, typed: string): readonly string[] | null {
  const id = names.index.idOf(vocabulary, typed, null);
  return id === null ? null : [id];
}

function localOf(form: FormData, name: string, field: FormField): Found {
  const texts: Record<string, string> = {};
  for (const key of form.keys()) {
    if (!key.startsWith(`${name}.`)) continue;
    const words = textOf(form, key);
    if (words !== '') texts[key.slice(name.length + 1)] = words;
  }
  if (Object.keys(texts).length === 0) return missing(field);
  return texts['en'] === undefined ? { code: 'missing', typed: '' } : { value: texts };
}

function valueOf(form: FormData, name: string, field: FormField, names: KnownNames): Found {
  const { control } = field;
  if (control.type === 'states') return listOf(form, name, (typed) => statesIn(names, typed));
  if (control.type === 'names')
    return listOf(form, name, (typed) => termIn(names, control.vocabulary, typed));
  if (control.type === 'local') return localOf(form, name, field);
  if (control.type === 'date') {
    const date = dateFromParts(readDateParts(form, name));
    if (date === 'bad')
      return { code: 'bad_date', typed: Object.values(readDateParts(form, name)).join(' ').trim() };
    return date === null ? missing(field) : { value: date };
  }
  if (control.type === 'texts') {
    const lines = String(form.get(name) ?? '').split('\n');
    return { value: lines.map((line) => line.trim()).filter(Boolean) };
  }
  const text = textOf(form, name);
  if (text === '') return missing(field);
  return single(control, text);
}

function single(control: Control, text: string): Found {
  if (control.type === 'integer')
    return /^-?\d{1,9}$/.test(text) ? { value: Number(text) } : { code: 'bad_number', typed: text };
  if (control.type === 'boolean') return { value: text === 'yes' };
  if (control.type === 'choice' && !control.values.includes(text))
    return { code: 'not_offered', typed: text };
  return { value: text };
}

/** Whether the form has this field at all. Boxes that are unticked are not sent; the field for adding always is. */
const isSent = (form: FormData, name: string): boolean =>
  [...form.keys()].some((key) => key === name || key.startsWith(`${name}.`) || key.startsWith(`${name}-`));

/** Reads the form of an item: each field of each record that it holds, or what is wrong with it. */
export function readItemForm(
  form: FormData,
  item: ReadItem,
  kindOf: (name: string) => Kind | undefined,
  names: KnownNames,
): ReadForm {
  const fields = new Map<number, Record<string, unknown>>();
  const errors: FormError[] = [];
  item.content.records.forEach((record, at) => {
    const kind = kindOf(record.kind);
    const own: Record<string, unknown> = {};
    for (const field of kind ? fieldsToAsk(kind) : []) {
      const name = controlName(at, field.name);
      if (!isSent(form, name)) continue;
      const found = valueOf(form, name, field, names);
      if ('value' in found) own[field.name] = found.value;
      else errors.push({ name, record: at, field: field.name, code: found.code, typed: found.typed });
    }
    fields.set(at, own);
  });
  return { fields: withState(fields, item.content.records), errors };
}

/** The State is asked once; what the item proposes for the same State goes along. */
function withState(
  fields: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
  records: readonly ProposedRecord[],
): ReadForm['fields'] {
  const stateId = fields.get(0)?.['stateId'];
  const before = records[0]?.fields['stateId'];
  if (stateId === undefined || stateId === before) return fields;
  return new Map(
    records.map((record, at) => [
      at,
      { ...fields.get(at), ...(record.fields['stateId'] === before ? { stateId } : {}) },
    ]),
  );
}
