import { sha256 } from '../../kernel/canonical.ts';
import { AppError } from '../../kernel/errors.ts';
import { nameKey } from '../../kernel/names.ts';
import { entriesAround, entryHash } from '../../ledger/index.ts';
import type { ChangeSet, Dossiers, Entry, Ledger } from '../../ledger/index.ts';
import { reviewRecord } from '../reviews/index.ts';
import { cluster, MOST_MEMBERS } from './clusters.schema.ts';
import type { Cluster } from './clusters.schema.ts';
import { noCluster, unknownRecord, writeDecision } from './decisions.ts';
import type { ClusterWords, Decision } from './decisions.ts';

export interface ClusterParts {
  readonly ledger: Ledger;
  readonly dossiers: Dossiers;
  readonly now: () => string;
}

/** Puts recommendations together as a person says, and takes that back. */
export class ClusterService {
  readonly #parts: ClusterParts;

  constructor(parts: ClusterParts) {
    this.#parts = parts;
  }

  /** A new cluster; its id. */
  async create(words: ClusterWords, members: readonly string[], decision: Decision): Promise<string> {
    const own = await this.#members(members, decision.stateId);
    const id = await this.#freeId(decision.stateId, words.name.en);
    const fields = { id, stateId: decision.stateId, ...words, members: own };
    await writeDecision(
      this.#parts,
      decision,
      `Say that ${own.length} recommendations ask for the same: ${words.name.en}`,
      [{ kind: cluster, fields, madeFrom: null }],
    );
    return id;
  }

  add(id: string, members: readonly string[], decision: Decision): Promise<ChangeSet> {
    return this.#change(id, decision, 'Add to the cluster', async (held) => ({
      ...held,
      members: [...new Set([...held.members, ...(await this.#members(members, decision.stateId))])],
    }));
  }

  /** Takes members out. Without its last member a cluster is dissolved. */
  remove(id: string, members: readonly string[], decision: Decision): Promise<ChangeSet> {
    return this.#change(id, decision, 'Take out of the cluster', async (held) => {
      const left = held.members.filter((member) => !members.includes(member));
      return left.length === 0 ? null : { ...held, members: left };
    });
  }

  reword(id: string, words: ClusterWords, decision: Decision): Promise<ChangeSet> {
    return this.#change(id, decision, 'Reword the cluster', async (held) => ({ ...held, ...words }));
  }

  dissolve(id: string, decision: Decision): Promise<ChangeSet> {
    return this.#change(id, decision, 'Dissolve the cluster', async () => null);
  }

  /** Takes the last change of a cluster back, its dissolution too. Taken back twice, the change stands again. */
  async undo(id: string, decision: Decision): Promise<ChangeSet> {
    const { ledger } = this.#parts;
    const before = await this.#beforeLast(id, decision.stateId);
    const now = await ledger.find(cluster.name, id);
    const madeFrom = entryHash(cluster, now);
    return writeDecision(
      this.#parts,
      decision,
      'Take back the last change of the cluster',
      before === null
        ? [{ kind: cluster, remove: id, madeFrom }]
        : [{ kind: cluster, fields: before.fields, citations: before.citations, madeFrom }],
    );
  }

  /** Those of the ids that the State's record holds, each once; throws where one is not there. */
  async #members(ids: readonly string[], stateId: string): Promise<string[]> {
    const { byId } = reviewRecord(await this.#parts.dossiers.get(stateId));
    const own = [...new Set(ids)];
    if (own.length === 0 || own.some((id) => !byId.has(id))) throw unknownRecord();
    return own;
  }

  async #change(
    id: string,
    decision: Decision,
    words: string,
    change: (held: Cluster) => Promise<Cluster | null>,
  ): Promise<ChangeSet> {
    const { ledger } = this.#parts;
    const stored = await ledger.find(cluster.name, id);
    if (stored === null || stored.fields['stateId'] !== decision.stateId) throw noCluster();
    const held = cluster.schema.parse(stored.fields);
    const next = await change(held);
    if ((next?.members.length ?? 0) > MOST_MEMBERS)
      throw new AppError(
        'cluster_too_large',
        422,
        `A cluster holds at most ${MOST_MEMBERS} recommendations.`,
        {
          remedy: 'Give the parts of it names of their own.',
        },
      );
    const madeFrom = entryHash(cluster, stored);
    return writeDecision(this.#parts, decision, `${words} ${held.name.en}`, [
      next === null ? { kind: cluster, remove: id, madeFrom } : { kind: cluster, fields: next, madeFrom },
    ]);
  }

  /** The cluster as it stood before its last change; null where that made it. */
  async #beforeLast(id: string, stateId: string): Promise<Entry | null> {
    const { ledger } = this.#parts;
    return ledger.store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        const last = await trx
          .selectFrom('change')
          .select('sequence')
          .where('kind', '=', cluster.name)
          .where('record_id', '=', id)
          .where('state_id', '=', stateId)
          .orderBy('sequence', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (last === undefined) throw noCluster();
        const change = { sequence: last.sequence, kind: cluster.name, recordId: id };
        return (await entriesAround(trx, ledger.kinds, [change])).get(last.sequence)?.before ?? null;
      });
  }

  /** 'kaz.cluster.moratorium-on-executions', with a number behind it where that is taken, or was once. */
  async #freeId(stateId: string, name: string): Promise<string> {
    const slug = nameKey(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
    const base = `${stateId.toLowerCase()}.cluster.${slug || sha256(name).slice(0, 8)}`;
    const { db } = this.#parts.ledger.store;
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? base : `${base}-${number}`;
      const used = await db
        .selectFrom('change')
        .select('sequence')
        .where('kind', '=', cluster.name)
        .where('record_id', '=', id)
        .limit(1)
        .executeTakeFirst();
      if (used === undefined) return id;
    }
  }
}
