import assert from 'node:assert/strict';
import test from 'node:test';
import { shippedNames } from './report.testdata.ts';
import { spokenRecommendations } from './spoken.ts';
import { speakerOf } from './statements.ts';

const names = shippedNames();

const spoken = (text: string, letter: string | null): readonly string[] =>
  spokenRecommendations(text, { paragraph: 1, letter }).map((one) => one.text);

const LETTERED =
  'Chile praised the trees. It recommended that Samoa (a) plant more trees. While glad of the parks, it was worried. ' +
  'It further recommended that Samoa (b) water them daily; and (c) adhere to the Convention, article 28 (a).';

test('a letter gives its words, up to the next letter or the end of the sentence', () => {
  assert.deepEqual(spoken(LETTERED, 'a'), ['plant more trees']);
  assert.deepEqual(spoken(LETTERED, 'b'), ['water them daily']);
  assert.deepEqual(spoken(LETTERED, 'c'), ['adhere to the Convention, article 28 (a)']);
});

test('a point of a letter takes the verb before the first point', () => {
  const text = 'Peru recommended that Samoa (a) ratify (i) the Convention on Trees and (ii) the Protocol.';
  assert.deepEqual(spoken(text, 'a.ii'), ['ratify the Protocol']);
});

test('a verb before the first letter is said with each', () => {
  const text = 'Peru recommended that Samoa adhere to (a) the Convention on Trees and (b) the Protocol.';
  assert.deepEqual(spoken(text, 'b'), ['adhere to the Protocol']);
});

test('a whole paragraph gives all its letters, or its recommending sentences', () => {
  assert.equal(spoken(LETTERED, null).length, 3);
  const plain = 'Peru liked the parks. Peru recommended that Samoa plant trees. It asked about fruit.';
  assert.deepEqual(spoken(plain, null), ['recommended that Samoa plant trees.']);
});

test('where the letters were edited out, they are counted, and that is said', () => {
  const text = 'Peru recommended planting. It also recommended watering the trees.';
  const [second] = spokenRecommendations(text, { paragraph: 1, letter: 'b' });
  assert.equal(second?.text, 'recommended watering the trees.');
  assert.equal(second?.isCounted, true);
});

test('nothing is made of a paragraph that recommends nothing', () => {
  assert.deepEqual(spoken('Peru asked about the trees.', 'a'), []);
});

const SPEAKERS: readonly (readonly [string, string | null])[] = [
  ['Chile welcomed the trees.', 'CHL'],
  ['The Russian Federation welcomed the trees.', 'RUS'],
  ['The United Kingdom of Great Britain and Northern Ireland asked about trees.', 'GBR'],
  ['With reference to its problems, Egypt asked Samoa about trees.', 'EGY'],
  ['Samoa thanked Chile for its words.', 'CHL'],
  ['Nobody said anything.', null],
];

for (const [text, state] of SPEAKERS) {
  test(`speaker: ${text}`, () => assert.equal(speakerOf(text, 'WSM', names), state));
}

test('words of their own that follow a recommendation are no part of it', () => {
  const text = 'Peru recommended that Samoa (a) plant trees, and wished to know whether palms are felled.';
  assert.deepEqual(spoken(text, 'a'), ['plant trees']);
});

test('a verb stands with what follows it, be it before the mark or in the words of the mark before', () => {
  const marks =
    'Chile recommended that Samoa consider (a) ratifying the Convention on Trees and (b) the Protocol thereto.';
  assert.deepEqual(spoken(marks, 'b'), ['consider ratifying the Protocol thereto']);
  const before = 'Chile recommended (a) to plant trees and to adhere to both the (b) Covenant on Fruit.';
  assert.deepEqual(spoken(before, 'b'), ['adhere to Covenant on Fruit']);
  const anew = 'Chile recommended that Samoa (a) plant trees. It recommended that (b) the Covenant be read.';
  assert.deepEqual(spoken(anew, 'b'), ['the Covenant be read']);
});
