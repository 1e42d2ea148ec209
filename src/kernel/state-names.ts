/**
 * Names of States → ISO 3166-1 alpha-3, in the spellings that UN documents, ministries and old exports use.
 * Pure: the names come in as an argument (the catalogue ships them), so this module knows no State itself.
 *
 * How names are compared and how lists are cut stands in `state-names.key.ts` and `state-names.list.ts`.
 */
import { badInput } from './errors.ts';
import type { LanguageCode } from './language.ts';
import {
  buildIndex,
  resolveText,
  type Alpha3,
  type StateNameForm,
  type StateNamesEntry,
  type StateNamesIndex,
} from './state-names.index.ts';
import { keyOf, keyWithoutArticle, withinOneEdit } from './state-names.key.ts';
import { resolveList, type ResolvedStates } from './state-names.list.ts';

export type { Alpha3, StateNameForm, StateNamesEntry } from './state-names.index.ts';
export type { ResolvedStates } from './state-names.list.ts';

export interface StateNames {
  /** The State that a whole text names, or null. Codes count in upper case only ("NO" is Norway, "no" is a word). */
  readonly resolve: (text: string) => Alpha3 | null;
  /** As `resolve`; throws `unknown_state` (400), with a suggestion where one letter is wrong. */
  readonly resolveOrThrow: (text: string) => Alpha3;
  /**
   * The States of a list as UN reports write it: "(Iran (Islamic Republic of), Norway and the United Kingdom)".
   * `states` in order of appearance without repetition; `unknown` holds each part that names no State, as written.
   */
  readonly resolveAll: (text: string) => ResolvedStates;
  /** States whose name is one edit (insert, delete, replace, swap) away; empty where the text already resolves. */
  readonly suggest: (text: string) => readonly Alpha3[];
  /** The name for display; a missing formal name gives the short one. Throws `unknown_state` for an unknown code. */
  readonly nameOf: (id: Alpha3, language: LanguageCode, form?: StateNameForm) => string;
}

/** Names of three letters have too many neighbours for one edit to say anything. */
const SHORTEST_SUGGESTED = 4;

const suggestFor = (index: StateNamesIndex, text: string): readonly Alpha3[] => {
  if (resolveText(index, text) !== null) return [];
  const keys = new Set([keyOf(text), keyWithoutArticle(text)]);
  const found = new Set<Alpha3>();
  for (const key of keys) {
    for (const length of [key.length - 1, key.length, key.length + 1]) {
      if (length < SHORTEST_SUGGESTED) continue;
      for (const candidate of index.keysByLength.get(length) ?? []) {
        const name = index.namesByKey.get(candidate);
        if (name !== undefined && withinOneEdit(key, candidate)) found.add(name.id);
      }
    }
  }
  return [...found];
};

/** How much of an input that was not understood is repeated in the message. */
const LONGEST_ECHO = 80;

const unknownState = (text: string, suggestion: string | undefined) =>
  badInput(
    'unknown_state',
    `No State is known under the name “${text.slice(0, LONGEST_ECHO)}”.`,
    suggestion === undefined
      ? 'Give the name as the United Nations writes it, or the ISO 3166-1 alpha-3 code in capitals.'
      : `Did you mean ${suggestion}?`,
  );

/**
 * Builds the index once (some thousands of names); throws an Error where one name would mean two States, because
 * that is a defect of the data and not of what someone typed.
 */
export const createStateNames = (states: readonly StateNamesEntry[]): StateNames => {
  const index = buildIndex(states);
  const entryById = new Map(states.map((entry) => [entry.id, entry]));

  const nameOf = (id: Alpha3, language: LanguageCode, form: StateNameForm = 'short'): string => {
    const own: Partial<StateNamesEntry['names']> | undefined = entryById.get(id)?.names;
    // A State that people added may be named in fewer languages.
    const names = own?.[language] ?? own?.en;
    if (names === undefined) throw unknownState(id, undefined);
    return form === 'formal' ? (names.formal ?? names.short) : names.short;
  };

  const resolveOrThrow = (text: string): Alpha3 => {
    const id = resolveText(index, text);
    if (id !== null) return id;
    const [suggested] = suggestFor(index, text);
    throw unknownState(text, suggested === undefined ? undefined : nameOf(suggested, 'en'));
  };

  return {
    resolve: (text) => resolveText(index, text),
    resolveOrThrow,
    resolveAll: (text) => resolveList(index, text),
    suggest: (text) => suggestFor(index, text),
    nameOf,
  };
};
