import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createRecordTable, dropTables, TEXT } from './columns.ts';
import type { Columns } from './columns.ts';

const TABLES: Readonly<Record<string, Columns>> = {
  source: {
    kind: 'text!',
    symbol: 'text',
    title: 'json!',
    issuer: 'text',
    date: 'text',
    language: 'text',
    url: 'text',
    about_state: 'text',
    licence: 'text',
    note: 'text',
    file_hash: 'text',
    file_name: 'text',
    text_hash: 'text',
    pages: 'integer',
  },
  state: {
    alpha2: 'text!',
    numeric: 'text!',
    m49: 'text!',
    un_status: 'text!',
    un_member_since: 'text',
    regional_group: 'text',
    is_small_island_state: 'boolean!',
    names: 'json!',
    other_names: 'json!',
    note: 'text',
  },
  mechanism: { kind: 'text!', abbreviation: 'text', names: 'json!', website: 'text' },
  instrument: {
    kind: 'text!',
    group: 'text!',
    position: 'integer!',
    title: 'json!',
    short_title: 'json!',
    abbreviation: 'text',
    number: 'text',
    is_binding: 'boolean!',
    adopted_on: 'text',
    adopted_at: 'text',
    in_force_on: 'text',
    depositary: 'text',
    mechanism_id: 'text > mechanism',
    parent_id: 'text > instrument',
    website: 'text',
  },
  provision: {
    instrument_id: 'text! > instrument',
    article: 'text!',
    position: 'integer!',
    subject: 'json!',
  },
  session: {
    mechanism_id: 'text! > mechanism',
    number: 'integer!',
    cycle: 'integer',
    starts_on: 'text!',
    ends_on: 'text',
  },
  scale: {
    mechanism_id: 'text > mechanism',
    names: 'json!',
    version: 'text!',
    valid_from: 'text',
    valid_until: 'text',
    note: 'text',
  },
  scale_value: {
    scale_id: 'text! > scale',
    code: 'text!',
    position: 'integer!',
    label: 'json!',
    definition: 'json',
    common: 'text!',
  },
  term: {
    vocabulary: 'text!',
    code: 'text!',
    position: 'integer!',
    label: 'json!',
    definition: 'json',
    parent_id: 'text > term',
  },
};

export async function up(db: Kysely<never>): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES)) await createRecordTable(db, table, columns);
  await sql
    .raw(
      `create table citation (
         record_kind ${TEXT} not null, record_id ${TEXT} not null, position integer not null,
         source_id ${TEXT} not null references source (id) deferrable initially deferred,
         field ${TEXT}, locator ${TEXT} not null, value ${TEXT}, reading ${TEXT}, quote ${TEXT}, note ${TEXT},
         primary key (record_kind, record_id, position))`,
    )
    .execute(db);
  await sql.raw(`create index citation_source on citation (source_id)`).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await dropTables(db, [...Object.keys(TABLES), 'citation']);
}
