import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reformStanding, reformStatus } from './reforms.ts';
import type { Expectation, KnownStep, ReformStatus } from './reforms.ts';
import type { Reform, ReformStep } from './plans.schema.ts';

const reform: Reform = {
  id: 'r',
  stateId: 'XXX',
  packageId: null,
  kind: 'law',
  position: 1,
  title: { en: 'A law' },
  summary: null,
  heading: null,
};

type Written = readonly [step: ReformStep['step'], date: string | null, statedOn?: string];
const stepsOf = (written: readonly Written[]): KnownStep[] =>
  written.map(([step, date, statedOn], index) => ({
    step: { id: `s${index}`, stateId: 'XXX', reformId: 'r', step, date, detail: null },
    statedOn: statedOn ?? null,
  }));

const STATUSES: readonly { why: string; steps: readonly Written[]; asof: string; status: ReformStatus }[] = [
  { why: 'no step at all', steps: [], asof: '2021-06-12', status: 'not_announced' },
  {
    why: 'announced later',
    steps: [['announced', '2021-06-13']],
    asof: '2021-06-12',
    status: 'not_announced',
  },
  { why: 'on the very day', steps: [['announced', '2021-06-12']], asof: '2021-06-12', status: 'announced' },
  {
    why: 'the furthest step counts, whatever their order',
    steps: [
      ['adopted', '2020-05-25'],
      ['announced', '2019-12-20'],
    ],
    asof: '2021-06-12',
    status: 'adopted',
  },
  {
    why: 'adopted, in force only later',
    steps: [
      ['adopted', '2020-06-29'],
      ['in_force', '2021-07-01'],
    ],
    asof: '2021-06-12',
    status: 'adopted',
  },
  { why: 'created is in force', steps: [['created', '2002-09']], asof: '2021-06-12', status: 'in_force' },
  {
    why: 'a year counts when it is over',
    steps: [['adopted', '2018']],
    asof: '2018-12-30',
    status: 'not_announced',
  },
  {
    why: 'a year counts when it is over',
    steps: [['adopted', '2018']],
    asof: '2018-12-31',
    status: 'adopted',
  },
  {
    why: 'an expectation is no event',
    steps: [['expected', '2021']],
    asof: '2026-01-01',
    status: 'not_announced',
  },
  {
    why: 'an undated step, before the document that states it',
    steps: [['drafted', null, '2021-06-01']],
    asof: '2021-05-31',
    status: 'not_announced',
  },
  {
    why: 'an undated step, once the document that states it was there',
    steps: [['drafted', null, '2021-06-01']],
    asof: '2021-06-12',
    status: 'drafted',
  },
  {
    why: 'an undated step in undated documents',
    steps: [['drafted', null]],
    asof: '1991-01-01',
    status: 'drafted',
  },
];

for (const { why, steps, asof, status } of STATUSES) {
  test(`reform as of ${asof}: ${status} (${why})`, () => {
    assert.equal(reformStatus(stepsOf(steps), asof), status);
  });
}

const ORDERS: readonly { why: string; steps: readonly Written[]; asof: string; order: readonly string[] }[] =
  [
    {
      why: 'by date, up to the day',
      steps: [
        ['in_force', '2021-07-01'],
        ['adopted', '2020-06-29'],
        ['announced', '2019-12-20'],
      ],
      asof: '2021-06-12',
      order: ['announced 2019-12-20', 'adopted 2020-06-29'],
    },
    {
      why: 'an undated step before the first that goes further',
      steps: [
        ['in_force', '2021-07-01'],
        ['announced', '2019-12-20'],
        ['adopted', null],
      ],
      asof: '2021-07-01',
      order: ['announced 2019-12-20', 'adopted null', 'in_force 2021-07-01'],
    },
    {
      why: 'an undated step that goes furthest stands last',
      steps: [
        ['created', null],
        ['announced', '2020-09-01'],
      ],
      asof: '2021-06-12',
      order: ['announced 2020-09-01', 'created null'],
    },
    {
      why: 'two steps of one day in the order in which steps follow',
      steps: [
        ['in_force', '2021-06-09'],
        ['adopted', '2021-06-09'],
      ],
      asof: '2021-06-12',
      order: ['adopted 2021-06-09', 'in_force 2021-06-09'],
    },
  ];

for (const { why, steps, asof, order } of ORDERS) {
  test(`steps as of ${asof}: ${why}`, () => {
    const { taken, last } = reformStanding(reform, stepsOf(steps), asof);
    assert.deepEqual(
      taken.map((one) => `${one.step} ${one.date}`),
      order,
    );
    assert.equal(last, taken.at(-1));
  });
}

const EXPECTATIONS: readonly {
  why: string;
  steps: readonly Written[];
  asof: string;
  states: readonly Expectation['state'][];
}[] = [
  { why: 'its year still runs', steps: [['expected', '2021']], asof: '2021-12-31', states: ['ahead'] },
  { why: 'nothing came', steps: [['expected', '2021']], asof: '2022-01-01', states: ['open'] },
  {
    why: 'something came in the expected month',
    steps: [
      ['expected', '2021-12'],
      ['adopted', '2021-12-29'],
    ],
    asof: '2022-06-01',
    states: ['followed'],
  },
  {
    why: 'what came before does not count',
    steps: [
      ['in_force', '2017'],
      ['expected', '2021'],
    ],
    asof: '2022-06-01',
    states: ['open'],
  },
  { why: 'not yet voiced', steps: [['expected', '2030', '2021-06-01']], asof: '2020-01-01', states: [] },
  {
    why: 'by date',
    steps: [
      ['expected', '2030'],
      ['expected', '2021'],
    ],
    asof: '2022-06-01',
    states: ['open', 'ahead'],
  },
];

for (const { why, steps, asof, states } of EXPECTATIONS) {
  test(`expected, as of ${asof}: ${states.join(', ') || 'nothing'} (${why})`, () => {
    assert.deepEqual(
      reformStanding(reform, stepsOf(steps), asof).expected.map((one) => one.state),
      states,
    );
  });
}

const SINCES: readonly { why: string; steps: readonly Written[]; since: string }[] = [
  { why: 'no step at all', steps: [], since: '0001-01-01' },
  {
    why: 'the first of its steps',
    steps: [
      ['adopted', '2020-05-25'],
      ['announced', '2019-12-20'],
    ],
    since: '2019-12-20',
  },
  { why: 'a year counts when it is over', steps: [['adopted', '2018']], since: '2018-12-31' },
  {
    why: 'an expectation by the document that voices it',
    steps: [['expected', '2030', '2021-06-01']],
    since: '2021-06-01',
  },
];

for (const { why, steps, since } of SINCES) {
  test(`known since ${since} (${why})`, () => {
    assert.equal(reformStanding(reform, stepsOf(steps), '2021-06-12').since, since);
  });
}
