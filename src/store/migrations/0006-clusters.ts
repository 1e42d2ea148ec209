import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createRecordTable, dropTables, TEXT } from './columns.ts';

/**
 * Recommendations that a person says ask for the same (part of the record), and what a person said is not the same or no
 * answer: working memory, so that nobody is offered it again.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await createRecordTable(db, 'cluster', {
    state_id: 'text! > state',
    name: 'json!',
    members: 'texts',
    note: 'json',
  });
  await sql
    .raw(
      `create table refused_likeness (
         recommendation_id ${TEXT} not null, other_kind ${TEXT} not null, other_id ${TEXT} not null,
         state_id ${TEXT} not null, reason ${TEXT} not null, actor ${TEXT} not null, refused_at ${TEXT} not null,
         primary key (recommendation_id, other_kind, other_id))`,
    )
    .execute(db);
  await sql.raw('create index refused_likeness_other on refused_likeness (other_kind, other_id)').execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await dropTables(db, ['cluster', 'refused_likeness']);
}
