import type { ResolvedStates } from '../../kernel/state-names.ts';

/**
 * States in brackets at the end of a recommendation: "Ratify the Convention (Chile) (France);", "… (Iran (Islamic
 * Republic of), Norway);". Pure.
 */
export interface EndingStates {
  /** The words before the brackets, without the mark that ended them. */
  readonly text: string;
  /** In the order printed, each once. */
  readonly states: readonly string[];
}

/** No list of States is longer; what is, is text. */
const LONGEST_GROUP = 3_000;
const MOST_GROUPS = 80;
const END_MARKS = /[\s;.,:]/;

/** Where the bracket opens that closes at the end; -1 where none does. */
function openingOf(text: string, end: number): number {
  let depth = 0;
  for (let at = end; at >= Math.max(0, end - LONGEST_GROUP); at -= 1) {
    const letter = text.charCodeAt(at);
    if (letter === 41) depth += 1;
    else if (letter === 40 && (depth -= 1) === 0) return at;
  }
  return -1;
}

function endOfWords(text: string, before: number): number {
  let end = before;
  while (end > 0 && END_MARKS.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** `resolveAll` as State names have it: the States of a list, and the parts of it that name none. */
export function statesAtEnd(text: string, resolveAll: (list: string) => ResolvedStates): EndingStates {
  const groups: string[][] = [];
  let end = endOfWords(text, text.length);
  while (groups.length < MOST_GROUPS && text.charCodeAt(end - 1) === 41) {
    const open = openingOf(text, end - 1);
    if (open <= 0) break;
    const { states, unknown } = resolveAll(text.slice(open + 1, end - 1));
    if (states.length === 0 || unknown.length > 0) break;
    groups.unshift([...states]);
    end = endOfWords(text, open);
  }
  return groups.length === 0
    ? { text, states: [] }
    : { text: text.slice(0, end), states: [...new Set(groups.flat())] };
}
