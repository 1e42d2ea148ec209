import type { Dossier, Kind } from '../../ledger/index.ts';
import { citationsPath } from '../../web/navigation.ts';
import { contradictions } from '../checks/index.ts';
import type { Contradiction } from '../checks/index.ts';
import { source } from '../sources/index.ts';
import { API_PATH } from './addresses.ts';
import type { FoundRecord } from './records.ts';

/** A record as the API gives it: its fields, what sources say, where they differ, where to go on. */
export function recordAnswer(found: FoundRecord, kinds: readonly Kind[]): object {
  const { kind, id, fields, citations, dossier } = found;
  return {
    kind: kind.name,
    id,
    state: dossier.stateId,
    record: fields,
    citations,
    contradictions: contradictionsOf(dossier, kinds).get(`${kind.name}/${id}`)?.map(shown) ?? [],
    references: referencesOf(kind, fields),
    links: linksOf(kind, id, dossier.stateId),
  };
}

export const recordPath = (kind: string, id: string): string => `${API_PATH}/${kind}/${id}`;

const linksOf = (kind: Kind, id: string, stateId: string | null): object => ({
  self: recordPath(kind.name, id),
  page: `/en${citationsPath({ stateId, kind: kind.name, id })}`,
  history: `${recordPath(kind.name, id)}/history`,
  proof: `${recordPath(kind.name, id)}/proof`,
});

/** Fields that name a record of a kind which another field says. */
const KIND_FIELDS: Readonly<Record<string, string>> = {
  subjectId: 'subjectKind',
  byId: 'byKind',
  toId: 'toKind',
  recordId: 'recordKind',
};

function referencesOf(kind: Kind, fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value !== 'string') continue;
    const target =
      field === 'stateId' || field === 'aboutState'
        ? 'state'
        : (kind.references[field] ?? fields[KIND_FIELDS[field] ?? '']);
    if (typeof target === 'string') found[field] = recordPath(target, value);
  }
  return found;
}

/** A dossier never changes, so this holds as long as it does. */
const byRecord = new WeakMap<Dossier, ReadonlyMap<string, readonly Contradiction[]>>();

function contradictionsOf(
  dossier: Dossier,
  kinds: readonly Kind[],
): ReadonlyMap<string, readonly Contradiction[]> {
  const known =
    byRecord.get(dossier) ??
    Map.groupBy(contradictions(dossier, kinds), (one) => `${one.kind}/${one.recordId}`);
  byRecord.set(dossier, known);
  return known;
}

const shown = ({ field, recordValue, values, choice }: Contradiction): object => ({
  field,
  recordValue,
  values: values.map(({ reading, isFollowed, citations }) => ({
    reading,
    isFollowed,
    sources: citations.map(({ sourceId, locator }) => ({ sourceId, locator })),
  })),
  choice: choice === null ? null : { id: choice.id, ground: choice.ground },
});

/** The documents that the citations of a record name, each once, in the order in which they are cited. */
export function citedSources({ citations }: FoundRecord, catalogue: Dossier): object[] {
  return [...new Set(citations.map((one) => one.sourceId))].flatMap((id) => {
    const own = catalogue.find(source, id);
    if (own === undefined) return [];
    const { title, symbol, issuer, date, url } = own;
    return [{ id, title, symbol, issuer, date, url, links: { self: recordPath(source.name, id) } }];
  });
}
