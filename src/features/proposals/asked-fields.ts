import { mainRecord } from './mapping.ts';
import type { MappedRecord, Mapping } from './mapping.ts';
import type { FieldShape, KindShape } from './table-ground.ts';

/** What a table does not say and a person has to say once: which review, which plan. Pure. */

export interface AskedField {
  readonly record: MappedRecord;
  readonly shape: FieldShape;
}

/** Filled in without being asked for. */
const GIVEN: ReadonlySet<string> = new Set(['stateId', 'language']);

/**
 * The fields that a kind demands and to which the mapping gives nothing. Records whose columns the table does not
 * have are not made, so nothing is asked for them; without `places` every column counts as there.
 */
export function askedFields(
  mapping: Mapping,
  shapes: readonly KindShape[],
  places: ReadonlyMap<string, number> | null = null,
): AskedField[] {
  const known = new Map(shapes.map((one) => [one.kind, one]));
  const made = madeRecords(mapping, places);
  return mapping.records.flatMap((record) => {
    if (!made.has(record.name)) return [];
    const given = new Set(
      record.fields
        .filter((one) => one.constant !== null || one.record !== null || one.columns.length > 0)
        .map((one) => one.field),
    );
    return (known.get(record.kind)?.fields ?? [])
      .filter((shape) => !shape.isOptional && !GIVEN.has(shape.name) && !given.has(shape.name))
      .map((shape) => ({ record, shape }));
  });
}

/** Names of the records that the rows of a table with these columns can give. */
export function madeRecords(
  mapping: Mapping,
  places: ReadonlyMap<string, number> | null,
): ReadonlySet<string> {
  const made = new Set<string>();
  const main = mainRecord(mapping);
  for (const record of mapping.records) {
    const columns = ownColumns(record, main);
    const isThere = places === null || columns.length === 0 || columns.some((one) => places.has(one));
    const stands = record.fields.every((one) => one.record === null || made.has(one.record));
    if (isThere && stands) made.add(record.name);
  }
  return made;
}

/** Columns that speak of this record alone: the number of a recommendation says nothing of a measure beside it. */
export function ownColumns(record: MappedRecord, main: MappedRecord | undefined): readonly string[] {
  const all = columnsOf(record);
  if (!main || record === main) return all;
  const shared = new Set(columnsOf(main));
  const own = all.filter((column) => !shared.has(column));
  return own.length > 0 ? own : all;
}

const columnsOf = ({ fields, each }: MappedRecord): string[] => [
  ...fields.flatMap((one) => one.columns),
  ...(each === null ? [] : [each]),
];
