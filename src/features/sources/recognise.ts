/** Which of the known sources a document is: by its symbol, by its title, by the name of its file. Pure. */
import { findSymbols, slugOfSymbol, trySymbol } from '../../kernel/symbol.ts';
import { findWords, fold } from './plain-words.ts';
import type { Source } from './sources.schema.ts';
import { keywords, share } from './words-match.ts';

/** A document names itself on its first page; further on it names others. */
const FRONT_LETTERS = 3000;

export interface Recognition {
  readonly source: Source | null;
  /** Where none is sure: the nearest, for a message. */
  readonly nearest: readonly Source[];
}

export function recognise(
  pages: readonly string[],
  fileName: string,
  sources: readonly Source[],
): Recognition {
  const front = pages.join('\n').slice(0, FRONT_LETTERS);
  const sure = bySymbol(front, sources) ?? byTitle(front, sources) ?? byFileName(fileName, sources);
  return { source: sure, nearest: sure === null ? nearestTo(front, sources) : [] };
}

/** The first symbol of the front that a source bears: UN documents print their own at the top of the first page. */
function bySymbol(front: string, sources: readonly Source[]): Source | null {
  const known = new Map(
    sources.flatMap((one) => {
      const symbol = one.symbol === null ? null : trySymbol(one.symbol);
      return symbol === null ? [] : [[symbol.symbol, one] as const];
    }),
  );
  const [first] = findSymbols(front);
  return first === undefined ? null : (known.get(first.symbol.symbol) ?? null);
}

/** A title is known by its parts before and after the colon: they often stand on lines of their own. */
function byTitle(front: string, sources: readonly Source[]): Source | null {
  const found = sources.flatMap((source) =>
    Object.values(source.title)
      .filter((title) => title.length >= SHORTEST_TITLE && hasTitle(front, title))
      .map((title) => ({ source, length: title.length })),
  );
  const longest = Math.max(...found.map((one) => one.length));
  const best = new Set(found.filter((one) => one.length === longest).map((one) => one.source));
  return best.size === 1 ? ([...best][0] ?? null) : null;
}

const SHORTEST_TITLE = 20;
const hasTitle = (front: string, title: string): boolean => {
  const parts = title.split(/:\s+/).filter((part) => fold(part).letters.length > 3);
  return parts.length > 0 && parts.every((part) => findWords(front, part).length > 0);
};

function byFileName(fileName: string, sources: readonly Source[]): Source | null {
  const stem = fileName.replace(/\.[^.]+$/, '').toLowerCase();
  const symbol = trySymbol(stem.replaceAll('_', '/').toUpperCase());
  const slug = symbol === null ? null : slugOfSymbol(symbol.symbol);
  return sources.find((one) => one.id === stem || (slug !== null && one.id === slug)) ?? null;
}

const MOST_SUGGESTED = 5;

function nearestTo(front: string, sources: readonly Source[]): Source[] {
  const own = keywords(front);
  return sources
    .map((source) => ({ source, score: share(keywords(source.title.en), own) }))
    .filter((one) => one.score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SUGGESTED)
    .map((one) => one.source);
}
