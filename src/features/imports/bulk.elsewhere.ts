import { sql } from 'kysely';
import { entryHash } from '../../ledger/index.ts';
import type { Draft, Ledger } from '../../ledger/index.ts';
import type { BulkEntry, ProposedRecord, ReadingGround } from '../proposals/index.ts';
import { withTags } from './held-recommendations.ts';
import type { Amended, HeldElsewhere } from './held-recommendations.ts';

/** A proposed record as the ledger takes it; whatever stands there is overwritten. */
export const bulkDraft = (ledger: Ledger, { kind, fields, citations }: ProposedRecord): Draft => ({
  kind: ledger.kind(kind),
  fields,
  citations: citations as never,
});

/** Entries whose recommendations the record holds from elsewhere: what is added to these. */
export class ElsewhereHeld {
  readonly #ledger: Ledger;
  readonly #lookUp: ReadingGround['lookUp'];
  readonly #sourceId: string;
  readonly #entries: { readonly entry: BulkEntry; readonly ids: readonly string[] }[] = [];

  constructor(ledger: Ledger, lookUp: ReadingGround['lookUp'], sourceId: string) {
    this.#ledger = ledger;
    this.#lookUp = lookUp;
    this.#sourceId = sourceId;
  }

  get size(): number {
    return this.#entries.length;
  }

  add(entry: BulkEntry, twins: readonly HeldElsewhere[]): void {
    this.#entries.push({ entry, ids: twins.map((one) => one.id) });
  }

  async drafts(): Promise<Draft[]> {
    if (this.#entries.length === 0) return [];
    const kind = this.#ledger.kind('recommendation');
    const ids = [...new Set(this.#entries.flatMap((one) => one.ids))];
    const held = await this.#ledger.findAll(kind.name, ids);
    const amended = new Map<string, Amended>(held);
    for (const { entry, ids: own } of this.#entries) {
      for (const id of own) {
        const before = amended.get(id);
        if (before) amended.set(id, withTags(before, entry, this.#sourceId, this.#lookUp));
      }
    }
    const tagged = [...amended].map(([id, { fields, citations }]): Draft => ({
      kind,
      fields,
      citations: citations as never,
      madeFrom: entryHash(kind, held.get(id)),
    }));
    return [...tagged, ...(await this.#positions(ids))];
  }

  /** The State's answers, for held recommendations of which nobody else says one. */
  async #positions(ids: readonly string[]): Promise<Draft[]> {
    const { rows } = await sql<{ id: string; recommendationId: string }>`
      select id, recommendation_id as "recommendationId" from position where recommendation_id = any(${ids})`.execute(
      this.#ledger.store.db,
    );
    const answers = Map.groupBy(rows, (one) => one.recommendationId);
    const drafts = new Map<string, Draft>();
    for (const { entry, ids: own } of this.#entries) {
      const position = entry.records.find((one) => one.kind === 'position');
      if (position === undefined) continue;
      for (const recommendationId of own) {
        const isOwn = entry.records[0].fields['id'] === recommendationId;
        const id = isOwn ? String(position.fields['id']) : `${recommendationId}.position.${this.#sourceId}`;
        if (answers.get(recommendationId)?.some((one) => one.id !== id)) continue;
        const fields = { ...position.fields, id, recommendationId };
        drafts.set(id, bulkDraft(this.#ledger, { ...position, fields }));
      }
    }
    return [...drafts.values()];
  }
}
