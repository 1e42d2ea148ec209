import { readPage } from '../../web/components/pagination.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { RecordView } from '../record/index.ts';
import { importSets } from '../imports/index.ts';
import { pageLines } from '../reading/index.ts';
import type { Reading, ReadingPageServices, RecordGround } from '../reading/index.ts';
import type { ConfirmingService } from './confirming.service.ts';
import { heldEntries } from './held.ts';
import type { NameService } from './names.service.ts';
import {
  findItem,
  groupCounts,
  ITEM_GROUPS,
  itemsOnPage,
  listItems,
  openNames,
  proposedElsewhere,
  rankOf,
} from './items.repository.ts';
import type { GroupCounts, ItemGroup } from './items.repository.ts';
import type { ReadItem } from './items.ts';
import { referencesOf } from './problems.ts';
import type { ItemProblem } from './problems.ts';
import { ITEMS_A_PAGE } from './screen.ts';
import type { ConfirmingScreen } from './screen.ts';

/** What the pages on which people confirm what was found need of the house. */
export interface ConfirmingPageServices extends ReadingPageServices {
  readonly reading: ReadingPageServices['reading'] & {
    readonly ledger: Ledger;
    readonly confirming: ConfirmingService;
    readonly names: NameService;
    readonly ground: RecordGround;
  };
}

/** The group asked for; else the first that has something to decide, doubtful ones before all others. */
function groupAsked(view: RecordView, counts: GroupCounts): ItemGroup | null {
  const asked = view.context.query.get('show');
  if (asked === 'all') return null;
  const named = ITEM_GROUPS.find((name) => name === asked);
  return named ?? ITEM_GROUPS.find((name) => counts[name] > 0) ?? null;
}

/** Everything that the review screen shows of a reading, as its address asks. */
export async function screenOf(
  services: ConfirmingPageServices,
  view: RecordView,
  reading: Reading,
): Promise<ConfirmingScreen> {
  const { db } = services;
  const { query } = view.context;
  const counts = await groupCounts(db, reading.id);
  const group = groupAsked(view, counts);
  const asked = query.get('item');
  const rank = asked === null ? null : await rankOf(db, reading.id, group, asked);
  const page =
    rank === null || query.has('page') ? readPage(view.context) : Math.floor(rank / ITEMS_A_PAGE) + 1;
  const { rows, total } = await listItems(db, reading.id, group, { size: ITEMS_A_PAGE, number: page });
  const chosen = asked === null ? null : await findItem(db, reading.id, asked).catch(() => null);
  const leaf = leafAsked(query, reading);
  const current = leaf === null ? (chosen ?? rows[0] ?? null) : null;
  const documentPage = leaf ?? current?.page ?? 1;
  const problems =
    query.get('done') === 'confirmed' || query.get('done') === 'nothing'
      ? await problemsAmong(services, reading, rows)
      : [];
  return {
    reading,
    words: await wordsOf(services, view, reading, rows),
    counts,
    group,
    items: rows,
    total: total || (rank === null ? 0 : 1),
    page,
    current,
    documentPage,
    lines: await pageLines(db, reading.id, documentPage),
    onPage: await itemsOnPage(db, reading.id, documentPage),
    names: (await openNames(db, reading.id, { size: 1, number: 1 })).total,
    done: doneAsked(query),
    problems,
    held: await heldOf(services, rows),
    changeSets: (await importSets(db, reading.id))
      .filter((one) => one.undoneBy === null)
      .map((one) => one.changeSet),
  };
}

/** What keeps the open items shown out of the record. */
export const problemsAmong = (
  services: ConfirmingPageServices,
  reading: Reading,
  items: readonly ReadItem[],
): Promise<readonly ItemProblem[]> =>
  services.reading.confirming.check(
    reading,
    items.filter((item) => item.standing === 'open'),
  );

/** The page of the document that the address names. */
export function leafAsked(query: URLSearchParams, reading: Reading): number | null {
  const asked = Number(query.get('leaf') ?? '');
  return Number.isInteger(asked) && asked >= 1 && asked <= (reading.content.pages ?? 1) ? asked : null;
}

/** What was just done, as the address says it. */
const DONE = ['confirmed', 'dropped', 'taken_back', 'merged', 'split', 'saved', 'nothing'] as const;

export type Done = (typeof DONE)[number];

function doneAsked(query: URLSearchParams): ConfirmingScreen['done'] {
  const action = DONE.find((one) => one === query.get('done'));
  const count = Number(query.get('count') ?? '');
  return action && Number.isInteger(count) && count >= 0 ? { action, count } : null;
}

/** What it takes to say in words what items say: also the records that they point at and that stand nowhere yet. */
export async function wordsOf(
  { kinds, db }: ConfirmingPageServices,
  view: RecordView,
  { id, content }: Reading,
  items: readonly ReadItem[],
): Promise<ConfirmingScreen['words']> {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const frame = content.frame ?? [];
  const known = new Set(frame.map((one) => String(one.fields['id'])));
  const pointed = items.flatMap((item) =>
    item.content.records.flatMap((record) => referencesOf(record, (name) => byName.get(name))),
  );
  const isHeld = (one: { kind: string; id: string }): boolean =>
    [view.dossier, view.catalogue].some((holder) => holder.entries(one.kind).has(one.id));
  const asked = new Set(pointed.filter((one) => !known.has(one.id) && !isHeld(one)).map((one) => one.id));
  const elsewhere = await proposedElsewhere(db, id, [...asked]);
  return { view, kinds: byName, beside: frame, elsewhere: elsewhere.map((one) => one.record) };
}

export const heldOf = (
  { reading }: ConfirmingPageServices,
  items: readonly ReadItem[],
): Promise<ConfirmingScreen['held']> =>
  heldEntries(
    reading.ledger,
    items.flatMap((item) => item.content.records.map((one) => [one.kind, String(one.fields['id'])] as const)),
  );
