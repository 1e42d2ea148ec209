import type { SheetCell } from '../../features/proposals/index.ts';

/**
 * One annotation of the Universal Human Rights Index, as its exports print it: what a passage of a document was tagged
 * with. The JSON export, the XLSX export and copies of both name the same things differently; values come as lists, as
 * lines that begin with "- ", or as one text.
 */
export interface Annotation {
  /** A UUID; null where the file has none. */
  readonly id: string | null;
  readonly text: string;
  readonly symbol: string | null;
  /** 'YYYY-MM-DD'; null where none is printed or it cannot be read. */
  readonly date: string | null;
  readonly printedDate: string | null;
  readonly body: string | null;
  readonly type: string | null;
  readonly countries: readonly string[];
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  readonly sdgs: readonly string[];
  readonly uprCycle: string | null;
  readonly uprSession: string | null;
  readonly uprPositions: readonly string[];
  readonly uprStates: readonly string[];
}

/** Names of the columns and keys, without case, blanks and marks; the misspelt ones are those of the XLSX export. */
const NAMES = {
  id: ['annotationid', 'ohchrannotationid', 'id'],
  text: ['text'],
  symbol: ['symbol', 'documentsymbol'],
  date: ['publicationdate', 'documentpublicationdate', 'date'],
  body: ['body', 'reccomendingbody', 'recommendingbody'],
  type: ['annotationtype', 'type'],
  countries: ['countries', 'countriesconcerned'],
  themes: ['themes'],
  groups: ['affectedpersons'],
  sdgs: ['sdgs'],
  uprCycle: ['uprcycle'],
  uprSession: ['uprsession'],
  uprPositions: ['uprpositions', 'uprposition'],
  uprStates: [
    'uprrecommendingcountry',
    'uprrecommendingcountries',
    'uprreccomendingstates',
    'uprrecommendingstates',
  ],
} as const;
export type AnnotationField = keyof typeof NAMES;

const FIELDS = Object.keys(NAMES) as AnnotationField[];
const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Where each field stands: the key of an object, or the number of a column. */
export type Layout<Key> = Readonly<Partial<Record<AnnotationField, Key>>>;

/** Which of the keys holds which field; the first name in the list above wins. */
export function layoutOf<Key>(keys: Iterable<readonly [name: string, key: Key]>): Layout<Key> {
  const byName = new Map<string, Key>();
  for (const [name, key] of keys) {
    const plain = plainName(name);
    if (!byName.has(plain)) byName.set(plain, key);
  }
  const layout: Partial<Record<AnnotationField, Key>> = {};
  for (const field of FIELDS) {
    const found = NAMES[field].find((name) => byName.has(name));
    const key = found === undefined ? undefined : byName.get(found);
    if (key !== undefined) layout[field] = key;
  }
  return layout;
}

/** What no other table of recommendations has together. */
export const isLayoutOfIndex = (layout: Layout<unknown>): boolean =>
  ['text', 'symbol', 'body', 'type', 'countries'].every((field) => Object.hasOwn(layout, field));

/** A key by which the objects of the JSON export are found. */
export const isKeyOfAnnotation = (key: string): boolean => {
  const plain = plainName(key);
  return plain === 'annotationid' || plain === 'annotationtype';
};

type Value = (field: AnnotationField) => unknown;

const DASH = /^[-–•]\s+/;
const cleanPart = (part: string): string => part.trim().replace(DASH, '').trim();

/** "NA" is what the program R writes for nothing; among the names of States it is the code of Namibia. */
const isNothing = (part: string): boolean => part === '' || part === 'NA' || part === 'N/A' || part === '-';

/** At most so many values of one field, so that a row of a million lines costs no more than another. */
const MOST_VALUES = 500;

function partsOf(value: unknown, isEmpty: (part: string) => boolean): string[] {
  const texts = Array.isArray(value) ? value.slice(0, MOST_VALUES) : [value];
  const parts: string[] = [];
  for (const text of texts) {
    if (typeof text !== 'string' && typeof text !== 'number') continue;
    const whole = String(text);
    const lines =
      whole.includes('\n') || whole.includes('\r') ? whole.split(/[\r\n]+/, MOST_VALUES) : [whole];
    for (const line of lines) {
      const part = cleanPart(line);
      if (!isEmpty(part) && !parts.includes(part)) parts.push(part);
    }
  }
  return parts;
}

const listOf = (value: unknown): string[] => partsOf(value, isNothing);
const statesOf = (value: unknown): string[] => partsOf(value, (part) => part === '' || part === '-');
const oneOf = (value: unknown): string | null => listOf(value)[0] ?? null;

/** Days between 30 December 1899 and 1 January 1970: how spreadsheets count days. */
const DAYS_TO_1970 = 25_569;
const DAY_MS = 86_400_000;
/** 1 January 1990 and 31 December 2089, between which documents can be dated. */
const [FIRST_SERIAL, LAST_SERIAL] = [32_874, 69_397];

/** '2025-02-12T00:00:00', '2026-03-23', '46078' (a spreadsheet's day) → 'YYYY-MM-DD'; null for anything else. */
export function dayOf(printed: string | null): string | null {
  if (printed === null) return null;
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:$|[T ])/.exec(printed);
  if (iso) {
    const [, year = '', month = '', day = ''] = iso;
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
    return isReal && Number(year) >= 1946 ? `${year}-${month}-${day}` : null;
  }
  const serial = /^\d{5}(?:\.\d+)?$/.test(printed) ? Math.floor(Number(printed)) : 0;
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  return new Date((serial - DAYS_TO_1970) * DAY_MS).toISOString().slice(0, 10);
}

/** What stands in the column of the session where only the cycle is known. */
const CYCLE = /^cycle\s/i;

function annotationOf(value: Value): Annotation {
  const text = value('text');
  const session = oneOf(value('uprSession'));
  const hasCycleOnly = session !== null && CYCLE.test(session);
  const printedDate = oneOf(value('date'));
  return {
    id: oneOf(value('id')),
    text: typeof text === 'string' ? text : '',
    symbol: oneOf(value('symbol')),
    date: dayOf(printedDate),
    printedDate,
    body: oneOf(value('body')),
    type: oneOf(value('type')),
    countries: statesOf(value('countries')),
    themes: listOf(value('themes')),
    groups: listOf(value('groups')),
    sdgs: listOf(value('sdgs')),
    uprCycle: oneOf(value('uprCycle')) ?? (hasCycleOnly ? session : null),
    uprSession: hasCycleOnly ? null : session,
    uprPositions: listOf(value('uprPositions')),
    uprStates: statesOf(value('uprStates')),
  };
}

/** An object of the JSON export. */
export function annotationOfObject(object: object, layout: Layout<string>): Annotation {
  return annotationOf((field) => {
    const key = layout[field];
    return key === undefined ? undefined : Reflect.get(object, key);
  });
}

/** A row of the XLSX export. */
export function annotationOfRow(row: readonly SheetCell[], layout: Layout<number>): Annotation {
  return annotationOf((field) => {
    const column = layout[field];
    return column === undefined ? undefined : row[column];
  });
}
