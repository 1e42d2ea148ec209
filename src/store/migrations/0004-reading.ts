import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createRecordTable, dropTables, TEXT } from './columns.ts';
import type { Columns } from './columns.ts';

/** Names that documents print and a person explained: part of the record. */
const RECORDS: Readonly<Record<string, Columns>> = {
  alias: {
    vocabulary: 'text!',
    printed: 'text!',
    record_id: 'text',
    about_state: 'text',
    ground: 'json',
  },
};

/**
 * Documents on their way into the record, and what each import brought. None of it is part of the record: a reading is
 * work in progress, an import points at the change sets that say everything.
 */
const STATEMENTS = [
  `create table reading (
     id ${TEXT} primary key, batch ${TEXT} not null, place integer not null, state_id ${TEXT},
     file_name ${TEXT} not null, file_hash ${TEXT} not null, bytes integer not null, status ${TEXT} not null,
     chosen_reader ${TEXT}, reader ${TEXT}, source_id ${TEXT}, actor ${TEXT} not null, created_at ${TEXT} not null,
     content jsonb not null)`,
  `create index reading_batch on reading (batch, place)`,
  `create index reading_state on reading (state_id, created_at)`,
  `create index reading_source on reading (source_id)`,
  `create table reading_page (
     reading_id ${TEXT} not null,
     number integer not null, lines jsonb not null, primary key (reading_id, number))`,
  `create table reading_item (
     reading_id ${TEXT} not null,
     id ${TEXT} not null, place double precision not null, page integer not null, standing ${TEXT} not null,
     difference ${TEXT} not null, is_sure boolean not null, confidence double precision not null,
     unresolved integer not null, change_set integer, content jsonb not null, primary key (reading_id, id))`,
  `create index reading_item_standing on reading_item (reading_id, standing, is_sure, place)`,
  `create index reading_item_page on reading_item (reading_id, page)`,
  `create table import (
     id ${TEXT} primary key, reader ${TEXT} not null, state_id ${TEXT}, source_id ${TEXT}, title ${TEXT} not null,
     file_name ${TEXT} not null, file_hash ${TEXT} not null, actor ${TEXT} not null, created_at ${TEXT} not null)`,
  `create table import_change_set (
     change_set integer primary key, import_id ${TEXT} not null references import (id) deferrable initially deferred,
     undone_by integer)`,
  `create index import_change_set_import on import_change_set (import_id)`,
  `create table replaced_text (
     change_set integer not null, source_id ${TEXT} not null, page integer not null, text ${TEXT} not null,
     primary key (change_set, source_id, page))`,
  `create table mapping (
     id ${TEXT} primary key, name ${TEXT} not null, actor ${TEXT} not null, created_at ${TEXT} not null,
     updated_at ${TEXT} not null, content jsonb not null)`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const [table, columns] of Object.entries(RECORDS)) await createRecordTable(db, table, columns);
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await dropTables(db, [
    ...Object.keys(RECORDS),
    'reading',
    'reading_page',
    'reading_item',
    'import',
    'import_change_set',
    'replaced_text',
    'mapping',
  ]);
}
