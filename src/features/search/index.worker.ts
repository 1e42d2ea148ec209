import { parentPort } from 'node:worker_threads';
import { dossierOfRows } from '../../ledger/index.ts';
import type { Dossier, Kind } from '../../ledger/index.ts';
import type { Row } from '../../store/index.ts';
import { SegmentBuilder } from './build.ts';
import { groundOfStates, isKept } from './catalogue-ground.ts';
import { CATALOGUE_KINDS, STATE_KINDS } from './indexed-kinds.ts';
import type { Findable } from './findable.ts';
import { findablesOfCatalogue, findablesOfState } from './findables.ts';
import type { LikeQuery } from './like.ts';
import { LiveIndex, MOST_BESIDE } from './live-index.ts';
import { HeldLists } from './hit-list.ts';
import type { Query } from './search.ts';
import { openSnapshot, saveSnapshot } from './snapshot.ts';
import type { SnapshotOf } from './snapshot.ts';

/**
 * The index has this thread to itself: a wide question or a build never holds up a page. Orders are carried out one
 * after another; between the parts of a build questions are answered from the index as it was.
 */
export type Order =
  | { readonly type: 'open'; readonly path: string; readonly of: SnapshotOf }
  | { readonly type: 'described'; readonly path: string }
  | { readonly type: 'begin' }
  | { readonly type: 'rows'; readonly unit: string; readonly kind: string; readonly text: string }
  | { readonly type: 'created'; readonly text: string }
  | { readonly type: 'unit'; readonly unit: string }
  /** The catalogue for the names of what follows; its own part of the index is there already. */
  | { readonly type: 'ground' }
  | { readonly type: 'replace' }
  | { readonly type: 'finish'; readonly path: string | null; readonly of: SnapshotOf }
  | { readonly type: 'ask'; readonly query: Query }
  | { readonly type: 'list'; readonly query: Query }
  | { readonly type: 'take'; readonly list: number; readonly count: number }
  | { readonly type: 'drop'; readonly list: number }
  | { readonly type: 'like'; readonly query: LikeQuery }
  | { readonly type: 'correct'; readonly words: readonly string[]; readonly language: string };

export interface Numbered {
  readonly number: number;
  readonly order: Order;
}

export type Reply =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly failed: string };

let index = new LiveIndex();
let builder: SegmentBuilder | null = null;
let catalogue: Dossier = dossierOfRows(null, new Map());
/** Rows of the unit that is being handed over. */
let rows = new Map<Kind, Row[]>();
/** 'recommendation/…' → the change that brought it, of the same unit. */
let created = new Map<string, number>();
const lists = new HeldLists();
const replaced = new Map<string, readonly Findable[]>();

const kindsOf = (unit: string): readonly Kind[] => (unit === '' ? CATALOGUE_KINDS : STATE_KINDS);

function takeRows(unit: string, kindName: string, text: string): void {
  const kind = kindsOf(unit).find((one) => one.name === kindName);
  if (kind === undefined) return;
  const own = rows.get(kind) ?? [];
  for (const row of JSON.parse(text) as Row[]) own.push(row);
  rows.set(kind, own);
}

function takeCreated(text: string): void {
  const all = JSON.parse(text) as readonly (readonly [kind: string, id: string, change: number])[];
  for (const [kind, id, change] of all) created.set(`${kind}/${id}`, change);
}

/** Whether what the States' findables take from the catalogue still is as it was. */
function takeUnit(unit: string): { readonly isGroundKept: boolean } {
  const dossier = dossierOfRows(unit === '' ? null : unit, rows);
  rows = new Map();
  const isGroundKept = unit !== '' || isKept(groundOfStates(catalogue), groundOfStates(dossier));
  if (unit === '') catalogue = dossier;
  const found = unit === '' ? findablesOfCatalogue(dossier) : findablesOfState(dossier, catalogue);
  const findables = found.map((one) => ({ ...one, change: created.get(`${one.kind}/${one.id}`) ?? 0 }));
  created = new Map();
  if (builder === null) replaced.set(unit, findables);
  else for (const one of findables) builder.add(one);
  return { isGroundKept };
}

async function carryOut(order: Order): Promise<unknown> {
  switch (order.type) {
    case 'described':
      return (await openSnapshot(order.path, () => false)).of ?? null;
    case 'open': {
      const opened = await openSnapshot(
        order.path,
        (of) => of.changes === order.of.changes && of.root === order.of.root,
      );
      if (opened.segment === null) return { isOpen: false, reason: opened.reason };
      index = new LiveIndex(opened.segment);
      return { isOpen: true, reason: '' };
    }
    case 'begin':
      builder = new SegmentBuilder();
      replaced.clear();
      return null;
    case 'rows':
      return takeRows(order.unit, order.kind, order.text);
    case 'created':
      return takeCreated(order.text);
    case 'unit':
      return takeUnit(order.unit);
    case 'ground':
      return replaced.clear();
    case 'replace':
      index.replace(replaced);
      replaced.clear();
      return { isLarge: index.beside > MOST_BESIDE };
    case 'finish': {
      if (builder === null) return null;
      const segment = builder.finish();
      builder = null;
      index = new LiveIndex(segment);
      if (order.path !== null) await saveSnapshot(order.path, segment, order.of);
      return { size: segment.size };
    }
    case 'ask':
      return index.ask(order.query);
    case 'list':
      return lists.hold(index.list(order.query));
    case 'take':
      return lists.take(order.list, order.count);
    case 'drop':
      return lists.drop(order.list);
    case 'like':
      return index.like(order.query);
    case 'correct':
      return index.correction(order.words, order.language);
  }
}

let last: Promise<void> = Promise.resolve();

parentPort?.on('message', ({ number, order }: Numbered) => {
  last = last.then(async () => {
    try {
      parentPort?.postMessage({ number, result: await carryOut(order) } satisfies Reply);
    } catch (error) {
      const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort?.postMessage({ number, failed } satisfies Reply);
    }
  });
});
