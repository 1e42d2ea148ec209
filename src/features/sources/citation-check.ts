/**
 * Checks what citations say against the text of the document that they cite, and gives each the words it rests on.
 * A value is looked for at the place that the locator names; a citation without a value gets the passage that the
 * locator names. Where two passages fit equally, none is taken: a wrong quote is worse than none. Pure.
 */
import type { Citation } from '../../ledger/kind.ts';
import type { DocumentText } from './document-text.ts';
import { locate } from './locate.ts';
import type { Place } from './locate.ts';
import { opensList, wholeBlock } from './locate.scopes.ts';
import type { Span } from './locate.scopes.ts';
import { findValue, fold } from './plain-words.ts';
import type { Folded } from './plain-words.ts';
import { longestQuote, quoteOf } from './quote.ts';
import { sentenceAround } from './sentences.ts';
import { keywords, onlyBest, share } from './words-match.ts';

/** What the check of one citation found. The first three agree with the document, the last four do not or cannot be told. */
export const OUTCOMES = ['quoted', 'placed', 'whole', 'ambiguous', 'elsewhere', 'value_missing', 'place_missing'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that a person has to look at: the citation and the document do not agree. */
export const DISAGREEING: readonly Outcome[] = ['elsewhere', 'value_missing', 'place_missing'];

export interface CitationToCheck extends Pick<Citation, 'locator' | 'value'> {
  /** Values that other citations of the same record state at the same place: they tell equal passages apart. */
  readonly companions: readonly string[];
}

export interface CheckedCitation {
  readonly outcome: Outcome;
  /** Verbatim, at most about 400 letters; null where no one passage can be given. */
  readonly quote: string | null;
  /** Page of the held document where it stands, or where the value was found elsewhere. */
  readonly page: number | null;
  /** Where it was found instead: the headings above, from the outermost. */
  readonly found: string | null;
}

const NONE: CheckedCitation = { outcome: 'place_missing', quote: null, page: null, found: null };

/** A locator that names no part of the document. */
const WHOLE = /^(?:the )?(?:report|document|text|letter|page|website)? ?(?:as a )?whole$|^as cited in |^by way of /i;

/** Checks citations of one document. `text` is read once; each citation costs well under a millisecond. */
export function citationChecker(text: DocumentText): (citation: CitationToCheck) => CheckedCitation {
  const places = new Map<string, readonly Place[]>();
  const folded = text.blocks.map((block) => fold(block.text));
  return (citation) => {
    let found = places.get(citation.locator);
    if (!found) places.set(citation.locator, (found = locate(text, citation.locator)));
    return check({ text, folded }, found, citation);
  };
}

interface Held {
  readonly text: DocumentText;
  readonly folded: readonly Folded[];
}

function check(held: Held, places: readonly Place[], citation: CitationToCheck): CheckedCitation {
  const { locator, value } = citation;
  if (value === null) return WHOLE.test(locator) ? { ...NONE, outcome: 'whole' } : checkPlace(held, places);
  for (const place of places) {
    const found = valueIn(held, place, value);
    if (found.length > 0) return quoted(held, place, found, citation);
  }
  if (WHOLE.test(locator)) return quoted(held, WHOLE_DOCUMENT, valueAnywhere(held, value), citation);
  const elsewhere = valueAnywhere(held, value);
  if (places.length === 0) return { ...NONE, found: whereOf(held, elsewhere[0]), page: pageOf(held, elsewhere[0]) };
  const [first] = elsewhere;
  return first === undefined
    ? { ...NONE, outcome: 'value_missing', page: pageOf(held, places[0]?.spans[0]) }
    : { outcome: 'elsewhere', quote: null, page: pageOf(held, first), found: whereOf(held, first) };
}

const WHOLE_DOCUMENT: Place = { spans: [], isPassage: false, isSeveral: false, missed: [], hints: [] };

/** Without a value the place itself is what is cited. */
function checkPlace(held: Held, places: readonly Place[]): CheckedCitation {
  const place = places.find((one) => one.missed.length === 0);
  const [span] = place?.spans ?? [];
  if (place === undefined || span === undefined) return NONE;
  const page = pageOf(held, span);
  const isPassage = place.isPassage || place.isSeveral;
  if (!isPassage) return { ...NONE, outcome: 'placed', page };
  return { outcome: 'quoted', quote: longestQuote(held.text, span), page, found: null };
}

/** A value in the document: the passage of a block that it stands in, and where in it. */
interface Hit extends Span {
  readonly at: Span;
}

/** Where the value stands at a place, in passages; what goes with the place (names of columns, what opens the list) counts last. */
function valueIn(held: Held, place: Place, value: string): Hit[] {
  const own = hitsIn(held, place.spans, value);
  return own.length > 0 ? own : hitsIn(held, beside(held, place), value);
}

function hitsIn({ text, folded }: Held, spans: readonly Span[], value: string): Hit[] {
  const hits: Hit[] = [];
  for (const span of spans) {
    const block = text.blocks[span.block];
    if (!block) continue;
    for (const { from, to } of findValue(block.text, value, folded[span.block])) {
      if (from < span.from || to > span.to) continue;
      const at = { block: span.block, from, to };
      const passage = block.kind === 'row' ? { from: 0, to: block.text.length } : sentenceAround(block.text, at);
      if (!hits.some((hit) => hit.block === span.block && hit.from === passage.from)) hits.push({ block: span.block, ...passage, at });
    }
  }
  return hits;
}

/** The rest of the passage's row or sentence, the names of its columns, the heading inside the table, what opens its list. */
function beside({ text }: Held, place: Place): Span[] {
  const [first] = place.spans;
  const own = first === undefined ? undefined : text.blocks[first.block];
  if (first === undefined || own === undefined || !place.isPassage) return [];
  const spans: Span[] = own.kind === 'row' || own.kind === 'paragraph' ? [wholeBlock(text, first.block)] : [];
  const above = (isOpening: (index: number) => boolean): Span[] => {
    for (let index = first.block - 1; index >= 0 && text.blocks[index]?.kind !== 'heading'; index -= 1) if (isOpening(index)) return [wholeBlock(text, index)];
    return [];
  };
  if (own.row) {
    const { table } = own.row;
    spans.push(...above((index) => text.blocks[index]?.row?.table === table && text.blocks[index]?.row?.number === 0));
    spans.push(...above((index) => text.blocks[index]?.row === null && text.blocks[index]?.kind === 'paragraph'));
  }
  if (own.kind === 'item') spans.push(...above((index) => opensList(text, index) && (text.blocks[index]?.kind === 'paragraph' || (text.blocks[index]?.depth ?? 0) < own.depth)));
  return spans;
}

const valueAnywhere = (held: Held, value: string): Hit[] =>
  hitsIn(held, held.text.blocks.map((_, index) => wholeBlock(held.text, index)), value);

function quoted(held: Held, place: Place, hits: readonly Hit[], citation: CitationToCheck): CheckedCitation {
  const hit = hits.length === 1 || place.isSeveral ? hits[0] : theOne(held, place, hits, citation);
  const first = hits[0];
  if (!hit) return first === undefined ? { ...NONE, outcome: 'value_missing' } : { ...NONE, outcome: 'ambiguous', page: pageOf(held, first) };
  return { outcome: 'quoted', quote: quoteOf(held.text, hit, hit.at), page: pageOf(held, hit), found: null };
}

/** Of several passages the one that the rest of the citation decides for; null where it does not. */
function theOne(held: Held, place: Place, hits: readonly Hit[], { value, companions }: CitationToCheck): Hit | null {
  const words = (hit: Hit): string => held.text.blocks[hit.block]?.text.slice(hit.from, hit.to) ?? '';
  const hinted = keywords(place.hints.join(' '));
  if (hinted.size > 0) {
    const best = onlyBest(hits, (hit) => share(hinted, keywords(words(hit))), 0.3);
    if (best) return best;
  }
  if (companions.length > 0) {
    const best = onlyBest(hits, (hit) => companions.filter((other) => findValue(words(hit), other).length > 0).length, 1);
    if (best) return best;
  }
  // A passage that is the value and nothing else, as the title of a law in a heading, is the better place for it.
  const exact = hits.filter((hit) => fold(words(hit)).letters === fold(value ?? '').letters);
  return exact.length === 1 ? (exact[0] ?? null) : null;
}

const pageOf = ({ text }: Held, span: Span | undefined): number | null => (span === undefined ? null : (text.blocks[span.block]?.page ?? null));

/** The headings above a place, 'VI. Engagement › c. Dialogue'. */
function whereOf({ text }: Held, span: Span | undefined): string | null {
  if (span === undefined) return null;
  const above = text.blocks.filter((block, index) => block.kind === 'heading' && index <= span.block && block.end > span.block);
  return above.length === 0 ? null : above.map((block) => block.text).join(' › ');
}
