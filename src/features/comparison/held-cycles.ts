import type { Dossier } from '../../ledger/index.ts';
import { review, reviewRecord, statedTotals } from '../reviews/index.ts';

/** A cycle of which the record holds fewer recommendations than its report says were made. */
export interface PartlyHeld {
  readonly cycle: string;
  readonly held: number;
  readonly stated: number;
}

/** What is not held looks as if it had not been said: cycles that are held in part, as of a day. */
export function partlyHeld(dossier: Dossier, cycles: readonly string[], asof: string): readonly PartlyHeld[] {
  const { byReview, milestones } = reviewRecord(dossier);
  return dossier.all(review).flatMap((one): PartlyHeld[] => {
    const cycle = one.cycle === null ? '' : String(one.cycle);
    if (one.kind !== 'upr' || !cycles.includes(cycle)) return [];
    const stated = statedTotals(one, milestones.get(one.id) ?? [], asof).received;
    const held = (byReview.get(one.id) ?? []).filter(
      ({ recommendation }) =>
        recommendation.type === 'recommendation' && recommendation.mechanismId === one.mechanismId,
    ).length;
    return stated === null || held >= stated ? [] : [{ cycle, held, stated }];
  });
}
