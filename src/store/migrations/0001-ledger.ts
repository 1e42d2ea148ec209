import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { dropTables, TEXT } from './columns.ts';

/** The ledger's own tables: change sets, changes, citations, the tree's edge, checkpoints; and the store's own. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements = [
    `create table change_set (
       number integer primary key, at ${TEXT} not null, actor ${TEXT} not null, reason ${TEXT} not null,
       first_sequence bigint not null, last_sequence bigint not null)`,
    `create table change (
       sequence bigint primary key, change_set integer not null references change_set (number) deferrable initially deferred,
       kind ${TEXT} not null, record_id ${TEXT} not null, state_id ${TEXT},
       operation ${TEXT} not null check (operation in ('create', 'update', 'delete')),
       before jsonb, content_hash ${TEXT}, leaf_hash ${TEXT} not null)`,
    `create index change_record on change (kind, record_id, sequence)`,
    `create index change_state on change (state_id, sequence)`,
    `create index change_change_set on change (change_set)`,
    `create table ledger_head (id integer primary key check (id = 1), size bigint not null, edge jsonb not null)`,
    `create table checkpoint (size bigint primary key, root ${TEXT} not null, note ${TEXT} not null)`,
    `create table held_text (source_id ${TEXT} not null, page integer not null, text ${TEXT} not null, primary key (source_id, page))`,
    `create table journal_position (id integer primary key check (id = 1), entry bigint not null, hash ${TEXT} not null)`,
    `create table loaded_file (path ${TEXT} primary key, hash ${TEXT} not null)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await dropTables(db, [
    'change_set',
    'change',
    'ledger_head',
    'checkpoint',
    'held_text',
    'journal_position',
    'loaded_file',
  ]);
}
