import { badInput, notFound } from '../../kernel/errors.ts';
import type { AppError } from '../../kernel/errors.ts';
import type { ChangeSet, Draft, Ledger } from '../../ledger/index.ts';
import type { Cluster } from './clusters.schema.ts';

/** Who decides, for which State, and why in their own words ('' for none). */
export interface Decision {
  readonly stateId: string;
  readonly actor: string;
  readonly reason: string;
}

/** What is said of a cluster. */
export interface ClusterWords {
  readonly name: Cluster['name'];
  readonly note: Cluster['note'];
}

/** Writes what a person decided, with their words before the house's own. */
export const writeDecision = (
  { ledger, now }: { readonly ledger: Ledger; readonly now: () => string },
  { actor, reason }: Decision,
  words: string,
  drafts: readonly Draft[],
): Promise<ChangeSet> =>
  ledger.write({ actor, reason: reason === '' ? words : `${reason} – ${words}`, at: now() }, drafts);

export const unknownRecord = (): AppError =>
  badInput(
    'record_missing',
    'The form names something that the record does not hold.',
    'Open the page again and choose there.',
  );

export const noCluster = (): AppError => notFound('There is no cluster with this name in the record.');
