/** The citation check over whole records: every citation of one source, with what its record is about. Pure. */
import type { Citation, Entry, Kind } from '../../ledger/index.ts';
import { citationChecker, DISAGREEING, OUTCOMES } from './citation-check.ts';
import type { CheckedCitation, Outcome } from './citation-check.ts';
import type { DocumentText } from './document-text.ts';

export interface CitingRecord {
  readonly kind: Kind;
  readonly id: string;
  readonly entry: Entry;
}

/** One citation of the source with what the document says to it. */
export interface CheckedFact extends CheckedCitation {
  readonly kind: string;
  readonly recordId: string;
  /** Place of the citation among those of its record. */
  readonly position: number;
  readonly citation: Citation;
}

/** The stored record of a kind, where there is one. */
export type Lookup = (kind: string, id: string) => Entry | undefined;

/** Checks every citation of a source in the records against the document. */
export function checkRecords(
  document: DocumentText,
  sourceId: string,
  records: readonly CitingRecord[],
  lookup: Lookup,
): CheckedFact[] {
  const check = citationChecker(document);
  return records.flatMap((record) => {
    const related = relatedOf(record).flatMap(({ kind, id }) => lookup(kind, id) ?? []);
    const subjects = [record.entry, ...related].flatMap(namesOf);
    const beside = (entry: Entry, locator: string, value: string | null): string[] =>
      entry.citations.flatMap((one) =>
        one.sourceId === sourceId && one.locator === locator && one.value !== null && one.value !== value
          ? [one.value]
          : [],
      );
    return record.entry.citations.flatMap((citation, position): CheckedFact[] => {
      if (citation.sourceId !== sourceId) return [];
      const { locator, value } = citation;
      const result = check({
        locator,
        value,
        companions: beside(record.entry, locator, value),
        related: related.flatMap((entry) => beside(entry, locator, value)),
        subjects,
      });
      return [{ ...result, kind: record.kind.name, recordId: record.id, position, citation }];
    });
  });
}

/** Pairs of fields that point at a record of any kind. */
const OPEN_REFERENCES = [
  ['recordKind', 'recordId'],
  ['subjectKind', 'subjectId'],
  ['toKind', 'toId'],
  ['byKind', 'byId'],
] as const;

/** The records that a record points at: the treaty of a signature, the reform of a step. */
export function relatedOf({
  kind,
  entry,
}: Pick<CitingRecord, 'kind' | 'entry'>): { kind: string; id: string }[] {
  const named = Object.entries(kind.references).map(([field, target]) => ({
    kind: target,
    id: entry.fields[field],
  }));
  const open = OPEN_REFERENCES.map(([target, field]) => ({
    kind: entry.fields[target],
    id: entry.fields[field],
  }));
  return [...named, ...open].filter(
    (one): one is { kind: string; id: string } => typeof one.kind === 'string' && typeof one.id === 'string',
  );
}

/** Fields whose words name what a record is about. */
const NAMING_FIELDS = [
  'title',
  'shortTitle',
  'names',
  'text',
  'subject',
  'alias',
  'organisation',
  'indicator',
] as const;

/** English, as most sources are; a document in another language is told apart by its values. */
const namesOf = ({ fields }: Entry): string[] =>
  NAMING_FIELDS.flatMap((name) => {
    const value = fields[name];
    if (typeof value === 'string') return [value];
    const english: unknown = value !== null && typeof value === 'object' && 'en' in value ? value.en : null;
    return typeof english === 'string' ? [english] : [];
  });

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

export function countOutcomes(facts: readonly Pick<CheckedFact, 'outcome'>[]): OutcomeCounts {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of facts) counts[outcome] += 1;
  return counts;
}

export const disagreeing = <Fact extends Pick<CheckedFact, 'outcome'>>(facts: readonly Fact[]): Fact[] =>
  facts.filter(({ outcome }) => DISAGREEING.includes(outcome));
