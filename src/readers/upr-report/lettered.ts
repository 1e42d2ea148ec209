import type { SourceLine } from '../common/source-text.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import type { Item } from './paragraphs.ts';
import { stateGroups } from '../common/recommendations/state-groups.ts';

/** "Share its experience in the following areas:", "… in order to": the words wait for the letters below. */
const WAITS = /(?::|\b(?:to|by|that|including))$/u;

const textOf = (lines: readonly SourceLine[]): string =>
  lines
    .map(({ text }) => text)
    .join(' ')
    .trim();

/**
 * A numbered item whose sentence goes on in letters "(a) …; (b) … (Sudan)" is one recommendation, where the State stands
 * behind the last of them; where each letter has its own, each is one with the words before the letters. Letters that are
 * sentences of their own are left alone.
 */
export function withLetters(items: readonly Item[], stateNames: StateNames): readonly Item[] {
  const merged: Item[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined) break;
    let end = at + 1;
    while (items[end]?.number === null && item.number !== null) end += 1;
    const letters = items.slice(at + 1, end);
    const [first] = letters;
    const goesOn =
      first !== undefined && /^\p{Ll}/u.test(textOf(first.lines)) && WAITS.test(textOf(item.lines));
    if (!goesOn) {
      merged.push(item);
      continue;
    }
    const signed = letters.filter(({ lines }) => stateGroups(textOf(lines), stateNames).length > 0);
    if (signed.length > 1) {
      merged.push(...letters.map((letter) => ({ ...letter, lines: [...item.lines, ...letter.lines] })));
    } else {
      merged.push({ ...item, lines: [...item.lines, ...letters.flatMap(markedLines)] });
    }
    at = end - 1;
  }
  return merged;
}

/** The letter stands before its words again. */
function markedLines({ label, lines: [first, ...others] }: Item): readonly SourceLine[] {
  const mark = /\([a-z]+\)$/u.exec(label)?.[0] ?? '';
  return first === undefined ? [] : [{ ...first, text: `${mark} ${first.text}` }, ...others];
}
