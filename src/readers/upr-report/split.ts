import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import { readingsOf } from './compose.ts';
import { stateGroups, type StateGroup } from './state-groups.ts';
import { beginsWithVerb } from './verbs.ts';

/** One recommendation inside an item: what is asked, and by whom. */
export interface Piece {
  /** The words, not yet tidied; composed of several places of the item where `isComposed`. */
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
  /** Words after the last State that belong to no recommendation: a comment of the State under review. */
  readonly remainder: string;
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
 * recommendation; inside one, each State is given the words it stands behind:
 * "Sign (Uganda) and ratify (Austria, Uganda) OP-CAT" asks two things, "Sign and ratify OP-CAT" and "Ratify OP-CAT".
 */
export function splitItem(text: string, stateNames: StateNames): SplitItem {
  const { segments, rest } = segmentsOf(text, stateGroups(text, stateNames));
  if (segments.length === 0) return { pieces: [], remainder: text };
  const sentences = sentencesOf(segments, text);
  const tail = /^\s*[;.:]/u.test(rest) ? '' : rest.replace(/[\s;.,/]+$/u, '').trim();
  const pieces = sentences.flatMap((sentence, index) => piecesOf(sentence, index === sentences.length - 1 ? tail : ''));
  return { pieces, remainder: tail === '' ? rest.replace(/^[\s;:.,)]+/u, '').trim() : '' };
}

function segmentsOf(text: string, groups: readonly StateGroup[]): { segments: readonly Segment[]; rest: string } {
  const segments: Segment[] = [];
  let at = 0;
  for (const group of groups) {
    const words = text.slice(at, group.start);
    const last = segments.at(-1);
    if (last !== undefined && /^[\s,;/]*(?:and)?\s*$/u.test(words)) {
      segments[segments.length - 1] = { ...last, end: group.end, groups: [...last.groups, group] };
    } else {
      segments.push({ text: words, start: at, end: group.end, groups: [group] });
    }
    at = group.end;
  }
  return { segments, rest: text.slice(at) };
}

/** Segments that belong to one sentence: until a full stop, a semicolon, or a verb with a capital letter. */
function sentencesOf(segments: readonly Segment[], text: string): readonly (readonly Segment[])[] {
  const sentences: Segment[][] = [];
  for (const segment of segments) {
    const begins = text.slice(segment.start, segment.end);
    const isNew = (/^\s*[;.:]/u.test(begins) && !/^\s*;\s*(?:in order to|as recommended|as well as|allowing|including)\b/u.test(begins)) || (/^\s*\p{Lu}/u.test(begins) && beginsWithVerb(begins));
    const open = sentences.at(-1);
    if (open === undefined || isNew) sentences.push([segment]);
    else open.push(segment);
  }
  return sentences;
}

function piecesOf(sentence: readonly Segment[], tail: string): readonly Piece[] {
  const [only] = sentence;
  if (only !== undefined && sentence.length === 1) {
    return [piece(`${only.text.trim()} ${tail}`, [only], only.groups, tail !== '')];
  }
  const words = sentence.map(({ text, groups }) => ({ text, states: groups.flatMap(({ states }) => states) }));
  const groups = sentence.flatMap((segment) => segment.groups);
  return readingsOf(words, tail).map(({ text, states }) => ({ ...piece(text, sentence, groups, true), states }));
}

function piece(text: string, segments: readonly Segment[], groups: readonly StateGroup[], isComposed: boolean): Piece {
  return {
    text: text.trim(),
    states: [...new Set(groups.flatMap(({ states }) => states))],
    unknown: groups.flatMap(({ unknown }) => unknown),
    respelt: groups.flatMap(({ respelt }) => respelt),
    start: segments[0]?.start ?? 0,
    end: segments.at(-1)?.end ?? 0,
    isComposed,
  };
}
