import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, hashOf, newId, sha256 } from './canonical.ts';

test('keys are sorted by their UTF-16 units, as in the example of RFC 8785, section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  assert.equal(
    canonicalJson(value),
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
});

test('literals and escapes as in RFC 8785, section 3.2.2', () => {
  assert.equal(
    canonicalJson({ string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }),
    '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('what is undefined is left out, what is no finite number is refused', () => {
  assert.equal(canonicalJson({ b: undefined, a: [undefined] }), '{"a":[null]}');
  for (const value of [NaN, Infinity, -Infinity]) assert.throws(() => canonicalJson({ value }), TypeError);
});

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** The same value with the keys of every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

test('one text for one value, and the text is the value', () => {
  fc.assert(
    fc.property(json, (value) => {
      assert.equal(canonicalJson(turned(value)), canonicalJson(value));
      assert.deepEqual(JSON.parse(canonicalJson(value)), value);
      assert.equal(hashOf(value), sha256(canonicalJson(value)));
    }),
  );
});

test('ids made later sort later', () => {
  const ids = [1, 32, 1_000, 1_623_456_789_000, 1_900_000_000_000].map((now) => newId('x', now));
  assert.deepEqual([...ids].sort(), ids);
  for (const id of ids) assert.match(id, /^x\.[0-9a-hjkmnp-tv-z]{26}$/);
  assert.equal(new Set(Array.from({ length: 100 }, () => newId('x', 1))).size, 100);
});
