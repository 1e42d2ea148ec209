import type { Entry, Ledger } from '../../ledger/index.ts';
import type { Proposal } from '../proposals/index.ts';
import type { RecordGround } from '../reading/index.ts';
import { differenceOf, underHeldIds } from './difference.ts';
import { heldEntries } from './held.ts';
import { itemsOf } from './items.ts';
import type { ReadItem } from './items.ts';
import { broughtBefore } from './items.repository.ts';

/**
 * The items of a proposal with what they are against the record; then those that an earlier version of the document
 * held and this one does not.
 */
export async function itemsAgainst(
  ledger: Ledger,
  ground: RecordGround,
  proposal: Proposal,
): Promise<ReadItem[]> {
  const { document } = proposal;
  const own = itemsOf(proposal);
  const before = await broughtBefore(ledger.store.db, document.sourceId);
  const held = await heldEntries(ledger, [
    ...own.flatMap((item) =>
      item.content.records.map((one) => [one.kind, String(one.fields['id'])] as const),
    ),
    ...before.map((one) => [one.kind, one.id] as const),
  ]);
  const sameDocument = await ground.recordsOfSource(document.stateId, document.sourceId);
  const met = underHeldIds(own, sameDocument, held);
  const known = await heldEntries(
    ledger,
    met.flatMap((item) => item.content.records.map((one) => [one.kind, String(one.fields['id'])] as const)),
  );
  const items = met.map((item): ReadItem => {
    const difference = differenceOf(item, known);
    return { ...item, difference, standing: difference === 'same' ? 'in_record' : 'open' };
  });
  return [...items, ...goneItems(items, before, held)];
}

/** What earlier versions of the document brought, stands in the record, and is not in this version: an item each. */
function goneItems(
  items: readonly ReadItem[],
  before: readonly { kind: string; id: string; item: string; page: number }[],
  held: (kind: string, id: string) => Entry | null,
): ReadItem[] {
  const proposed = new Set(
    items.flatMap((item) => item.content.records.map((one) => `${one.kind}\n${String(one.fields['id'])}`)),
  );
  const gone = before.filter(({ kind, id }) => !proposed.has(`${kind}\n${id}`) && held(kind, id) !== null);
  return [...Map.groupBy(gone, (one) => one.item)].map(([item, records], index) => ({
    id: `gone-${item}`,
    place: items.length + index + 1,
    page: records[0]?.page ?? 1,
    standing: 'open',
    difference: 'gone',
    changeSet: null,
    content: {
      records: [],
      fromLine: 0,
      toLine: 0,
      confidence: 1,
      flags: [],
      unresolved: [],
      gone: records.map(({ kind, id }) => ({ kind, id })),
    },
  }));
}
