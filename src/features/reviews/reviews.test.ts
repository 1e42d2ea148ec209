import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../kernel/partial-date.ts';
import {
  beginning,
  expectsPosition,
  followUpOn,
  hasBegun,
  inOrder,
  madeAt,
  positionOn,
  positionTotals,
  requestsFor,
  reviewDate,
  statedTotals,
} from './reviews.ts';
import type { FollowUpStatus, PositionTotals } from './reviews.ts';
import type {
  FollowUpReport,
  FollowUpRequest,
  Milestone,
  Position,
  Recommendation,
  Review,
} from './reviews.schema.ts';

const review = (given: Partial<Review> = {}): Review => ({
  id: 'upr',
  stateId: 'XXX',
  mechanismId: 'upr',
  instrumentId: null,
  kind: 'upr',
  title: { en: 'Third cycle' },
  cycle: 3,
  sessionNumber: null,
  troika: [],
  recommendationsStated: 245,
  supportedStated: 214,
  delegationsStated: null,
  summary: null,
  ...given,
});
const step = (name: Milestone['step'], date: string, sourceId: string | null = null): Milestone => ({
  id: `upr.${name}`,
  stateId: 'XXX',
  reviewId: 'upr',
  step: name,
  date,
  endsOn: null,
  detail: null,
  sourceId,
});
const recommendation = (given: Partial<Recommendation> = {}): Recommendation => ({
  id: 'one',
  stateId: 'XXX',
  reviewId: 'upr',
  mechanismId: 'upr',
  type: 'recommendation',
  sourceId: null,
  paragraph: null,
  heading: null,
  text: 'Ratify it.',
  isSummary: true,
  language: 'en',
  recommendingStates: [],
  page: null,
  position: 1,
  issues: [],
  themes: [],
  groups: [],
  sdgs: [],
  actionCategory: null,
  ...given,
});
const answer = (position: Position['position'], date: string | null, recommendationId = 'one'): Position => ({
  id: `${recommendationId}.${position}`,
  stateId: 'XXX',
  recommendationId,
  position,
  date,
  ground: null,
});

const BEGINNINGS: readonly {
  readonly when: string;
  readonly steps: readonly Milestone[];
  readonly asof: string;
  readonly begun: Answer;
}[] = [
  { when: 'no step is dated', steps: [], asof: '1990-01-01', begun: 'yes' },
  { when: 'reviewed the day after', steps: [step('review', '2019-11-07')], asof: '2019-11-06', begun: 'no' },
  { when: 'reviewed that day', steps: [step('review', '2019-11-07')], asof: '2019-11-07', begun: 'yes' },
  {
    when: 'the report came in before the review',
    steps: [step('review', '2016-06-22'), step('state_report_submitted', '2014-12-11')],
    asof: '2015-01-01',
    begun: 'yes',
  },
  {
    when: 'a report is only due',
    steps: [step('state_report_due', '2014')],
    asof: '2020-01-01',
    begun: 'no',
  },
  {
    when: 'published in a month not over',
    steps: [step('published', '2021-06')],
    asof: '2021-06-12',
    begun: 'perhaps',
  },
  {
    when: 'published in a month that is over',
    steps: [step('published', '2021-06')],
    asof: '2021-06-30',
    begun: 'yes',
  },
  {
    when: 'one step is sure, another perhaps',
    steps: [step('published', '2021'), step('mission', '2021-01-10')],
    asof: '2021-06-12',
    begun: 'yes',
  },
];

for (const { when, steps, asof, begun } of BEGINNINGS) {
  test(`${when}: begun by ${asof}? ${begun}`, () => {
    assert.equal(beginning(review(), steps, asof), begun);
    assert.equal(hasBegun(review(), steps, asof), begun === 'yes');
  });
}

test('steps of another review begin nothing', () => {
  assert.equal(beginning(review({ id: 'other' }), [step('review', '2030-01-01')], '2020-01-01'), 'yes');
  assert.equal(reviewDate(review({ id: 'other' }), [step('review', '2030-01-01')]), null);
});

const ORDERS: readonly { readonly when: string; readonly steps: readonly Milestone[] }[] = [
  {
    when: 'by day, and on one day as the steps follow',
    steps: [
      step('review', '2019-11-07'),
      step('report_published', '2020-02-24'),
      step('replies', '2020-02-24'),
    ],
  },
  {
    when: 'adopted in a month, published on one of its days',
    steps: [
      step('review', '2019-10-24'),
      step('observations_adopted', '2019-11'),
      step('observations_published', '2019-11-12'),
    ],
  },
  {
    when: 'replies on the first of the month in which the outcome was adopted',
    steps: [
      step('report_published', '2010-03-23'),
      step('replies', '2010-06-01'),
      step('outcome_adopted', '2010-06'),
    ],
  },
  {
    when: 'a letter of the year, after the outcome of its March',
    steps: [
      step('replies', '2020-02-24'),
      step('outcome_adopted', '2020-03-12'),
      step('high_commissioner_letter', '2020'),
    ],
  },
  {
    when: 'due in the year in which it was submitted',
    steps: [
      step('state_report_due', '2014'),
      step('state_report_submitted', '2014-12-11'),
      step('review', '2016'),
    ],
  },
];

for (const { when, steps } of ORDERS) {
  test(`steps in order: ${when}`, () => {
    assert.deepEqual(inOrder(steps.toReversed()), steps);
    assert.deepEqual(inOrder(steps), steps);
  });
}

test('a review stands in lists under its main step, or else its first', () => {
  const steps = [step('state_report_submitted', '2014-12-11'), step('review', '2016-06-22')];
  assert.equal(reviewDate(review(), steps), '2016-06-22');
  assert.equal(reviewDate(review(), steps.slice(0, 1)), '2014-12-11');
});

const UPR_STEPS = [
  step('review', '2014-10-30'),
  step('report_published', '2014-12-10', 'report'),
  step('high_commissioner_letter', '2015', 'letter'),
];
const COMMITTEE_STEPS = [
  step('review', '2016-06-22'),
  step('observations_adopted', '2016-07-11', 'observations'),
  step('observations_published', '2016-08-09', 'observations'),
  step('follow_up_assessed', '2018-07-02', 'grades'),
];

const MADE: readonly {
  readonly when: string;
  readonly of: Partial<Recommendation>;
  readonly in?: Partial<Review>;
  readonly steps: readonly Milestone[];
  readonly date: string | null;
}[] = [
  {
    when: 'UPR: in the dialogue, not when printed',
    of: { sourceId: 'report' },
    steps: UPR_STEPS,
    date: '2014-10-30',
  },
  {
    when: 'UPR: the High Commissioner speaks in a letter',
    of: { sourceId: 'letter', mechanismId: 'ohchr' },
    steps: UPR_STEPS,
    date: '2015',
  },
  {
    when: 'committee: the day of adoption, not of issue',
    of: { sourceId: 'observations', mechanismId: 'ccpr' },
    in: { kind: 'state_report', mechanismId: 'ccpr' },
    steps: COMMITTEE_STEPS,
    date: '2016-07-11',
  },
  {
    when: 'committee: what it asked when it graded',
    of: { sourceId: 'grades', mechanismId: 'ccpr' },
    in: { kind: 'state_report', mechanismId: 'ccpr' },
    steps: COMMITTEE_STEPS,
    date: '2018-07-02',
  },
  {
    when: 'committee: a document that no step names',
    of: { sourceId: 'summary', mechanismId: 'ccpr' },
    in: { kind: 'state_report', mechanismId: 'ccpr' },
    steps: COMMITTEE_STEPS,
    date: '2016-07-11',
  },
  {
    when: 'mission: the final report, not the day of the vote',
    of: { sourceId: 'final', mechanismId: 'odihr' },
    in: { kind: 'election_observation', mechanismId: 'odihr' },
    steps: [step('mission', '2021-01-10', 'page'), step('published', '2021-03-26', 'final')],
    date: '2021-03-26',
  },
  { when: 'no step is dated', of: {}, steps: [], date: null },
];

for (const { when, of, in: given, steps, date } of MADE) {
  test(`${when}: ${date ?? 'no date'}`, () =>
    assert.equal(madeAt(recommendation(of), review(given), steps)?.date ?? null, date));
}

const POSITIONS: readonly {
  readonly when: string;
  readonly given: readonly Position[];
  readonly asof: string;
  readonly stands: Position['position'] | null;
}[] = [
  { when: 'nothing was answered', given: [], asof: '2021-06-12', stands: null },
  {
    when: 'answered the day after',
    given: [answer('noted', '2020-03-12')],
    asof: '2020-03-11',
    stands: null,
  },
  { when: 'answered that day', given: [answer('noted', '2020-03-12')], asof: '2020-03-12', stands: 'noted' },
  {
    when: 'taken home, then supported',
    given: [answer('supported', '2010-06-01'), answer('pending', '2010-02-16')],
    asof: '2021-06-12',
    stands: 'supported',
  },
  {
    when: 'taken home, not answered yet',
    given: [answer('supported', '2010-06-01'), answer('pending', '2010-02-16')],
    asof: '2010-03-01',
    stands: 'pending',
  },
  {
    when: 'an undated answer yields to a dated one',
    given: [answer('rejected', null), answer('accepted', '2010-06-01')],
    asof: '2021-06-12',
    stands: 'accepted',
  },
  {
    when: 'only an undated answer',
    given: [answer('rejected', null)],
    asof: '2000-01-01',
    stands: 'rejected',
  },
  { when: 'the year is not over', given: [answer('noted', '2020')], asof: '2020-06-01', stands: null },
  {
    when: 'the answer is to another one',
    given: [answer('noted', '2020', 'two')],
    asof: '2021-06-12',
    stands: null,
  },
];

for (const { when, given, asof, stands } of POSITIONS) {
  test(`${when}: ${stands ?? 'no position'} on ${asof}`, () =>
    assert.equal(positionOn('one', given, asof)?.position ?? null, stands));
}

test('an answer is expected to what the UPR recommends, and to nothing else', () => {
  assert.equal(expectsPosition(recommendation(), review()), true);
  assert.equal(expectsPosition(recommendation({ type: 'statement' }), review()), false);
  assert.equal(expectsPosition(recommendation({ mechanismId: 'ohchr' }), review()), false);
  assert.equal(
    expectsPosition(
      recommendation({ mechanismId: 'ccpr' }),
      review({ kind: 'state_report', mechanismId: 'ccpr' }),
    ),
    false,
  );
});

test('totals count each recommendation once, by the answer that stands; neighbours are not counted', () => {
  const all = [
    ...['one', 'two', 'three', 'four', 'five', 'six'].map((id) => recommendation({ id })),
    recommendation({ id: 'concern', type: 'concern' }),
  ];
  const given = [
    answer('supported', '2020-03-12', 'one'),
    answer('accepted', '2020-03-12', 'two'),
    answer('noted', '2020-03-12', 'three'),
    answer('partially_supported', '2020-03-12', 'four'),
    answer('pending', '2019-11-07', 'five'),
  ];
  const after: PositionTotals = { received: 6, supported: 2, partially: 1, noted: 1, open: 2 };
  const before: PositionTotals = { received: 6, supported: 0, partially: 0, noted: 0, open: 6 };
  assert.deepEqual(positionTotals(all, given, '2020-03-12'), after);
  assert.deepEqual(positionTotals(all, given, '2020-03-11'), before);
});

const THIRD = [
  step('review', '2019-11-07'),
  step('report_published', '2019-12-20'),
  step('replies', '2020-02-24'),
];
const STATED: readonly (readonly [asof: string, received: number | null, supported: number | null])[] = [
  ['2019-11-06', null, null],
  ['2019-11-07', 245, null],
  ['2020-02-23', 245, null],
  ['2020-02-24', 245, 214],
];

for (const [asof, received, supported] of STATED) {
  test(`stated on ${asof}: ${received ?? 'nothing'} received, ${supported ?? 'nothing'} supported`, () =>
    assert.deepEqual(statedTotals(review(), THIRD, asof), { received, supported }));
}

test('totals of a review without dated steps stand', () => {
  assert.deepEqual(statedTotals(review(), [], '1990-01-01'), { received: 245, supported: 214 });
});

const request = (paragraph: string, dueOn: string | null): FollowUpRequest => ({
  id: `request.${paragraph}`,
  stateId: 'XXX',
  reviewId: 'upr',
  paragraph,
  subject: { en: 'Torture' },
  requestedOn: '2016-07-11',
  withinMonths: 12,
  dueOn,
});
const report = (paragraphs: readonly string[], submittedOn: string): FollowUpReport => ({
  id: `report.${submittedOn}`,
  stateId: 'XXX',
  reviewId: 'upr',
  title: { en: 'Follow-up report' },
  paragraphs: [...paragraphs],
  submittedOn,
  publishedOn: null,
  sourceId: null,
});

const FOLLOW_UPS: readonly {
  readonly when: string;
  readonly request: FollowUpRequest;
  readonly reports: readonly FollowUpReport[];
  readonly asof: string;
  readonly status: FollowUpStatus | null;
}[] = [
  {
    when: 'not asked yet',
    request: request('18', '2017-07-11'),
    reports: [],
    asof: '2016-07-10',
    status: null,
  },
  {
    when: 'within the year',
    request: request('18', '2017-07-11'),
    reports: [],
    asof: '2017-07-10',
    status: 'due',
  },
  {
    when: 'on its last day',
    request: request('18', '2017-07-11'),
    reports: [],
    asof: '2017-07-11',
    status: 'due',
  },
  {
    when: 'the day after',
    request: request('18', '2017-07-11'),
    reports: [],
    asof: '2017-07-12',
    status: 'overdue',
  },
  { when: 'no date was set', request: request('18', null), reports: [], asof: '2030-01-01', status: 'due' },
  {
    when: 'due in a month, on its last day',
    request: request('18', '2017-07'),
    reports: [],
    asof: '2017-07-31',
    status: 'due',
  },
  {
    when: 'answered in time',
    request: request('18', '2017-07-11'),
    reports: [report(['18'], '2016-12-07')],
    asof: '2021-06-12',
    status: 'answered',
  },
  {
    when: 'answered on the last day of the month it was due',
    request: request('18', '2017-07'),
    reports: [report(['18'], '2017-07-31')],
    asof: '2021-06-12',
    status: 'answered',
  },
  {
    when: 'answered late',
    request: request('18', '2017-07-11'),
    reports: [report(['18'], '2017-08-10')],
    asof: '2021-06-12',
    status: 'answered_late',
  },
  {
    when: 'the answer had not come yet',
    request: request('18', '2017-07-11'),
    reports: [report(['18'], '2017-08-10')],
    asof: '2017-08-09',
    status: 'overdue',
  },
  {
    when: 'answered first in time, then again',
    request: request('18', '2017-07-11'),
    reports: [report(['18'], '2018-01-01'), report(['18'], '2017-07-11')],
    asof: '2021-06-12',
    status: 'answered',
  },
  {
    when: 'the report on the whole paragraph answers its parts',
    request: request('11 (a)–(b)', '2021-03-08'),
    reports: [report(['11'], '2021-03-01')],
    asof: '2021-06-12',
    status: 'answered',
  },
  {
    when: 'the report is on another paragraph',
    request: request('18', '2017-07-11'),
    reports: [report(['24', '54'], '2017-04-18')],
    asof: '2021-06-12',
    status: 'overdue',
  },
  {
    when: 'a longer number is another paragraph',
    request: request('11', '2021-03-08'),
    reports: [report(['1'], '2021-03-01')],
    asof: '2021-06-12',
    status: 'overdue',
  },
];

for (const { when, request: asked, reports, asof, status } of FOLLOW_UPS) {
  test(`${when}: ${status ?? 'no request'} on ${asof}`, () =>
    assert.equal(followUpOn([asked], reports, asof)[0]?.status ?? null, status));
}

test('a recommendation finds the requests that chose its paragraph, a part of it, or the whole it is in', () => {
  const states = followUpOn([request('11 (a)–(b)', null), request('20', null)], [], '2021-06-12');
  const found = (paragraph: string | null): string[] =>
    requestsFor(recommendation({ paragraph }), states).map((one) => one.request.paragraph);
  assert.deepEqual(found('11 (a)'), ['11 (a)–(b)']);
  assert.deepEqual(found('11 (c)'), []);
  assert.deepEqual(found('11'), ['11 (a)–(b)']);
  assert.deepEqual(found('20'), ['20']);
  assert.deepEqual(found(null), []);
});
