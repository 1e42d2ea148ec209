import { readFileSync } from 'node:fs';

/** UPR Info's database, as far as it concerns the given documents: each text once. */
export function goldTexts(csv: string, documents: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const [header = [], ...rows] = csvRows(readFileSync(csv, 'utf8'));
  const [documentAt, textAt] = [header.indexOf('document'), header.indexOf('text')];
  const texts = new Map(documents.map((document) => [document, new Set<string>()]));
  for (const row of rows) texts.get(row[documentAt] ?? '')?.add(wordsOf(row[textAt] ?? '').join(' '));
  return new Map([...texts].map(([document, set]) => [document, [...set]]));
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu,
  )) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows;
}

export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/gu) ?? [];

/** Share of words, counted with repeats, that two texts have in common: 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / Math.max(1, a.length + b.length);
}

/** Below this the database means another recommendation; the corpus's scorer uses the same. */
const SAME = 0.85;

/** Texts of `of` that have their like in `among`. */
export function found(of: readonly string[], among: readonly string[]): number {
  const others = among.map((text) => wordsOf(text));
  return of.filter((text) => others.some((other) => likeness(wordsOf(text), other) >= SAME)).length;
}
