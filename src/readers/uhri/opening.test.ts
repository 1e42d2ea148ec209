import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOfParagraph } from '../common/paragraph-place.ts';
import { readOpening } from './opening.ts';

const CASES: readonly (readonly [
  text: string,
  heading: string | null,
  paragraph: string | null,
  words: string,
])[] = [
  ['36.1 Build it', null, '36.1', 'Build it'],
  ['137.197. Build it', null, '137.197', 'Build it'],
  ['138.12The State', null, '138.12', 'The State'],
  ['96.26 (a) Build it', null, '96.26 (a)', 'Build it'],
  ['67. Build it', null, '67', 'Build it'],
  ['3.The Committee', null, '3', 'The Committee'],
  ['12(a) Build it', null, '12 (a)', 'Build it'],
  ['41 Build it', null, '41', 'Build it'],
  ['Water\n7. The Committee', 'Water', '7', 'The Committee'],
  ['B.Positive aspects\n3.The Committee', 'Positive aspects', '3', 'The Committee'],
  ['C. Matters of concern\nWater\n5. The Committee', 'Water', '5', 'The Committee'],
  ['Rural women 49.The Committee', 'Rural women', '49', 'The Committee'],
  ['Recommendation No. 41, para. 81: 41. Build it', null, '81.41', 'Build it'],
  ['Recommendations contained in para. 79(a): 79(a). Build it', null, '79 (a)', 'Build it'],
  ['Recommendation contained in 25(a): Build it', null, '25 (a)', 'Build it'],
  ['paragraph 28: Build it', null, '28', 'Build it'],
  // What only looks like a number.
  ['2030 is near', null, null, '2030 is near'],
  ['5 years are long', null, null, '5 years are long'],
  ['In line with article 7. The Committee', null, null, 'In line with article 7. The Committee'],
  ['The Committee recalls rule 12. The State', null, null, 'The Committee recalls rule 12. The State'],
  ['(a) Build it', null, null, '(a) Build it'],
  ['no number here', null, null, 'no number here'],
  ['', null, null, ''],
];

test('heading, number and words of a passage', () => {
  for (const [text, heading, paragraph, words] of CASES)
    assert.deepEqual(readOpening(text), { heading, paragraph, text: words }, text);
});

test('hostile texts cost no more than others', () => {
  const began = performance.now();
  for (const piece of ['(', 'a', '1', '1.', ' ', '\n', 'Recommendation ', 'a 1.', 'A.\n', '1 ('])
    readOpening(piece.repeat(100_000));
  assert.ok(performance.now() - began < 1_000);
});

test('paragraphs in the order of their document', () => {
  const ordered = ['3', '7', '7 (a)', '7 (b)', '36.1', '36.2', '36.10', '36.10 (a)', '100', '124.16'];
  const places = ordered.map(placeOfParagraph);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.equal(new Set(places).size, ordered.length);
  assert.equal(placeOfParagraph(null), 1);
  assert.ok(placeOfParagraph('999.999 (z)') < 2 ** 31);
});
