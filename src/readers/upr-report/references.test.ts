import assert from 'node:assert/strict';
import test from 'node:test';
import { referencesIn } from './references.ts';

const CASES: readonly (readonly [string, string])[] = [
  ['noted in the report in paragraphs 45, 55, 56, last sentence, and 63 above did not', '45 55 56 63'],
  ['in paragraphs 35 (b), 38 (a), (b) and (d), 44 (b) above', '35.b 38.a 38.b 38.d 44.b'],
  ['in paragraphs 24(b), 37(a), above', '24.b 37.a'],
  ['contained in paragraphs 33 (a, b), 39 (a)', '33.a 33.b 39.a'],
  ['in paragraph 24 (c), 48 (b) (d), 51 (a) (c)', '24.c 48.b 48.d 51.a 51.c'],
  ['paragraphs 31 (b), 43 (a) (ii), 68 (d) (i) and 74 (a)', '31.b 43.a.ii 68.d.i 74.a'],
  ['in paragraphs 35 (a), (b), (e) and (g) (i); 41 (b)', '35.a 35.b 35.e 35.g.i 41.b'],
  ['paragraphs 27 (h), (i) and 28', '27.h 27.i 28'],
  ['did not enjoy the support of the State: paragraphs 38(b); 53 (c) (d)', '38.b 53.c 53.d'],
  ['paragraph 5 (a) and again paragraph 5 (a)', '5.a'],
  ['the recommendations above did not enjoy its support', ''],
];

for (const [sentence, expected] of CASES) {
  test(sentence, () => {
    const found = referencesIn(sentence).map(({ paragraph, letter }) =>
      [paragraph, letter].filter(Boolean).join('.'),
    );
    assert.equal(found.join(' '), expected);
  });
}
