import { sql } from 'kysely';
import { KINDS } from '../../src/features/kinds.ts';
import type { Reader, Row } from '../../src/store/index.ts';
import type { Chance } from '../support/random.ts';

/** What was done by hand, and to which record, where there is one. */
export interface Tampering {
  readonly words: string;
  readonly records: readonly { readonly kind: string; readonly id: string }[];
}

const RECORD_TABLES = new Set(KINDS.map((kind) => kind.name));
/** Every table that `verify` answers for. */
const COVERED = [
  ...RECORD_TABLES,
  'citation',
  'change',
  'change_set',
  'checkpoint',
  'ledger_head',
  'held_text',
];

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isKey: boolean;
}

interface Found {
  readonly ctid: string;
  readonly row: Row;
}

async function columnsOf(db: Reader, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select attname as name, atttypid::regtype::text as type, coalesce(attnum = any(indkey), false) as "isKey"
    from pg_attribute left join pg_index on indrelid = attrelid and indisprimary
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`.execute(db);
  return rows;
}

async function randomRows(db: Reader, table: string, chance: Chance, count: number): Promise<Found[]> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(db);
  const found: Found[] = [];
  for (let time = 0; time < count; time += 1) {
    const one = await sql<Found>`
      select ctid::text as ctid, to_jsonb(t) as row from ${sql.table(table)} as t order by ctid
      offset ${chance.below(rows[0]?.count ?? 0)} limit 1`.execute(db);
    found.push(...one.rows);
  }
  return found;
}

function recordsOf(table: string, row: Row): Tampering['records'] {
  if (RECORD_TABLES.has(table)) return [{ kind: table, id: String(row['id']) }];
  if (table === 'citation') return [{ kind: String(row['record_kind']), id: String(row['record_id']) }];
  if (table === 'change') return [{ kind: String(row['kind']), id: String(row['record_id']) }];
  if (table === 'held_text') return [{ kind: 'source', id: String(row['source_id']) }];
  return [];
}

/** Another value of the column's type. */
function otherValue(type: string, old: unknown, chance: Chance): unknown {
  if (old !== null && chance.below(4) === 0) return null;
  if (type === 'boolean') return !old;
  if (type === 'integer' || type === 'bigint') return Number(old ?? 0) + chance.pick([-1, 1, 7]);
  if (type === 'text[]') return [...((old as unknown[] | null) ?? []), 'x'].slice(chance.below(2));
  if (type === 'jsonb') return JSON.stringify(otherJson(old, chance));
  const text = String(old ?? '');
  const at = chance.below(text.length + 1);
  return chance.pick([
    `${text}x`,
    ` ${text}`,
    text.slice(0, -1),
    `${text.slice(0, at)}~${text.slice(at + 1)}`,
    text.toUpperCase(),
  ]);
}

function otherJson(old: unknown, chance: Chance): unknown {
  if (typeof old === 'string') return `${old}x`;
  if (typeof old === 'number') return old + 1;
  if (typeof old === 'boolean') return !old;
  if (Array.isArray(old)) return old.length && chance.below(2) ? old.slice(1) : [...(old as unknown[]), 'x'];
  const entries = Object.entries(old ?? {});
  if (entries.length === 0 || chance.below(3) === 0) return { ...Object(old), added: 'x' };
  const [key, value] = chance.pick(entries);
  if (chance.below(3) === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return { ...Object(old), [key]: otherJson(value, chance) };
}

const setColumn = (
  db: Reader,
  table: string,
  ctid: string,
  column: Column,
  value: unknown,
): Promise<unknown> =>
  sql`update ${sql.table(table)} set ${sql.ref(column.name)} = ${value}::${sql.raw(column.type)} where ctid = ${ctid}::tid`.execute(
    db,
  );

const SAYS_WHOSE: readonly string[] = ['kind', 'record_id'];

async function alter(db: Reader, chance: Chance, table: string): Promise<Tampering | null> {
  const [found] = await randomRows(db, table, chance, 1);
  const column = chance.pick(await columnsOf(db, table));
  if (!found) return null;
  const value = otherValue(column.type, found.row[column.name], chance);
  await setColumn(db, table, found.ctid, column, value);
  return {
    words: `set ${table}.${column.name} of ${JSON.stringify(found.row).slice(0, 90)} to ${JSON.stringify(value)}`,
    // A key that was moved names the record that is now missing, or the one that nobody wrote: both are found. An older
    // change that was given to another record cannot say whose it was: its number in the ledger is what is found.
    records: table === 'change' && SAYS_WHOSE.includes(column.name) ? [] : recordsOf(table, found.row),
  };
}

async function remove(db: Reader, chance: Chance, table: string): Promise<Tampering | null> {
  const [found] = await randomRows(db, table, chance, 1);
  if (!found) return null;
  await sql`delete from ${sql.table(table)} where ctid = ${found.ctid}::tid`.execute(db);
  // A change that is gone cannot say whose it was; its place in the ledger is what is found.
  const records = table === 'change' ? [] : recordsOf(table, found.row);
  return { words: `delete from ${table}: ${JSON.stringify(found.row).slice(0, 90)}`, records };
}

/** A copy of a row under another key. */
async function insert(db: Reader, chance: Chance, table: string): Promise<Tampering | null> {
  const [found] = await randomRows(db, table, chance, 1);
  const keys = (await columnsOf(db, table)).filter((column) => column.isKey);
  const key = keys.length ? chance.pick(keys) : null;
  if (!found || !key) return null;
  const row = { ...found.row, [key.name]: otherValue(key.type, found.row[key.name], chance) };
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(
    db,
  );
  return {
    words: `insert into ${table}: ${JSON.stringify(row).slice(0, 90)}`,
    records: table === 'change' ? [] : recordsOf(table, row),
  };
}

/** Two rows of a table change everything but their keys. */
async function swap(db: Reader, chance: Chance, table: string): Promise<Tampering | null> {
  const [one, other] = await randomRows(db, table, chance, 2);
  if (!one || !other || one.ctid === other.ctid) return null;
  const columns = (await columnsOf(db, table)).filter((column) => !column.isKey);
  for (const [target, from] of [
    [one, other],
    [other, one],
  ] as const) {
    const set = columns.map((column) => sql`${sql.ref(column.name)} = source.${sql.ref(column.name)}`);
    await sql`update ${sql.table(table)} as target set ${sql.join(set)}
      from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(from.row)}::jsonb) as source
      where ${await keyIs(db, table, target.row)}`.execute(db);
  }
  return {
    words: `swap two rows of ${table}`,
    records: [...recordsOf(table, one.row), ...recordsOf(table, other.row)],
  };
}

async function keyIs(db: Reader, table: string, row: Row) {
  const keys = (await columnsOf(db, table)).filter((column) => column.isKey);
  const parts = keys.map((key) => sql`target.${sql.ref(key.name)} = ${row[key.name]}::${sql.raw(key.type)}`);
  return sql.join(parts, sql` and `);
}

/** The last change sets are taken away with everything that they wrote, and head and edge set back. */
async function cutTail(db: Reader, chance: Chance): Promise<Tampering | null> {
  const sets = await db.selectFrom('change_set').selectAll().orderBy('number').execute();
  const [first] = sets.slice(-1 - chance.below(3));
  const kept =
    first &&
    (await db
      .selectFrom('checkpoint')
      .selectAll()
      .where('size', '<', first.first_sequence)
      .orderBy('size', 'desc')
      .executeTakeFirst());
  if (!first || !kept) return null;
  await db.deleteFrom('change').where('sequence', '>=', first.first_sequence).execute();
  await db.deleteFrom('change_set').where('number', '>=', first.number).execute();
  await db.deleteFrom('checkpoint').where('size', '>', kept.size).execute();
  return { words: `cut off the ledger before change set ${first.number}`, records: [] };
}

/** One random alteration by hand; null where chance hit on something that cannot be done or changes nothing. */
export async function tamper(db: Reader, chance: Chance): Promise<Tampering | null> {
  const kind = chance.below(20);
  if (kind === 0) return cutTail(db, chance);
  // The record's own tables have the most rows of interest; each of the others gets as much as all of them together.
  const table = chance.pick(
    chance.below(2) ? ['treaty_action', 'instrument', 'citation', 'source'] : COVERED,
  );
  const way = kind < 11 ? alter : kind < 14 ? remove : kind < 17 ? insert : swap;
  const before = await fingerprint(db);
  try {
    const done = await way(db, chance, table);
    return done && (await fingerprint(db)) !== before ? done : null;
  } catch (error) {
    // Refused by the database: a value that is not allowed, a key that is there.
    if (/^2[23]/.test(String((error as { code?: string }).code))) return null;
    throw error;
  }
}

/** A hash over all covered tables, by the values that their columns hold. */
async function fingerprint(db: Reader): Promise<string> {
  const tables = COVERED.map(
    (table) =>
      sql`select md5(string_agg(md5(to_jsonb(t)::text), '' order by md5(to_jsonb(t)::text))) as hash from ${sql.table(table)} as t`,
  );
  const { rows } = await sql<{ hash: string | null }>`${sql.join(tables, sql` union all `)}`.execute(db);
  return rows.map((row) => row.hash).join();
}
