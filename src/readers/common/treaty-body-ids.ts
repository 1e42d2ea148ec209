/**
 * Ids of what hangs on a treaty body's review of a State, the same whichever document tells of it: a follow-up
 * assessment finds the paragraphs that the concluding observations brought in, and a second reading meets the first.
 * They follow the records shipped for Kazakhstan: 'kaz.ccpr-2', 'kaz.ccpr-co-2.24-a', 'kaz.ccpr-2.follow-up.18'.
 */
import type { TreatyBody } from './treaty-bodies.ts';

export interface ReviewIds {
  /** 'kaz.ccpr-2' */
  readonly review: string;
  /** 'kaz.ccpr-co-2': what stands in the concluding observations. */
  readonly observations: string;
  /** 'kaz.duty': what the State owes. */
  readonly duties: string;
  /** 'ccpr-2' */
  readonly name: string;
}

/** `cycleEnding`: the numbers of the reports as symbols write them, '2' or '3-4'. */
export function reviewIds(stateId: string, body: TreatyBody, cycleEnding: string): ReviewIds {
  const state = stateId.toLowerCase();
  return {
    review: `${state}.${body.code}-${cycleEnding}`,
    observations: `${state}.${body.code}-co-${cycleEnding}`,
    duties: `${state}.duty`,
    name: `${body.code}-${cycleEnding}`,
  };
}

/** '24 (a)–(b)' → '24-a-b', '18' → '18'. */
export const paragraphEnding = (paragraph: string): string =>
  paragraph
    .replace(/[^a-z0-9]+/giu, '-')
    .replace(/-$/u, '')
    .toLowerCase();
