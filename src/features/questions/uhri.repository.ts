import { sql } from 'kysely';
import type { Reader } from '../../store/index.ts';

/** What a row of the Universal Human Rights Index says and the search index does not hold. */
export interface PassageDetails {
  readonly id: string;
  readonly heading: string | null;
  readonly sourceId: string | null;
  readonly reviewId: string;
  /** 'annotation 0a1b…': where the index says so, for a passage that it was the source of. */
  readonly locator: string | null;
}

export async function passageDetails(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PassageDetails>> {
  const { rows } = await sql<PassageDetails>`
    select id, heading, source_id as "sourceId", review_id as "reviewId", (
      select locator from citation where record_kind = 'recommendation' and record_id = recommendation.id
        and citation.source_id = 'uhri' and locator like 'annotation %' order by position limit 1) as locator
    from recommendation where id = any(${ids})`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface ReviewDetails {
  readonly id: string;
  readonly cycle: number | null;
  readonly sessionNumber: number | null;
  /** The mandate as the index prints it, where the record holds all mandates as one mechanism. */
  readonly mandate: string | null;
}

export async function reviewDetails(db: Reader, ids: readonly string[]): Promise<readonly ReviewDetails[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ReviewDetails>`
    select id, cycle, session_number as "sessionNumber", (
      select value from citation where record_kind = 'review' and record_id = review.id
        and source_id = 'uhri' and field = 'mechanismId' order by position limit 1) as mandate
    from review where id = any(${ids})`.execute(db);
  return rows;
}
