import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { dropTables, TEXT } from './columns.ts';

/** Questions that someone keeps: a tool of the house, therefore not of the ledger. */
const STATEMENTS = [
  `create table saved_question (
     id ${TEXT} primary key, owner ${TEXT} not null, name ${TEXT} not null, question ${TEXT} not null,
     created_at ${TEXT} not null, seen_at ${TEXT} not null, seen_change bigint not null, deleted_at ${TEXT})`,
  `create index saved_question_owner on saved_question (owner, created_at)`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await dropTables(db, ['saved_question']);
}
