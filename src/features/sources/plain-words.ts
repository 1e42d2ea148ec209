/**
 * The words of a text without what a file format puts around them: tags, emphasis, links, reference marks. What is
 * left is what a reader of the printed page would copy out, and what a quote is made of.
 */

/** A raised reference mark that stood in the words: footnote `number`, before the letter at `at`. */
export interface Mark {
  readonly number: string;
  readonly at: number;
}

export interface PlainWords {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const REFERENCE = '<sup>\\s*(?<mark>\\d{1,3})\\s*</sup>';
const ADDRESS = '<(?<address>(?:https?|mailto):[^>\\s]{1,2000})>';
const TAG = '</?(?<tag>[a-zA-Z][a-zA-Z0-9]*)(?:\\s[^>]{0,2000})?/?>';
const LINK = '!?\\[(?<link>(?:[^\\[\\]\\\\]|\\\\.)*)\\]\\((?:[^()\\s\\\\]|\\\\.|\\([^()]*\\))*\\)';
const ESCAPE = '\\\\{1,2}(?<escaped>[\\\\`*_{}\\[\\]()#+.!~-])';
const EMPHASIS = '(?<=\\S)\\*{1,3}|\\*{1,3}(?=\\S)';
const ENTITY = '&(?<entity>amp|lt|gt|quot|apos|nbsp|ndash|mdash|#\\d{1,6});';
const MARKUP = new RegExp([REFERENCE, ADDRESS, TAG, LINK, ESCAPE, EMPHASIS, ENTITY].join('|'), 'g');

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
};
const entity = (name: string): string =>
  name.startsWith('#')
    ? String.fromCodePoint(Math.min(Number(name.slice(1)), 0x10ffff))
    : (ENTITIES[name] ?? '');

/** Tags that part words; the others (bold, raised letters) stand within one. */
const PARTING_TAGS: ReadonlySet<string> = new Set(['br', 'p', 'li', 'ul', 'ol', 'div', 'td', 'tr', 'table']);

/** Takes the markup out of a stretch of Markdown, HTML or plain text and makes all white space single spaces. */
export function plainWords(raw: string): PlainWords {
  const marks: Mark[] = [];
  const parts: string[] = [];
  let length = 0;
  let isAfterSpace = true;
  const append = (words: string): void => {
    const clean = words.replace(/[\u00ad\u200b\ufeff]/g, '').replace(/\s+/g, ' ');
    const spaced = isAfterSpace ? clean.replace(/^ /, '') : clean;
    if (spaced === '') return;
    parts.push(spaced);
    length += spaced.length;
    isAfterSpace = spaced.endsWith(' ');
  };
  let from = 0;
  for (const match of raw.matchAll(MARKUP)) {
    append(raw.slice(from, match.index));
    from = match.index + match[0].length;
    const { mark, address, tag, link, escaped, entity: name } = match.groups ?? {};
    if (mark !== undefined) marks.push({ number: mark, at: length });
    else if (address !== undefined) append(address);
    else if (tag !== undefined) append(PARTING_TAGS.has(tag.toLowerCase()) ? ' ' : '');
    else if (link !== undefined) append(plainWords(link).text);
    else if (escaped !== undefined) append(escaped);
    else if (name !== undefined) append(entity(name));
  }
  append(raw.slice(from));
  return { text: parts.join('').trimEnd(), marks };
}

const FOLDED: Readonly<Record<string, string>> = {
  '“': "'",
  '”': "'",
  '„': "'",
  '«': "'",
  '»': "'",
  '"': "'",
  '‘': "'",
  '’': "'",
  '‚': "'",
  ʼ: "'",
  '′': "'",
  '`': "'",
};

/** White space, hyphens and dashes: they come and go with line breaks and typesetting. */
const PASSED_OVER = /[\s\u00ad\u200b‐‑‒–—−-]/;

/** A text as it is compared: small letters, one kind of quotation mark, and where each letter stood. */
export interface Folded {
  readonly letters: string;
  readonly places: readonly number[];
}

export function fold(text: string): Folded {
  let letters = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (PASSED_OVER.test(letter)) continue;
    const small = letter.toLowerCase();
    letters += FOLDED[letter] ?? (small.length === 1 ? small : letter);
    places.push(at);
  }
  return { letters, places };
}

export interface Found {
  readonly from: number;
  readonly to: number;
}

export interface FoundValue extends Found {
  /** Where each part of a value stands that leaves something out; one for other values. */
  readonly parts: readonly Found[];
}

const WORD = /[\p{L}\p{N}]/u;
const isWord = (letter: string | undefined): boolean => letter !== undefined && WORD.test(letter);

/** Words that stand in a passage more often than this say nothing about where a citation points. */
const MOST_PLACES = 100;

/**
 * Every place, up to a hundred, where the words stand in the text as whole words: '8' is not in '18', 'MF' not in 'MFA'. White space,
 * hyphens, kinds of dashes and quotation marks, and capitals do not matter.
 */
export function findWords(text: string, words: string, folded: Folded = fold(text)): Found[] {
  const sought = fold(words).letters;
  if (sought === '') return [];
  const found: Found[] = [];
  for (let at = folded.letters.indexOf(sought); at >= 0; at = folded.letters.indexOf(sought, at + 1)) {
    if (found.length === MOST_PLACES) break;
    const from = folded.places[at] ?? 0;
    const to = (folded.places[at + sought.length - 1] ?? from) + 1;
    const isWhole =
      !(isWord(text[from]) && isWord(text[from - 1])) && !(isWord(text[to - 1]) && isWord(text[to]));
    if (isWhole) found.push({ from, to });
  }
  return found;
}

const ELISION = /\s*\[?(?:…|\.{3})\]?\s*/;

/** The parts of a value that leaves something out: 'paragraphs 24 […] and 54' → two parts. */
export const partsOfValue = (value: string): readonly string[] =>
  value.split(ELISION).filter((part) => fold(part).letters !== '');

/** Where a value, with what it leaves out, stands in the text: from its first part to its last, in that order. */
export function findValue(text: string, value: string, folded: Folded = fold(text)): FoundValue[] {
  const [first, ...rest] = partsOfValue(value);
  if (first === undefined) return [];
  const following = rest.map((part) => findWords(text, part, folded));
  return findWords(text, first, folded).flatMap((start) => {
    const parts = [start];
    for (const places of following) {
      const after = parts.at(-1)?.to ?? 0;
      const next = places.find((one) => one.from >= after);
      if (!next) return [];
      parts.push(next);
    }
    return [{ from: start.from, to: parts.at(-1)?.to ?? start.to, parts }];
  });
}
