import { NameIndex } from '../../kernel/names.ts';
import type { NameEntry } from '../../kernel/names.ts';
import { headingKey } from '../proposals/index.ts';
import type { Mapping, FieldShape, KindShape } from '../proposals/index.ts';
import { fieldNames } from './kind-shapes.ts';

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
    const known = [heading, ...(NUMBERS.has(headingKey(heading)) ? NUMBER_FIELDS : [])];
    const exact = known.map((name) => this.#index.idOf(kind, name, null)).find((id) => id !== null);
    if (exact !== undefined) return own(exact ?? '');
    return this.#index
      .nearest(kind, heading, null, 4)
      .filter((one) => one.likeness >= LEAST_LIKENESS)
      .map((one) => ({ kind, field: one.id.split(' ')[1] ?? '', likeness: one.likeness }));
  }
}

/** Headings of the column that counts rows, folded as headings are. */
const NUMBERS: ReadonlySet<string> = new Set([
  'no',
  'nr',
  'n',
  'n o',
  '№',
  '#',
  'номер',
  'п п',
  'р с',
  'число',
  'нөмірі',
]);
const NUMBER_FIELDS = ['number', 'paragraph', 'article', 'code'] as const;

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

/** A recommendation mostly stands with the State's answer, a measure with who is responsible. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  recommendation: ['position'],
  measure: ['responsibility'],
  reform: ['reform_step'],
};
export const besideByDefault = (kind: string): readonly string[] => BESIDE[kind] ?? [];
