import type { Term } from '../catalogue/index.ts';
import type { Entry } from '../reviews/index.ts';
import type { Suggested, SuggestedWithWords, TaggedField } from './suggested.ts';
import type { TextSuggestions } from './suggesting.ts';

/** A suggestion that a person refused: it holds for this text and this model. */
export interface Refusal {
  readonly recommendationId: string;
  readonly termId: string;
  readonly textHash: string;
  readonly model: string;
}

/** What waits for a person on one recommendation. */
export interface OpenEntry {
  readonly entry: Entry;
  readonly open: readonly SuggestedWithWords[];
  /** Suggestions of this model for this text that a person refused. */
  readonly refused: readonly SuggestedWithWords[];
  /** Suggestions that a person refused, and tags that a person gave, by field. */
  readonly decided: readonly TaggedField[];
}

/** What open suggestions are worked out from, beside the entry itself. */
export interface Ground {
  readonly suggestions: TextSuggestions;
  readonly model: string;
  readonly refusals: readonly Refusal[];
  /** The catalogue's terms by id; what is suggested and not among them cannot be confirmed. */
  readonly terms: ReadonlyMap<string, Pick<Term, 'code'>>;
}

/** Whether the entry has the tag already, from a source or a person. Sources name terms by id or by code. */
function isTagged({ tags }: Entry, { field, termId }: Suggested, code: string): boolean {
  // There is room for one category only, so any that is given closes the question.
  if (field === 'actionCategory') return tags.actionCategory !== null;
  return tags[field].includes(termId) || tags[field].includes(code);
}

/** What the program suggests for an entry and nobody has said or refused yet. */
export function openEntry(entry: Entry, { suggestions, model, refusals, terms }: Ground): OpenEntry {
  const refusedIds = new Set(
    refusals
      .filter((one) => one.model === model && one.textHash === suggestions.hash)
      .map((one) => one.termId),
  );
  const waiting = suggestions.suggestions.filter((one) => {
    const known = terms.get(one.termId);
    return known !== undefined && !isTagged(entry, one, known.code);
  });
  const refused = waiting.filter((one) => refusedIds.has(one.termId));
  return {
    entry,
    open: waiting.filter((one) => !refusedIds.has(one.termId)),
    refused,
    decided: [...entry.byPeople, ...refused].map((one) => one.field),
  };
}

/** How far people have come: entries on which there is or was something to decide, and those with nothing left. */
export interface Progress {
  readonly lookedAt: number;
  readonly total: number;
  /** Suggestions that wait. */
  readonly open: number;
}

/** `field` null: over all fields. */
export function progressOf(entries: readonly OpenEntry[], field: TaggedField | null): Progress {
  let [lookedAt, total, open] = [0, 0, 0];
  for (const one of entries) {
    const waiting = field === null ? one.open.length : one.open.filter((tag) => tag.field === field).length;
    const isDecided = field === null ? one.decided.length > 0 : one.decided.includes(field);
    if (waiting === 0 && !isDecided) continue;
    total += 1;
    open += waiting;
    if (waiting === 0) lookedAt += 1;
  }
  return { lookedAt, total, open };
}

/** One open suggestion with the entry that it is for: what lists narrow and people tick. */
export interface OpenSuggestion {
  readonly entry: Entry;
  readonly suggested: SuggestedWithWords;
}

/** `field` null: of all fields. */
export const openSuggestions = (
  entries: readonly OpenEntry[],
  field: TaggedField | null = null,
): OpenSuggestion[] =>
  entries.flatMap(({ entry, open }) =>
    (field === null ? open : open.filter((one) => one.field === field)).map((suggested) => ({
      entry,
      suggested,
    })),
  );

/** Those of one entry together. */
export interface EntryGroup {
  readonly entry: Entry;
  readonly suggested: readonly SuggestedWithWords[];
}

export const ORDERS = ['least', 'surest', 'record'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * The suggestions by entry. 'least': first where a person is needed most. 'surest': first where every suggestion is
 * sure, so that a page can be confirmed as a whole. Equal ones keep the record's order.
 */
export function byEntry(suggestions: readonly OpenSuggestion[], order: Order): EntryGroup[] {
  const groups = new Map<Entry, SuggestedWithWords[]>();
  for (const { entry, suggested } of suggestions) {
    const own = groups.get(entry);
    if (own === undefined) groups.set(entry, [suggested]);
    else own.push(suggested);
  }
  const all = [...groups].map(([entry, suggested]) => ({
    entry,
    suggested,
    least: Math.min(...suggested.map((one) => one.confidence)),
  }));
  if (order === 'record') return all;
  return all.sort((one, other) => (order === 'least' ? one.least - other.least : other.least - one.least));
}

/** How sure the program is, in words; the bounds in thousandths. The model card says how often each is right. */
export const SURENESS = ['very_likely', 'likely', 'possible', 'doubtful'] as const;
export type Sureness = (typeof SURENESS)[number];

export function surenessOf(confidence: number): Sureness {
  if (confidence >= 950) return 'very_likely';
  if (confidence >= 800) return 'likely';
  return confidence >= 500 ? 'possible' : 'doubtful';
}

export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘]s(?![\p{L}\p{N}]))?/gu;

/**
 * A text in pieces, those that led to a suggestion marked. Most words are whole words of the text as written there; a rule
 * for themes gives a phrase or the beginning of a word, which is looked for as it stands and marked to the end of its word.
 */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const wanted = new Set(words.filter(Boolean));
  const marks: [from: number, to: number][] = [];
  const whole = new Set<string>();
  const placed = [...text.matchAll(WORD)].map((match) => ({
    written: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  for (const { written, from, to } of placed) {
    if (!wanted.has(written)) continue;
    whole.add(written);
    marks.push([from, to]);
  }
  for (const phrase of wanted) {
    const from = whole.has(phrase) ? -1 : text.indexOf(phrase);
    if (from === -1) continue;
    const last = from + phrase.length;
    marks.push([from, placed.find((one) => one.from < last && one.to >= last)?.to ?? last]);
  }
  return inPieces(text, marks);
}

function inPieces(text: string, marks: [from: number, to: number][]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of marks.sort((one, other) => one[0] - other[0])) {
    if (to <= at) continue;
    const start = Math.max(at, from);
    if (start > at) pieces.push({ text: text.slice(at, start), isFound: false });
    pieces.push({ text: text.slice(start, to), isFound: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false });
  return pieces;
}
