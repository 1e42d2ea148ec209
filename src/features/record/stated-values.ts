import { isPartialDate } from '../../kernel/partial-date.ts';
import type { Citation } from '../../ledger/index.ts';

/** One value that sources state for a field, in the field's own form, with the sources that state it. */
export interface StatedValue {
  readonly reading: string;
  readonly citations: readonly Citation[];
  /** Whether this is the value that the record follows. */
  readonly isFollowed: boolean;
}

/** 2007 does not contradict 2007-09-25: the second is only more precise. */
const refines = (a: string, b: string): boolean =>
  isPartialDate(a) && isPartialDate(b) && (a.startsWith(b) || b.startsWith(a));

/** A field's value as readings are written: text as it is, one in several languages in English, anything else as JSON. */
export function asReading(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const own = typeof value === 'object' && 'en' in value ? value.en : value;
  return typeof own === 'string' ? own : JSON.stringify(own);
}

/** The values that the citations of one field state, in the order in which they come. */
export function statedValues(citations: readonly Citation[], recordValue: unknown): StatedValue[] {
  const followed = asReading(recordValue);
  const stated = citations.filter((one): one is Citation & { reading: string } => one.reading !== null);
  return [...Map.groupBy(stated, (one) => one.reading)].map(([reading, own]) => ({
    reading,
    citations: own,
    isFollowed: followed !== null && (reading === followed || refines(reading, followed)),
  }));
}

/** Whether two of the values cannot both be right. */
export const differ = (values: readonly StatedValue[]): boolean =>
  values.some((a, index) => values.slice(index + 1).some((b) => !refines(a.reading, b.reading)));
