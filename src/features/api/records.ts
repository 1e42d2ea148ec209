import { z } from 'zod';
import { AppError, notFound } from '../../kernel/errors.ts';
import { readDossier } from '../../ledger/index.ts';
import type { Citation, Dossier, Dossiers, Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { choice } from '../sources/index.ts';
import { changedRecords, stateOfRecord, statesHolding } from './api.repository.ts';
import { isThere, kindsNeededFor } from './seen-from.ts';

/** What reading records needs of the house. */
export interface RecordParts {
  readonly db: Reader;
  readonly dossiers: Dossiers;
  readonly kinds: readonly Kind[];
}

export interface RecordQuestion {
  readonly kind: Kind;
  /** Only of this State; of the catalogue, what concerns it. */
  readonly state: string | null;
  /** Only those with these values in these fields. */
  readonly values: readonly (readonly [field: string, value: string])[];
  /** Only what was there at the end of this day. */
  readonly asof: string;
  /** As the record was known at the end of this UTC day; null: now. */
  readonly known: string | null;
  /** Only what changed after this number of changes. */
  readonly changedSince: number | null;
}

/** A record with the dossier it was found in. */
export interface FoundRecord {
  readonly kind: Kind;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly citations: readonly Citation[];
  readonly dossier: Dossier;
}

export interface RecordPage {
  readonly records: readonly FoundRecord[];
  /** Where the next page begins; null at the end. */
  readonly next: RecordPlace | null;
  /** Sizes of the ledger at which it was read. */
  readonly sizes: readonly number[];
}

/** The State ('' for the catalogue) and the identifier of the last record of a page. */
export const RECORD_PLACE = z.tuple([z.string(), z.string()]).readonly();
export type RecordPlace = z.output<typeof RECORD_PLACE>;

/**
 * One page of a kind, in the order of States and identifiers. Identifiers never change, so that a walk meets each record
 * once whatever is written meanwhile. At most so many States are looked through for one page: where few records fit, a
 * page is short, or empty, and still has a next one.
 */
const STATES_A_PAGE = 8;

export async function recordPage(
  parts: RecordParts,
  question: RecordQuestion,
  after: RecordPlace | null,
  limit: number,
): Promise<RecordPage> {
  const [afterState, afterId] = after ?? ['', ''];
  const holders = (await holdersOf(parts, question)).filter((one) => (one ?? '') >= afterState);
  const records: FoundRecord[] = [];
  const sizes: number[] = [];
  for (const [place, holder] of holders.entries()) {
    if (place === STATES_A_PAGE) return { records, next: [holders[place - 1] ?? '', '~'], sizes };
    const dossier = await parts.dossiers.get(holder, question.known);
    sizes.push(dossier.size);
    const from = (holder ?? '') === afterState ? afterId : '';
    for (const record of await fitting(parts, question, dossier, from)) {
      const last = records.at(-1);
      if (records.length === limit && last !== undefined)
        return { records, next: [last.dossier.stateId ?? '', last.id], sizes };
      records.push(record);
    }
  }
  return { records, next: null, sizes };
}

/** Every record that fits, State by State: of each only what is needed is read, and nothing is kept. */
export async function* allRecords(parts: RecordParts, question: RecordQuestion): AsyncGenerator<FoundRecord> {
  const { kind, known } = question;
  const kinds = [...new Set([kind, ...kindsNeededFor(kind.name), choice as Kind])];
  for (const holder of await holdersOf(parts, question)) {
    const dossier = await readDossier(parts.db, kinds, holder, known);
    yield* await fitting(parts, question, dossier, '');
  }
}

/** The dossiers that can hold what is asked for: the catalogue (null), the State asked for, or every State with the kind. */
async function holdersOf(
  { db, dossiers }: RecordParts,
  { kind, state, known }: RecordQuestion,
): Promise<readonly (string | null)[]> {
  if (kind.scope === 'catalogue') return [null];
  if (state !== null) return [state];
  const catalogue = await dossiers.get(null);
  return statesHolding(db, kind, [...catalogue.entries('state').keys()].sort(), known);
}

async function fitting(
  { db }: RecordParts,
  { kind, state, values, asof, changedSince }: RecordQuestion,
  dossier: Dossier,
  after: string,
): Promise<Iterable<FoundRecord>> {
  const changed =
    changedSince === null ? null : await changedRecords(db, kind, dossier.stateId, changedSince);
  return chosen();

  function* chosen(): Generator<FoundRecord> {
    const list = dossier.all(kind);
    for (let place = firstAfter(list, after); place < list.length; place += 1) {
      const fields = list[place] as Readonly<Record<string, unknown>>;
      const id = String(fields['id']);
      if (changed !== null && !changed.has(id)) continue;
      if (state !== null && kind.scope === 'catalogue' && fields['aboutState'] !== state) continue;
      if (values.some(([field, value]) => fields[field] !== value)) continue;
      if (!isThere(kind.name, fields, dossier, asof)) continue;
      yield { kind, id, fields, citations: dossier.citations(kind.name, id), dossier };
    }
  }
}

/** The first place of a list in the order of identifiers that comes after the given one. */
function firstAfter(list: readonly unknown[], after: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (String((list[middle] as { readonly id: unknown }).id) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which State a record is of, by kind and identifier; holds as long as the catalogue of its moment. */
const holders = new WeakMap<Dossier, Map<string, string | null>>();
const MOST_HELD = 20_000;

async function holderOf(
  { db, dossiers }: RecordParts,
  kind: Kind,
  id: string,
): Promise<string | null | undefined> {
  if (kind.scope === 'catalogue') return null;
  const catalogue = await dossiers.get(null);
  const held = holders.get(catalogue) ?? new Map<string, string | null>();
  const name = `${kind.name}/${id}`;
  if (held.has(name)) return held.get(name);
  const found = await stateOfRecord(db, kind, id);
  if (found === undefined) return undefined;
  if (held.size >= MOST_HELD) held.clear();
  holders.set(catalogue, held.set(name, found));
  return found;
}

/**
 * One record by its identifier. Throws 404: `not_found` where there is none, `not_known_yet` or `not_there_yet` where
 * there is one, but not on the day that is asked for.
 */
export async function findRecord(
  parts: RecordParts,
  kind: Kind,
  id: string,
  { asof, known }: { readonly asof: string; readonly known: string | null },
): Promise<FoundRecord> {
  const holder = await holderOf(parts, kind, id);
  const dossier = holder === undefined ? null : await parts.dossiers.get(holder, known);
  const entry = dossier?.entries(kind.name).get(id);
  if (!dossier || !entry) {
    if (known === null || (await stateOfRecord(parts.db, kind, id)) === undefined)
      throw notFound(`There is no ${kind.name} with this identifier in the record.`);
    throw new AppError('not_known_yet', 404, `The record did not hold this ${kind.name} on ${known}.`);
  }
  if (!isThere(kind.name, entry.fields, dossier, asof))
    throw new AppError('not_there_yet', 404, `What this ${kind.name} states is of a later day than ${asof}.`);
  return { kind, id, fields: entry.fields, citations: entry.citations, dossier };
}
