import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A record table in a migration, written as a table of columns: 'text!' (not null), 'text', 'integer', 'integer!',
 * 'boolean!', 'texts' (text[] not null), 'json!' / 'json' (jsonb), and '> table' for a reference.
 * References are deferrable: a change set may bring rows in any order.
 */
export type Columns = Readonly<Record<string, string>>;

/**
 * Text sorts and compares by its bytes whatever language the database was made for: both kinds of store, and every
 * server, give the same order, and what is read in parts by key is read whole. People's order is made by Intl.
 */
export const TEXT = 'text collate "C"';

const TYPES: Readonly<Record<string, string>> = {
  text: TEXT,
  integer: 'integer',
  boolean: 'boolean',
  json: 'jsonb',
  texts: 'text[]',
};

function columnSql(name: string, words: string): string {
  const [typeWord = '', arrow, target] = words.split(' ');
  const type = TYPES[typeWord.replace('!', '')];
  if (!type) throw new Error(`no column type '${words}' for ${name}`);
  const isRequired = typeWord.endsWith('!') || typeWord === 'texts';
  const reference =
    arrow === '>' && target ? ` references "${target}" (id) deferrable initially deferred` : '';
  return `"${name}" ${type}${isRequired ? ' not null' : ''}${reference}`;
}

/** Creates the table, with an index on every reference and on the State where there is one. */
export async function createRecordTable(db: Kysely<never>, table: string, columns: Columns): Promise<void> {
  const list = Object.entries(columns).map(([name, words]) => columnSql(name, words));
  await sql.raw(`create table "${table}" ("id" ${TEXT} primary key, ${list.join(', ')})`).execute(db);
  for (const [name, words] of Object.entries(columns)) {
    if (name === 'state_id' || words.includes('>')) {
      await sql.raw(`create index "${table}_${name}" on "${table}" ("${name}")`).execute(db);
    }
  }
}

export async function dropTables(db: Kysely<never>, tables: readonly string[]): Promise<void> {
  for (const table of [...tables].reverse()) await sql.raw(`drop table "${table}"`).execute(db);
}
