import { randomBytes } from 'node:crypto';
import { AppError } from '../../kernel/errors.ts';
import type { Reader, Store } from '../../store/index.ts';
import { requireSaved, savedQuestions, savedWrite } from './saved.repository.ts';
import { cleanName, forgotten, nameProblem, SAVED_LIMITS } from './saved.ts';
import type { NameProblem, SavedQuestion } from './saved.ts';

/** What a name or a question may be refused for: said on the form. */
export type Refusal = NameProblem | 'too_many';
export type Kept = { readonly saved: SavedQuestion } | { readonly refused: Refusal };

export interface SavedParts {
  readonly store: Pick<Store, 'transaction'>;
  readonly now: () => string;
  readonly actor: string;
}

const newId = (): string => randomBytes(9).toString('base64url');

/** Keeps a question under a name. `seenChange`: the last change in the record; what it finds now is not new. */
export const keepQuestion = (
  { store, now, actor }: SavedParts,
  given: { readonly name: string; readonly question: string; readonly seenChange: number },
): Promise<Kept> =>
  store.transaction<Kept>(async (trx) => {
    const all = await savedQuestions(trx, actor);
    const name = cleanName(given.name);
    const standing = all.filter((one) => one.deletedAt === null);
    const refused = standing.length >= SAVED_LIMITS.questions ? 'too_many' : nameProblem(name, all);
    if (refused !== null) return { writes: [], result: { refused } };
    const at = now();
    const saved: SavedQuestion = {
      id: newId(),
      owner: actor,
      name,
      question: given.question,
      createdAt: at,
      seenAt: at,
      seenChange: given.seenChange,
      deletedAt: null,
    };
    const gone = forgotten(all, at).map((one) => one.id);
    return { writes: [savedWrite([saved], gone)], result: { saved } };
  });

/** Changes one question under the ledger's lock, so that two hands do not undo each other. */
async function change(
  { store, actor }: SavedParts,
  id: string,
  work: (saved: SavedQuestion, trx: Reader) => Kept | Promise<Kept>,
): Promise<Kept> {
  return store.transaction<Kept>(async (trx) => {
    const result = await work(await requireSaved(trx, actor, id), trx);
    return { writes: 'saved' in result ? [savedWrite([result.saved])] : [], result };
  });
}

export const renameQuestion = (parts: SavedParts, id: string, given: string): Promise<Kept> =>
  change(parts, id, async (saved, trx) => {
    const name = cleanName(given);
    const others = (await savedQuestions(trx, parts.actor)).filter((one) => one.id !== id);
    const refused = nameProblem(name, others);
    return refused === null ? { saved: { ...saved, name } } : { refused };
  });

/** What came up to this change is not new any more. It never goes back: two pages may be open. */
export const markSeen = (parts: SavedParts, id: string, seenChange: number): Promise<Kept> =>
  change(parts, id, (saved) => ({
    saved: { ...saved, seenAt: parts.now(), seenChange: Math.max(saved.seenChange, seenChange) },
  }));

/** Thrown away; for some days it can be brought back. */
export const throwAway = (parts: SavedParts, id: string): Promise<Kept> =>
  change(parts, id, (saved) => ({ saved: { ...saved, deletedAt: saved.deletedAt ?? parts.now() } }));

/** Brought back, under its name with a number where another has taken the name meanwhile. */
export const bringBack = (parts: SavedParts, id: string): Promise<Kept> =>
  change(parts, id, async (saved, trx) => {
    const others = (await savedQuestions(trx, parts.actor)).filter((one) => one.id !== id);
    let name = saved.name;
    for (let number = 2; nameProblem(name, others) === 'taken'; number += 1)
      name = `${saved.name.slice(0, SAVED_LIMITS.name - 6)} (${number})`;
    return { saved: { ...saved, name, deletedAt: null } };
  });

/** The number of a change as a form sends it. */
export function readChange(text: unknown): number {
  const number = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
  if (number !== null) return number;
  throw new AppError('bad_change', 400, 'The form does not say what was seen.', {
    remedy: 'Go back to the question and try again.',
  });
}
