import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScaleValue } from '../catalogue/index.ts';
import {
  assessorsDiffer,
  commonValues,
  isAbout,
  latestAssessments,
  onCommonScale,
  scaleValuesByCode,
} from './assessments.ts';
import type { Assessed, CommonValue, Subject } from './assessments.ts';
import type { Assessment } from './assessments.schema.ts';

const assessment = (given: Partial<Assessment>): Assessment => ({
  id: 'one',
  stateId: 'XXX',
  subjectKind: 'recommendation',
  subjectId: 'para-24',
  assessorKind: 'mechanism',
  assessor: 'Committee',
  mechanismId: null,
  reviewId: null,
  scaleId: 'letters',
  value: 'B',
  date: '2018-07-02',
  part: null,
  rationale: null,
  ...given,
});

const SUBJECT: Subject = { kind: 'recommendation', id: 'para-24' };

const LATEST: readonly {
  readonly when: string;
  readonly said: readonly Partial<Assessment>[];
  readonly asof: string;
  readonly counts: readonly string[];
}[] = [
  { when: 'nobody has said anything', said: [], asof: '2021-06-12', counts: [] },
  { when: 'said the day after', said: [{ id: 'a', date: '2021-06-13' }], asof: '2021-06-12', counts: [] },
  { when: 'said that very day', said: [{ id: 'a', date: '2021-06-12' }], asof: '2021-06-12', counts: ['a'] },
  { when: 'the month is not over', said: [{ id: 'a', date: '2021-06' }], asof: '2021-06-12', counts: [] },
  { when: 'the month is over', said: [{ id: 'a', date: '2021-06' }], asof: '2021-06-30', counts: ['a'] },
  {
    when: 'the newer one of the same assessor stands',
    said: [
      { id: 'new', date: '2020-01-01', value: 'A' },
      { id: 'old', date: '2018-01-01', value: 'C' },
    ],
    asof: '2021-06-12',
    counts: ['new'],
  },
  {
    when: 'the newer one had not been said yet',
    said: [
      { id: 'new', date: '2020-01-01', value: 'A' },
      { id: 'old', date: '2018-01-01', value: 'C' },
    ],
    asof: '2019-06-12',
    counts: ['old'],
  },
  {
    when: 'of two on one day the one entered last stands',
    said: [{ id: 'first' }, { id: 'second' }],
    asof: '2021-06-12',
    counts: ['second'],
  },
  {
    when: 'two assessors stand side by side, by date',
    said: [
      { id: 'state', assessor: 'Government', assessorKind: 'state', date: '2019-01-01' },
      { id: 'committee', date: '2018-07-02' },
    ],
    asof: '2021-06-12',
    counts: ['committee', 'state'],
  },
  {
    when: 'parts graded apart by one assessor both stand',
    said: [
      { id: 'c-f', part: '24 (c)–(f)', value: 'C' },
      { id: 'a-b', part: '24 (a)–(b)', value: 'B' },
    ],
    asof: '2021-06-12',
    counts: ['a-b', 'c-f'],
  },
  { when: 'another subject', said: [{ id: 'a', subjectId: 'para-54' }], asof: '2021-06-12', counts: [] },
  {
    when: 'another kind with the same id',
    said: [{ id: 'a', subjectKind: 'measure' }],
    asof: '2021-06-12',
    counts: [],
  },
];

for (const { when, said, asof, counts } of LATEST) {
  test(`${when}: ${counts.join(', ') || 'nothing'} on ${asof}`, () => {
    const found = latestAssessments(said.map(assessment), SUBJECT, asof);
    assert.deepEqual(
      found.map((one) => one.id),
      counts,
    );
  });
}

const PARTS: readonly {
  readonly part: string | null;
  readonly paragraph: string;
  readonly about: boolean;
}[] = [
  { part: null, paragraph: '24 (a)', about: true },
  { part: '24', paragraph: '24 (a)', about: true },
  { part: '24 (a)–(b)', paragraph: '24 (a)', about: true },
  { part: '24 (a)–(b)', paragraph: '24 (b)', about: true },
  { part: '24 (a)–(b)', paragraph: '24 (c)', about: false },
  { part: '54 (a)', paragraph: '24 (a)', about: false },
];

for (const { part, paragraph, about } of PARTS) {
  test(`a grade for ${part ?? 'the whole'} is ${about ? '' : 'not '}about ${paragraph}`, () => {
    const subject: Subject = { kind: 'recommendation', id: 'sub', within: [{ id: 'para-24', paragraph }] };
    assert.equal(isAbout(assessment({ part }), subject), about);
  });
}

const value = (code: string, common: CommonValue): ScaleValue => ({
  id: `letters.${code}`,
  scaleId: 'letters',
  code,
  position: 1,
  label: { en: code },
  definition: null,
  common,
});
const SCALE = scaleValuesByCode([
  value('A', 'fully'),
  value('B', 'in_progress'),
  value('C', 'not_started'),
  value('D', 'no_information'),
]);

test('a grade is read on the common scale through its own scale and version', () => {
  const [known, otherScale, noSuchGrade] = onCommonScale(
    [assessment({}), assessment({ scaleId: 'numbers' }), assessment({ value: 'F' })],
    SCALE,
  );
  assert.equal(known?.common, 'in_progress');
  assert.equal(known?.value?.code, 'B');
  assert.deepEqual([otherScale?.common, otherScale?.value], [null, null]);
  assert.equal(noSuchGrade?.common, null);
});

const assessed = (given: Partial<Assessment>): Assessed =>
  onCommonScale([assessment(given)], SCALE)[0] as Assessed;
const OTHER = { assessor: 'Alliance', assessorKind: 'civil_society' } as const;

const DIFFERENCES: readonly {
  readonly when: string;
  readonly said: readonly Assessed[];
  readonly differ: boolean;
}[] = [
  { when: 'nobody speaks', said: [], differ: false },
  { when: 'one speaks', said: [assessed({})], differ: false },
  { when: 'two say the same', said: [assessed({}), assessed(OTHER)], differ: false },
  {
    when: 'two say different things',
    said: [assessed({}), assessed({ ...OTHER, value: 'C' })],
    differ: true,
  },
  {
    when: 'one grades two parts differently',
    said: [assessed({ part: '24 (a)' }), assessed({ part: '24 (b)', value: 'C' })],
    differ: false,
  },
  {
    when: 'two speak of different parts',
    said: [assessed({ part: '24 (a)' }), assessed({ ...OTHER, part: '24 (b)', value: 'C' })],
    differ: false,
  },
  {
    when: 'the parts meet',
    said: [assessed({ part: '24 (a)–(c)' }), assessed({ ...OTHER, part: '24 (c)–(f)', value: 'C' })],
    differ: true,
  },
  {
    when: 'one speaks of the whole, one of a part',
    said: [assessed({ part: '24 (a)' }), assessed({ ...OTHER, value: 'A' })],
    differ: true,
  },
  {
    when: 'one only says that it knows nothing',
    said: [assessed({}), assessed({ ...OTHER, value: 'D' })],
    differ: false,
  },
  {
    when: 'one speaks on a scale that is not held',
    said: [assessed({}), assessed({ ...OTHER, value: 'Z' })],
    differ: false,
  },
];

for (const { when, said, differ } of DIFFERENCES) {
  test(`${when}: assessors ${differ ? 'differ' : 'do not differ'}`, () =>
    assert.equal(assessorsDiffer(said), differ));
}

test('the places on the common scale, each once, in the order of the scale', () => {
  assert.deepEqual(commonValues([]), ['not_assessed']);
  assert.deepEqual(
    commonValues([assessed({ value: 'A' }), assessed({ value: 'C' }), assessed({ value: 'C' })]),
    ['not_started', 'fully'],
  );
  assert.deepEqual(commonValues([assessed({ value: 'Z' })]), ['no_information']);
});
