import assert from 'node:assert/strict';
import test from 'node:test';
import { shippedNames } from '../names.testdata.ts';
import { recommendationText } from './wording.ts';

const names = shippedNames();

const CASES: readonly (readonly [string, string])[] = [
  ['To plant trees;', 'Plant trees'],
  ['That Poland plant trees.', 'Plant trees'],
  ['That the State plant trees', 'Plant trees'],
  ['That the Government of Poland should plant trees', 'Plant trees'],
  ['That the second plan take trees into account', 'That the second plan take trees into account'],
  ['Recommended to Poland to plant trees', 'Plant trees'],
  ['Recommended that Poland plant trees', 'Plant trees'],
  ['Recommended that Poland, as a priority, plant trees', 'As a priority, plant trees'],
  ['Encouraged Poland to continue planting trees', 'Continue planting trees'],
  ['Called upon Poland to plant trees', 'Plant trees'],
  ['It also recommended that the Government plant trees', 'Plant trees'],
  ['Recommended to make efforts', 'Make efforts'],
  ['Recommended that trees be planted', 'Recommended that trees be planted'],
  ['Recommended to Poland that trees be planted', 'Recommended to Poland that trees be planted'],
  ['Recommended the planting of trees', 'Recommended the planting of trees'],
  [
    'While noting the trees, recommended that more be planted',
    'While noting the trees, recommended that more be planted',
  ],
  [' and water them ; ', 'Water them'],
  ['plant trees in Poland', 'Plant trees in Poland'],
];

for (const [raw, expected] of CASES) {
  test(raw, () => assert.equal(recommendationText(raw, 'POL', names), expected));
}
