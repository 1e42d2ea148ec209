import { instrument, mechanism, state } from '../../src/features/catalogue/catalogue.schema.ts';
import { source } from '../../src/features/sources/sources.schema.ts';
import { treatyAction } from '../../src/features/treaties/treaties.schema.ts';
import type { CitationInput, Draft } from '../../src/ledger/index.ts';

/** Small records for tests of the store and the ledger: valid, and nothing that the tests are about. */

export const cite = (locator = 'para. 1', more: Partial<CitationInput> = {}): CitationInput => ({
  sourceId: 'report',
  locator,
  ...more,
});

export const sourceDraft = (id = 'report'): Draft => ({
  kind: source,
  fields: { id, kind: 'independent_report', title: { en: `Report ${id}` } },
});

export const stateDraft = (id = 'KAZ'): Draft => ({
  kind: state,
  fields: {
    id,
    alpha2: id.slice(0, 2),
    numeric: '398',
    m49: '398',
    unStatus: 'member',
    regionalGroup: null,
    isSmallIslandState: false,
    names: { en: { short: id, formal: null }, ru: { short: `${id}-ru`, formal: null } },
    otherNames: { en: [] },
  },
  citations: [cite()],
});

export const mechanismDraft = (id = 'ccpr'): Draft => ({
  kind: mechanism,
  fields: { id, kind: 'treaty_body', names: { en: 'Committee' } },
  citations: [cite()],
});

export const instrumentDraft = (id = 'iccpr'): Draft => ({
  kind: instrument,
  fields: {
    id,
    kind: 'covenant',
    group: 'un_core',
    position: 1,
    title: { en: 'Covenant', ru: 'Пакт' },
    shortTitle: { en: 'Covenant' },
    isBinding: true,
    adoptedOn: '1966-12-16',
    mechanismId: 'ccpr',
  },
  citations: [
    cite('art. 1'),
    cite('art. 2', { field: 'adoptedOn', value: '16 Dec 1966', reading: '1966-12-16' }),
  ],
});

/** What every treaty action below points at. */
export const GROUND_RECORDS: readonly Draft[] = [
  sourceDraft(),
  stateDraft('KAZ'),
  stateDraft('UZB'),
  mechanismDraft(),
  instrumentDraft(),
];

/** `summary`: its English words. */
export const actionDraft = (
  id: string,
  { summary, ...fields }: Readonly<Record<string, unknown>> & { readonly summary?: string | null } = {},
  citations: readonly CitationInput[] = [cite()],
): Draft => ({
  kind: treatyAction,
  fields: {
    id,
    stateId: 'KAZ',
    instrumentId: 'iccpr',
    action: 'signature',
    date: '2003-12-02',
    ...(summary === undefined ? {} : { summary: summary === null ? null : { en: summary } }),
    ...fields,
  },
  citations,
});

export const actionDrafts = (count: number, prefix = 'a'): Draft[] =>
  Array.from({ length: count }, (_, index) =>
    actionDraft(`${prefix}${String(index).padStart(6, '0')}`, {
      summary: `Action number ${index} of ${count}`,
    }),
  );

/** A ground for a change; the day decides what "as known on" sees. */
export const ground = (reason = 'Test', at = '2021-06-12T08:00:00.000Z') => ({
  actor: 'test:writer',
  reason,
  at,
});
