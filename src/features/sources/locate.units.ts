/** Steps of a locator that count in running text: paragraphs, sentences, items, footnote marks, headings. */
import type { DocumentText } from './document-text.ts';
import { blockOf, kindOf, scopeOf, sentencesIn, wholeBlock, wordsOf } from './locate.scopes.ts';
import type { Scope, Span } from './locate.scopes.ts';
import { partsOfCell } from './locate.tables.ts';
import type { Step, Unit, Which } from './locator.ts';

const chosen = <T>(all: readonly T[], which: Which): T[] => {
  const found = which.map((one) => (one > 0 ? all[one - 1] : all.at(one)));
  return found.includes(undefined as T) ? [] : (found as T[]);
};

/** The nth paragraphs, sentences or items of the scope. */
export function byUnit(document: DocumentText, scope: Scope, unit: Unit, which: Which): Scope | null {
  if (unit === 'paragraph')
    return scopeOf(
      chosen(
        scope.spans.filter((span) => kindOf(document, span) === 'paragraph'),
        which,
      ),
    );
  if (unit === 'sentence') return oneStretch(chosen(sentencesIn(document, scope), which));
  const parts = partsOfCell(document, scope);
  if (parts.length > 0) return scopeOf(chosen(parts, which));
  const items = unit === 'sub_item' ? subItems(document, scope) : topItems(document, scope);
  const numbered = which.map((one) => items.find((span) => blockOf(document, span)?.number === String(one)));
  const found = numbered.every((span) => span !== undefined) ? (numbered as Span[]) : chosen(items, which);
  return found.length === 1 && found[0] !== undefined
    ? withSubItems(document, found[0], scope)
    : scopeOf(found);
}

/** Neighbouring sentences of one block as one stretch. */
function oneStretch(spans: readonly Span[]): Scope | null {
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  return first.block === last.block
    ? scopeOf([{ block: first.block, from: first.from, to: last.to }])
    : scopeOf(spans);
}

const itemsIn = (document: DocumentText, scope: Scope): Span[] =>
  scope.spans.filter((span) => kindOf(document, span) === 'item');
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
  return own === undefined
    ? []
    : items.filter((span) => span !== own && depthOf(document, span) > depthOf(document, own));
};

/** An item is the passage; what is indented below it belongs to it. */
function withSubItems(document: DocumentText, item: Span, scope: Scope): Scope {
  const rest = scope.spans.filter((span) => span.block > item.block && kindOf(document, span) !== 'footnote');
  const end = rest.findIndex(
    (span) => kindOf(document, span) !== 'item' || depthOf(document, span) <= depthOf(document, item),
  );
  return { spans: [item, ...(end < 0 ? rest : rest.slice(0, end))], isPassage: true };
}

/** The sentence or paragraph that bears a footnote's mark, or the one after it. */
export function marked(
  document: DocumentText,
  scope: Scope,
  { unit, number, offset }: Extract<Step, { step: 'marked' }>,
): Scope | null {
  for (const span of scope.spans) {
    const block = blockOf(document, span);
    const at =
      block?.kind === 'footnote' ? undefined : block?.marks.find((mark) => mark.number === number)?.at;
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
      : new RegExp(`^${number}\\.?\\s`).test(wordsOf(document, span)) &&
        (kindOf(document, span) === 'heading' || blockOf(document, span)?.row?.number === 0),
  );
  return found === undefined ? null : scopeOf([found]);
}
