import { columnPlaces } from '../proposals/index.ts';
import type { MappedField, MappedRecord, Mapping, KindShape } from '../proposals/index.ts';
import { emptyField, withPrinted } from './mapping.edit.ts';
import { relatedKinds } from './mapping.suggest.ts';
import type { FieldFinder } from './mapping.suggest.ts';

/** A mapping to begin with. Pure. */

export interface DraftOrder {
  readonly name: string;
  readonly sheet: string | null;
  readonly headingRow: number;
  readonly headingRows: 1 | 2;
  readonly headings: readonly string[];
  readonly kind: string;
  readonly beside: readonly string[];
  readonly language: string;
}

const newField = (field: string, given: Partial<MappedField>): MappedField => ({
  ...emptyField(field, null),
  ...given,
});

const slugOf = (kind: string): string => kind.replaceAll('_', '-');

/** A mapping to begin with: the records that a row gives, and each column with its likeliest meaning. */
export function draftMapping(
  order: DraftOrder,
  shapes: readonly KindShape[],
  finder: FieldFinder,
  known: readonly Mapping[],
): Mapping {
  const related = relatedKinds(shapes, order.kind).filter((one) => order.beside.includes(one.kind));
  const records: MappedRecord[] = [
    ...related.filter((one) => one.isShared).map(({ kind }) => recordOf(kind, true, [])),
    recordOf(
      order.kind,
      false,
      related
        .filter((one) => one.isShared)
        .map(({ kind, field }) => newField(field, { record: slugOf(kind) })),
    ),
    ...related
      .filter((one) => !one.isShared)
      .map(({ kind, field }) => recordOf(kind, false, linkOf(order.kind, field))),
  ];
  const uses = usesOf(
    records.map((one) => one.kind),
    order,
    finder,
  );
  const filled = records.map((record) =>
    withPrinted({
      ...record,
      fields: [
        ...record.fields,
        ...[...(uses.get(record.kind) ?? [])].map(([field, columns]) =>
          newField(field, { columns, words: wordsFor(record.kind, field, known) }),
        ),
      ],
    }),
  );
  const number =
    [...(uses.get(order.kind) ?? [])].find(([field]) => KEY_FIELDS.includes(field))?.[1][0] ?? null;
  return {
    name: order.name,
    note: null,
    sheet: order.sheet,
    headingRow: order.headingRow,
    headingRows: order.headingRows,
    columns: order.headings.map((heading) => ({
      name: heading,
      headings: [heading],
      isNeeded: isUsed(uses, heading),
    })),
    oneOf: [],
    stateColumn: null,
    stateId: null,
    source: { id: null, title: null, kind: 'dataset', issuer: null, url: null },
    language: order.language,
    locator: number,
    dates: 'day_first',
    separator: 'any',
    prefix: slugOf(order.kind),
    records: filled.map((one) =>
      one.kind === order.kind && number !== null ? { ...one, keys: [number] } : one,
    ),
  };
}

/** Fields that are a row's own name. */
const KEY_FIELDS: readonly string[] = ['paragraph', 'number', 'article', 'code'];

const recordOf = (kind: string, isShared: boolean, fields: MappedField[]): MappedRecord => ({
  name: slugOf(kind),
  kind,
  keys: [],
  idPrefix: null,
  each: null,
  isShared,
  fields,
});

const linkOf = (kind: string, field: string): MappedField[] => [
  newField(field, { record: slugOf(kind) }),
  ...(field === 'subjectId' ? [newField('subjectKind', { constant: kind })] : []),
];

type Uses = ReadonlyMap<string, ReadonlyMap<string, string[]>>;

const isUsed = (uses: Uses, heading: string): boolean =>
  [...uses.values()].some((fields) => [...fields.values()].some((columns) => columns.includes(heading)));

/** Each column goes to the field that it is likest, each field to one column; the likest pairs are made first. */
function usesOf(kinds: readonly string[], { headings }: DraftOrder, finder: FieldFinder): Uses {
  const pairs = headings
    .flatMap((heading) =>
      kinds.flatMap((kind, rank) => finder.find(kind, heading).map((one) => ({ heading, rank, ...one }))),
    )
    .sort((a, b) => b.likeness - a.likeness || a.rank - b.rank);
  const uses = new Map<string, Map<string, string[]>>();
  const taken = new Set<string>();
  for (const { heading, kind, field } of pairs) {
    const fields = uses.get(kind) ?? new Map<string, string[]>();
    if (taken.has(heading) || fields.has(field)) continue;
    taken.add(heading);
    uses.set(kind, fields.set(field, [heading]));
  }
  return uses;
}

/** What known mappings say that words of this field mean. */
const wordsFor = (kind: string, field: string, known: readonly Mapping[]): Record<string, string> =>
  Object.assign(
    {},
    ...known.flatMap((one) =>
      one.records
        .filter((record) => record.kind === kind)
        .flatMap((record) =>
          record.fields.filter((own) => own.field === field && field !== 'value').map((own) => own.words),
        ),
    ),
  ) as Record<string, string>;

/** A mapping laid over the headings of a table: its columns under the names that they have there. */
export function overHeadings(mapping: Mapping, headings: readonly string[]): Mapping {
  const places = columnPlaces(mapping.columns, headings);
  const taken = new Set(places.values());
  const more = headings.filter((_, at) => !taken.has(at));
  const names = new Set(mapping.columns.map((one) => one.name));
  return {
    ...mapping,
    columns: [
      ...mapping.columns,
      ...more
        .filter((one) => !names.has(one))
        .map((one) => ({ name: one, headings: [one], isNeeded: false })),
    ],
  };
}
