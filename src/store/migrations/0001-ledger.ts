import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { dropTables } from './columns.ts';

/** The ledger's own tables: change sets, changes, citations, the tree's edge, checkpoints; and the store's own. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements = [
    `create table change_set (
       number integer primary key, at text not null, actor text not null, reason text not null,
       first_sequence bigint not null, last_sequence bigint not null)`,
    `create table change (
       sequence bigint primary key, change_set integer not null references change_set (number) deferrable initially deferred,
       kind text not null, record_id text not null, state_id text,
       operation text not null check (operation in ('create', 'update', 'delete')),
       before jsonb, content_hash text, leaf_hash text not null)`,
    `create index change_record on change (kind, record_id, sequence)`,
    `create index change_state on change (state_id, sequence)`,
    `create index change_change_set on change (change_set)`,
    `create table ledger_head (id integer primary key check (id = 1), size bigint not null, edge jsonb not null)`,
    `create table checkpoint (size bigint primary key, root text not null, note text not null)`,
    `create table held_text (source_id text not null, page integer not null, text text not null, primary key (source_id, page))`,
    `create table reading (
       id text primary key, file_name text not null, file_hash text not null, status text not null,
       created_at text not null, content jsonb not null)`,
    `create table journal_position (id integer primary key check (id = 1), entry bigint not null, hash text not null)`,
    `create table loaded_file (path text primary key, hash text not null)`,
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
    'reading',
    'journal_position',
    'loaded_file',
  ]);
}
