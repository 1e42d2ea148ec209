import type { ProposedItem, ProposedRecord } from '../../features/proposals/index.ts';
import { earliest, isPartialDate, latest } from '../../kernel/partial-date.ts';

/**
 * One item for what several tables of a document tell: the first stays, the citations of the others join it. Where they
 * give different dates the item says so; of two that can be one (2007, 25 September 2007) the more precise stands. Pure.
 */
export function mergeItems(items: readonly ProposedItem[]): ProposedItem[] {
  const merged = new Map<string, ProposedItem>();
  for (const item of items) {
    const [record] = item.records;
    const key = record === undefined ? item.id : `${record.kind} ${String(record.fields['id'])}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? item : joined(known, item));
  }
  return [...merged.values()];
}

function joined(one: ProposedItem, other: ProposedItem): ProposedItem {
  const [first, ...rest] = one.records;
  const [twin] = other.records;
  if (first === undefined || twin === undefined) return one;
  const [date, isContradicted] = dateOf(first.fields['date'], twin.fields['date']);
  const head: ProposedRecord = {
    ...first,
    fields: { ...twin.fields, ...first.fields, ...(date === undefined ? {} : { date }) },
    citations: [...first.citations, ...twin.citations],
  };
  const flags = new Set([...one.flags, ...other.flags]);
  if (isContradicted) flags.add('dates_differ');
  if (date !== undefined) flags.delete('date_missing');
  return {
    ...one,
    records: [head, ...rest],
    flags: [...flags],
    confidence: isContradicted ? Math.min(0.6, one.confidence) : Math.min(one.confidence, other.confidence),
  };
}

function dateOf(one: unknown, other: unknown): readonly [date: unknown, isContradicted: boolean] {
  if (typeof one !== 'string' || !isPartialDate(one)) return [other, false];
  if (typeof other !== 'string' || !isPartialDate(other)) return [one, false];
  const agrees = earliest(one) <= latest(other) && earliest(other) <= latest(one);
  return agrees && other.length > one.length ? [other, false] : [one, !agrees];
}
