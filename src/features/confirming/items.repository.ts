import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { notFound } from '../../kernel/errors.ts';
import type { Reader, TableWrite } from '../../store/index.ts';
import type { ProposedRecord, Vocabulary } from '../proposals/index.ts';
import { isSure } from './items.ts';
import type { Difference, ItemContent, ReadItem, Standing } from './items.ts';

/** What is shown of a reading's items: all still open, those that need an eye, those decided. */
export const ITEM_GROUPS = [
  'doubtful',
  'sure',
  'moved',
  'gone',
  'confirmed',
  'dropped',
  'in_record',
] as const;
export type ItemGroup = (typeof ITEM_GROUPS)[number];

export const itemsWrite = (readingId: string, items: readonly ReadItem[]): TableWrite => ({
  table: 'reading_item',
  key: ['reading_id', 'id'],
  put: items.map((one) => ({
    reading_id: readingId,
    id: one.id,
    place: one.place,
    page: one.page,
    standing: one.standing,
    difference: one.difference,
    is_sure: isSure(one),
    confidence: one.content.confidence,
    unresolved: one.content.unresolved.length,
    change_set: one.changeSet,
    content: one.content,
  })),
});

export const itemsGone = (readingId: string, ids: readonly string[]): TableWrite => ({
  table: 'reading_item',
  key: ['reading_id', 'id'],
  remove: ids.map((id) => ({ reading_id: readingId, id })),
});

interface ItemRow {
  readonly id: string;
  readonly place: number;
  readonly page: number;
  readonly standing: string;
  readonly difference: string;
  readonly change_set: number | null;
  readonly content: unknown;
}

const itemOf = (row: ItemRow): ReadItem => ({
  id: row.id,
  place: row.place,
  page: row.page,
  standing: row.standing as Standing,
  difference: row.difference as Difference,
  changeSet: row.change_set,
  content: row.content as ItemContent,
});

const GROUP = sql<ItemGroup>`case
  when standing in ('dropped', 'merged') then 'dropped'
  when standing <> 'open' then standing
  when difference in ('moved', 'gone') then difference
  when is_sure then 'sure' else 'doubtful' end`;

export type GroupCounts = Readonly<Record<ItemGroup, number>>;

export const openCount = (counts: GroupCounts): number =>
  counts.doubtful + counts.sure + counts.moved + counts.gone;

/** Those of which a person has said something. */
export const decidedCount = (counts: GroupCounts): number => counts.confirmed + counts.dropped;

export const groupCounts = async (db: Reader, readingId: string): Promise<GroupCounts> =>
  (await countsOf(db, [readingId])).get(readingId) ?? noItems();

/** How many items of each group the readings have. */
export async function countsOf(
  db: Reader,
  readingIds: readonly string[],
): Promise<ReadonlyMap<string, GroupCounts>> {
  const { rows } = await sql<{ reading: string; name: ItemGroup; count: number }>`
    select reading_id as reading, ${GROUP} as name, count(*)::int as count from reading_item
    where reading_id = any(${readingIds}) group by 1, 2`.execute(db);
  const found = new Map(readingIds.map((id) => [id, noItems()]));
  for (const { reading, name, count } of rows) {
    const counts = found.get(reading);
    if (counts) counts[name] = count;
  }
  return found;
}

const noItems = (): Record<ItemGroup, number> =>
  Object.fromEntries(ITEM_GROUPS.map((name) => [name, 0])) as Record<ItemGroup, number>;

const inGroup = (readingId: string, group: ItemGroup | null): RawBuilder<boolean> =>
  group === null
    ? sql<boolean>`reading_id = ${readingId}`
    : sql<boolean>`reading_id = ${readingId} and ${GROUP} = ${group}`;

/** Doubtful ones with the least sure first, all others in the order of the document. */
const orderOf = (group: ItemGroup | null): RawBuilder<unknown> =>
  group === 'doubtful' ? sql`unresolved > 0 desc, confidence, place, id` : sql`place, id`;

/** One page of a group (null: all items), and how many there are. */
export async function listItems(
  db: Reader,
  readingId: string,
  group: ItemGroup | null,
  page: { readonly size: number; readonly number: number },
): Promise<{ rows: ReadItem[]; total: number }> {
  const { rows } = await sql<ItemRow & { total: number }>`
    select id, place, page, standing, difference, change_set, content, (count(*) over ())::int as total
    from reading_item where ${inGroup(readingId, group)} order by ${orderOf(group)}
    limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(db);
  return { rows: rows.map(itemOf), total: rows[0]?.total ?? 0 };
}

/** Where an item stands in a group, from 0; null where it is not in it. */
export async function rankOf(
  db: Reader,
  readingId: string,
  group: ItemGroup | null,
  id: string,
): Promise<number | null> {
  const { rows } = await sql<{ rank: number }>`
    select rank from (
      select id, (row_number() over (order by ${orderOf(group)}))::int - 1 as rank
      from reading_item where ${inGroup(readingId, group)}) as ranked where id = ${id}`.execute(db);
  return rows[0]?.rank ?? null;
}

/** Where the items of one page of the document stand; for the links from its lines. */
export async function itemsOnPage(db: Reader, readingId: string, page: number): Promise<ReadItem[]> {
  const rows = await db
    .selectFrom('reading_item')
    .selectAll()
    .where('reading_id', '=', readingId)
    .where('page', '=', page)
    .where('standing', '<>', 'merged')
    .orderBy('place')
    .execute();
  return rows.map(itemOf);
}

/** The named items, or those still open where null is given, in the order of the document. */
export async function loadItems(
  db: Reader,
  readingId: string,
  ids: readonly string[] | null,
): Promise<ReadItem[]> {
  const { rows } = await sql<ItemRow>`
    select * from reading_item where reading_id = ${readingId}
      and ${ids === null ? sql`standing = 'open'` : sql`id = any(${ids})`} order by place, id`.execute(db);
  return rows.map(itemOf);
}

/** The ids of a whole group; null: of all that is open. */
export async function loadGroup(db: Reader, readingId: string, group: ItemGroup | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from reading_item where ${inGroup(readingId, group)} and standing = 'open' order by place`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** The item that a person looks at once this one is decided: the next in the list of its group, else the one before. */
export async function nextInGroup(db: Reader, readingId: string, id: string): Promise<string | null> {
  const found = await sql<{ own: ItemGroup }>`
    select ${GROUP} as own from reading_item where reading_id = ${readingId} and id = ${id}`.execute(db);
  const group = found.rows[0]?.own;
  if (group === undefined) return null;
  const { rows } = await sql<{ id: string }>`
    with ranked as (
      select id, (row_number() over (order by ${orderOf(group)}))::int as rank
      from reading_item where ${inGroup(readingId, group)}),
    here as (select rank as own from ranked where id = ${id})
    select id from ranked cross join here where rank <> own order by (rank > own) desc, abs(rank - own) limit 1`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}

export async function findItem(db: Reader, readingId: string, id: string): Promise<ReadItem> {
  const [item] = await loadItems(db, readingId, [id]);
  if (!item) throw notFound('There is no such item in this reading.');
  return item;
}

/** The items before and after one in the document, among those that are not part of another. */
export async function neighbours(
  db: Reader,
  readingId: string,
  item: ReadItem,
): Promise<{ readonly before: ReadItem | null; readonly after: ReadItem | null }> {
  const one = async (isBefore: boolean): Promise<ReadItem | null> => {
    const row = await db
      .selectFrom('reading_item')
      .selectAll()
      .where('reading_id', '=', readingId)
      .where('standing', '<>', 'merged')
      .where('place', isBefore ? '<' : '>', item.place)
      .orderBy('place', isBefore ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst();
    return row ? itemOf(row) : null;
  };
  return { before: await one(true), after: await one(false) };
}

/** Records that other items of the reading propose: kind and id → the record, and the item if it is open. */
export async function proposedElsewhere(
  db: Reader,
  readingId: string,
  ids: readonly string[],
): Promise<{ record: ProposedRecord; item: string; isOpen: boolean }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ record: ProposedRecord; item: string; isOpen: boolean }>`
    select record, id as item, standing = 'open' as "isOpen"
    from reading_item cross join lateral jsonb_array_elements(content -> 'records') as record
    where reading_id = ${readingId} and record -> 'fields' ->> 'id' = any(${ids})`.execute(db);
  return rows;
}

export async function itemIds(db: Reader, readingId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('reading_item').select('id').where('reading_id', '=', readingId).execute();
  return new Set(rows.map((row) => row.id));
}

/** A name that the record does not know, once, with how many open items print it and where it stands first. */
export interface OpenName {
  readonly vocabulary: Vocabulary;
  readonly printed: string;
  readonly items: number;
  readonly first: string;
  readonly page: number;
}

export async function openNames(
  db: Reader,
  readingId: string,
  page: { readonly size: number; readonly number: number },
): Promise<{ rows: OpenName[]; total: number }> {
  const { rows } = await sql<OpenName & { total: number }>`
    select name ->> 'vocabulary' as vocabulary, name ->> 'printed' as printed,
      count(distinct id)::int as items, (array_agg(id order by place))[1] as first, min(page) as page,
      (count(*) over ())::int as total
    from reading_item cross join lateral jsonb_array_elements(content -> 'unresolved') as name
    where reading_id = ${readingId} and unresolved > 0 and standing = 'open'
    group by 1, 2 order by min(place), 2 limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(
    db,
  );
  return { rows: rows.map(({ total: _total, ...name }) => name), total: rows[0]?.total ?? 0 };
}

/** Open items of any reading in which names are still unknown. */
export async function unresolvedItems(
  db: Reader,
): Promise<{ readingId: string; stateId: string; item: ReadItem }[]> {
  const rows = await db
    .selectFrom('reading_item')
    .innerJoin('reading', 'reading.id', 'reading_item.reading_id')
    .selectAll('reading_item')
    .select('reading.state_id')
    .where('unresolved', '>', 0)
    .where('standing', '=', 'open')
    .where('reading.status', '=', 'read')
    .execute();
  return rows.map((row) => ({ readingId: row.reading_id, stateId: row.state_id ?? '', item: itemOf(row) }));
}

/** Records that earlier readings of the same source brought into the record. */
export async function broughtBefore(
  db: Reader,
  sourceId: string,
): Promise<{ kind: string; id: string; item: string; page: number }[]> {
  const { rows } = await sql<{ kind: string; id: string; item: string; page: number }>`
    select distinct on (kind, id) record ->> 'kind' as kind, record -> 'fields' ->> 'id' as id, reading_item.id as item,
      reading_item.page
    from reading join reading_item on reading_item.reading_id = reading.id
      cross join lateral jsonb_array_elements(reading_item.content -> 'records') as record
    where reading.source_id = ${sourceId} and standing in ('confirmed', 'in_record')
    order by kind, id`.execute(db);
  return rows;
}

/** The items that these change sets brought into the record, open again. */
export async function reopenedItems(
  db: Reader,
  readingId: string,
  changeSets: readonly number[],
): Promise<TableWrite> {
  const items = await db
    .selectFrom('reading_item')
    .selectAll()
    .where('reading_id', '=', readingId)
    .where('change_set', 'in', changeSets)
    .execute();
  return {
    table: 'reading_item',
    key: ['reading_id', 'id'],
    put: items.map((item) => ({ ...item, standing: 'open', change_set: null })),
  };
}
