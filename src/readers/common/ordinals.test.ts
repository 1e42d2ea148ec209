import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ordinalDigits, ordinalNumber, ordinalsInWords, ordinalWord } from './ordinals.ts';

test('words and digits', () => {
  assert.deepEqual(['seventy-fourth', 'ninetieth', '126th', 'third', 'seventy', 'cow'].map(ordinalNumber), [
    74,
    90,
    126,
    3,
    null,
    null,
  ]);
  assert.deepEqual([3271, 3272, 3273, 112, 11].map(ordinalDigits), [
    '3271st',
    '3272nd',
    '3273rd',
    '112th',
    '11th',
  ]);
  assert.equal(ordinalsInWords([3, 4]), 'third and fourth');
  assert.equal(ordinalsInWords([8, 9, 10]), 'eighth to tenth');
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), (number) => {
      assert.equal(ordinalNumber(ordinalWord(number)), number);
      assert.equal(ordinalNumber(ordinalDigits(number)), number);
    }),
  );
});
