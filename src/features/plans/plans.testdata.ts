import { dossierOf } from '../../ledger/testing.ts';
import type { TestRecord } from '../../ledger/testing.ts';
import type { Kind } from '../../ledger/index.ts';
import { contextOf } from '../../web/testing.ts';
import { reportingDuty, submission } from '../duties/index.ts';
import type { RecordView } from '../record/index.ts';
import { source } from '../sources/index.ts';
import * as plans from './plans.schema.ts';

const cite = [{ sourceId: 'report', locator: 'para. 1' }];
const record = (kind: Kind, fields: Readonly<Record<string, unknown>>): TestRecord => ({
  kind,
  fields: { stateId: 'XEX', ...fields },
  citations: cite,
});

/** An invented State: one plan of two areas and three measures, two reforms, and the reports owed on the plan. */
const RECORDS: readonly TestRecord[] = [
  record(plans.body, {
    id: 'moj',
    kind: 'ministry',
    names: { en: 'Ministry of Justice', ru: 'Министерство юстиции' },
  }),
  record(plans.body, { id: 'court', kind: 'court', names: { en: 'Supreme Court' } }),
  record(plans.body, { id: 'office', kind: 'ombudsman', names: { en: 'Ombudsman' }, existsFrom: '2016' }),
  record(plans.bodyAlias, {
    id: 'court.sun',
    bodyId: 'court',
    alias: 'Sun',
    language: 'en',
    certainty: 'probable',
    ground: { en: 'An acronym read as a weekday.', ru: 'Сокращение прочитано как день недели.' },
  }),
  record(plans.plan, {
    id: 'p',
    title: { en: 'Action <Plan>' },
    act: { en: 'Decree No. 1', ru: 'Постановление № 1' },
    approvedOn: '2021-06-11',
    approvedBy: 'moj',
  }),
  record(plans.area, { id: 'a1', planId: 'p', number: '1', position: 1, title: { en: 'Torture' } }),
  record(plans.area, { id: 'a2', planId: 'p', number: '2', position: 2, title: { en: 'Expression' } }),
  ...[
    { number: '1.2', areaId: 'a1', periodEnd: '2021-12-31', periodWords: 'until the end of 2021' },
    {
      number: '1.10',
      areaId: 'a1',
      periodStart: '2022-02',
      periodEnd: '2022-02',
      periodWords: 'February 2022',
    },
    { number: '2.1', areaId: 'a2', periodStart: '2021', periodEnd: '2023', periodWords: '2021–2023' },
  ].map((fields, index) =>
    record(plans.measure, {
      id: `m${fields.number}`,
      planId: 'p',
      position: index + 1,
      text: { en: `What measure ${fields.number} asks` },
      isSummary: true,
      formOfCompletion: { en: 'Law' },
      ...fields,
    }),
  ),
  record(plans.responsibility, {
    id: 'r1',
    measureId: 'm1.2',
    bodyId: 'court',
    role: 'by_agreement',
    position: 1,
    words: 'Sun (by agreement)',
    certainty: 'probable',
  }),
  record(plans.responsibility, {
    id: 'r2',
    measureId: 'm1.2',
    bodyId: 'moj',
    role: 'lead',
    position: 2,
    words: 'MJ',
  }),
  record(plans.responsibility, {
    id: 'r3',
    measureId: 'm1.2',
    role: 'participant',
    position: 3,
    words: 'MIF',
    certainty: 'doubtful',
    note: { en: 'No body is called so.', ru: 'Так не называется ни один орган.' },
  }),
  record(plans.reformPackage, {
    id: 'k1',
    position: 1,
    title: { en: 'First package' },
    announcedOn: '2019-12-20',
  }),
  record(plans.reform, { id: 'law', packageId: 'k1', kind: 'law', position: 1, title: { en: 'A law' } }),
  record(plans.reform, {
    id: 'code',
    kind: 'code',
    position: 2,
    title: { en: 'A code' },
    heading: { en: 'Courts', ru: 'Суды' },
  }),
  record(plans.reformStep, { id: 's1', reformId: 'law', step: 'announced', date: '2019-12-20' }),
  record(plans.reformStep, { id: 's2', reformId: 'law', step: 'expected', date: '2021' }),
  record(plans.reformStep, { id: 's3', reformId: 'code', step: 'adopted' }),
  record(plans.answer, {
    id: 'an',
    byKind: 'measure',
    byId: 'm1.2',
    toKind: 'reform',
    toId: 'law',
    certainty: 'doubtful',
    ground: { en: 'Same words.', ru: 'Те же слова.' },
  }),
  record(reportingDuty, {
    id: 'round',
    kind: 'plan_round',
    title: { en: 'Progress; twice, a year' },
    planId: 'p',
    owedBy: 'moj',
    owedToBody: 'court',
    yearlyOn: ['07-01', '12-20'],
    startsOn: '2021-06-11',
    endsOn: '2022-12-20',
    rule: { en: 'Decree No. 1, point 2' },
  }),
  record(reportingDuty, {
    id: 'single',
    kind: 'periodic_report',
    title: { en: 'Third report', ru: 'Третий доклад' },
    owedByWords: { en: 'The State' },
    dueOn: '2020-07',
  }),
  record(submission, { id: 'sent', dutyId: 'round', dueOn: '2021-07-01', submittedOn: '2021-07-03' }),
];

const CATALOGUE: readonly TestRecord[] = [
  {
    kind: source,
    fields: { id: 'report', kind: 'independent_report', title: { en: 'Report' }, date: '2021-06' },
  },
];

/** The view of an address of that State: '/ru/XEX/plans/p?asof=2021-06-12'. */
export const viewOf = (address: string): RecordView => ({
  context: contextOf(address),
  state: { id: 'XEX', name: 'Example State' },
  dossier: dossierOf('XEX', RECORDS),
  catalogue: dossierOf(null, CATALOGUE),
});
