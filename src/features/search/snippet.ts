import type { Piece } from './highlight.ts';

/** A longer text is cut; UTF-16 units. Nine of ten recommendations are shorter. */
const MOST = 480;
/** What is shown before the first word that was asked for. */
const BEFORE = 120;

/** The text in pieces, or of a long one the part around the first word found; `…` stands where something was left out. */
export function snippet(pieces: readonly Piece[]): readonly Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  if (text.length <= MOST) return pieces;
  const first = pieces.findIndex((piece) => piece.isFound);
  const found = pieces.slice(0, Math.max(0, first)).reduce((sum, piece) => sum + piece.text.length, 0);
  const from = found <= MOST - BEFORE ? 0 : afterBlank(text, Math.min(found - BEFORE, text.length - MOST));
  const to = from + MOST >= text.length ? text.length : beforeBlank(text, from + MOST);
  const cut = between(pieces, from, to);
  return [...(from > 0 ? [LEFT_OUT] : []), ...cut, ...(to < text.length ? [LEFT_OUT] : [])];
}

const LEFT_OUT: Piece = { text: '…', isFound: false };
/** No cut further away than this for the sake of a whole word: Chinese has no blanks. */
const WORD = 30;

function afterBlank(text: string, at: number): number {
  const blank = text.indexOf(' ', at);
  return blank === -1 || blank - at > WORD ? wholeLetter(text, at) : blank + 1;
}

function beforeBlank(text: string, at: number): number {
  const blank = text.lastIndexOf(' ', at);
  return at - blank > WORD ? wholeLetter(text, at) : blank;
}

/** Not between the two halves of a letter beyond the 16 bits of one unit. */
const wholeLetter = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;

function between(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const kept: Piece[] = [];
  let at = 0;
  for (const { text, isFound } of pieces) {
    const own = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (own !== '') kept.push({ text: own, isFound });
    at += text.length;
  }
  return kept;
}
