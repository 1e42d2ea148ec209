import type {
  FieldShape,
  Mapping,
  MappedField,
  ReadingGround,
  Vocabulary,
} from '../../features/proposals/index.ts';
import { nameKey } from '../../kernel/names.ts';
import { readDate } from './dates.ts';
import { idPart } from './ids.ts';
import { listOf } from './lists.ts';

/** What a cell says, as the value of a field. Pure apart from what is looked up. */

export const VALUE_PROBLEMS = [
  'missing',
  'bad_date',
  'bad_number',
  'bad_choice',
  'bad_yes_no',
  'unknown_state',
  'bad_id',
] as const;
export type ValueProblem = (typeof VALUE_PROBLEMS)[number];

export interface Unread {
  readonly code: ValueProblem;
  /** What was not understood. */
  readonly printed: string;
}

export interface ReadValue {
  /** null: nothing is said. */
  readonly value: unknown;
  /** Names that the record does not know; they are left out until a person says what they stand for. */
  readonly unknown: readonly { readonly vocabulary: Vocabulary; readonly printed: string }[];
  readonly problem: Unread | null;
  readonly flag: string | null;
}

const said = (value: unknown): ReadValue => ({ value, unknown: [], problem: null, flag: null });
const unread = (code: ValueProblem, printed: string): ReadValue => ({
  value: null,
  unknown: [],
  problem: { code, printed: printed.slice(0, LONGEST_SHOWN) },
  flag: null,
});

const LONGEST_SHOWN = 200;

/** Kinds whose records people name in words; the others are meant by their id. */
const NAMED_KINDS: Readonly<Record<string, Vocabulary>> = {
  instrument: 'instrument',
  mechanism: 'mechanism',
  body: 'body',
};

export interface ValueContext {
  readonly mapping: Mapping;
  readonly ground: Pick<ReadingGround, 'stateNames' | 'lookUp'>;
  /** Null in catalogue records. */
  readonly stateId: string | null;
}

/** The words of each mapped field, folded: made once. */
export class ChoiceWords {
  readonly #known = new WeakMap<MappedField, ReadonlyMap<string, string>>();

  /** The value that a word stands for; '' where the mapping leaves it out, null where it is not known. */
  find(field: MappedField, shape: FieldShape, printed: string): string | null {
    let known = this.#known.get(field);
    if (!known) this.#known.set(field, (known = wordsOf(field, shape)));
    return known.get(choiceKey(printed)) ?? null;
  }
}

const choiceKey = (text: string): string => nameKey(text) || text.trim();

function wordsOf(field: MappedField, { control, words }: FieldShape): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const value of control.type === 'choice' ? control.values : [])
    for (const name of [value, ...(words[value] ?? [])]) known.set(choiceKey(name), value);
  // What the mapping says counts more than what the value is called.
  for (const [printed, value] of Object.entries(field.words)) known.set(choiceKey(printed), value);
  return known;
}

/** Reads a printed value as what a field holds. */
export function readValue(
  printed: string,
  field: MappedField,
  shape: FieldShape,
  context: ValueContext,
  choices: ChoiceWords,
): ReadValue {
  const { control } = shape;
  const separator = field.separator ?? context.mapping.separator;
  if (field.idPrefix !== null) return reference(printed, field.idPrefix, context.stateId);
  const known = choices.find(field, shape, printed);
  if (known === '') return said(null);
  // A text with words of its own is a choice too: the grades of a scale.
  const isChoice =
    control.type === 'choice' || (control.type === 'text' && Object.keys(field.words).length > 0);
  if (isChoice && printed !== field.constant)
    return known === null ? unread('bad_choice', printed) : said(known);
  const own = known ?? printed;
  switch (control.type) {
    case 'date': {
      const read = readDate(own, field.dates ?? context.mapping.dates);
      if (read === null) return unread('bad_date', printed);
      return { ...said(read.date), flag: read.isSerial ? 'date_from_serial' : null };
    }
    case 'integer':
      return integer(own);
    case 'boolean':
      return yesOrNo(own);
    case 'state': {
      const id = context.ground.stateNames.resolve(own);
      return id === null ? unread('unknown_state', printed) : said(id);
    }
    case 'states':
      return states(own, separator, context);
    case 'texts':
      return said(listOf(own, separator));
    case 'names':
      return names(listOf(own, separator), control.vocabulary, context, field);
    case 'record':
      return record(own, control.kind, context);
    case 'local':
      return said(localText(own, field.language ?? context.mapping.language));
    case 'choice':
    case 'text':
    case 'none':
      return said(own);
  }
}

/** English has to be there: words of another language stand there too until someone translates them. */
const localText = (words: string, language: string): Readonly<Record<string, string>> =>
  language === 'en' ? { en: words } : { en: words, [language]: words };

function integer(printed: string): ReadValue {
  const digits = printed.replace(/[\s\u00A0\u202F]/gu, '').replace(/\.0+$/, '');
  return /^-?\d{1,9}$/.test(digits) ? said(Number(digits)) : unread('bad_number', printed);
}

const YES = new Set(['yes', 'true', '1', 'y', 'x', '+', '✓', 'да', 'иә', 'ия']);
const NO = new Set(['no', 'false', '0', 'n', '-', '–', 'нет', 'жоқ']);

function yesOrNo(printed: string): ReadValue {
  const word = printed.trim().toLowerCase();
  if (YES.has(word)) return said(true);
  return NO.has(word) ? said(false) : unread('bad_yes_no', printed);
}

/** One State, a list with the separator, or a list the way reports write it. */
function states(printed: string, separator: Mapping['separator'], { ground }: ValueContext): ReadValue {
  const { stateNames } = ground;
  const whole = stateNames.resolve(printed);
  if (whole !== null) return said([whole]);
  const found = new Set<string>();
  let stranger: string | null = null;
  for (const part of listOf(printed, separator)) {
    const own = stateNames.resolve(part);
    if (own !== null) {
      found.add(own);
      continue;
    }
    const { states: several, unknown } = stateNames.resolveAll(part);
    for (const id of several) found.add(id);
    if (unknown.length > 0 || several.length === 0) stranger ??= unknown[0] ?? part;
  }
  // Those that are known are kept, and the row says that one is missing.
  const value = found.size === 0 ? null : [...found];
  return stranger === null ? said(value) : { ...unread('unknown_state', stranger), value };
}

function names(
  printed: readonly string[],
  vocabulary: Vocabulary,
  { ground, stateId }: ValueContext,
  field: MappedField,
): ReadValue {
  const ids = new Set<string>();
  const unknown: { vocabulary: Vocabulary; printed: string }[] = [];
  for (const name of printed) {
    const id = ground.lookUp(vocabulary, field.words[name] ?? name, stateId);
    if (id === null) unknown.push({ vocabulary, printed: name });
    else ids.add(id);
  }
  return { ...said([...ids]), unknown };
}

const RECORD_ID = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/;

function record(printed: string, kind: string, { ground, stateId }: ValueContext): ReadValue {
  const vocabulary = NAMED_KINDS[kind];
  if (vocabulary === undefined) return RECORD_ID.test(printed) ? said(printed) : unread('bad_id', printed);
  const id = ground.lookUp(vocabulary, printed, stateId);
  return id === null ? { ...said(null), unknown: [{ vocabulary, printed }] } : said(id);
}

/** The id that a row of another table, read with this prefix, has got. */
function reference(printed: string, prefix: string, stateId: string | null): ReadValue {
  const part = idPart(printed);
  return said([stateId?.toLowerCase(), prefix, part].filter((one) => one !== undefined).join('.'));
}
