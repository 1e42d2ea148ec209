/**
 * Finds all document symbols in running text, such as a report's footnotes or the text layer of a PDF, where symbols
 * break across lines after a slash. Prefers missing a symbol to cutting one short: a truncated symbol names another
 * document.
 */
import { MOST_SEGMENTS } from './symbol.grammar.ts';
import { trySymbol } from './symbol.parse.ts';
import type { DocumentSymbol } from './symbol.parse.ts';
import { SERIES_ROOTS } from './symbol.series.ts';

export interface FoundSymbol {
  readonly symbol: DocumentSymbol;
  /** Offsets into the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const ROOTS = SERIES_ROOTS.toSorted((left, right) => right.length - left.length).join('|');
/** A root with a slash behind it; before it no letter, digit or slash, except in an address ("/en/A/HRC/28/10"). */
const CANDIDATE = new RegExp(`(?<=^|[^\\p{L}\\p{N}_./\\\\-]|[a-z]/)(?:${ROOTS})(?=/)`, 'gu');

/** Nd, not N: the superscript number of a footnote may follow. */
const END = '(?![\\p{L}\\p{Nd}])';
const DASH = '[-\\u2010-\\u2015\\u2212]';
const sticky = (source: string): RegExp => new RegExp(source + END, 'uy');

const DOTTED = '(?:[A-Z]{1,5}|Sub|Misc|Adds?|Corr|Rev|Amend)\\. ?(?:\\d{1,5}|[A-Z])';
const WORDS = `E?S-\\d{1,3}|${DOTTED}|[A-Z]{3}-[A-Z]{3}|[A-Z]{1,8}|Res|Dec`;
const SEGMENT = sticky(`(?:${WORDS}|\\d{1,6}[A-Z]?)`);
/** Treaty bodies combine reports: CEDAW/C/KAZ/3–4. Elsewhere "10–12" behind a symbol means three documents. */
const SEGMENT_WITH_RANGE = sticky(`(?:${WORDS}|\\d{1,6}(?:${DASH}\\d{1,3}){0,2})`);
/** Behind RES: "1325 (2000)", "217 A (III)". Nowhere else, since "A/HRC/28/10 (2014)" is a symbol and a year. */
const RESOLUTION = new RegExp('\\d{1,5} ?[A-Z]? ?\\((?:(?:19|20)\\d{2}|(?:E?S-)?[IVXLC]{1,7})\\)', 'uy');
/** Behind D: "1914, 1915 & 1916". */
const COMMUNICATIONS = sticky(`\\d{1,5}(?: ?(?:[,&]|${DASH}) ?\\d{1,5}){0,9}`);

/** Line breaks and indents after a slash; a blank line ends the symbol. */
const WIDEST_GAP = 40;

interface Segment {
  readonly text: string;
  readonly end: number;
}

function matchAt(pattern: RegExp, text: string, position: number): Segment | null {
  pattern.lastIndex = position;
  const match = pattern.exec(text);
  return match === null ? null : { text: match[0], end: position + match[0].length };
}

function segmentAt(text: string, position: number, previous: string, isTreatyBody: boolean): Segment | null {
  if (previous === 'D') return matchAt(COMMUNICATIONS, text, position);
  const resolution = /^RES$/i.test(previous) ? matchAt(RESOLUTION, text, position) : null;
  return resolution ?? matchAt(isTreatyBody ? SEGMENT_WITH_RANGE : SEGMENT, text, position);
}

/** The slash after a segment, also in "A/HRC/WG.6/5 /CHL/1", as it is found in print; -1 where there is none. */
function slashAfter(text: string, end: number): number {
  if (text.charAt(end) === '/') return end;
  return /^ \/[A-Z0-9]/.test(text.slice(end, end + 3)) ? end + 1 : -1;
}

/** Where the next segment begins after the slash. */
function skipGap(text: string, slash: number): number {
  const gap = /^\s*/.exec(text.slice(slash + 1, slash + 1 + WIDEST_GAP))?.[0] ?? '';
  return slash + 1 + (gap.split('\n').length > 2 ? 0 : gap.length);
}

/** All segments that follow the root; null when the text goes on in a way that would cut the symbol short. */
function segmentsFrom(text: string, start: number, root: string): readonly Segment[] | null {
  const segments: Segment[] = [{ text: root, end: start + root.length }];
  const isTreatyBody = root.length > 2 || text.startsWith('E/C.12/', start);
  while (segments.length < MOST_SEGMENTS) {
    const last = segments.at(-1);
    const slash = last === undefined ? -1 : slashAfter(text, last.end);
    if (last === undefined || slash === -1) break;
    const position = skipGap(text, slash);
    const segment = segmentAt(text, position, last.text, isTreatyBody);
    if (segment === null) {
      const goesOn = position === slash + 1 && /[\p{Lu}\p{N}]/u.test(text.charAt(position));
      return goesOn ? null : segments;
    }
    segments.push(segment);
  }
  return segments;
}

/** The longest symbol at this place. Only words without digits may be left off its end ("A/HRC/28/10/NGO papers"), two at most. */
function symbolFrom(segments: readonly Segment[], start: number): FoundSymbol | null {
  if (!segments.some((segment) => /\d/.test(segment.text))) return null;
  for (let count = segments.length; count >= Math.max(3, segments.length - 2); count -= 1) {
    const kept = segments.slice(0, count);
    const symbol = trySymbol(kept.map((segment) => segment.text).join('/'));
    if (symbol !== null) return { symbol, start, end: kept.at(-1)?.end ?? start };
    if (/\d/.test(kept.at(-1)?.text ?? '')) return null;
  }
  return null;
}

/**
 * All symbols in the text, in order, not overlapping. Symbols of two segments only (S/PV.7851, A/810) are not looked
 * for. Takes time in proportion to the text: each candidate looks at no more than ten bounded segments.
 */
export function findSymbols(text: string): readonly FoundSymbol[] {
  const found: FoundSymbol[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
    const segments = segmentsFrom(text, match.index, match[0]);
    const symbol = segments === null ? null : symbolFrom(segments, match.index);
    if (symbol === null) continue;
    found.push(symbol);
    CANDIDATE.lastIndex = symbol.end;
  }
  return found;
}
