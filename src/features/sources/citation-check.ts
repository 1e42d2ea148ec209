/**
 * Checks what citations say against the text of the document that they cite, and gives each the words it rests on.
 * A value is looked for at the place that the locator names; a citation without a value gets the passage that the
 * locator names. Where two passages fit equally, none is taken: a wrong quote is worse than none. Pure.
 */
import type { Citation } from '../../ledger/kind.ts';
import type { DocumentText } from './document-text.ts';
import { besidePlace, wholeBlock } from './locate.scopes.ts';
import type { Span } from './locate.scopes.ts';
import { locate } from './locate.ts';
import type { Place } from './locate.ts';
import { findValue, fold } from './plain-words.ts';
import type { Folded, Found } from './plain-words.ts';
import { beginningOf, LONGEST_QUOTE, quoteOf } from './quote.ts';
import { sentenceAround } from './sentences.ts';
import { keywords, onlyBest, share } from './words-match.ts';

/**
 * What the check of one citation found. 'quoted': the words are there, here they are. 'placed': the part of the
 * document is there, too long to quote. 'whole': no part is named. 'ambiguous': the value is there, in several
 * passages. The rest do not agree with the document: the value stands 'elsewhere', or nowhere, or the place is missing.
 */
export const OUTCOMES = [
  'quoted',
  'placed',
  'whole',
  'ambiguous',
  'elsewhere',
  'value_missing',
  'place_missing',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that a person has to look at: the citation and the document do not agree. */
export const DISAGREEING: readonly Outcome[] = ['elsewhere', 'value_missing', 'place_missing'];

export interface CitationToCheck extends Pick<Citation, 'locator' | 'value'> {
  /** Values that other citations of the record state at the same place: the passage that has them too is the right one. */
  readonly companions: readonly string[];
  /** The same of the records that this one points at; they decide only where the record's own values do not. */
  readonly related: readonly string[];
  /** Names of what the record is about, in the document's language: they tell equal passages apart. */
  readonly subjects: readonly string[];
}

export interface CheckedCitation {
  readonly outcome: Outcome;
  /** Verbatim, at most about 400 letters; null where no one passage can be given. */
  readonly quote: string | null;
  /** Page of the held document where it stands, or where the value was found elsewhere. */
  readonly page: number | null;
  /** The block of the document text, by which citations stand in the order of the document. */
  readonly block: number | null;
  /** Where the value was found instead: the headings above, from the outermost. */
  readonly found: string | null;
}

const NONE: CheckedCitation = { outcome: 'place_missing', quote: null, page: null, block: null, found: null };

/** A locator that names no part of the document. */
const WHOLE =
  /^(?:the )?(?:report|document|text|letter|page|website)? ?(?:as a )?whole$|^as cited in |^by way of /i;

interface Held {
  readonly text: DocumentText;
  readonly folded: readonly Folded[];
}

/** Checks citations of one document, some 5,000 a second; what is read of the document is kept from one to the next. */
export function citationChecker(text: DocumentText): (citation: CitationToCheck) => CheckedCitation {
  const places = new Map<string, readonly Place[]>();
  const held: Held = { text, folded: text.blocks.map((block) => fold(block.text)) };
  return (citation) => {
    const found = places.get(citation.locator) ?? locate(text, citation.locator);
    places.set(citation.locator, found);
    return citation.value === null
      ? checkPlace(held, found, citation)
      : checkValue(held, found, citation.value, citation);
  };
}

/** Without a value the place itself is what is cited. */
function checkPlace(held: Held, places: readonly Place[], citation: CitationToCheck): CheckedCitation {
  if (WHOLE.test(citation.locator)) return { ...NONE, outcome: 'whole' };
  const place = places.find((one) => one.missed.length === 0);
  const [span] = place?.spans ?? [];
  if (place === undefined || span === undefined) return NONE;
  const isWhole =
    (place.isPassage || place.isSeveral) && !(place.isWider && span.to - span.from > LONGEST_QUOTE);
  const passage = isWhole
    ? span
    : (passageWith(held, place, citation.companions) ?? passageAbout(held, place, citation.subjects));
  if (passage === null) return { ...NONE, outcome: 'placed', ...at(held, span) };
  return { ...NONE, outcome: 'quoted', quote: beginningOf(held.text, passage), ...at(held, passage) };
}

/** The one passage of a longer place in which the values stand that the record states from there. */
function passageWith(held: Held, place: Place, companions: readonly string[]): Span | null {
  const passages = new Map<string, { readonly hit: Hit; readonly values: Set<string> }>();
  for (const value of companions) {
    for (const hit of hitsIn(held, place.spans, value)) {
      const key = `${hit.block}:${hit.from}`;
      const passage = passages.get(key) ?? { hit, values: new Set<string>() };
      passages.set(key, passage);
      passage.values.add(value);
    }
  }
  return onlyBest([...passages.values()], (one) => one.values.size, 1)?.hit ?? null;
}

const CLEARLY_ABOUT = 0.75;
const RATHER_ABOUT = 0.6;

/** In a list that is cited as a whole: the one item or row that has clearly the words of the subject. */
function passageAbout({ text }: Held, place: Place, subjects: readonly string[]): Span | null {
  const parts = place.spans.filter(
    ({ block }) => text.blocks[block]?.kind === 'item' || text.blocks[block]?.kind === 'row',
  );
  const sought = subjects.map(keywords).filter((words) => words.size > 1);
  const score = (span: Span): number => {
    const own = keywords(text.blocks[span.block]?.text ?? '');
    return Math.max(0, ...sought.map((words) => share(words, own)));
  };
  const best = onlyBest(parts, score, CLEARLY_ABOUT);
  const isAlone = best !== null && parts.every((span) => span === best || score(span) < CLEARLY_ABOUT);
  return isAlone ? best : null;
}

function checkValue(
  held: Held,
  places: readonly Place[],
  value: string,
  citation: CitationToCheck,
): CheckedCitation {
  for (const place of places.filter((one) => one.missed.length === 0)) {
    const numbered = numberOf(held, place, value);
    if (numbered) return numbered;
    const hits = valueAt(held, place, value);
    if (hits.length > 0) return quoted(held, place, hits, citation);
  }
  const elsewhere = hitsIn(
    held,
    held.text.blocks.map((_, index) => wholeBlock(held.text, index)),
    value,
  );
  const [first] = elsewhere;
  if (first !== undefined && WHOLE.test(citation.locator)) return quoted(held, null, elsewhere, citation);
  const where = { ...at(held, first ?? places[0]?.spans[0]), found: whereOf(held, first) };
  if (places.length === 0) return { ...NONE, ...where };
  return { ...NONE, ...where, outcome: first === undefined ? 'value_missing' : 'elsewhere' };
}

/** The value is the number that the passage bears: item '5' of a list. */
function numberOf(held: Held, place: Place, value: string): CheckedCitation | null {
  const [span] = place.spans;
  const block = span === undefined || !place.isPassage ? undefined : held.text.blocks[span.block];
  if (span === undefined || block === undefined || block.label === '' || span.from > 0) return null;
  if (block.label.replace(/[().]/g, '') !== value.replace(/[().]/g, '')) return null;
  return { ...NONE, outcome: 'quoted', quote: beginningOf(held.text, span), ...at(held, span) };
}

/** A value in the document: the passage that it stands in, and where in it its parts do. */
interface Hit extends Span {
  readonly parts: readonly Found[];
}

/** Where the value stands: at the place; else in what goes with it; else around it, where only words described the place. */
function valueAt(held: Held, place: Place, value: string): Hit[] {
  const own = hitsIn(held, place.spans, value);
  if (own.length > 0) return own;
  for (const span of besidePlace(held.text, place)) {
    const hits = hitsIn(held, [span], value);
    if (hits.length > 0) return hits;
  }
  return place.around === null ? [] : hitsIn(held, place.around, value);
}

function hitsIn({ text, folded }: Held, spans: readonly Span[], value: string): Hit[] {
  const hits: Hit[] = [];
  for (const span of spans) {
    const block = text.blocks[span.block];
    if (!block) continue;
    for (const { from, to, parts } of findValue(block.text, value, folded[span.block])) {
      if (from < span.from || to > span.to) continue;
      const passage =
        block.kind === 'row' ? { from: 0, to: block.text.length } : sentenceAround(block.text, { from, to });
      if (!hits.some((hit) => hit.block === span.block && hit.from === passage.from))
        hits.push({ block: span.block, ...passage, parts });
    }
  }
  return hits;
}

function quoted(
  held: Held,
  place: Place | null,
  hits: readonly Hit[],
  citation: CitationToCheck,
): CheckedCitation {
  const hit =
    hits.length === 1
      ? hits[0]
      : (shortPassage(held, place, hits) ??
        theOne(held, place, hits, citation) ??
        (place?.isEach === true ? hits[0] : null));
  if (!hit) return { ...NONE, outcome: 'ambiguous', ...at(held, hits[0]) };
  return { ...NONE, outcome: 'quoted', quote: quoteOf(held.text, hit, hit.parts), ...at(held, hit) };
}

/** Several sentences of one passage that is short enough to be quoted whole. */
function shortPassage({ text }: Held, place: Place | null, hits: readonly Hit[]): Hit | null {
  const [span] = place?.spans ?? [];
  const [first] = hits;
  if (
    span === undefined ||
    first === undefined ||
    place?.isPassage !== true ||
    span.to - span.from > LONGEST_QUOTE
  )
    return null;
  const isWithin = hits.every((hit) => hit.block === span.block);
  return isWithin && text.blocks[span.block]?.kind !== 'row' ? { ...span, parts: first.parts } : null;
}

/** Of several passages the one that the rest of the citation decides for; null where it does not. */
function theOne(
  held: Held,
  place: Place | null,
  hits: readonly Hit[],
  { value, companions, related, subjects }: CitationToCheck,
): Hit | null {
  const words = (hit: Hit): string => held.text.blocks[hit.block]?.text.slice(hit.from, hit.to) ?? '';
  const described = onlyBest(
    hits,
    (hit) => share(keywords(place?.hints.join(' ') ?? ''), keywords(words(hit))),
    0.3,
  );
  if (described) return described;
  const withMost = (values: readonly string[]): Hit | null =>
    onlyBest(hits, (hit) => values.filter((other) => findValue(words(hit), other).length > 0).length, 1);
  const accompanied = withMost(companions) ?? withMost(related);
  if (accompanied) return accompanied;
  const about = onlyBest(
    hits,
    (hit) => Math.max(0, ...subjects.map((one) => share(keywords(one), keywords(words(hit))))),
    RATHER_ABOUT,
  );
  if (about) return about;
  // A passage that is the value and nothing else, as the title of a law in a heading, is the better place for it.
  const exact = hits.filter((hit) => fold(words(hit)).letters === fold(value ?? '').letters);
  return exact.length === 1 ? (exact[0] ?? null) : null;
}

const at = ({ text }: Held, span: Span | undefined): Pick<CheckedCitation, 'page' | 'block'> => ({
  page: span === undefined ? null : (text.blocks[span.block]?.page ?? null),
  block: span?.block ?? null,
});

/** The headings above a place, 'VI. Engagement › c. Dialogue'. */
function whereOf({ text }: Held, span: Span | undefined): string | null {
  if (span === undefined) return null;
  const above = text.blocks.filter(
    (block, index) => block.kind === 'heading' && index <= span.block && block.end > span.block,
  );
  return above.length === 0 ? null : above.map((block) => block.text).join(' › ');
}
