import type { Alpha3, StateNames } from '../../../kernel/state-names.ts';

/** "(Mexico; Egypt)" in a text: who recommends. */
export interface StateGroup {
  /** Offsets in the text, brackets included. */
  readonly start: number;
  readonly end: number;
  readonly states: readonly Alpha3[];
  /** Names in the brackets that no State bears, as written. */
  readonly unknown: readonly string[];
  /** Names taken for the State that is one letter away: written → taken for. */
  readonly respelt: readonly { readonly written: string; readonly state: Alpha3 }[];
}

/** Brackets, one level of brackets inside: "(Iran (Islamic Republic of))". */
const BRACKETS = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)/gu;

/** "[Chile]" at the end: counted only where every name in it is a State's. */
const SQUARE = /\[([^[\]]{3,300})\](?=[\s;.]*$)/gu;

/** A bracket that was never closed, before the end of a recommendation: "(Republic of Korea;". */
const UNCLOSED = /\((?=\p{Lu})([^()]{3,80}?)(?=[;.]|$)/gu;

/** A bracket that was never opened: "women's rights Bangladesh);". */
const UNOPENED = /(?<=\s)([^()]{2,60})\)(?=\s*(?:[;.]|$))/gu;

/**
 * All groups of recommending States in a text, in order. A bracket is a group when every part of it is a State; when
 * some part is, the rest goes to `unknown`; when none is, it may still be a misspelt name before the end of a
 * recommendation: never silently dropped, never absorbed.
 */
export function stateGroups(text: string, stateNames: StateNames): readonly StateGroup[] {
  const groups: StateGroup[] = [];
  for (const match of text.matchAll(BRACKETS)) {
    const group = groupOf(match[1] ?? '', match.index, match[0].length, text, stateNames);
    if (group !== null) groups.push(group);
  }
  for (const match of text.matchAll(UNCLOSED)) {
    if (groups.some(({ start, end }) => match.index >= start && match.index < end)) continue;
    if (text.slice(match.index + match[0].length).startsWith(')')) continue;
    const { states, unknown } = stateNames.resolveAll(match[1] ?? '');
    if (states.length > 0 && unknown.length === 0) {
      groups.push({
        start: match.index,
        end: match.index + match[0].length,
        states,
        unknown: [],
        respelt: [],
      });
    }
  }
  for (const match of text.matchAll(UNOPENED)) {
    if (groups.some(({ start, end }) => match.index < end && match.index + match[0].length > start)) continue;
    const group = unopenedGroup(match[1] ?? '', match.index + match[0].length, stateNames);
    if (group !== null) groups.push(group);
  }
  for (const match of text.matchAll(SQUARE)) {
    const { states, unknown } = stateNames.resolveAll(match[1] ?? '');
    const [start, end] = [match.index, match.index + match[0].length];
    const isInside = groups.some((group) => start < group.end && end > group.start);
    if (!isInside && states.length > 0 && unknown.length === 0)
      groups.push({ start, end, states, unknown, respelt: [] });
  }
  return groups.sort((a, b) => a.start - b.start);
}

function groupOf(
  inner: string,
  start: number,
  length: number,
  text: string,
  stateNames: StateNames,
): StateGroup | null {
  const end = start + length;
  if (!mayBeStates(inner)) return null;
  const { states, unknown } = stateNames.resolveAll(inner.replace(ON_BEHALF, ''));
  if (states.length > 0 && unknown.length === 0) return { start, end, states, unknown, respelt: [] };
  const isLast = /^[\s;.]*$/u.test(text.slice(end));
  if (states.length === 0 && !(isLast && looksLikeNames(inner))) return null;
  if (states.length > 0 && !unknown.every(looksLikeNames)) return null;
  const found: Alpha3[] = [...states];
  const respelt: { written: string; state: Alpha3 }[] = [];
  const left: string[] = [];
  for (const written of unknown) {
    const [state, other] = stateNames.suggest(written);
    if (state !== undefined && other === undefined) {
      respelt.push({ written, state });
      if (!found.includes(state)) found.push(state);
    } else {
      left.push(written);
    }
  }
  return { start, end, states: found, unknown: left, respelt };
}

/** "(Fiji, on behalf of the Pacific Islands Forum)": Fiji speaks. */
const ON_BEHALF = /,? (?:also )?(?:on behalf of|au nom d|en nombre de|от имени)[^;]*/giu;

/** The longest run of words before the bracket that are States. */
function unopenedGroup(before: string, end: number, stateNames: StateNames): StateGroup | null {
  const words = before.split(' ');
  for (let count = words.length; count > 0; count -= 1) {
    const inner = words.slice(-count).join(' ');
    if (!/^\p{Lu}/u.test(inner)) continue;
    const { states, unknown } = stateNames.resolveAll(inner);
    if (states.length > 0 && unknown.length === 0)
      return { start: end - inner.length - 1, end, states, unknown, respelt: [] };
  }
  return null;
}

/** Codes and abbreviations of treaties are no States here, though "SC" or "CAT" could be read as codes. */
const ABBREVIATIONS_OF_STATES = /^(?:UK|US|USA|UAE|DPRK|DRC|CAR|FYROM)$/u;

const mayBeStates = (inner: string): boolean =>
  inner.length < 1500 &&
  /\p{Lu}/u.test(inner) &&
  (/\p{Lu}\p{Ll}/u.test(inner) || ABBREVIATIONS_OF_STATES.test(inner.trim()));

/** Words of titles that stand in brackets behind what they abbreviate: "(the Beijing Rules)". */
const NO_NAME =
  /\b(?:Conventions?|Guidelines?|Rules?|Principles?|Protocols?|Acts?|Laws?|Committees?|Programmes?|Plan|Declaration|Council|Code|Article|NGOs?)\b/u;

/** Up to eight words, the first and most of the others capitalised, none of them a number. */
function looksLikeNames(part: string): boolean {
  const words = part.trim().split(/[\s,;]+/u);
  const capitals = words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word)).length;
  if (NO_NAME.test(part)) return false;
  return (
    words.length <= 8 &&
    /^(?:the )?\p{Lu}\p{Ll}/iu.test(part.trim()) &&
    capitals * 2 > words.length - 1 &&
    !/\d/u.test(part)
  );
}
