import { NameIndex } from '../../kernel/names.ts';
import type { NameEntry } from '../../kernel/names.ts';
import { columnPlaces, headingKey } from './mapping.headings.ts';
import type { Mapping, MappedField, MappedRecord } from './mapping.schema.ts';
import { fieldNames } from './mapping.shapes.ts';
import type { FieldShape, KindShape } from './mapping.shapes.ts';

/**
 * What the headings of a table probably mean, by likeness to the names of fields in the languages of the site and to
 * the headings of mappings that are known. Pure; a person confirms.
 */

/** Below this likeness two names have letters in common and no more. */
const LEAST_LIKENESS = 0.55;
const NAME_OF_STATE = 'stateId';

export interface Suggestion {
  readonly kind: string;
  readonly field: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/** A field that a column can fill; the State is asked for the table as a whole. */
export const isFillable = (shape: FieldShape): boolean =>
  shape.name !== NAME_OF_STATE && shape.control.type !== 'none';

const place = (kind: string, field: string): string => `${kind} ${field}`;

/** Knows how fields are called. Built once for some kinds. */
export class FieldFinder {
  readonly #index: NameIndex;

  constructor(shapes: readonly KindShape[], known: readonly Mapping[]) {
    this.#index = new NameIndex([...shapes.flatMap(namesOfKind), ...known.flatMap(namesOfMapping)]);
  }

  /** The fields of a kind that a heading is like, the likest first. */
  find(kind: string, heading: string): Suggestion[] {
    const own = (id: string): Suggestion[] => {
      const [, field = ''] = id.split(' ');
      return [{ kind, field, likeness: 1 }];
    };
    const key = headingKey(heading);
    const exact =
      this.#index.idOf(kind, heading, null) ??
      (key === heading.trim() ? this.#index.idOf(kind, SIGNS[key] ?? '', null) : null);
    if (exact !== null) return own(exact);
    return this.#index
      .nearest(kind, heading, null, 4)
      .filter((one) => one.likeness >= LEAST_LIKENESS)
      .map((one) => ({ kind, field: one.id.split(' ')[1] ?? '', likeness: one.likeness }));
  }
}

/** Headings without a letter. */
const SIGNS: Readonly<Record<string, string>> = {
  '№': 'number',
  '#': 'number',
  'N°': 'number',
  Nº: 'number',
};

const entry = (kind: string, field: string, name: string, isAlias: boolean): NameEntry => ({
  vocabulary: kind,
  id: place(kind, field),
  name,
  stateId: null,
  isAlias,
});

const namesOfKind = ({ kind, fields }: KindShape): NameEntry[] =>
  fields.filter(isFillable).flatMap(({ name }) => {
    const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return [...new Set([name, words, ...fieldNames(kind, name)])].map((one) => entry(kind, name, one, false));
  });

/** Headings that a known mapping gives this meaning count more than names that fields go by. */
const namesOfMapping = ({ columns, records }: Mapping): NameEntry[] =>
  records.flatMap(({ kind, fields }) =>
    fields.flatMap(({ field, columns: [first] }) =>
      (columns.find((one) => one.name === first)?.headings ?? [])
        .filter((one) => !one.startsWith('*'))
        .map((heading) => entry(kind, field, heading, true)),
    ),
  );

/** How well each kind explains the headings, the best first. */
export function kindsByHeadings(
  shapes: readonly KindShape[],
  finder: FieldFinder,
  headings: readonly string[],
): { readonly kind: string; readonly score: number }[] {
  return shapes
    .map(({ kind, fields }) => {
      const best = new Map<string, number>();
      for (const heading of headings)
        for (const { field, likeness } of finder.find(kind, heading).slice(0, 1))
          best.set(field, Math.max(best.get(field) ?? 0, likeness));
      const needed = fields.filter(
        (one) => !one.isOptional && isFillable(one) && one.control.type !== 'choice',
      );
      const met = needed.filter((one) => best.has(one.name)).length;
      return { kind, score: [...best.values()].reduce((sum, one) => sum + one, 0) + met };
    })
    .sort((a, b) => b.score - a.score);
}

/** Kinds that a row may hold beside the one that it is about. */
export interface RelatedKind {
  readonly kind: string;
  /** The field by which it points at the row's record, or (shared) the row's record at it. */
  readonly field: string;
  /** Several rows stand on the same one: the area or plan of a measure. */
  readonly isShared: boolean;
}

export function relatedKinds(shapes: readonly KindShape[], kind: string): RelatedKind[] {
  const own = shapes.find((one) => one.kind === kind);
  if (!own) return [];
  const above = own.fields.flatMap(({ name, control }): RelatedKind[] => {
    const isMade =
      control.type === 'record' && shapes.some((one) => one.kind === control.kind && one.scope === 'state');
    return isMade && control.kind !== kind ? [{ kind: control.kind, field: name, isShared: true }] : [];
  });
  const below = shapes.flatMap((shape): RelatedKind[] => {
    if (shape.kind === kind) return [];
    const link = shape.fields.find(({ control }) => control.type === 'record' && control.kind === kind);
    const isSubject = shape.fields.some(
      ({ name, control }) =>
        name === 'subjectKind' && control.type === 'choice' && control.values.includes(kind),
    );
    const field = link?.name ?? (isSubject ? 'subjectId' : null);
    return field === null ? [] : [{ kind: shape.kind, field, isShared: false }];
  });
  const seen = new Set<string>();
  return [...above, ...below].filter((one) => !seen.has(one.kind) && seen.add(one.kind));
}

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
  field,
  columns: [],
  joined: ' ',
  constant: null,
  record: null,
  idPrefix: null,
  language: null,
  dates: null,
  separator: null,
  words: {},
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
  const filled = records.map((record) => ({
    ...record,
    fields: [
      ...record.fields,
      ...[...(uses.get(record.kind) ?? [])].map(([field, columns]) =>
        newField(field, { columns, words: wordsFor(record.kind, field, known) }),
      ),
    ],
  }));
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
