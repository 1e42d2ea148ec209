import type { Reader, TableWrite } from '../../store/index.ts';

/** Something that a person said is not the same as, or no answer to, a recommendation: it is not offered for it again. */
export interface Refusal {
  readonly recommendationId: string;
  /** 'recommendation', 'measure' or 'reform'. */
  readonly otherKind: string;
  readonly otherId: string;
}

/** With who said so, why and when. */
export interface KeptRefusal extends Refusal {
  readonly stateId: string;
  readonly reason: string;
  readonly actor: string;
  readonly refusedAt: string;
}

/** Of two recommendations neither is the same as the other: kept once, the smaller id first. */
export const inOrder = (one: Refusal): Refusal =>
  one.otherKind === 'recommendation' && one.otherId < one.recommendationId
    ? { ...one, recommendationId: one.otherId, otherId: one.recommendationId }
    : one;

/** All refusals that concern a recommendation, from its side. */
export async function refusalsFor(db: Reader, recommendationId: string): Promise<Refusal[]> {
  const rows = await db
    .selectFrom('refused_likeness')
    .select(['recommendation_id', 'other_kind', 'other_id'])
    .where((where) =>
      where.or([
        where('recommendation_id', '=', recommendationId),
        where.and([where('other_kind', '=', 'recommendation'), where('other_id', '=', recommendationId)]),
      ]),
    )
    .orderBy('other_kind')
    .orderBy('other_id')
    .execute();
  return rows.map((row) => ({
    recommendationId,
    otherKind: row.other_kind,
    otherId: row.other_id === recommendationId ? row.recommendation_id : row.other_id,
  }));
}

const TABLE = { table: 'refused_likeness', key: ['recommendation_id', 'other_kind', 'other_id'] } as const;

export const refusedWrite = (refusals: readonly KeptRefusal[]): TableWrite => ({
  ...TABLE,
  put: refusals.map((one) => ({
    ...keyOf(one),
    state_id: one.stateId,
    reason: one.reason,
    actor: one.actor,
    refused_at: one.refusedAt,
  })),
});

export const refusedGone = (refusals: readonly Refusal[]): TableWrite => ({
  ...TABLE,
  remove: refusals.map(keyOf),
});

function keyOf(refusal: Refusal): Readonly<Record<'recommendation_id' | 'other_kind' | 'other_id', string>> {
  const { recommendationId, otherKind, otherId } = inOrder(refusal);
  return { recommendation_id: recommendationId, other_kind: otherKind, other_id: otherId };
}
