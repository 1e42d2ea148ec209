import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleValuesOf } from '../assessments/index.ts';
import { folded, positionWord, reviewRecord, rowsOn } from './review-record.ts';
import type { Row } from './review-record.ts';
import { differenceOf, reviewList, reviewSummary } from './review-summary.ts';
import { review } from './reviews.schema.ts';
import { CATALOGUE, DOSSIER } from './reviews.testdata.ts';

const VALUES = scaleValuesOf(CATALOGUE);
const rowsAsOf = (asof: string): ReturnType<typeof rowsOn> => rowsOn(reviewRecord(DOSSIER), VALUES, asof);
const ids = (rows: readonly Row[]): string[] => rows.map((row) => row.entry.recommendation.id);
const rowOf = (id: string, asof: string): Row => {
  const found = rowsAsOf(asof).rows.find((row) => row.entry.recommendation.id === id);
  assert.ok(found, `${id} on ${asof}`);
  return found;
};

test('by type, the newest review first, then as in the document', () => {
  assert.deepEqual(ids(rowsAsOf('2021-06-12').rows), [
    'one',
    'two',
    'three',
    'para-24',
    'para-24-a',
    'para-24-c',
    'welcome',
  ]);
});

test('what had not been said by the day is not there; a month not over is named as perhaps', () => {
  assert.deepEqual(ids(rowsAsOf('2016-07-10').rows), []);
  assert.deepEqual(ids(rowsAsOf('2019-11-06').rows), ['para-24', 'para-24-a', 'para-24-c']);
  const perhaps = (asof: string): string[] => rowsAsOf(asof).perhaps.map((entry) => entry.recommendation.id);
  assert.deepEqual(perhaps('2021-06-12'), ['study.1']);
  assert.deepEqual(perhaps('2021-06-30'), []);
  assert.ok(ids(rowsAsOf('2021-06-30').rows).includes('study.1'));
});

test('the dossier is joined once, and a day is computed once', () => {
  assert.equal(reviewRecord(DOSSIER), reviewRecord(DOSSIER));
  assert.equal(rowsAsOf('2021-06-12'), rowsAsOf('2021-06-12'));
});

const GRADES: readonly (readonly [id: string, asof: string, values: string, differ: boolean])[] = [
  ['para-24', '2021-06-12', 'B C', false],
  ['para-24-a', '2018-12-31', 'B', false],
  ['para-24-a', '2021-06-12', 'B C', true],
  ['para-24-c', '2021-06-12', 'C', false],
  ['para-24-a', '2018-07-30', '', false],
  ['two', '2021-06-12', '', false],
  ['two', '2021-06-30', 'B', false],
];

for (const [id, asof, values, differ] of GRADES) {
  test(`${id} on ${asof}: ${values || 'not assessed'}${differ ? ', assessors differ' : ''}`, () => {
    const row = rowOf(id, asof);
    assert.equal(row.assessed.map((one) => one.assessment.value).join(' '), values);
    assert.equal(row.differs, differ);
  });
}

test('nobody is said not to have assessed a word of welcome', () => {
  assert.deepEqual(rowOf('welcome', '2021-06-12').common, []);
  assert.deepEqual(rowOf('three', '2021-06-12').common, ['not_assessed']);
});

test('the word for the position: what the document says, none where an answer is expected, else nothing', () => {
  const word = (id: string, asof: string): string | null => positionWord(rowOf(id, asof));
  assert.equal(word('two', '2020-03-12'), 'noted');
  assert.equal(word('two', '2020-03-11'), 'none');
  assert.equal(word('three', '2021-06-12'), 'none');
  assert.equal(word('para-24', '2021-06-12'), null);
  assert.equal(word('welcome', '2021-06-12'), null);
});

test('words are folded: marks of Latin letters go, those of Cyrillic ones are letters', () => {
  assert.equal(folded('Genève, Țară'), 'geneve, tara');
  assert.equal(folded('Йод и ёж'), 'йод и ёж');
});

test('the list of reviews: those that had begun, by kind, and those that perhaps had', () => {
  const list = reviewList(DOSSIER, VALUES, '2021-06-12');
  assert.deepEqual(
    list.groups.map((group) => [group.kind, ...group.reviews.map((one) => one.review.id)]),
    [
      ['upr', 'upr-3'],
      ['state_report', 'ccpr-2'],
    ],
  );
  assert.deepEqual(
    list.perhaps.map((one) => one.review.id),
    ['study'],
  );
});

test('a review: totals stated against counted, follow-up as of the day', () => {
  const own = DOSSIER.find(review, 'upr-3');
  assert.ok(own);
  const summary = reviewSummary(own, DOSSIER, VALUES, '2021-06-12');
  assert.deepEqual(summary.stated, { received: 5, supported: 2 });
  assert.deepEqual(summary.counted, { received: 3, supported: 1, partially: 0, noted: 1, open: 1 });
  const committee = DOSSIER.find(review, 'ccpr-2');
  assert.ok(committee);
  assert.deepEqual(
    reviewSummary(committee, DOSSIER, VALUES, '2021-06-12').followUps.map((one) => one.status),
    ['overdue'],
  );
});

const DIFFERENCES: readonly (readonly [stated: number, counted: number, difference: string])[] = [
  [245, 0, 'none_held'],
  [245, 19, 'fewer'],
  [194, 194, 'equal'],
  [194, 195, 'more'],
];

for (const [stated, counted, difference] of DIFFERENCES) {
  test(`${stated} stated, ${counted} held: ${difference}`, () =>
    assert.equal(differenceOf(stated, counted), difference));
}
