/** The words of a document that a citation rests on, short enough to stand beside a fact. */
import type { Block, DocumentText } from './document-text.ts';
import type { Span } from './locate.scopes.ts';
import { sentencesOf } from './sentences.ts';
import type { Stretch } from './sentences.ts';

/** A quote is not longer than this; what is left out is marked with an ellipsis. */
export const LONGEST_QUOTE = 400;
const ELISION = '…';

/** The words of a stretch, with the number that the block bears where it begins there. */
function wordsOf(block: Block, { from, to }: Stretch): string {
  const words = block.text.slice(from, to).trim();
  return from === 0 && block.label !== '' ? `${block.label} ${words}` : words;
}

/** The passage around a value. Of a long one, the words on both sides of it; of a long row, its name and the cell. */
export function quoteOf({ blocks }: DocumentText, passage: Span, value: readonly Stretch[]): string {
  const block = blocks[passage.block];
  const [first] = value;
  const last = value.at(-1);
  if (!block || !first || !last) return '';
  const whole = wordsOf(block, passage);
  if (whole.length <= LONGEST_QUOTE) return whole;
  if (last.to - first.from > LONGEST_QUOTE / 2) return inParts(block.text, passage, value);
  const stretch = { from: first.from, to: last.to };
  return block.row ? rowQuote(block, stretch) : around(block.text, passage, stretch, LONGEST_QUOTE);
}

/** A value whose parts stand far from one another: the words around each. */
const inParts = (text: string, passage: Stretch, value: readonly Stretch[]): string =>
  value
    .map((part) => around(text, passage, part, LONGEST_QUOTE / value.length))
    .join(' ')
    .replace(/(?: … ?){2,}/g, ` ${ELISION} `);

/** The beginning of a passage: whole sentences as far as they fit. */
export function beginningOf({ blocks }: DocumentText, passage: Span): string {
  const block = blocks[passage.block];
  if (!block) return '';
  const text = wordsOf(block, passage);
  if (text.length <= LONGEST_QUOTE) return text;
  const last = sentencesOf(text).findLast((one) => one.to <= LONGEST_QUOTE && one.to > LONGEST_QUOTE / 4);
  return last === undefined
    ? around(text, { from: 0, to: text.length }, { from: 0, to: 0 }, LONGEST_QUOTE)
    : `${text.slice(0, last.to)} ${ELISION}`;
}

const LONGEST_NAME = 120;

function rowQuote({ row, text }: Block, value: Stretch): string {
  const cells = row?.cells ?? [];
  const name = cells[0]?.text ?? '';
  const cell = cells.find((one) => one.at <= value.from && one.at + one.text.length >= value.to);
  if (cell === undefined) return around(text, { from: 0, to: text.length }, value, LONGEST_QUOTE);
  const stretch = { from: cell.at, to: cell.at + cell.text.length };
  if (cell === cells[0]) return around(text, stretch, value, LONGEST_QUOTE);
  const shortName = around(name, { from: 0, to: name.length }, { from: 0, to: 0 }, LONGEST_NAME);
  return `${shortName} | ${around(text, stretch, value, LONGEST_QUOTE - shortName.length)}`;
}

/** A stretch of a text with the value in it, cut between words. */
function around(text: string, within: Stretch, value: Stretch, most: number): string {
  if (within.to - within.from <= most) return text.slice(within.from, within.to).trim();
  const spare = Math.max(0, most - (value.to - value.from) - 4);
  let from = Math.max(within.from, Math.min(value.from - Math.floor(spare / 2), within.to - most));
  let to = Math.min(within.to, Math.max(value.to, from + most - 4));
  if (from > within.from) from = Math.min(value.from, text.indexOf(' ', from) + 1 || from);
  if (to < within.to) to = Math.max(value.to, text.lastIndexOf(' ', to));
  return `${from > within.from ? `${ELISION} ` : ''}${text.slice(from, to).trim()}${to < within.to ? ` ${ELISION}` : ''}`;
}
