import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { closeness } from './closeness.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

test('closeness is between 0 and 1, and grows with either view', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), share, share, (direction, words, more) => {
      const close = closeness({ direction, words });
      assert.ok(close >= 0 && close <= 1);
      assert.ok(closeness({ direction, words: Math.max(words, more) }) >= close);
      assert.ok(closeness({ direction: Math.max(direction, more), words }) >= close);
    }),
  );
});

test('without a direction the shared words count alone; the same text is as close as can be', () => {
  assert.equal(closeness({ direction: null, words: 0.3 }), 0.3);
  assert.equal(closeness({ direction: null, words: 1.7 }), 1);
  assert.equal(closeness({ direction: 1, words: 1.2 }), 1);
  assert.equal(closeness({ direction: -1, words: 0 }), 0);
});
