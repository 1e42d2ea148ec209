/** Steps of a locator that describe a place in words: a heading, the opening of a list, a passage. */
import type { DocumentText } from './document-text.ts';
import {
  blockOf,
  kindOf,
  opensList,
  scopeOf,
  sectionOf,
  sentencesIn,
  withList,
  wordsOf,
} from './locate.scopes.ts';
import type { Scope, Span } from './locate.scopes.ts';
import { rowByWords } from './locate.tables.ts';
import { findWords, fold } from './plain-words.ts';
import { keywords, onlyBest, share } from './words-match.ts';

/** What the words describe: a row, a heading, a paragraph that opens a list, else a passage that has them. */
export function byWords(
  document: DocumentText,
  scope: Scope,
  words: string,
  isQuoted: boolean,
): Scope | null {
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
  return opensList(document, only.block)
    ? { ...withList(document, only.block, scope), isPassage: true }
    : scopeOf([only]);
}

type Words = ReadonlySet<string>;

/** How much of the sought words a kind of place must have, and how far it goes before the others. */
const KINDS_OF_PLACE = {
  heading: { least: 0.75, lead: 0.2 },
  opening: { least: 0.5, lead: 0.1 },
  text: { least: 0.75, lead: 0 },
} as const;
type KindOfPlace = keyof typeof KINDS_OF_PLACE;

function kindOfPlace(document: DocumentText, scope: Scope, span: Span): KindOfPlace | null {
  const kind = kindOf(document, span);
  if (kind === 'footnote' || (kind === 'heading' && span === scope.spans[0])) return null;
  if (kind === 'heading') return 'heading';
  return opensList(document, span.block) ? 'opening' : 'text';
}

/** The one place that has most of the sought words; all words of their `head` must be there. Null where two have as many. */
function described(
  document: DocumentText,
  scope: Scope,
  sought: Words,
  head: Words,
  words: string,
): Scope | null {
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
    return [
      {
        span,
        kind,
        score:
          met + KINDS_OF_PLACE[kind].lead + closeness(wordsOf(document, span), words, kind === 'heading'),
      },
    ];
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
  const best =
    sentences.length > 1
      ? onlyBest(sentences, (span) => share(sought, keywords(wordsOf(document, span))), 0.5)
      : null;
  return best === null ? null : scopeOf([best]);
}
