import type { OpenedDocument } from '../../features/proposals/index.ts';
import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import { ordinalNumber } from '../common/ordinals.ts';
import { tidy } from './cells.ts';

/** What the running head says: "UPR of Slovenia (3rd Cycle - 34th Session) Thematic list of recommendations". */
export interface Title {
  readonly stateId: Alpha3 | null;
  readonly cycle: number | null;
  readonly session: number | null;
}

/** A title is in the running head or before the table; nobody looks for it further down. */
const BLOCKS = 40;
const LONGEST_TITLE = 400;

/** The words in which a list names itself: running heads, and what stands before the first table. */
export function titleLines(document: OpenedDocument): string[] {
  const lines: string[] = [];
  for (const block of document.blocks.slice(0, BLOCKS)) {
    if (block.type === 'table') break;
    if (block.text !== '') lines.push(tidy(block.text.slice(0, LONGEST_TITLE)));
  }
  return lines;
}

const OF_STATE = /\b(?:UPR|universal periodic review) of (?=\S)/iu;
const CYCLE = /\b([a-z]+|\d(?:st|nd|rd|th)) cycle\b|\bcycle (\d)\b/iu;
const SESSION = /\b(\d{1,2})(?:st|nd|rd|th)? session\b|\bsession (\d{1,2})\b/iu;

/** The first lines' words taken together: State, cycle and session each from the line that says it first. */
export function titleOf(lines: readonly string[], stateNames: StateNames): Title {
  const first = <T>(found: (line: string) => T | null): T | null => {
    for (const line of lines) {
      const value = found(line);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    stateId: first((line) => stateAfter(line, stateNames)) ?? first((line) => stateAmong(line, stateNames)),
    cycle: first((line) => numberIn(CYCLE, line)),
    session: first((line) => numberIn(SESSION, line)),
  };
}

function numberIn(pattern: RegExp, line: string): number | null {
  const match = pattern.exec(line);
  return match === null ? null : ordinalNumber(match[1] ?? match[2] ?? '');
}

/** No name of a State has more words: "the United Kingdom of Great Britain and Northern Ireland". */
const MOST_WORDS = 10;

/** The longest run of words behind "UPR of" that names a State. */
function stateAfter(line: string, stateNames: StateNames): Alpha3 | null {
  const match = OF_STATE.exec(line);
  if (match === null) return null;
  const words = line.slice(match.index + match[0].length).split(' ', MOST_WORDS);
  for (let count = words.length; count > 0; count -= 1) {
    const name = words
      .slice(0, count)
      .join(' ')
      .replace(/[\s,;:–—-]+$/u, '');
    const state = stateNames.resolve(name);
    if (state !== null) return state;
  }
  return null;
}

/** "Thematic list of recommendations – Slovenia": a part of the line that is a State's name and nothing else. */
function stateAmong(line: string, stateNames: StateNames): Alpha3 | null {
  const named = line.split(/\s[-–—|]\s|[:|*]/u).map((part) => stateNames.resolve(part.trim()));
  return named.find((state) => state !== null) ?? null;
}

const FILLED_IN =
  /^(?:assessments?|comments|submitted|prepared|completed|filled in)(?: (?:made|given|submitted|prepared))?(?: by|:)\s*:?\s*(\S.{2,150})$/iu;

/** "Completed by: the National Human Rights Institution": who wrote into the column of assessments. */
export function assessorIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const named = FILLED_IN.exec(line)?.[1];
    if (named !== undefined) return named.replace(/[.;,\s]+$/u, '');
  }
  return null;
}
