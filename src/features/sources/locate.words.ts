/** Steps of a locator in running text: paragraphs, sentences, items, numbers, letters, headings, words. */
import type { Block, DocumentText } from './document-text.ts';
import { opensList, sectionOf, wholeBlock, withList } from './locate.scopes.ts';
import type { Scope, Span } from './locate.scopes.ts';
import { partsOfCell, rowByWords } from './locate.tables.ts';
import type { Step, Unit, Which } from './locator.ts';
import { findWords, fold } from './plain-words.ts';
import { sentencesOf } from './sentences.ts';
import { keywords, onlyBest, share } from './words-match.ts';

const blockOf = ({ blocks }: DocumentText, span: Span): Block | undefined => blocks[span.block];
const kindOf = (document: DocumentText, span: Span): string => blockOf(document, span)?.kind ?? '';
const wordsOf = (document: DocumentText, span: Span): string => blockOf(document, span)?.text.slice(span.from, span.to) ?? '';

const chosen = <T>(all: readonly T[], which: Which): T[] => {
  const found = which.map((one) => (one > 0 ? all[one - 1] : all.at(one)));
  return found.includes(undefined as T) ? [] : (found as T[]);
};

const scopeOf = (spans: readonly Span[], isPassage = spans.length === 1): Scope | null => (spans.length === 0 ? null : { spans, isPassage });

/** The nth paragraphs, sentences or items of the scope. */
export function byUnit(document: DocumentText, scope: Scope, unit: Unit, which: Which): Scope | null {
  if (unit === 'paragraph') return scopeOf(chosen(scope.spans.filter((span) => kindOf(document, span) === 'paragraph'), which));
  if (unit === 'sentence') return oneStretch(chosen(sentencesIn(document, scope), which));
  const parts = partsOfCell(document, scope);
  if (parts.length > 0) return scopeOf(chosen(parts, which));
  const items = unit === 'sub_item' ? subItems(document, scope) : topItems(document, scope);
  const numbered = which.map((one) => items.find((span) => blockOf(document, span)?.number === String(one)));
  const found = numbered.every((span) => span !== undefined) ? (numbered as Span[]) : chosen(items, which);
  return found.length === 1 && found[0] !== undefined ? withSubItems(document, found[0], scope) : scopeOf(found);
}

const sentencesIn = (document: DocumentText, scope: Scope): Span[] =>
  scope.spans
    .filter((span) => !['heading', 'footnote'].includes(kindOf(document, span)))
    .flatMap((span) => sentencesOf(wordsOf(document, span)).map(({ from, to }) => ({ block: span.block, from: span.from + from, to: span.from + to })));

/** Neighbouring sentences of one block as one stretch. */
function oneStretch(spans: readonly Span[]): Scope | null {
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  return first.block === last.block ? scopeOf([{ block: first.block, from: first.from, to: last.to }]) : scopeOf(spans);
}

const itemsIn = (document: DocumentText, scope: Scope): Span[] => scope.spans.filter((span) => kindOf(document, span) === 'item');
const depthOf = (document: DocumentText, span: Span): number => blockOf(document, span)?.depth ?? 0;

function topItems(document: DocumentText, scope: Scope): Span[] {
  const items = itemsIn(document, scope);
  const own = items[0] !== undefined && items[0] === scope.spans[0] ? items.slice(1) : items;
  const least = Math.min(...own.map((span) => depthOf(document, span)));
  return own.filter((span) => depthOf(document, span) === least);
}

const subItems = (document: DocumentText, scope: Scope): Span[] => {
  const [own] = scope.spans;
  const items = itemsIn(document, scope);
  return own === undefined ? [] : items.filter((span) => span !== own && depthOf(document, span) > depthOf(document, own));
};

/** An item is the passage; what is indented below it belongs to it. */
function withSubItems(document: DocumentText, item: Span, scope: Scope): Scope {
  const rest = scope.spans.filter((span) => span.block > item.block && kindOf(document, span) !== 'footnote');
  const end = rest.findIndex((span) => kindOf(document, span) !== 'item' || depthOf(document, span) <= depthOf(document, item));
  return { spans: [item, ...(end < 0 ? rest : rest.slice(0, end))], isPassage: true };
}

/** 'para. 24 (e)': numbered paragraphs with what follows each, then the lettered parts. Unnumbered texts are counted. */
export function byNumber(document: DocumentText, scope: Scope, numbers: readonly string[], named: readonly string[]): Scope | null {
  const isNumbered = scope.spans.some((span) => kindOf(document, span) === 'paragraph' && blockOf(document, span)?.number !== null);
  if (!isNumbered) {
    const counted = byUnit(document, scope, 'paragraph', numbers.map(Number));
    return counted === null || named.length === 0 ? counted : letters(document, counted, named);
  }
  const found = numbers.map((number) => runFrom(document, scope, (block) => block.kind === 'paragraph' && block.number === number && block.depth <= (number.includes('.') ? 1 : 0)));
  const [first = []] = found;
  if (found.some((spans) => spans.length === 0)) return null;
  const whole: Scope = { spans: found.flat(), isPassage: numbers.length === 1 };
  return named.length === 0 ? whole : (letters(document, { ...whole, spans: first }, named) ?? null);
}

/** The block that fits and those after it up to the next of its kind with a number, or a heading. */
function runFrom(document: DocumentText, scope: Scope, fits: (block: Block) => boolean): Span[] {
  const at = scope.spans.findIndex((span) => {
    const block = blockOf(document, span);
    return block !== undefined && fits(block);
  });
  const own = scope.spans[at];
  if (own === undefined) return [];
  const style = styleOf(blockOf(document, own));
  const rest = scope.spans.slice(at + 1);
  const end = rest.findIndex((span) => kindOf(document, span) === 'heading' || styleOf(blockOf(document, span)) === style);
  return [own, ...(end < 0 ? rest : rest.slice(0, end))];
}

/** How a number is printed: '1', '1)', '(1)'. Null for what has none. */
const styleOf = (block: Block | undefined): string | null => (block?.number == null ? null : `${block.number.replace(/\w+/g, 'n')} ${block.kind} ${block.depth}`);

/** 'point 2.3': the numbered point 2, in it the point that is numbered 3 in another way ('3)'). */
export function byPoint(document: DocumentText, scope: Scope, paths: readonly (readonly string[])[]): Scope | null {
  const found = paths.map((path) => pointAt(document, scope.spans, path));
  return found.some((spans) => spans.length === 0) ? null : { spans: found.flat(), isPassage: paths.length === 1 };
}

function pointAt(document: DocumentText, spans: readonly Span[], [number = '', ...rest]: readonly string[]): readonly Span[] {
  const numbered = (fits: (printed: string) => boolean): Span[] =>
    runFrom(document, { spans, isPassage: false }, (block) => block.kind !== 'heading' && fits(block.number ?? ''));
  const bare = numbered((printed) => printed === number);
  const found = bare.length > 0 ? bare : numbered((printed) => printed.replace(/[()]/g, '') === number);
  return rest.length === 0 ? found : pointAt(document, found.slice(1), rest);
}

/** '(a)', '(c) to (f)': lettered items, or stretches of the text that begin with the letter in brackets. */
export function letters(document: DocumentText, scope: Scope, named: readonly string[]): Scope | null {
  const items = scope.spans.filter((span) => {
    const letter = /^\(([a-z])\)$/.exec(blockOf(document, span)?.number ?? '')?.[1];
    return letter !== undefined && named.includes(letter);
  });
  if (items.length > 0) return scopeOf(items);
  const parts = partsOfCell(document, scope);
  // A part that names all the letters at its beginning: '[C] (c) to (f): …'.
  const ranged = parts.filter((part) => opensWith(wordsOf(document, part), named));
  if (ranged.length > 0) {
    const [from] = ranged;
    const next = parts.find((part) => part.from > (from?.from ?? 0) && /^(?:\[[A-E]\]\s*)?\([a-z]\)(?:\s*(?:and|to)\s*\([a-z]\))*:/.test(wordsOf(document, part)));
    const to = next?.from ?? parts.at(-1)?.to ?? 0;
    return from === undefined ? null : scopeOf([{ ...from, to }]);
  }
  return inlineLetters(document, scope, named);
}

function opensWith(text: string, named: readonly string[]): boolean {
  const opening = /^(?:\[[A-E]\]\s*)?((?:\([a-z]\)(?:\s*(?:and|to|,)\s*)?)+):/.exec(text)?.[1];
  const found = opening === undefined ? [] : [...opening.matchAll(/\(([a-z])\)/g)].map((match) => match[1]);
  return found.length > 0 && found[0] === named[0] && found.at(-1) === named.at(-1);
}

function inlineLetters(document: DocumentText, scope: Scope, named: readonly string[]): Scope | null {
  const spans = scope.spans.flatMap((span) => {
    const text = wordsOf(document, span);
    // '(c) to (f):' names the passage itself and is no part of it.
    const marks = [...text.matchAll(/\(([a-z])\)\s(?!(?:to|and) \([a-z]\))/g)];
    const first = marks.findIndex((mark) => mark[1] === named[0]);
    const last = marks.findLastIndex((mark) => mark[1] === named.at(-1));
    const from = marks[first]?.index;
    if (from === undefined || last < first) return [];
    const to = marks[last + 1]?.index ?? text.length;
    return [{ block: span.block, from: span.from + from, to: span.from + from + text.slice(from, to).trimEnd().length }];
  });
  return scopeOf(spans);
}

/** The sentence or paragraph that bears a footnote's mark, or the one after it. */
export function marked(document: DocumentText, scope: Scope, { unit, number, offset }: Extract<Step, { step: 'marked' }>): Scope | null {
  for (const span of scope.spans) {
    const block = blockOf(document, span);
    const at = block?.kind === 'footnote' ? undefined : block?.marks.find((mark) => mark.number === number)?.at;
    if (at === undefined) continue;
    const whole = wholeBlock(document, span.block);
    if (unit !== 'sentence') return scopeOf([whole]);
    const sentences = sentencesIn(document, { spans: [whole], isPassage: true });
    const index = sentences.findIndex((one) => one.from < at && one.to >= at - 1);
    return scopeOf(sentences.slice(index + offset, index + offset + 1));
  }
  return null;
}

/** The heading of the scope, or one in it; 'heading of area 3' is the one that begins with the number. */
export function headingOf(document: DocumentText, scope: Scope, words: string | null): Scope | null {
  const number = /(\d+)$/.exec(words ?? '')?.[1];
  if (words !== null && number === undefined) return null;
  const found = scope.spans.find((span) =>
    number === undefined
      ? kindOf(document, span) === 'heading'
      : new RegExp(`^${number}\\.?\\s`).test(wordsOf(document, span)) && (kindOf(document, span) === 'heading' || blockOf(document, span)?.row?.number === 0),
  );
  return found === undefined ? null : scopeOf([found]);
}

/** What the words describe: a row, a heading, a paragraph that opens a list, else a passage that has them. */
export function byWords(document: DocumentText, scope: Scope, words: string, isQuoted: boolean): Scope | null {
  const plain = words.replace(/^(?:paragraph|passage|sentence|point) on (?:the )?/, '');
  const [head = ''] = plain.split(/ (?:on|of|at|by|presented|welcomed|between|that) /);
  return (
    (isQuoted ? beginningWith(document, scope, words) : null) ??
    described(document, scope, keywords(plain), head === plain ? new Set() : keywords(head), plain) ??
    (head === plain ? null : described(document, scope, keywords(head), keywords(head), head))
  );
}

function beginningWith(document: DocumentText, scope: Scope, words: string): Scope | null {
  const sought = fold(words).letters;
  const found = scope.spans.filter((span) => fold(wordsOf(document, span)).letters.startsWith(sought));
  const [only, other] = found;
  if (only === undefined || other !== undefined) return null;
  return opensList(document, only.block) ? { ...withList(document, only.block, scope), isPassage: true } : scopeOf([only]);
}

type Words = ReadonlySet<string>;

/** How much of the sought words a kind of place must have, and how far it goes before the others. */
const KINDS_OF_PLACE = { heading: { least: 0.75, lead: 0.2 }, opening: { least: 0.5, lead: 0.1 }, text: { least: 0.75, lead: 0 } } as const;
type KindOfPlace = keyof typeof KINDS_OF_PLACE;

function kindOfPlace(document: DocumentText, scope: Scope, span: Span): KindOfPlace | null {
  const kind = kindOf(document, span);
  if (kind === 'footnote' || (kind === 'heading' && span === scope.spans[0])) return null;
  if (kind === 'heading') return 'heading';
  return opensList(document, span.block) ? 'opening' : 'text';
}

/** The one place that has most of the sought words; all words of their `head` must be there. Null where two have as many. */
function described(document: DocumentText, scope: Scope, sought: Words, head: Words, words: string): Scope | null {
  if (sought.size === 0) return null;
  if (scope.spans.length === 1) return sentenceAbout(document, scope, sought);
  if (scope.spans.every((span) => blockOf(document, span)?.row)) {
    const row = rowByWords(document, scope.spans, words);
    return row === null ? null : scopeOf([row]);
  }
  const scored = scope.spans.flatMap((span) => {
    const kind = kindOfPlace(document, scope, span);
    const own = kind === null ? null : keywordsOf(document, span);
    if (kind === null || own === null) return [];
    const met = head.size > 0 && share(head, own) < 1 ? 0 : share(sought, own);
    if (met < KINDS_OF_PLACE[kind].least) return [];
    return [{ span, kind, score: met + KINDS_OF_PLACE[kind].lead + closeness(wordsOf(document, span), words, kind === 'heading') }];
  });
  const best = onlyBest(scored, (one) => one.score, 0);
  if (best === null) return null;
  if (best.kind === 'heading') return sectionOf(document, best.span.block);
  return best.kind === 'opening' ? withList(document, best.span.block, scope) : scopeOf([best.span]);
}

/** Between places that have the same keywords: the one that begins with the words, that has them as they are written, that has few others. */
function closeness(text: string, words: string, isHeading: boolean): number {
  const begins = fold(text).letters.startsWith(fold(words).letters) ? 0.05 : 0;
  const written = words.split(/\s+/);
  const asWritten = written.filter((word) => findWords(text, word).length > 0).length / written.length;
  return begins + asWritten * 0.03 + (isHeading ? share(keywords(text), keywords(words)) / 100 : 0);
}

const known = new WeakMap<DocumentText, Map<number, Words>>();

/** The keywords of a block; each block is looked at once, whole, for all locators of the document. */
function keywordsOf(document: DocumentText, span: Span): Words {
  const ofDocument = known.get(document) ?? new Map<number, Words>();
  known.set(document, ofDocument);
  const found = ofDocument.get(span.block) ?? keywords(blockOf(document, span)?.text ?? '');
  ofDocument.set(span.block, found);
  return found;
}

/** In one passage: the sentence that the words are about. */
function sentenceAbout(document: DocumentText, scope: Scope, sought: ReadonlySet<string>): Scope | null {
  const sentences = sentencesIn(document, scope);
  const best = sentences.length > 1 ? onlyBest(sentences, (span) => share(sought, keywords(wordsOf(document, span))), 0.5) : null;
  return best === null ? null : scopeOf([best]);
}

