/** Steps of a locator that name what is numbered or lettered: 'para. 24 (e)', 'point 2.3', '(c) to (f)'. */
import type { Block, DocumentText } from './document-text.ts';
import { blockOf, kindOf, scopeOf, wordsOf } from './locate.scopes.ts';
import type { Scope, Span } from './locate.scopes.ts';
import { partsOfCell } from './locate.tables.ts';
import { byUnit } from './locate.units.ts';

/** 'para. 24 (e)': numbered paragraphs with what follows each, then the lettered parts. Unnumbered texts are counted. */
export function byNumber(
  document: DocumentText,
  scope: Scope,
  numbers: readonly string[],
  named: readonly string[],
): Scope | null {
  const isNumbered = scope.spans.some(
    (span) => kindOf(document, span) === 'paragraph' && blockOf(document, span)?.number !== null,
  );
  if (!isNumbered) {
    const counted = byUnit(document, scope, 'paragraph', numbers.map(Number));
    return counted === null || named.length === 0 ? counted : letters(document, counted, named);
  }
  const found = numbers.map((number) =>
    runFrom(
      document,
      scope,
      (block) =>
        block.kind === 'paragraph' &&
        block.number === number &&
        block.depth <= (number.includes('.') ? 1 : 0),
    ),
  );
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
  const end = rest.findIndex(
    (span) => kindOf(document, span) === 'heading' || styleOf(blockOf(document, span)) === style,
  );
  return [own, ...(end < 0 ? rest : rest.slice(0, end))];
}

/** How a number is printed: '1', '1)', '(1)'. Null for what has none. */
const styleOf = (block: Block | undefined): string | null =>
  typeof block?.number !== 'string'
    ? null
    : `${block.number.replace(/\w+/g, 'n')} ${block.kind} ${block.depth}`;

/** 'point 2.3': the numbered point 2, in it the point that is numbered 3 in another way ('3)'). */
export function byPoint(
  document: DocumentText,
  scope: Scope,
  paths: readonly (readonly string[])[],
): Scope | null {
  const found = paths.map((path) => pointAt(document, scope.spans, path));
  return found.some((spans) => spans.length === 0)
    ? null
    : { spans: found.flat(), isPassage: paths.length === 1 };
}

function pointAt(
  document: DocumentText,
  spans: readonly Span[],
  [number = '', ...rest]: readonly string[],
): readonly Span[] {
  const numbered = (fits: (printed: string) => boolean): Span[] =>
    runFrom(
      document,
      { spans, isPassage: false },
      (block) => block.kind !== 'heading' && fits(block.number ?? ''),
    );
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
    const next = parts.find(
      (part) =>
        part.from > (from?.from ?? 0) &&
        /^(?:\[[A-E]\]\s*)?\([a-z]\)(?:\s*(?:and|to)\s*\([a-z]\))*:/.test(wordsOf(document, part)),
    );
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
    return [
      {
        block: span.block,
        from: span.from + from,
        to: span.from + from + text.slice(from, to).trimEnd().length,
      },
    ];
  });
  return scopeOf(spans);
}
