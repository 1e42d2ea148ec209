/** The index behind `createStateNames`: every name of every State under its key, built once. */
import type { LanguageCode } from './language.ts';
import { cutIntoWords, keyOf, keyWithoutArticle } from './state-names.key.ts';

/** ISO 3166-1 alpha-3 code, upper case. */
export type Alpha3 = string;

export type StateNameForm = 'short' | 'formal';

/** The part of a catalogue entry that this module needs; an entry of `data/catalogue/states.json` fits. */
export interface StateNamesEntry {
  readonly id: Alpha3;
  readonly alpha2: string;
  readonly names: Readonly<Record<LanguageCode, { readonly short: string; readonly formal: string | null }>>;
  /** Former, colloquial and variant names by language; abbreviations such as "UK" stand under `en`. */
  readonly otherNames: Readonly<Partial<Record<LanguageCode, readonly string[]>>>;
}

export interface IndexedName {
  readonly id: Alpha3;
  /** The name itself is written with a comma ("Iran, Islamic Republic of") or an "and" inside. */
  readonly hasComma: boolean;
  readonly hasAnd: boolean;
}

export interface StateNamesIndex {
  readonly namesByKey: ReadonlyMap<string, IndexedName>;
  /** Exact texts, for the common case: a name written as the catalogue writes it. */
  readonly idByText: ReadonlyMap<string, Alpha3>;
  /** ISO codes, and abbreviations such as UK and UAE; in capitals only. */
  readonly idByCode: ReadonlyMap<string, Alpha3>;
  /** The abbreviations alone: these may stand in a list among names, where ISO codes ("AND", "IN") may not. */
  readonly idByAbbreviation: ReadonlyMap<string, Alpha3>;
  readonly keysByLength: ReadonlyMap<number, readonly string[]>;
  readonly longestKey: number;
}

/** Up to three capitals: too short to be told from a word ("us", "car") unless written in capitals. */
const ABBREVIATION = /^[A-Z]{2,3}$/;

/** "Republic of Korea" also stands as "Korea, Republic of" and "Korea, Rep." in alphabetical lists. */
const inversionsOf = (name: string): readonly string[] => {
  const parts = /^(?:the )?(.+?) of (?:the )?(.+)$/i.exec(name);
  if (parts === null || /[(,]/.test(name)) return [];
  const [, kind = '', land = ''] = parts;
  return [`${land}, ${kind} of`, `${land}, ${kind}`];
};

const namesOf = (entry: StateNamesEntry): readonly string[] => {
  const names: string[] = [];
  for (const { short, formal } of Object.values(entry.names)) {
    names.push(short);
    if (formal !== null) names.push(formal);
  }
  for (const others of Object.values(entry.otherNames)) names.push(...others);
  const english = [entry.names.en.short, entry.names.en.formal ?? '', ...(entry.otherNames.en ?? [])];
  return [...names, ...english.flatMap(inversionsOf)];
};

const put = (map: Map<string, Alpha3>, text: string, id: Alpha3): void => {
  const present = map.get(text);
  if (present !== undefined && present !== id) {
    throw new Error(`"${text}" would name both ${present} and ${id}`);
  }
  map.set(text, id);
};

/** Throws an Error that names both States where one name would mean two. */
export const buildIndex = (states: readonly StateNamesEntry[]): StateNamesIndex => {
  const namesByKey = new Map<string, IndexedName>();
  const idByText = new Map<string, Alpha3>();
  const idByCode = new Map<string, Alpha3>();
  const idByAbbreviation = new Map<string, Alpha3>();
  const keysByLength = new Map<number, string[]>();

  const add = (name: string, id: Alpha3): void => {
    put(idByText, name, id);
    if (ABBREVIATION.test(name)) {
      put(idByCode, name, id);
      put(idByAbbreviation, name, id);
      return;
    }
    const key = keyOf(name);
    const present = namesByKey.get(key);
    if (present !== undefined && present.id !== id) {
      throw new Error(`"${name}" would name both ${present.id} and ${id}`);
    }
    const { words } = cutIntoWords(name);
    const hasComma = present?.hasComma || words.some((word) => word.before === 'comma');
    const hasAnd = present?.hasAnd || words.some((word) => word.before === 'and');
    if (present === undefined) {
      const sameLength = keysByLength.get(key.length);
      if (sameLength === undefined) keysByLength.set(key.length, [key]);
      else sameLength.push(key);
    }
    namesByKey.set(key, { id, hasComma, hasAnd });
  };

  for (const entry of states) {
    put(idByCode, entry.id, entry.id);
    put(idByCode, entry.alpha2, entry.id);
    for (const name of namesOf(entry)) add(name, entry.id);
  }
  const longestKey = Math.max(0, ...keysByLength.keys());
  return { namesByKey, idByText, idByCode, idByAbbreviation, keysByLength, longestKey };
};

/** "the U. S. A." with blanks around: nothing longer can be a code. */
const LONGEST_CODE_TEXT = 16;

/** The State that a whole text names, or null. */
export const resolveText = (index: StateNamesIndex, text: string): Alpha3 | null => {
  const exact = index.idByText.get(text);
  if (exact !== undefined) return exact;
  if (text.length <= LONGEST_CODE_TEXT) {
    const byCode = index.idByCode.get(text.replace(/^\s*the\s|[\s.]/gi, ''));
    if (byCode !== undefined) return byCode;
  }
  const key = keyOf(text);
  return (index.namesByKey.get(key) ?? index.namesByKey.get(keyWithoutArticle(text)))?.id ?? null;
};
