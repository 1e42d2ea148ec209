/** The States that a heading or a sentence names. Pure; linear in the text's length. */
import type { Alpha3, StateNames } from '../../kernel/state-names.ts';

const LONGEST = 1_000;
/** Words of the longest name: "the United Kingdom of Great Britain and Northern Ireland". */
const MOST_WORDS = 10;

/** In order of appearance, each once; the longest name that begins at a word counts. */
export function statesIn(text: string, stateNames: StateNames): Alpha3[] {
  const words =
    text
      .slice(0, LONGEST)
      .replace(/[’']s\b/gu, '')
      .match(/[\p{L}\p{M}’'().-]+/gu) ?? [];
  const found: Alpha3[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (!/^[\p{Lu}\p{Lo}]/u.test(words[from] ?? '')) continue;
    for (let to = Math.min(words.length, from + MOST_WORDS); to > from; to -= 1) {
      const name = words
        .slice(from, to)
        .join(' ')
        .replace(/[.,)(-]+$/u, '');
      // Codes are for tables: "MAR" in a heading is a word or an abbreviation.
      const id = name.length <= 3 ? null : stateNames.resolve(name);
      if (id === null) continue;
      if (!found.includes(id)) found.push(id);
      from = to - 1;
      break;
    }
  }
  return found;
}
