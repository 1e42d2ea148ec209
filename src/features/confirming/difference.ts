import { canonicalJson } from '../../kernel/canonical.ts';
import { entryHash } from '../../ledger/index.ts';
import type { Citation, CitationInput, Draft, Entry, Kind } from '../../ledger/index.ts';
import type { CitationFields, ProposedRecord } from '../proposals/index.ts';
import { renamed } from './items.ts';
import type { Difference, ReadItem } from './items.ts';

/**
 * What a document says against what the record holds. Pure. A document that does not speak of a field leaves it as it
 * stands: themes that a person gave stay when the report is read again.
 */

/** Stored entries by kind and id. */
export type Held = (kind: string, id: string) => Entry | null;

/** Fields that say where something stands in the document, not what it says. */
const PLACE_FIELDS: ReadonlySet<string> = new Set(['page', 'position']);

export interface FieldChange {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly before: unknown;
  readonly now: unknown;
}

const differs = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) !== canonicalJson(other ?? null);

/** The fields in which a proposed record differs from the stored one; what the kind's schema fills in counts as said. */
export function fieldChanges(record: ProposedRecord, stored: Entry): FieldChange[] {
  const id = String(record.fields['id']);
  const kept = keptFields(record, stored);
  return Object.entries(record.fields)
    .filter(
      ([field, value]) => value !== undefined && !kept.has(field) && differs(value, stored.fields[field]),
    )
    .map(([field, now]) => ({ kind: record.kind, id, field, before: stored.fields[field] ?? null, now }));
}

/** The fields in which the record yields to what is held. */
const keptFields = ({ yields = [] }: ProposedRecord, stored: Entry): ReadonlySet<string> =>
  new Set(yields.filter((field) => (stored.fields[field] ?? null) !== null));

/** What it says otherwise in fields in which it yields: both values will stand, as a contradiction. */
export const contradictionsOf = (record: ProposedRecord, stored: Entry): FieldChange[] =>
  [...keptFields(record, stored)]
    .filter(
      (field) => record.fields[field] !== undefined && differs(record.fields[field], stored.fields[field]),
    )
    .map((field) => ({
      kind: record.kind,
      id: String(record.fields['id']),
      field,
      before: stored.fields[field],
      now: record.fields[field],
    }));

/** What a citation points at; quotes and notes may have been added to it since. */
const pointOf = (one: CitationFields | Citation): string =>
  ['sourceId', 'field', 'locator', 'value', 'reading']
    .map((name) => String(Reflect.get(one, name) ?? ''))
    .join('\n');

function differenceOfRecord(record: ProposedRecord, stored: Entry | null): Difference {
  if (stored === null) return 'new';
  const changes = fieldChanges(record, stored);
  if (changes.some((one) => !PLACE_FIELDS.has(one.field))) return 'changed';
  const known = new Set(stored.citations.map(pointOf));
  const adds = record.citations.some((one) => !known.has(pointOf(one)));
  if (adds && contradictionsOf(record, stored).length > 0) return 'changed';
  return changes.length > 0 || adds ? 'moved' : 'same';
}

/** What stands out most among an item's records. An item of which only a part is new is a change. */
export function differenceOf(item: ReadItem, held: Held): Difference {
  if (item.content.gone !== undefined) return 'gone';
  const found = item.content.records.map((one) =>
    differenceOfRecord(one, held(one.kind, String(one.fields['id']))),
  );
  if (found.every((one) => one === 'new')) return 'new';
  if (found.includes('changed') || found.includes('new')) return 'changed';
  return found.includes('moved') ? 'moved' : 'same';
}

/**
 * The draft that brings a proposed record into the record: on top of what is stored, with the citations of other
 * sources kept and those of this source replaced. A quote that is held stays with its place.
 */
export function draftOf(kind: Kind, record: ProposedRecord, stored: Entry | null): Draft {
  const said = Object.fromEntries(Object.entries(record.fields).filter(([, value]) => value !== undefined));
  if (stored === null) {
    return { kind, fields: said, citations: record.citations as unknown as CitationInput[], madeFrom: null };
  }
  for (const field of keptFields(record, stored)) delete said[field];
  const sources = new Set(record.citations.map((one) => one['sourceId']));
  const quotes = new Map(stored.citations.map((one) => [pointOf(one), one]));
  const own = record.citations.map((one) => {
    const known = quotes.get(pointOf(one));
    return { ...one, quote: one['quote'] ?? known?.quote ?? null, note: one['note'] ?? known?.note ?? null };
  });
  const others = stored.citations.filter((one) => !sources.has(one.sourceId));
  return {
    kind,
    fields: { ...stored.fields, ...said },
    citations: [...others, ...own] as unknown as CitationInput[],
    madeFrom: entryHash(kind, stored),
  };
}

/** One blank between all parts of a paragraph's number: '24 (a)' = '24(a)'. */
const paragraphKey = (value: unknown): string => String(value ?? '').replace(/[\s.]+$|\s+/g, '');

const placeKey = (fields: Readonly<Record<string, unknown>>): string | null =>
  fields['sourceId'] && fields['paragraph']
    ? [fields['sourceId'], fields['type'], paragraphKey(fields['paragraph'])].join('\n')
    : null;

/**
 * Recommendations that the record holds from the same document under other ids (written by hand, or by an older
 * program): where a paragraph holds one there and one here, the proposal takes the held id, so that it is met and not
 * doubled.
 */
export function underHeldIds(
  items: readonly ReadItem[],
  recommendations: Iterable<Entry>,
  held: Held,
): ReadItem[] {
  const heldIds = new Map<string, string[]>();
  for (const { fields } of recommendations) {
    const key = placeKey(fields);
    if (key !== null) heldIds.set(key, [...(heldIds.get(key) ?? []), String(fields['id'])]);
  }
  if (heldIds.size === 0) return [...items];
  const keyOf = (item: ReadItem): string | null => {
    const [first] = item.content.records;
    return first?.kind === 'recommendation' ? placeKey(first.fields) : null;
  };
  const times = Map.groupBy(items, keyOf);
  return items.map((item) => {
    const key = keyOf(item);
    const [id, ...more] = (key !== null && heldIds.get(key)) || [];
    const own = item.content.records[0]?.fields['id'];
    if (id === undefined || more.length > 0 || times.get(key)?.length !== 1 || id === own) return item;
    if (held('recommendation', String(own)) !== null) return item;
    return { ...item, content: { ...item.content, records: renamed(item.content.records, () => id) } };
  });
}
