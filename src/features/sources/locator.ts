/**
 * What a locator says, as steps from the outside inwards: 'Annex I.b, table 1, row 3, column Signature' is the section
 * b of annex I, its first table, the third row, the column. Words that are no number of anything stay words: a heading,
 * the paragraph that opens a list, what a sentence is about.
 */

export const NTH = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
] as const;

/** Which ones of a row of things, from 1; negative counts from the end: -1 is the last. */
export type Which = readonly number[];

export type Unit = 'paragraph' | 'sentence' | 'item' | 'sub_item';

export type Step =
  | { readonly step: 'section'; readonly path: readonly string[]; readonly words: string | null }
  | { readonly step: 'page'; readonly from: number; readonly to: number }
  | { readonly step: 'numbered'; readonly numbers: readonly string[]; readonly letters: readonly string[] }
  | { readonly step: 'measure'; readonly numbers: readonly string[] }
  | { readonly step: 'point'; readonly paths: readonly (readonly string[])[] }
  | { readonly step: 'table'; readonly which: Which | null; readonly words: string | null }
  | { readonly step: 'row'; readonly which: Which | null; readonly words: string | null }
  | { readonly step: 'column'; readonly words: string }
  | { readonly step: 'unit'; readonly unit: Unit; readonly which: Which }
  | { readonly step: 'footnote'; readonly numbers: readonly string[] }
  | { readonly step: 'marked'; readonly unit: Unit; readonly number: string; readonly offset: 0 | 1 }
  | {
      readonly step: 'beside';
      readonly unit: Unit;
      readonly offset: number;
      readonly many: number;
      readonly words: string;
    }
  | { readonly step: 'letters'; readonly letters: readonly string[] }
  | { readonly step: 'stroke'; readonly side: 0 | 1 }
  | { readonly step: 'entry'; readonly number: number }
  | { readonly step: 'heading'; readonly words: string | null }
  /** Words to be found: in a heading, in what opens a list, in the beginning of a paragraph (`isQuoted`: exactly these). */
  | { readonly step: 'words'; readonly words: string; readonly isQuoted: boolean }
  /** Says something about the place but does not narrow it: 'as cited in footnote 46 of the report'. */
  | { readonly step: 'aside'; readonly words: string };

/** The ways to the place that a locator gives; ';' stands between them. */
export const readLocator = (locator: string): Step[][] =>
  splitOutside(locator, ';').map((way) =>
    listsJoined(splitOutside(way, ',')).flatMap(sectionsWithin).map(readStep),
  );

/** 'section “B. Civil rights: fundamental freedoms”' is one heading below another. */
const sectionsWithin = (whole: string): string[] => {
  // The footnotes of a paragraph stand with it.
  const part = whole.replace(/^(paragraph .+) and footnotes? [\d ,and]+$/, '$1');
  const within = /^section\s+[“"](.+?): (.+)[”"]$/.exec(part);
  return within ? [`section “${within[1] ?? ''}”`, `section “${within[2] ?? ''}”`] : [part];
};

/** Parts between separators, but for those inside quotation marks or brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [part, closing] = ['', ''];
  for (const letter of text) {
    if (closing === '') closing = CLOSING[letter] ?? '';
    else if (letter === closing) closing = '';
    if (letter === separator && closing === '') {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '«': '»', '(': ')', '[': ']' };

/** 'measures 1.1', '1.2', '4.2 and 9.1' are one step. */
function listsJoined(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      /\d$/.test(last) &&
      /^(?:and\s+)?\d+(?:[.–-]\d+)*(?:\s+and\s+\d+(?:[.–-]\d+)*)?$/.test(part)
    )
      joined[joined.length - 1] = `${last}, ${part}`;
    else joined.push(part);
  }
  return joined;
}

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)*/g) ?? [];
const nth = (word: string): number => {
  const low = word.toLowerCase();
  return low === 'last' ? -1 : low === 'opening' ? 1 : NTH.indexOf(low as (typeof NTH)[number]) + 1;
};

const ORDINAL = `(?:${NTH.join('|')}|last|opening)`;
const AMOUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4 };

/** 'third', 'first and second', 'first to third', 'last two', 'sixth and seventh' → which. */
export function whichOf(text: string): Which | null {
  const low = text.toLowerCase().trim();
  const span = new RegExp(`^(${ORDINAL})\\s+(?:to|–|-)\\s+(${ORDINAL})$`).exec(low);
  if (span) return rangeOf(nth(span[1] ?? ''), nth(span[2] ?? ''));
  const several = new RegExp(`^(first|last)\\s+(two|three|four)$`).exec(low);
  if (several) {
    const many = AMOUNTS[several[2] ?? ''] ?? 1;
    return several[1] === 'first' ? rangeOf(1, many) : rangeOf(-many, -1);
  }
  const words = low.split(/\s+and\s+|\s*,\s*/);
  return words.every((word) => new RegExp(`^${ORDINAL}$`).test(word)) ? words.map(nth) : null;
}

const rangeOf = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

const UNITS: Readonly<Record<string, Unit>> = {
  paragraph: 'paragraph',
  text: 'paragraph',
  sentence: 'sentence',
  line: 'sentence',
  item: 'item',
  point: 'item',
  bullet: 'item',
  'sub-item': 'sub_item',
  'sub-point': 'sub_item',
};
const unitOf = (word: string): Unit => UNITS[word.toLowerCase().replace(/s$/, '')] ?? 'item';
const UNIT = '(paragraph|text|sentence|line|item|point|bullet|sub-item|sub-point)s?';

type Maker = readonly [RegExp, (groups: readonly string[]) => Step];

const SECTION =
  '(?:Section\\s+|Chapter\\s+|Part\\s+)?((?:Annex|Appendix)(?:\\s+[IVXL\\dA-Z]+)?|[IVXL]+)((?:\\.[A-Za-z0-9]+)*)';
const section = (root: string, rest: string, words: string | null): Step => ({
  step: 'section',
  path: [root.replace(/^appendix/i, 'Annex'), ...rest.split('.').filter((part) => part !== '')],
  words,
});
const lettersOf = (text: string): string[] => {
  const named = [...text.matchAll(/\(([a-z])\)/g)].map((match) => match[1] ?? '');
  if (!/\bto\b|–/.test(text) || named.length !== 2) return named;
  const [from = 'a', to = 'a'] = named;
  return rangeOf(from.charCodeAt(0), to.charCodeAt(0)).map((code) => String.fromCharCode(code));
};

const ASIDE =
  /^(?:as cited in|by way of|which repeats|editor[’']s note|first half|second half|passage (?:of|from)|words of|(?:first|last) sentence on|end of|signature of|sub-point$|end$|entry of the State$)/i;

const MAKERS: readonly Maker[] = [
  [new RegExp(`^${SECTION}$`), ([, root = '', rest = '']) => section(root, rest, null)],
  [
    new RegExp(`^${SECTION}\\.\\s+(.+)$`),
    ([, root = '', rest = '', words = '']) => section(root, rest, words),
  ],
  [
    /^(?:pages?|pp?\.)\s*(\d+)(?:\s*[–-]\s*(\d+))?$/i,
    ([, from = '', to]) => ({ step: 'page', from: Number(from), to: Number(to ?? from) }),
  ],
  [/^(?:cover|title|first) page$/i, () => ({ step: 'page', from: 1, to: 1 })],
  [
    /^(?:paras?\.?|paragraphs?|§§?)\s*(\d.*)$/i,
    ([, list = '']) => ({ step: 'numbered', numbers: numbersIn(list), letters: lettersOf(list) }),
  ],
  [
    /^(?:articles?|arts?\.?)\s*(\d.*)$/i,
    ([, list = '']) => ({ step: 'words', words: `Article ${list}`, isQuoted: true }),
  ],
  [/^measures?\s+(\d.*)$/i, ([, list = '']) => ({ step: 'measure', numbers: numbersIn(list) })],
  [
    /^tables?(?:\s+(\d+)(?:\s+to\s+(\d+))?)?(?:\s*\(([^)]*)\))?(?:\s+of\s+(.+))?$/i,
    ([, from, to, , words]) => ({
      step: 'table',
      which: from === undefined ? null : rangeOf(Number(from), Number(to ?? from)),
      words: words ?? null,
    }),
  ],
  [/^rows?\s+(\d+)$/i, ([, number = '']) => ({ step: 'row', which: [Number(number)], words: null })],
  [
    /^row\s+(?:of\s+(?:the\s+)?)?[“"]?(.+?)[”"]?$/i,
    ([, words = '']) => ({ step: 'row', which: null, words }),
  ],
  [/^column\s+[“"]?(.+?)[”"]?$/i, ([, words = '']) => ({ step: 'column', words })],
  [/^entry\s+(\d+)$/i, ([, number = '']) => ({ step: 'entry', number: Number(number) })],
  [/^footnotes?\s+(\d.*)$/i, ([, list = '']) => ({ step: 'footnote', numbers: numbersIn(list) })],
  [
    /^(?:items?|bullets?|conclusion)\s+(\d+)(?:\s+of\s+\d+)?$/i,
    ([, number = '']) => ({ step: 'unit', unit: 'item', which: [Number(number)] }),
  ],
  [
    /^points?\s+(\d+(?:\.\d+)*(?:(?:\s+and\s+|,\s*)\d+(?:\.\d+)*)*)$/i,
    ([, list = '']) => ({ step: 'point', paths: numbersIn(list).map((path) => path.split('.')) }),
  ],
  [
    /^(?:points?\s+)?(\([a-z]\)(?:\s*(?:and|to|,|–)\s*\([a-z]\))*)$/,
    ([, list = '']) => ({ step: 'letters', letters: lettersOf(list) }),
  ],
  [
    /^(before|after) the (?:stroke|slash)$/i,
    ([, side]) => ({ step: 'stroke', side: side === 'before' ? 0 : 1 }),
  ],
  [/^(?:heading|title)(?:\s+of\s+(.+))?$/i, ([, words]) => ({ step: 'heading', words: words ?? null })],
  [
    new RegExp(`^${UNIT} (with|after) footnote (\\d+)$`, 'i'),
    ([, unit = '', at, number = '']) => ({
      step: 'marked',
      unit: unitOf(unit),
      number,
      offset: at === 'with' ? 0 : 1,
    }),
  ],
  [
    new RegExp(`^${UNIT} (after|before|below|above) (?:the )?(.+)$`, 'i'),
    ([, unit = '', at = '', words = '']) => ({
      step: 'beside',
      unit: unitOf(unit),
      offset: /after|below/i.test(at) ? 1 : -1,
      ...manyOf(words),
    }),
  ],
  [
    new RegExp(`^${UNIT}(?: beginning)? [“"]([^”"]+)[”"].*$`, 'i'),
    ([, , words = '']) => ({ step: 'words', words, isQuoted: true }),
  ],
  [new RegExp(`^(.+?) ${UNIT}$`, 'i'), ([all = '', ordinal = '', unit = '']) => unitStep(all, ordinal, unit)],
  [
    new RegExp(`^(.+?) ${UNIT} (?:after|before) (?:the )?(.+)$`, 'i'),
    ([all = '', ordinal = '', unit = '', words = '']) => besideStep(all, ordinal, unit, words),
  ],
  [/^(?:section\s+)?[“"](.+)[”"]$/i, ([, words = '']) => ({ step: 'words', words, isQuoted: false })],
];

function unitStep(all: string, ordinal: string, unit: string): Step {
  const which = whichOf(ordinal);
  return which === null
    ? { step: 'words', words: all, isQuoted: false }
    : { step: 'unit', unit: unitOf(unit), which };
}

/** 'the table of grades and the one below it' are two. */
const manyOf = (words: string): { words: string; many: number } => {
  const one = words.replace(/ and the one (?:below|after|above) it$/, '');
  return { words: one, many: one === words ? 1 : 2 };
};

/** 'last sentence before the Preliminary Assessment', 'second paragraph after the table of grades'. */
function besideStep(all: string, ordinal: string, unit: string, words: string): Step {
  const [place] = whichOf(ordinal) ?? [];
  if (place === undefined) return { step: 'words', words: all, isQuoted: false };
  if (all.includes(' before ')) return { step: 'beside', unit: unitOf(unit), offset: -1, ...manyOf(words) };
  return { step: 'beside', unit: unitOf(unit), offset: place, ...manyOf(words) };
}

function readStep(text: string): Step {
  if (ASIDE.test(text)) return { step: 'aside', words: text };
  for (const [form, make] of MAKERS) {
    const match = form.exec(text);
    if (match) return make(match as unknown as readonly string[]);
  }
  return { step: 'words', words: text, isQuoted: false };
}
