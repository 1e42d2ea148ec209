import type { Mapping, OpenedSheets, ProposedRecord, Proposal } from '../../features/proposals/index.ts';
import { slugOf } from '../common/yielding.ts';
import { idPart } from './ids.ts';

/** The table as a source of the record. Pure. */

/** The source that the rows cite: one that the record holds, or the table itself, the same in its every version. */
export const sourceIdOf = ({ source, name, prefix }: Mapping, stateId: string | null): string =>
  source.id ??
  [stateId?.toLowerCase(), 'table', slugOf(name) || `${prefix}-${idPart(name)}`]
    .filter((one) => one !== undefined)
    .join('.');

/** Languages in which the site says what a source is called. */
export function sourceRecord(mapping: Mapping, stateId: string | null): ProposedRecord {
  const { source } = mapping;
  return {
    kind: 'source',
    fields: {
      id: sourceIdOf(mapping, stateId),
      kind: source.kind,
      title: { en: source.title ?? mapping.name },
      language: mapping.language,
      ...(source.issuer === null ? {} : { issuer: source.issuer }),
      ...(source.url === null ? {} : { url: source.url }),
      ...(stateId === null ? {} : { aboutState: stateId }),
    },
    citations: [],
  };
}

export const documentOf = (
  mapping: Mapping,
  file: OpenedSheets,
  state: { readonly about: string | null; readonly source: string | null },
): Proposal['document'] => ({
  stateId: state.about,
  symbol: null,
  title: mapping.source.title ?? `${mapping.name}: ${file.name}`,
  language: mapping.language,
  sourceId: sourceIdOf(mapping, state.source),
});
