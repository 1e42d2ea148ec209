import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitted, widthOf } from './text-fit.ts';

test('a text that fits stays as it is; one that does not ends in an ellipsis', () => {
  assert.equal(fitted('Supported', { size: 14, width: 108 }), 'Supported');
  assert.equal(fitted('Freedom of association', { size: 14, width: 108 }), 'Freedom of ass…');
  assert.equal(fitted('', { size: 14, width: 108 }), '');
});

test('no text is wider than its room', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 80, unit: 'grapheme' }),
      fc.integer({ min: 20, max: 400 }),
      (text, width) => {
        assert.ok(widthOf(fitted(text, { size: 14, width }), 14) <= width);
      },
    ),
  );
});
