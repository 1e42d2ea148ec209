import type { Dossier } from '../../ledger/index.ts';
import { cluster } from './clusters.schema.ts';
import type { Cluster } from './clusters.schema.ts';

/** A dossier is immutable, so what is made of it holds as long as it does. */
const byMember = new WeakMap<Dossier, ReadonlyMap<string, readonly Cluster[]>>();

/** The clusters that a recommendation is in. */
export function clustersWith(dossier: Dossier, recommendationId: string): readonly Cluster[] {
  let known = byMember.get(dossier);
  if (known === undefined) {
    const pairs = dossier.all(cluster).flatMap((one) => one.members.map((member) => ({ member, one })));
    const grouped = Map.groupBy(pairs, ({ member }) => member);
    known = new Map([...grouped].map(([member, own]) => [member, own.map(({ one }) => one)]));
    byMember.set(dossier, known);
  }
  return known.get(recommendationId) ?? [];
}

/** Another recommendation that says the same, and the cluster that says so. */
export interface Companion {
  readonly recommendationId: string;
  readonly cluster: Cluster;
}

/** All that say the same as one of these, each once; these themselves left out. */
export function companionsOf(dossier: Dossier, recommendationIds: readonly string[]): Companion[] {
  const known = new Set(recommendationIds);
  return recommendationIds.flatMap((id) =>
    clustersWith(dossier, id).flatMap((one) =>
      one.members.flatMap((member): Companion[] => {
        if (known.has(member)) return [];
        known.add(member);
        return [{ recommendationId: member, cluster: one }];
      }),
    ),
  );
}
