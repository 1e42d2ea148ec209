/** A question that someone keeps under a name, and the rules for it. Pure. */
export interface SavedQuestion {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  /** As `canonicalQuestion` writes it. */
  readonly question: string;
  /** ISO 8601 UTC, as all moments here. */
  readonly createdAt: string;
  /** When the owner last said to have seen what it finds, and the last change of the record then. */
  readonly seenAt: string;
  readonly seenChange: number;
  readonly deletedAt: string | null;
}

/** Letters of a name; questions of one person; days for which one that was thrown away can be brought back. */
export const SAVED_LIMITS = { name: 120, questions: 500, daysKept: 30 } as const;

/** Control characters, and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name as it is kept: one line, no signs that nobody sees. */
export const cleanName = (name: string): string =>
  name.toWellFormed().replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();

export type NameProblem = 'missing' | 'too_long' | 'taken';

/** What is wrong with a cleaned name, or null. Two questions of one person have two names. */
export function nameProblem(
  name: string,
  others: readonly Pick<SavedQuestion, 'name' | 'deletedAt'>[],
): NameProblem | null {
  if (name === '') return 'missing';
  if (name.length > SAVED_LIMITS.name) return 'too_long';
  const key = name.toLocaleLowerCase('en');
  const isTaken = others.some((one) => one.deletedAt === null && one.name.toLocaleLowerCase('en') === key);
  return isTaken ? 'taken' : null;
}

const DAY_MS = 86_400_000;

/** Those that were thrown away so long ago that they are forgotten. */
export const forgotten = (all: readonly SavedQuestion[], now: string): readonly SavedQuestion[] =>
  all.filter(
    ({ deletedAt }) =>
      deletedAt !== null && Date.parse(now) - Date.parse(deletedAt) > SAVED_LIMITS.daysKept * DAY_MS,
  );
