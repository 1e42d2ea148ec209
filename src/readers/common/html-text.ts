import { parseFragment } from 'parse5';

/**
 * Text of a database whose editors pasted from web pages and word processors: tags, entities and odd blanks are taken
 * out, paragraphs become lines. Linear in the length of the text, whatever is in it: nothing is matched twice.
 */

/** Anything that has to be looked at more closely; most texts have none of it. */
const UNCLEAN =
  /[<&\r\t\v\f\0\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]| {2}|^\s|\s$|\s\n|\n\s/;
const INVISIBLE = /[\0\u00ad\u200b-\u200f\u2060\ufeff]/g;
const BLANKS = /[^\S\n]+/g;
const LINE_ENDS = / ?(?:\n ?)+/g;

export function plainText(raw: string): string {
  const whole = raw.isWellFormed() ? raw : raw.toWellFormed();
  if (!UNCLEAN.test(whole)) return whole;
  const text = whole.includes('<') ? withoutTags(whole) : whole;
  return (text.includes('&') ? text.replace(ENTITY, decoded) : text)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(BLANKS, ' ')
    .replace(LINE_ENDS, '\n')
    .trim();
}

/** Tags after or before which a new line begins. */
const PARTING = new Set(
  'address article blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
/** Tags whose content is no text. */
const SILENT = new Set(['script', 'style', 'xml', 'title']);
const LONGEST_TAG = 4_000;

/** A raised number is a reference to a footnote, and no part of the words. */
const REFERENCE_MARK = /^\s{0,3}(?:\[?\d{1,3}\]?|\*{1,3})\s{0,3}$/;

function withoutTags(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const tag = tagAt(text, at);
    if (tag === null) {
      at += 1;
      continue;
    }
    parts.push(text.slice(from, at));
    if (PARTING.has(tag.name)) parts.push('\n');
    from = at = tag.end;
    if (tag.isClosing) continue;
    if (SILENT.has(tag.name)) from = at = endOfElement(text, at, tag.name);
    else if (tag.name === 'sup') {
      const close = text.indexOf('<', at);
      if (close !== -1 && close - at < 12 && REFERENCE_MARK.test(text.slice(at, close))) from = at = close;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  /** Behind its last character. */
  readonly end: number;
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The tag or comment that begins here; null where it is a sign for "less than". */
function tagAt(text: string, at: number): Tag | null {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    return { name: '', isClosing: true, end: end === -1 ? text.length : end + 3 };
  }
  const isClosing = text.charCodeAt(at + 1) === 47;
  const first = at + (isClosing ? 2 : 1);
  const code = text.charCodeAt(first);
  if (!isLetter(code) && code !== 33 && code !== 63) return null;
  // The next tag's beginning ends one that was never closed, so that no stretch is searched twice.
  let end = first;
  const last = Math.min(text.length, at + LONGEST_TAG);
  while (end < last && text.charCodeAt(end) !== 62 && text.charCodeAt(end) !== 60) end += 1;
  if (text.charCodeAt(end) !== 62) return null;
  let nameEnd = first;
  for (let next = code; isLetter(next) || isDigit(next); next = text.charCodeAt(nameEnd)) nameEnd += 1;
  return { name: text.slice(first, nameEnd).toLowerCase(), isClosing, end: end + 1 };
}

/** Behind the element's closing tag; the end of the text where it has none. */
function endOfElement(text: string, from: number, name: string): number {
  for (let at = text.indexOf('</', from); at !== -1; at = text.indexOf('</', at + 2))
    if (text.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  return text.length;
}

/** With or without its semicolon, as browsers read it: "&nbsp" is a blank, "R&D" is as it stands. */
const ENTITY = /&(?:#x?[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?/g;
const KEPT_ENTITIES = 4_000;
const entities = new Map<string, string>();

/** parse5 knows the 2,231 names; each is asked for once. */
function decoded(entity: string): string {
  const known = entities.get(entity);
  if (known !== undefined) return known;
  const [node] = parseFragment(entity).childNodes;
  const text = (node && 'value' in node ? node.value : entity).toWellFormed();
  if (entities.size < KEPT_ENTITIES) entities.set(entity, text);
  return text;
}
