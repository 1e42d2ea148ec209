import { canonicalJson } from '../../kernel/canonical.ts';
import type { Around, Citation } from '../../ledger/index.ts';

/** Something that stood otherwise before a change than after it. `null`: nothing stood there. */
export type Difference =
  | {
      readonly what: 'field';
      readonly field: string;
      /** Which part of a field that has parts: ['ru'] of a title, ['en', 'short'] of a name. */
      readonly part: readonly string[];
      readonly before: unknown;
      readonly after: unknown;
    }
  | { readonly what: 'citation'; readonly before: Citation | null; readonly after: Citation | null }
  /** The same citations in another order. */
  | { readonly what: 'order' };

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const isParted = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What a change did to a record, field by field and citation by citation; [] where nothing differs. */
export function differencesOf({ before, after }: Around): readonly Difference[] {
  const names = new Set([...Object.keys(after?.fields ?? {}), ...Object.keys(before?.fields ?? {})]);
  return [
    ...[...names].flatMap((field) =>
      fieldDifferences(field, [], before?.fields[field] ?? null, after?.fields[field] ?? null),
    ),
    ...citationDifferences(before?.citations ?? [], after?.citations ?? []),
  ];
}

/** A text in several languages differs language by language: who changed the Russian one left the others alone. */
function fieldDifferences(
  field: string,
  part: readonly string[],
  before: unknown,
  after: unknown,
): readonly Difference[] {
  if (isSame(before, after)) return [];
  const whole: Difference = { what: 'field', field, part, before, after };
  const hasParts = isParted(before) ? isParted(after) || after === null : isParted(after) && before === null;
  if (!hasParts) return [whole];
  const old = isParted(before) ? before : {};
  const now = isParted(after) ? after : {};
  const parts = [...new Set([...Object.keys(now), ...Object.keys(old)])].flatMap((name) =>
    fieldDifferences(field, [...part, name], old[name] ?? null, now[name] ?? null),
  );
  return parts.length > 0 ? parts : [whole];
}

/** Citations belong together where they name the same place for the same field. */
const placeOf = ({ sourceId, field, locator }: Citation): string => `${sourceId}\n${field ?? ''}\n${locator}`;

function citationDifferences(before: readonly Citation[], after: readonly Citation[]): readonly Difference[] {
  if (isSame(before, after)) return [];
  const now = without(after, before);
  const old = Map.groupBy(without(before, after), placeOf);
  if (now.length === 0 && old.size === 0) return [{ what: 'order' }];
  const altered = now.map((one) => ({ before: old.get(placeOf(one))?.shift() ?? null, after: one }));
  const gone = [...old.values()].flat().map((one) => ({ before: one, after: null }));
  return [...altered, ...gone].map((pair) => ({ what: 'citation', ...pair }));
}

/** Those that have no equal among the others; one that stands twice needs two. */
function without(citations: readonly Citation[], others: readonly Citation[]): readonly Citation[] {
  const counts = new Map<string, number>();
  for (const one of others) counts.set(canonicalJson(one), (counts.get(canonicalJson(one)) ?? 0) + 1);
  return citations.filter((one) => {
    const left = counts.get(canonicalJson(one)) ?? 0;
    if (left > 0) counts.set(canonicalJson(one), left - 1);
    return left === 0;
  });
}
