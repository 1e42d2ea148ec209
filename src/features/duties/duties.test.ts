import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueDates, dueOn, dutiesOn, hasArisen } from './duties.ts';
import type { DutyStatus } from './duties.ts';
import type { ReportingDuty, Submission } from './duties.schema.ts';

const duty = (fields: Partial<ReportingDuty>): ReportingDuty => ({
  id: 'd',
  stateId: 'XXX',
  kind: 'other',
  title: { en: 'A report' },
  instrumentId: null,
  reviewId: null,
  planId: null,
  followUpRequestId: null,
  owedBy: null,
  owedByWords: null,
  owedToBody: null,
  owedToMechanism: null,
  dueOn: null,
  yearlyOn: [],
  startsOn: null,
  endsOn: null,
  rule: null,
  ...fields,
});
const sent = (due: string, submittedOn: string): Submission => ({
  id: 's',
  stateId: 'XXX',
  dutyId: 'd',
  dueOn: due,
  submittedOn,
  sourceId: null,
  note: null,
});

const CASES: readonly {
  due: string;
  sent?: string;
  asof: string;
  status: DutyStatus;
  days: number;
  why: string;
}[] = [
  { due: '2020-07-15', asof: '2020-07-14', status: 'due', days: 1, why: 'the day before' },
  { due: '2020-07-15', asof: '2020-07-15', status: 'due', days: 0, why: 'the day itself is still in time' },
  { due: '2020-07-15', asof: '2020-07-16', status: 'overdue', days: 1, why: 'the day after' },
  { due: '2023-11', asof: '2023-11-29', status: 'due', days: 1, why: 'a month means its last day' },
  { due: '2023-11', asof: '2023-12-01', status: 'overdue', days: 1, why: 'the month is over' },
  {
    due: '2017-07-11',
    sent: '2017-04-18',
    asof: '2021-06-12',
    status: 'met',
    days: 0,
    why: 'sent before it was due',
  },
  {
    due: '2017-07-11',
    sent: '2017-04-18',
    asof: '2017-04-17',
    status: 'due',
    days: 85,
    why: 'not yet sent on that day',
  },
  {
    due: '2017-07-11',
    sent: '2017-07-13',
    asof: '2021-06-12',
    status: 'met_late',
    days: 2,
    why: 'sent two days late',
  },
];

for (const one of CASES) {
  test(`due ${one.due}, as of ${one.asof}: ${one.status} (${one.why})`, () => {
    const found = dueOn(
      duty({ dueOn: one.due }),
      one.due,
      one.sent ? [sent(one.due, one.sent)] : [],
      one.asof,
    );
    assert.deepEqual([found.status, found.days], [one.status, one.days]);
  });
}

test('a yearly duty falls due on each of its days, not before it begins', () => {
  const round = duty({ yearlyOn: ['07-01', '12-20'], startsOn: '2021-06-11' });
  assert.deepEqual(dueDates(round, '2021-01-01', '2022-12-31'), [
    '2021-07-01',
    '2021-12-20',
    '2022-07-01',
    '2022-12-20',
  ]);
  assert.deepEqual(dueDates({ ...round, endsOn: '2021' }, '2021-01-01', '2022-12-31'), [
    '2021-07-01',
    '2021-12-20',
  ]);
});

const ARISING: readonly { startsOn: string | null; asof: string; exists: boolean; why: string }[] = [
  { startsOn: null, asof: '1990-01-01', exists: true, why: 'the record does not date it' },
  { startsOn: '2016-07-11', asof: '2016-07-10', exists: false, why: 'the day before the observations' },
  { startsOn: '2016-07-11', asof: '2016-07-11', exists: true, why: 'the day of the observations' },
  { startsOn: '2016-07-11', asof: '2021-06-12', exists: true, why: 'ever since' },
  { startsOn: '2019-11', asof: '2019-10-31', exists: false, why: 'the month before' },
  {
    startsOn: '2019-11',
    asof: '2019-11-12',
    exists: false,
    why: 'some day of the month, perhaps a later one',
  },
  { startsOn: '2019-11', asof: '2019-11-30', exists: true, why: 'the month is over' },
  { startsOn: '2019', asof: '2019-12-30', exists: false, why: 'the year is not over' },
];

for (const { startsOn, asof, exists, why } of ARISING) {
  test(`owed from ${startsOn ?? 'a day not dated'}, as of ${asof}: ${exists ? 'a duty' : 'none yet'} (${why})`, () => {
    const report = duty({ dueOn: '2023-11', startsOn });
    assert.equal(hasArisen(report, asof), exists);
    const listed = dutiesOn([report], [sent('2023-11', '2023-10-01')], asof, 3650);
    assert.deepEqual(
      listed.map((one) => one.dueOn),
      exists ? ['2023-11'] : [],
    );
  });
}

test('what is owed as of a day: everything overdue and what falls due within the days asked for', () => {
  const round = duty({ id: 'r', yearlyOn: ['07-01', '12-20'], startsOn: '2021-06-11' });
  const report = duty({ id: 'p', dueOn: '2020-07-15' });
  const later = duty({ id: 'n', dueOn: '2024-03-31' });
  const found = dutiesOn([round, report, later], [], '2021-06-12', 60);
  assert.deepEqual(
    found.map((one) => [one.duty.id, one.dueOn, one.status]),
    [
      ['p', '2020-07-15', 'overdue'],
      ['r', '2021-07-01', 'due'],
      ['n', '2024-03-31', 'due'],
    ],
  );
  assert.deepEqual(dutiesOn([round], [], '2021-06-10', 60), []);
});
