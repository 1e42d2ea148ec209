import type { Alpha3, StateNames } from '../../../kernel/state-names.ts';
import { readingsOf } from './compose.ts';
import { stateGroups, type StateGroup } from './state-groups.ts';
import { verbPhrase } from './verb-phrase.ts';
import { beginsWithVerb } from './verbs.ts';

/** One recommendation inside an item: what is asked, and by whom. */
export interface Piece {
  /** The words, not yet tidied; put together from several places of the item where `isComposed`. */
  readonly text: string;
  readonly states: readonly Alpha3[];
  readonly unknown: readonly string[];
  readonly respelt: StateGroup['respelt'];
  /** Offsets in the item. */
  readonly start: number;
  readonly end: number;
  readonly isComposed: boolean;
}

export interface SplitItem {
  readonly pieces: readonly Piece[];
  /** Words after the last State that belong to no recommendation, mostly a comment of the State under review. */
  readonly remainder: string;
  readonly remainderStart: number;
}

/** Words and the States that stand in brackets behind them. */
interface Segment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly StateGroup[];
}

/**
 * An item of a list → its recommendations. Most items hold one. A full stop or semicolon after the States ends a
 * recommendation; inside one, each State is given the words it stands behind (compose.ts):
 * "Sign (Uganda) and ratify (Austria, Uganda) OP-CAT" asks two things, "Sign and ratify OP-CAT" and "Ratify OP-CAT".
 * In another language than English such a sentence is kept whole, with all its States, and marked as composed.
 */
export function splitItem(text: string, stateNames: StateNames, language = 'en'): SplitItem {
  const segments = segmentsOf(text, stateGroups(text, stateNames));
  const restStart = segments.at(-1)?.end ?? 0;
  const rest = text.slice(restStart);
  if (segments.length === 0) return { pieces: [], remainder: text, remainderStart: 0 };
  const sentences = sentencesOf(segments);
  const tailEnd = endOfTail(rest);
  const tail = rest
    .slice(0, tailEnd)
    .replace(/[\s;.,/]+$/u, '')
    .trim();
  const pieces = sentences.flatMap((sentence, index) =>
    piecesOf(sentence, index === sentences.length - 1 ? tail : '', language),
  );
  const lead = tailEnd + (/^[\s;:.,)]*/u.exec(rest.slice(tailEnd))?.[0].length ?? 0);
  return {
    pieces: language === 'en' ? pieces.flatMap(partsOf) : pieces,
    remainder: rest.slice(lead).trim(),
    remainderStart: restStart + lead,
  };
}

/** Words behind the last State that still belong to it: none behind a stop, else up to one with a capital after it. */
function endOfTail(rest: string): number {
  if (/^\s*[;.:]/u.test(rest)) return 0;
  const stop = /[;.]\s+(?=\p{Lu})/u.exec(rest);
  return stop === null ? rest.length : stop.index;
}

function segmentsOf(text: string, groups: readonly StateGroup[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const group of groups) {
    const words = text.slice(at, group.start);
    const last = segments.at(-1);
    if (last !== undefined && /^[\s,;/]*(?:and|et|y|e|и)?\s*$/u.test(words)) {
      segments[segments.length - 1] = { ...last, end: group.end, groups: [...last.groups, group] };
    } else {
      segments.push({ text: words, start: at, end: group.end, groups: [group] });
    }
    at = group.end;
  }
  return segments;
}

/** Behind a semicolon, these still speak of what stands before it. */
const LEANS_BACK = /^\s*;\s*(?:in order to|in particular|as recommended|as well as|allowing|including)\b/u;

/** Segments that belong to one sentence: until a full stop, a semicolon, or a verb with a capital letter. */
function sentencesOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const sentences: Segment[][] = [];
  for (const segment of segments) {
    const open = sentences.at(-1);
    const stops = /^\s*[;.:]/u.test(segment.text) && !LEANS_BACK.test(segment.text);
    const isNew = stops || (/^\s*\p{Lu}/u.test(segment.text) && beginsWithVerb(segment.text));
    if (open === undefined || isNew) sentences.push([withSharedVerb(segment, open)]);
    else open.push(segment);
  }
  return sentences;
}

/** An instrument alone, behind a semicolon: "; CEDAW (A); the Optional Protocol to the Convention on … (B)". */
const INSTRUMENT =
  /^\s*;\s*(?:and )?(?:to )?(?=(?:the )?(?:(?:(?:First|Second|International|Optional|ILO|Rome|Palermo) )*(?:Convention|Covenant|[Oo]ptional [Pp]rotocols?|Protocols?|Statute)\b|[A-Z]{3,}\b|OP-?\d?-?[A-Z]+))(?!.{0,250}\b(?:be|is|are|should|shall)\b)(.{3,250})$/su;

/** A list of instruments goes on behind the semicolon with the verb that began it. */
function withSharedVerb(segment: Segment, before: readonly Segment[] | undefined): Segment {
  const instrument = INSTRUMENT.exec(segment.text)?.[1];
  const first = before?.[0]?.text.replace(/^[\s;,:]*(?:and )?(?:to )?/u, '');
  if (instrument === undefined || first === undefined) return segment;
  const { verb, object } = verbPhrase(first);
  return verb === '' || object === '' ? segment : { ...segment, text: `; ${verb} ${instrument}` };
}

function piecesOf(sentence: readonly Segment[], tail: string, language: string): readonly Piece[] {
  const groups = sentence.flatMap((segment) => segment.groups);
  const [only] = sentence;
  if (only !== undefined && sentence.length === 1) {
    return [pieceOf(`${only.text.trim()} ${tail}`.trim(), sentence, groups, tail !== '')];
  }
  if (language !== 'en') {
    const whole = [...sentence.map((segment) => segment.text.trim()), tail].filter(Boolean).join(' ');
    return [pieceOf(whole, sentence, groups, true)];
  }
  const words = sentence.map((segment) => ({ text: segment.text, states: statesOf(segment.groups) }));
  return readingsOf(words, tail).map(({ text, states }) => ({
    ...pieceOf(text, sentence, groups, true),
    states,
  }));
}

const statesOf = (groups: readonly StateGroup[]): readonly Alpha3[] => [
  ...new Set(groups.flatMap(({ states }) => states)),
];

function pieceOf(
  text: string,
  segments: readonly Segment[],
  groups: readonly StateGroup[],
  isComposed: boolean,
): Piece {
  return {
    text,
    states: statesOf(groups),
    unknown: groups.flatMap(({ unknown }) => unknown),
    respelt: groups.flatMap(({ respelt }) => respelt),
    start: segments[0]?.start ?? 0,
    end: segments.at(-1)?.end ?? 0,
    isComposed,
  };
}

/**
 * "; recommends that …", ". It also recommended that …": the same State asks again. "… and recommended Poland to …"
 * goes on: the database keeps all three of that form whole.
 */
const ASKS_AGAIN =
  /[;.]\s*(?:and )?(?=(?:(?:[Aa]nd|[Ii]t|[Tt]hey|[Aa]lso|[Ff]urther|[Ff]inally|[Ii]n addition),? )*(?:[Rr]ecommend(?:s|ed)|[Ee]ncourage[sd]|[Uu]rge[sd]|[Ii]nvite[sd]|[Cc]all(?:s|ed) (?:up)?on) (?:that |to |the |an? |\p{Lu}))/gu;

/** "(a) pursue …; and (b) take …" where the whole item is such a list. */
const LETTERED = /(?:^|[;,.]\s*(?:and )?)\((?:[a-e]|i{1,3}|iv|v)\)\s*/gu;

/** One State may ask several things before its name comes; the report marks it by asking again or by letters. */
function partsOf(piece: Piece): readonly Piece[] {
  const texts = /^\s*\((?:a|i)\)/u.test(piece.text)
    ? piece.text.split(LETTERED)
    : piece.text.split(ASKS_AGAIN);
  const said = texts.map((text) => text.trim()).filter((text) => /\p{L}{3}/u.test(text));
  return said.length < 2 ? [piece] : said.map((text) => ({ ...piece, text, isComposed: true }));
}
