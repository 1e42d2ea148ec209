/** A small record of an invented kind: one request repeated in two cycles and by a committee, a measure, a reform. */
import { GROUND_RECORDS, cite, mechanismDraft } from '../../../test/support/records.ts';
import type { Draft, Kind } from '../../ledger/index.ts';
import { dossierOf } from '../../ledger/testing.ts';
import type { TestRecord } from '../../ledger/testing.ts';
import { contextOf } from '../../web/testing.ts';
import { measure, plan, reform, reformStep } from '../plans/index.ts';
import type { RecordView } from '../record/index.ts';
import { milestone, position, recommendation, review } from '../reviews/index.ts';
import { cluster } from './clusters.schema.ts';

type Fields = Readonly<Record<string, unknown>>;
const record = (kind: Kind, fields: Fields): TestRecord => ({
  kind,
  fields: { stateId: 'KAZ', ...fields },
  citations: [cite()],
});

const said = (id: string, reviewId: string, text: string, fields: Fields = {}): TestRecord =>
  record(recommendation, {
    id,
    reviewId,
    mechanismId: reviewId === 'co' ? 'ccpr' : 'upr',
    type: 'recommendation',
    sourceId: 'report',
    text,
    isSummary: false,
    language: 'en',
    position: 1,
    ...fields,
  });

export const RECORDS: readonly TestRecord[] = [
  ...[
    ['one', '2010-02-12', 1],
    ['two', '2014-10-30', 2],
  ].flatMap(([id, date, cycle]) => [
    record(review, { id, mechanismId: 'upr', kind: 'upr', title: { en: `Cycle ${cycle}` }, cycle }),
    record(milestone, { id: `${id}.review`, reviewId: id, step: 'review', date }),
  ]),
  record(review, { id: 'co', mechanismId: 'ccpr', kind: 'state_report', title: { en: 'Second report' } }),
  record(milestone, { id: 'co.adopted', reviewId: 'co', step: 'observations_adopted', date: '2016-07' }),
  said('death-1', 'one', 'Abolish the death penalty.', { recommendingStates: ['UZB'], paragraph: '95.1' }),
  said('death-2', 'two', 'Consider a moratorium on executions with a view to ending capital punishment.', {
    recommendingStates: ['UZB', 'KAZ'],
    paragraph: '124.3',
  }),
  said('death-3', 'co', 'Remove <capital> punishment from the Criminal Code.', { paragraph: '16' }),
  said('prisons', 'two', 'Improve the conditions of detention in all prisons.', { paragraph: '124.9' }),
  said('prisons-ru', 'two', 'Улучшить условия содержания в тюрьмах.', { language: 'ru' }),
  record(position, { id: 'p1', recommendationId: 'death-1', position: 'supported', date: '2010-06-10' }),
  record(position, { id: 'p2', recommendationId: 'death-2', position: 'noted', date: '2015-03-19' }),
  record(plan, { id: 'plan', title: { en: 'Plan' }, approvedOn: '2021-06-11' }),
  record(measure, {
    id: 'm1',
    planId: 'plan',
    number: '1',
    position: 1,
    text: { en: 'Take the death penalty out of the Criminal Code' },
    isSummary: true,
    formOfCompletion: { en: 'Law' },
    periodWords: '2021',
  }),
  record(reform, {
    id: 'r1',
    kind: 'law',
    position: 1,
    title: { en: 'Law on the abolition of capital punishment' },
  }),
  record(reformStep, { id: 'r1.adopted', reformId: 'r1', step: 'adopted', date: '2021-12-29' }),
];

export const clusterRecord = (id: string, members: readonly string[], fields: Fields = {}): TestRecord => ({
  kind: cluster,
  fields: { id, stateId: 'KAZ', name: { en: 'Death penalty' }, members, ...fields },
});

export const DRAFTS: readonly Draft[] = [
  ...GROUND_RECORDS,
  mechanismDraft('upr'),
  ...RECORDS.map(({ kind, fields, citations = [] }) => ({ kind, fields, citations })),
];

const CATALOGUE: readonly TestRecord[] = [...GROUND_RECORDS, mechanismDraft('upr')].flatMap((draft) =>
  'fields' in draft ? [{ kind: draft.kind, fields: draft.fields, citations: draft.citations ?? [] }] : [],
);

/** The page at an address of that State, with these records beside. */
export const viewAt = (address: string, more: readonly TestRecord[] = []): RecordView => ({
  context: contextOf(address),
  state: { id: 'KAZ', name: 'Example State' },
  dossier: dossierOf('KAZ', [...RECORDS, ...more]),
  catalogue: dossierOf(null, CATALOGUE),
});
