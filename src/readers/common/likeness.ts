/**
 * How like two texts are, by the words that carry meaning: for a recommendation that a document restates in words of
 * its own. Pure.
 */

/** Words that any two recommendations share. */
const COMMON = new Set(
  `that this these those with from into their there thereto have been being which such through including other
  recommend recommended recommends recommendation recommendations encourage encouraged continue consider ensure take
  measures steps efforts further necessary appropriate human rights national international state country government
  also more than with well order view`
    .trim()
    .split(/\s+/u),
);

/** English endings differ ("established", "establishing"); five letters tell most words apart. */
const STEM = 5;

/** The words of a text that carry meaning, shortened to what "establish" and "establishing" share. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter((word) => word.length > 3 && !COMMON.has(word)).map((word) => word.slice(0, STEM)),
  );
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let count = 0;
  for (const stem of a) if (b.has(stem)) count += 1;
  return count;
};

/** Share of the first's words that stand in the second: 0 to 1; 0 where the first is empty. */
export const coverage = (of: ReadonlySet<string>, by: ReadonlySet<string>): number =>
  of.size === 0 ? 0 : shared(of, by) / of.size;

/** Dice's coefficient: twice what both have, by what each has; 0 to 1. */
export const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  (2 * shared(a, b)) / Math.max(1, a.size + b.size);
