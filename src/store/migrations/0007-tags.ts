import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createRecordTable, dropTables, TEXT } from './columns.ts';

/**
 * What people say a recommendation is about (part of the record), and which suggestions of the program they refused:
 * working memory, so that nobody is asked the same twice. A refusal holds for the text and the model that it was made on.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await createRecordTable(db, 'tag', {
    state_id: 'text! > state',
    recommendation_id: 'text! > recommendation',
    field: 'text!',
    term_id: 'text! > term',
    model: 'text',
    confidence: 'integer',
  });
  await sql
    .raw(
      `create table refused_tag (
         recommendation_id ${TEXT} not null, term_id ${TEXT} not null, state_id ${TEXT} not null,
         text_hash ${TEXT} not null, model ${TEXT} not null, confidence integer not null, batch ${TEXT} not null,
         reason ${TEXT} not null, actor ${TEXT} not null, refused_at ${TEXT} not null,
         primary key (recommendation_id, term_id))`,
    )
    .execute(db);
  await sql.raw('create index refused_tag_state on refused_tag (state_id)').execute(db);
  await sql.raw('create index refused_tag_batch on refused_tag (batch)').execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await dropTables(db, ['tag', 'refused_tag']);
}
