/**
 * The numbers by which a State names recommendations in its reply: "122.14–15", "124.1 to 124.12", "140.82-85, 87",
 * "recommendations 6–13, 17 and 19", "Rec. 71", "5., 6., 7.", "28 (b)". Pure; linear in the length of the text.
 */

/** One recommendation as it is named. `paragraph` is null where only the number in the list is given. */
export interface NamedNumber {
  readonly paragraph: number | null;
  /** The number in the list; null where a whole paragraph with a letter is meant: "28 (b)". */
  readonly item: number | null;
  readonly letter: string | null;
}

/** Numbers that stand together, with their place in the text; `end` is exclusive. */
export interface NumberRun {
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly NamedNumber[];
}

/** No State received more in one review; a range beyond is a mistake and is cut. */
const LONGEST_RANGE = 500;

/** Which numbers before a point are paragraphs that hold recommendations; without it every number may be. */
export type IsParagraph = (number: number) => boolean;

const DOTTED = /(\d{1,3})\s?\.\s?(\d{1,3})(?!\d|\.\d|\s?(?:%|per cent|million|billion))/uy;
const BARE = /(\d{1,3})(?!\d|[.,]\d|\/|\s?(?:%|per cent|million|billion))/uy;
const LETTER = /\s?\(([a-z])\)/uy;
const RANGE = /\s*(?:[-–—−‑]|to\b|through\b)\s*/iuy;
const SEPARATOR =
  /(?:\s|[,;.&/]|\band\b|\bas well as\b|\balso\b|\b(?:recommendations?|recs?|nos?|numbers?|paragraphs?|paras?)\b)+/iuy;

const CUE =
  /(?<!general )\b(?:recommendations?|recs?\.?)(?:\s*(?:nos?\.?|numbers?|numbered|under|contained in|in))?\s*:?\s*(?:nos?\.?\s*)?(?=\d)/giu;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** All runs in order. Bare numbers count behind the word "recommendation" and behind a number with a point. */
export function numberRuns(text: string, isParagraph: IsParagraph = () => true): readonly NumberRun[] {
  const begins = [
    ...[...text.matchAll(/(?<![\d.,/\p{L}§])\d{1,3}\s?\.\s?\d{1,3}/gu)].map((match) => match.index),
    ...[...text.matchAll(CUE)].map((match) => match.index + match[0].length),
  ].sort((a, b) => a - b);
  const runs: NumberRun[] = [];
  for (const begin of begins) {
    if (begin < (runs.at(-1)?.end ?? 0)) continue;
    const run = runAt(text, begin, isParagraph);
    if (run !== null) runs.push(run);
  }
  return runs;
}

/** The run that begins at an offset; null where no number stands there. */
export function runAt(text: string, begin: number, isParagraph: IsParagraph): NumberRun | null {
  const numbers: NamedNumber[] = [];
  let end = begin;
  let at = begin;
  let isRange = false;
  for (;;) {
    const found = numberAt(text, at, numbers.at(-1), isRange, isParagraph);
    if (found === null) break;
    if (isRange) numbers.push(...between(numbers.at(-1), found.number));
    numbers.push(found.number);
    end = found.end;
    const range = matchAt(RANGE, text, end);
    isRange = range !== null && /\d/u.test(text.charAt(end + range[0].length));
    const gap = (isRange ? range : matchAt(SEPARATOR, text, end))?.[0] ?? '';
    // "recommendations 53 and 71. 12 States …": a full stop parts bare numbers from what comes next.
    const isOver = !isRange && found.number.paragraph === null && gap.includes('.');
    if (gap === '' || isOver) break;
    at = end + gap.length;
  }
  return numbers.length === 0 ? null : { start: begin, end, numbers };
}

function numberAt(
  text: string,
  at: number,
  last: NamedNumber | undefined,
  isRange: boolean,
  isParagraph: IsParagraph,
): { readonly number: NamedNumber; readonly end: number } | null {
  const dotted = matchAt(DOTTED, text, at);
  // "recommendations 53 and 71. 12 States …" is no 71.12.
  const isTwo = last?.paragraph === null && /\s/u.test(dotted?.[0] ?? '');
  if (dotted !== null && !isTwo && isParagraph(Number(dotted[1]))) {
    const end = at + dotted[0].length;
    return { number: { paragraph: Number(dotted[1]), item: Number(dotted[2]), letter: null }, end };
  }
  const bare = matchAt(BARE, text, at);
  if (bare === null) return null;
  const number = Number(bare[1]);
  const end = at + bare[0].length;
  const letter = matchAt(LETTER, text, end);
  if (letter !== null && last?.item === undefined)
    return {
      number: { paragraph: number, item: null, letter: letter[1] ?? null },
      end: end + letter[0].length,
    };
  if (letter !== null && last?.letter !== null && last !== undefined)
    return {
      number: { paragraph: number, item: null, letter: letter[1] ?? null },
      end: end + letter[0].length,
    };
  // "122.14–15", "140.82-85, 87": the paragraph is said once. What does not go on counting is something else.
  if (last !== undefined && last.paragraph !== null && last.item !== null) {
    const goesOn =
      number > last.item && (isRange || /^\s*(?:[,;.&)]|and\b|[-–—]|$)/u.test(text.slice(end, end + 8)));
    return goesOn ? { number: { paragraph: last.paragraph, item: number, letter: null }, end } : null;
  }
  return { number: { paragraph: null, item: number, letter: null }, end };
}

/** The numbers inside a range, its ends left out. */
function between(first: NamedNumber | undefined, last: NamedNumber): readonly NamedNumber[] {
  if (first === undefined || first.item === null || last.item === null) return [];
  if (first.paragraph !== last.paragraph) return [];
  const count = Math.min(last.item - first.item - 1, LONGEST_RANGE);
  const { item, paragraph } = first;
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    paragraph,
    item: item + index + 1,
    letter: null,
  }));
}

const START_WORD =
  /^(?:\W{0,3}(?:recommendations?|recs?\.?|paragraphs?(?= ?\d{1,3}\s?\.\s?\d)|paras?\.?(?= ?\d{1,3}\s?\.\s?\d))\s*(?:nos?\.?\s*)?)/iu;

/** The numbers with which a line begins ("122.14–15", "Rec. 71 We …", "Recs. 6–13"); null where it begins with none. */
export function numbersAtStart(text: string, isParagraph: IsParagraph): NumberRun | null {
  const word = START_WORD.exec(text)?.[0] ?? '';
  const begin = word.length;
  const isDotted = DOTTED_START.test(text.slice(begin));
  if (!isDotted && (word === '' || !/^\d/u.test(text.slice(begin)))) return null;
  const run = runAt(text, begin, isParagraph);
  return run === null || (word === '' && run.numbers[0]?.paragraph === null) ? null : run;
}

const DOTTED_START = /^\d{1,3}\s?\.\s?\d{1,3}(?!\d)/u;

/** "5., 6., 7. Slovenia accepts …", "43., 44.", "12. …": bare numbers with full stops; `isOpen` where more must follow. */
export function bareNumbersAtStart(text: string): (NumberRun & { readonly isOpen: boolean }) | null {
  const found = /^(?:\d{1,3}\s?[.)](?:\s?[,;]\s?|\s?and\s)?\s?)+/u.exec(text)?.[0];
  if (found === undefined) return null;
  const numbers = [...found.matchAll(/\d{1,3}/gu)].map(([digits]) => ({
    paragraph: null,
    item: Number(digits),
    letter: null,
  }));
  return { start: 0, end: found.length, numbers, isOpen: /[,;]\s*$/u.test(found) };
}
