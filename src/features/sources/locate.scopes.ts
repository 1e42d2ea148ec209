/** A part of a document that a locator has been narrowed to. */
import type { Block, DocumentText } from './document-text.ts';
import { sentencesOf } from './sentences.ts';
import type { Stretch } from './sentences.ts';
import { keywords, onlyBest, share } from './words-match.ts';

export interface Span extends Stretch {
  readonly block: number;
}

export interface Scope {
  readonly spans: readonly Span[];
  readonly isPassage: boolean;
}

/** The block that a span lies in, its kind, and the words of the span. */
export const blockOf = ({ blocks }: DocumentText, span: Span): Block | undefined => blocks[span.block];
export const kindOf = (document: DocumentText, span: Span): string => blockOf(document, span)?.kind ?? '';
export const wordsOf = (document: DocumentText, span: Span): string =>
  blockOf(document, span)?.text.slice(span.from, span.to) ?? '';

/** A scope of these spans; null of none. */
export const scopeOf = (spans: readonly Span[], isPassage = spans.length === 1): Scope | null =>
  spans.length === 0 ? null : { spans, isPassage };

export const wholeBlock = ({ blocks }: DocumentText, block: number): Span => ({
  block,
  from: 0,
  to: blocks[block]?.text.length ?? 0,
});

const blocksFrom = (document: DocumentText, from: number, to: number): Span[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => wholeBlock(document, from + index));

export const documentScope = (document: DocumentText): Scope => ({
  spans: blocksFrom(document, 0, document.blocks.length),
  isPassage: false,
});

/** A heading with all that stands under it. One paragraph alone under it is a passage. */
export function sectionOf(document: DocumentText, heading: number): Scope {
  const end = document.blocks[heading]?.end ?? heading + 1;
  const spans = blocksFrom(document, heading, end);
  const content = spans.slice(1).filter(({ block }) => document.blocks[block]?.kind !== 'footnote');
  const [only] = content;
  return content.length === 1 && only !== undefined && document.blocks[only.block]?.kind === 'paragraph'
    ? { spans: [only, ...spans.filter((span) => span !== only)], isPassage: true }
    : { spans, isPassage: false };
}

const isNumber = (block: Block | undefined, number: string): boolean =>
  block?.kind === 'heading' &&
  (block.number === number || (number === 'Annex' && block.number?.startsWith('Annex') === true));

/** The section with the numbers of `path`, from the outermost; where numbers are missing in the document, by `words`. */
export function inSection(
  document: DocumentText,
  path: readonly string[],
  words: string | null,
): Scope | null {
  const { blocks } = document;
  let [from, to]: [number, number] = [0, blocks.length];
  let heading = -1;
  for (const [depth, number] of path.entries()) {
    const within = blocks.slice(from, to).map((block, index) => ({ block, index: from + index }));
    const found = within.filter(({ block, index }) => index !== heading && isNumber(block, number));
    const outermost = Math.min(...found.map(({ block }) => block.depth));
    const next = found.find(({ block }) => block.depth === outermost)?.index;
    if (next === undefined)
      return depth > 0 && /^\d+$/.test(number)
        ? itemOf(document, from, to, number)
        : bySectionWords(document, words);
    heading = next;
    [from, to] = [next, blocks[next]?.end ?? next + 1];
  }
  return sectionOf(document, heading);
}

/** 'IX.5': the fifth of the numbered items of section IX. */
function itemOf(document: DocumentText, from: number, to: number, number: string): Scope | null {
  const block = document.blocks.findIndex(
    (one, index) => index >= from && index < to && one.kind === 'item' && one.number === number,
  );
  return block < 0 ? null : { spans: [wholeBlock(document, block)], isPassage: true };
}

function bySectionWords(document: DocumentText, words: string | null): Scope | null {
  if (words === null) return null;
  const sought = keywords(words);
  const headings = document.blocks.flatMap((block, index) =>
    block.kind === 'heading' ? [{ index, words: keywords(block.text) }] : [],
  );
  const best = onlyBest(headings, (one) => share(sought, one.words), 0.75);
  return best === null ? null : sectionOf(document, best.index);
}

/** Whether an item belongs to another that stands before it: indented, or without a number below one that has one. */
const isBelow = (item: Block, above: Block): boolean =>
  item.depth > above.depth ||
  (item.depth === above.depth && item.number === null && above.number !== null && above.text.endsWith(':'));

/** Whether a block opens a list or a table: what it says is about what follows. */
export function opensList({ blocks }: DocumentText, index: number): boolean {
  const block = blocks[index];
  if (block?.kind !== 'paragraph' && block?.kind !== 'item') return false;
  const next = blocks.slice(index + 1).find((one) => one.kind !== 'footnote');
  if (next?.kind === 'item') return block.kind === 'paragraph' || isBelow(next, block);
  return (
    block.kind === 'paragraph' &&
    (next?.kind === 'row' || (next?.kind === 'heading' && block.text.endsWith(':')))
  );
}

/** An opening paragraph or item with the list, table or headed lists that it opens, no further than the scope. */
export function withList(document: DocumentText, opening: number, scope: Scope): Scope {
  const { blocks } = document;
  const last = Math.max(...scope.spans.map((span) => span.block));
  const own = blocks[opening];
  const taken = [opening];
  for (let index = opening + 1; index <= last; index += 1) {
    const block = blocks[index];
    if (!block) break;
    if (block.kind === 'footnote') continue;
    if (block.kind === 'paragraph') break;
    if (own?.kind === 'item' && (block.kind !== 'item' || !isBelow(block, own))) break;
    if (block.kind === 'heading' && own?.text.endsWith(':') !== true) break;
    taken.push(index);
  }
  return { spans: taken.map((index) => wholeBlock(document, index)), isPassage: false };
}

/** A place with the list it opens, if it is one block that opens one. */
export function followedList(document: DocumentText, place: Scope, scope: Scope): Scope {
  const [only, other] = place.spans;
  return only !== undefined && other === undefined && opensList(document, only.block)
    ? withList(document, only.block, scope)
    : place;
}

/**
 * What goes with a passage, nearest first: the rest of its row or paragraph, the names of its columns, the heading
 * inside its table, what opens its list, the sentence that bears its footnote.
 */
export function besidePlace(document: DocumentText, { spans, isPassage }: Scope): Span[] {
  const { blocks } = document;
  const [first] = spans;
  const own = first === undefined ? undefined : blocks[first.block];
  if (first === undefined || own === undefined) return [];
  if (own.kind === 'footnote')
    return spans.flatMap(({ block }) => markedBy(document, blocks[block]?.number ?? null));
  if (!isPassage) return [];
  const above = (fits: (block: Block, index: number) => boolean): Span[] => {
    for (let index = first.block - 1; index >= 0; index -= 1) {
      const block = blocks[index];
      if (block === undefined || block.kind === 'heading') return [];
      if (fits(block, index)) return [wholeBlock(document, index)];
    }
    return [];
  };
  if (own.kind === 'item') {
    return above(
      (block, index) => opensList(document, index) && (block.kind === 'paragraph' || isBelow(own, block)),
    );
  }
  const { row } = own;
  if (row === null) return own.kind === 'paragraph' ? [wholeBlock(document, first.block)] : [];
  return [
    wholeBlock(document, first.block),
    ...above((block) => block.row?.table === row.table && block.row.number === 0),
    ...above((block) => block.kind === 'paragraph'),
  ];
}

/** The blocks that bear the mark of a footnote. */
const markedBy = (document: DocumentText, number: string | null): Span[] =>
  document.blocks.flatMap((block, index) =>
    number !== null && block.marks.some((mark) => mark.number === number)
      ? [wholeBlock(document, index)]
      : [],
  );

/** The sentences of the running text in a scope. */
export const sentencesIn = (document: DocumentText, scope: Scope): Span[] =>
  scope.spans
    .filter((span) => !['heading', 'footnote'].includes(kindOf(document, span)))
    .flatMap((span) =>
      sentencesOf(wordsOf(document, span)).map(({ from, to }) => ({
        block: span.block,
        from: span.from + from,
        to: span.from + to,
      })),
    );
