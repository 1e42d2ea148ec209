/**
 * Names of things as documents print them: when two spellings are one name, and which name an unknown one is like.
 * Pure; the names come in as an argument. States have rules of their own (`state-names.ts`).
 */

/** A name that stands for a record. */
export interface NameEntry {
  /** The list it belongs to: 'instrument', 'theme'. */
  readonly vocabulary: string;
  /** The record; null: people said that the name stands for nothing that the record knows. */
  readonly id: string | null;
  readonly name: string;
  /** The State in whose documents it counts; null: in all. */
  readonly stateId: string | null;
  /** Given by a person, and therefore stronger than what a list says. */
  readonly isAlias: boolean;
}

export interface NearName {
  readonly id: string;
  /** The name that is like it. */
  readonly name: string;
  /** 0 to 1. */
  readonly likeness: number;
}

const MARKS = /\p{M}/gu;
const NO_LETTER = /[^\p{L}\p{N}]+/gu;
/** Names are short; what is longer is a sentence, and is cut before it costs time. */
const LONGEST_NAME = 400;

/**
 * What two spellings of one name have in common: letters and digits, folded, with single blanks between words.
 * "Convention against Torture" = "CONVENTION AGAINST  TORTURE"; "Côte" = "cote"; "&" = "and"; "the" says nothing.
 */
export function nameKey(text: string): string {
  return text
    .slice(0, LONGEST_NAME)
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(NO_LETTER, ' ')
    .replace(/(?<=^| )the (?=.)/g, '')
    .trim();
}

function trigramsOf(key: string): ReadonlySet<string> {
  const padded = `  ${key} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  return found;
}

/** "ministry of foreign affairs" → "mfa", to find what an abbreviation stands for. */
const SMALL_WORDS = new Set([
  'of',
  'for',
  'and',
  'on',
  'in',
  'to',
  'against',
  'de',
  'des',
  'la',
  'и',
  'по',
  'о',
  'при',
]);
const initialsOf = (key: string): string =>
  key
    .split(' ')
    .filter((word) => !SMALL_WORDS.has(word))
    .map((word) => word.charAt(0))
    .join('');

interface IndexedName {
  readonly entry: NameEntry & { readonly id: string };
  readonly trigrams: number;
}

/** An abbreviation whose letters begin the words of a name is a strong hint, but many names share their initials. */
const INITIALS_LIKENESS = 0.75;
const LEAST_LIKENESS = 0.25;
const keyIn = (vocabulary: string, key: string): string => `${vocabulary}\n${key}`;

/** Names by what they stand for. Built once for a state of the record; looking up costs no more than the name's length. */
export class NameIndex {
  readonly #byKey = new Map<string, NameEntry[]>();
  readonly #entries: readonly NameEntry[];
  #trigrams: ReadonlyMap<string, readonly IndexedName[]> | null = null;

  constructor(entries: readonly NameEntry[]) {
    this.#entries = entries;
    for (const entry of entries) {
      const key = nameKey(entry.name);
      if (key === '') continue;
      const own = this.#byKey.get(keyIn(entry.vocabulary, key));
      if (own) own.push(entry);
      else this.#byKey.set(keyIn(entry.vocabulary, key), [entry]);
    }
  }

  /**
   * What a printed name stands for: the id, 'left_out' where people said that it stands for nothing, or null where the
   * record does not know it or knows it for several things. An alias of the State counts more than a general one, and
   * both more than the names in the lists.
   */
  find(
    vocabulary: string,
    printed: string,
    stateId: string | null,
  ): { readonly id: string } | 'left_out' | null {
    const all = this.#byKey.get(keyIn(vocabulary, nameKey(printed))) ?? [];
    const own = all.filter((one) => one.stateId === null || one.stateId === stateId);
    const ranked = [
      own.filter((one) => one.isAlias && one.stateId !== null),
      own.filter((one) => one.isAlias),
      own,
    ].find((some) => some.length > 0);
    const ids = new Set((ranked ?? []).map((one) => one.id));
    if (ids.size !== 1) return null;
    const [id = null] = ids;
    return id === null ? 'left_out' : { id };
  }

  /** The one record that a printed name stands for, or null. */
  readonly idOf = (vocabulary: string, printed: string, stateId: string | null): string | null => {
    const found = this.find(vocabulary, printed, stateId);
    return found === null || found === 'left_out' ? null : found.id;
  };

  /** The records whose names are most like a printed one, the likest first; each record once. */
  nearest(vocabulary: string, printed: string, stateId: string | null, most = 5): NearName[] {
    const key = nameKey(printed);
    const own = trigramsOf(key);
    const shared = new Map<IndexedName, number>();
    const postings = this.#postings();
    for (const trigram of own)
      for (const name of postings.get(keyIn(vocabulary, trigram)) ?? [])
        shared.set(name, (shared.get(name) ?? 0) + 1);
    const best = new Map<string, NearName>();
    const consider = ({ entry }: IndexedName, likeness: number): void => {
      if (entry.stateId !== null && entry.stateId !== stateId) return;
      if (likeness < LEAST_LIKENESS || likeness <= (best.get(entry.id)?.likeness ?? 0)) return;
      best.set(entry.id, { id: entry.id, name: entry.name, likeness });
    };
    for (const [name, count] of shared) consider(name, (2 * count) / (own.size + name.trigrams));
    for (const name of postings.get(keyIn(vocabulary, `=${key.replaceAll(' ', '')}`)) ?? [])
      consider(name, INITIALS_LIKENESS);
    return [...best.values()]
      .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, most);
  }

  /** Made when the first likeness is asked for: most who look names up never ask. */
  #postings(): ReadonlyMap<string, readonly IndexedName[]> {
    if (this.#trigrams) return this.#trigrams;
    const postings = new Map<string, IndexedName[]>();
    const add = (at: string, name: IndexedName): void => {
      const list = postings.get(at);
      if (list) list.push(name);
      else postings.set(at, [name]);
    };
    for (const entry of this.#entries) {
      if (entry.id === null) continue;
      const key = nameKey(entry.name);
      const trigrams = trigramsOf(key);
      const name = { entry: { ...entry, id: entry.id }, trigrams: trigrams.size };
      const initials = initialsOf(key);
      for (const trigram of trigrams) add(keyIn(entry.vocabulary, trigram), name);
      if (initials.length > 1) add(keyIn(entry.vocabulary, `=${initials}`), name);
    }
    this.#trigrams = postings;
    return postings;
  }
}
