/**
 * What was asked for in one cycle of the Universal Periodic Review and in the next. A recommendation of one cycle is not
 * a recommendation of the other, so none of them can be followed as such. What can: whether the same State spoke of the
 * same subject again, and how the answer stood each time. Pure.
 */

/** What a recommendation says of itself; a `Hit` of the index has all of it. */
export interface Asking {
  readonly cycle: string;
  readonly recommenders: readonly string[];
  /** Issues, themes, groups or goals. */
  readonly subjects: readonly string[];
  readonly positions: readonly string[];
}

/** How the answers to one State on one subject stood in a cycle, taken together. */
export const STANDINGS = ['supported', 'partly', 'mixed', 'noted', 'open'] as const;
export type Standing = (typeof STANDINGS)[number];

/** On the sides of the flow; 'absent': that State did not speak of it in that cycle. */
export const SIDES = [...STANDINGS, 'absent'] as const;
export type Side = (typeof SIDES)[number];

export interface Repeat {
  readonly recommender: string;
  readonly subject: string;
  readonly from: Side;
  readonly to: Side;
  /** Recommendations in either cycle. */
  readonly fromCount: number;
  readonly toCount: number;
}

export interface Repeats {
  /** A State and a subject each, in the order of their names. */
  readonly pairs: readonly Repeat[];
  /** `counts[from][to]`, in the order of `SIDES`. */
  readonly counts: readonly (readonly number[])[];
  /** Recommendations that name no State or no subject and therefore stand in no pair. */
  readonly unplaced: number;
}

const ANSWERS: Readonly<Record<string, Standing>> = {
  supported: 'supported',
  accepted: 'supported',
  partially_supported: 'partly',
  noted: 'noted',
  rejected: 'noted',
};

/** One standing for several recommendations: what all of them have, else 'mixed'. No answer yet is 'open'. */
export function standingOf(positions: readonly (readonly string[])[]): Standing {
  const standings = new Set(
    positions.map((own): Standing => {
      const answers = new Set(own.map((one) => ANSWERS[one] ?? 'open'));
      return answers.size > 1 ? 'mixed' : ([...answers][0] ?? 'open');
    }),
  );
  return standings.size > 1 ? 'mixed' : ([...standings][0] ?? 'open');
}

export function repeatsOf(askings: readonly Asking[], from: string, to: string): Repeats {
  const pairs = new Map<string, { from: Asking[]; to: Asking[] }>();
  let unplaced = 0;
  for (const asking of askings) {
    if (asking.cycle !== from && asking.cycle !== to) continue;
    if (asking.recommenders.length === 0 || asking.subjects.length === 0) unplaced += 1;
    for (const recommender of asking.recommenders) {
      for (const subject of asking.subjects) {
        const key = `${recommender}\n${subject}`;
        const pair = pairs.get(key) ?? { from: [], to: [] };
        pair[asking.cycle === from ? 'from' : 'to'].push(asking);
        pairs.set(key, pair);
      }
    }
  }
  const listed = [...pairs]
    .map(([key, pair]): Repeat => {
      const [recommender = '', subject = ''] = key.split('\n');
      return {
        recommender,
        subject,
        from: sideOf(pair.from),
        to: sideOf(pair.to),
        fromCount: pair.from.length,
        toCount: pair.to.length,
      };
    })
    .sort((a, b) => compareTexts(a.recommender, b.recommender) || compareTexts(a.subject, b.subject));
  return { pairs: listed, counts: countsOf(listed), unplaced };
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const sideOf = (askings: readonly Asking[]): Side =>
  askings.length === 0 ? 'absent' : standingOf(askings.map(({ positions }) => positions));

const countsOf = (pairs: readonly Repeat[]): number[][] =>
  SIDES.map((from) => SIDES.map((to) => pairs.filter((pair) => pair.from === from && pair.to === to).length));
