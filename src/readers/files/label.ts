/** The number that stands in front of a paragraph, as documents print it. Pure. */

export interface Labelled {
  readonly label: string | null;
  readonly text: string;
}

/** Signs that lists begin with, in any font. */
const BULLET = /^[•‣◦▪▫●○■□◆◇❖➢➔►✓✔–—−*·-]$/u;

/** The sign of a list, whatever its form was. */
export const BULLET_LABEL = '•';

/** What a list shows before an item, as a label: a number as it is, a sign as '•', nothing as null. */
export const labelOf = (sign: string): string | null =>
  sign === '' ? null : BULLET.test(sign) ? BULLET_LABEL : sign;

/** '(a)', '(iv)', '(12)', 'a)', '12)'; longer words in brackets are words. */
const BRACKETED =
  /^(?:\((?:\p{L}|[ivxlcIVXLC]{1,6}|\d{1,4}|(?:\p{L})\p{Nd})\)|(?:\p{L}|[ivx]{1,5}|\d{1,4})\))$/u;
/** '12.', '124.1', '124.1.', '9.7.', '1.2.3', 'II.', 'A.', 'б.' */
const STOPPED = /^(?:\d{1,3}|[IVXLC]{1,7}|[ivx]{1,5}|\p{Lu}|\p{Ll})\.$/u;
const DOTTED = /^\d{1,3}(?:\.\d{1,3}){1,4}\.?$/u;
const NUMBER = /^\d{1,4}$/u;

const LONGEST_LABEL = 16;

/**
 * Takes the printed number off the front: '124.1 Ratify …' → '124.1'. After a tab a plain number counts too; after a
 * space only what prose does not begin with: '12 February' and '3.5 million' stay whole.
 */
export function splitLabel(text: string): Labelled {
  const end = text.slice(0, LONGEST_LABEL + 1).search(/[ \t]/u);
  const whole = { label: null, text };
  if (end <= 0) return whole;
  const sign = text.slice(0, end);
  const rest = text.slice(end).trimStart();
  if (rest === '') return whole;
  return isLabel(sign, text[end] === '\t', rest) ? { label: labelOf(sign), text: rest } : whole;
}

function isLabel(sign: string, isTabbed: boolean, rest: string): boolean {
  if (BRACKETED.test(sign) || BULLET.test(sign)) return true;
  if (DOTTED.test(sign)) return isTabbed || !/^[\p{Ll}\p{Nd}%]/u.test(rest);
  // Before another initial it is one itself: 'J. R. Smith'.
  if (STOPPED.test(sign)) return isTabbed || /^\d/u.test(sign) || !/^\p{Lu}\./u.test(rest);
  return isTabbed && NUMBER.test(sign);
}
