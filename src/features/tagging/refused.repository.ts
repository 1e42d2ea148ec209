import type { Reader, TableWrite } from '../../store/index.ts';
import type { Refusal } from './open-suggestions.ts';

/** A refusal as it is kept, with who said so, why and when. */
export interface KeptRefusal extends Refusal {
  readonly stateId: string;
  /** In thousandths. */
  readonly confidence: number;
  readonly batch: string;
  readonly reason: string;
  readonly actor: string;
  readonly refusedAt: string;
}

const TABLE = { table: 'refused_tag', key: ['recommendation_id', 'term_id'] } as const;

export async function refusalsOf(db: Reader, stateId: string): Promise<Refusal[]> {
  return db
    .selectFrom('refused_tag')
    .select(['recommendation_id as recommendationId', 'term_id as termId', 'text_hash as textHash', 'model'])
    .where('state_id', '=', stateId)
    .execute();
}

/** What was refused together; [] where it was taken back, or never was. */
export async function batchOf(
  db: Reader,
  stateId: string,
  batch: string,
): Promise<{ recommendation_id: string; term_id: string }[]> {
  return db
    .selectFrom('refused_tag')
    .select(['recommendation_id', 'term_id'])
    .where('state_id', '=', stateId)
    .where('batch', '=', batch)
    .execute();
}

export const refusedWrite = (refusals: readonly KeptRefusal[]): TableWrite => ({
  ...TABLE,
  put: refusals.map((one) => ({
    recommendation_id: one.recommendationId,
    term_id: one.termId,
    state_id: one.stateId,
    text_hash: one.textHash,
    model: one.model,
    confidence: one.confidence,
    batch: one.batch,
    reason: one.reason,
    actor: one.actor,
    refused_at: one.refusedAt,
  })),
});

export const refusedGone = (
  keys: readonly { readonly recommendation_id: string; readonly term_id: string }[],
): TableWrite => ({ ...TABLE, remove: keys });

/** The tags that a change set made, whoever has changed them since. */
export async function tagsMadeBy(db: Reader, stateId: string, changeSet: number): Promise<string[]> {
  const rows = await db
    .selectFrom('change')
    .select('record_id')
    .where('change_set', '=', changeSet)
    .where('kind', '=', 'tag')
    .where('operation', '=', 'create')
    .where('state_id', '=', stateId)
    .execute();
  return rows.map((row) => row.record_id);
}
