import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionField, standing } from './treaties.ts';
import type { TreatyStatus } from './treaties.ts';
import type { TreatyAction } from './treaties.schema.ts';

const act = (action: TreatyAction['action'], date: string | null): TreatyAction => ({
  id: `x.${action}`,
  stateId: 'XXX',
  instrumentId: 'treaty',
  action,
  date,
  provision: null,
  summary: null,
});

const CASES: readonly {
  readonly when: string;
  readonly acts: readonly TreatyAction[];
  readonly asof: string;
  readonly status: TreatyStatus;
}[] = [
  { when: 'nothing was done', acts: [], asof: '2021-06-12', status: 'no_action' },
  {
    when: 'signed, not ratified',
    acts: [act('signature', '2020-09-23')],
    asof: '2021-06-12',
    status: 'signatory',
  },
  {
    when: 'signed the day after',
    acts: [act('signature', '2020-09-23')],
    asof: '2020-09-22',
    status: 'no_action',
  },
  {
    when: 'signed that very day',
    acts: [act('signature', '2020-09-23')],
    asof: '2020-09-23',
    status: 'signatory',
  },
  {
    when: 'signed and ratified',
    acts: [act('signature', '2003-12-02'), act('ratification', '2006-01-24')],
    asof: '2021-06-12',
    status: 'party',
  },
  {
    when: 'between signature and ratification',
    acts: [act('signature', '2003-12-02'), act('ratification', '2006-01-24')],
    asof: '2005-01-01',
    status: 'signatory',
  },
  {
    when: 'acceded without signing',
    acts: [act('accession', '1998-08-26')],
    asof: '2021-06-12',
    status: 'party',
  },
  {
    when: 'only the year is known and the year is not over',
    acts: [act('ratification', '2009')],
    asof: '2009-06-30',
    status: 'no_action',
  },
  {
    when: 'only the year is known and the year is over',
    acts: [act('ratification', '2009')],
    asof: '2009-12-31',
    status: 'party',
  },
  {
    when: 'the act is certain, its day unknown',
    acts: [act('signature', null)],
    asof: '1999-01-01',
    status: 'signatory',
  },
  {
    when: 'withdrew after ratifying',
    acts: [act('ratification', '2006-01-24'), act('withdrawal', '2010-01-01')],
    asof: '2021-06-12',
    status: 'withdrawn',
  },
  {
    when: 'withdrew, then acceded again',
    acts: [act('ratification', '2000'), act('withdrawal', '2010-01-01'), act('accession', '2015-01-01')],
    asof: '2021-06-12',
    status: 'party',
  },
  {
    when: 'a domestic law to ratify is no ratification',
    acts: [act('signature', '2020-09-23'), act('domestic_law', '2021-01-02')],
    asof: '2021-06-12',
    status: 'signatory',
  },
  {
    when: 'only its entry into force for the State is known',
    acts: [act('entry_into_force', '1994-02-14')],
    asof: '2021-06-12',
    status: 'party',
  },
  {
    when: 'member of a partial agreement',
    acts: [act('membership', '2012-03')],
    asof: '2021-06-12',
    status: 'member',
  },
  { when: 'invited to accede', acts: [act('invitation', '2003-12')], asof: '2021-06-12', status: 'invited' },
];

for (const { when, acts, asof, status } of CASES) {
  test(`${when}: ${status} on ${asof}`, () => assert.equal(standing('treaty', acts, asof).status, status));
}

test('acts towards other instruments do not count', () => {
  assert.equal(standing('another', [act('ratification', '2006-01-24')], '2021-06-12').status, 'no_action');
});

test('statements and steps are listed apart, oldest first', () => {
  const acts = [
    act('recognition_of_competence', '2008-02-21'),
    act('declaration', '2001'),
    act('domestic_law', '2021-01-02'),
  ];
  const found = standing('treaty', acts, '2021-06-12');
  assert.deepEqual(
    found.statements.map((one) => one.action),
    ['declaration', 'recognition_of_competence'],
  );
  assert.deepEqual(
    found.steps.map((one) => one.action),
    ['domestic_law'],
  );
});

test('an act is borne out by what sources say of its date, or, without one, by what they say of the act', () => {
  assert.equal(actionField(act('signature', '2020-09-23')), 'date');
  assert.equal(actionField(act('signature', null)), 'action');
});
