import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MetNames } from './met-names.ts';

test('a name is new once, as in a set', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 300 }), (names) => {
      const [met, set] = [new MetNames(), new Set<string>()];
      for (const name of names) {
        assert.equal(met.meet(name), !set.has(name));
        set.add(name);
      }
    }),
  );
});

test('100,000 names that differ in one letter are all new, and none of them twice', () => {
  const met = new MetNames();
  const names = Array.from(
    { length: 100_000 },
    (_, index) => `recommendation kaz.uhri.${index.toString(36)}`,
  );
  assert.ok(names.every((name) => met.meet(name)));
  assert.ok(names.every((name) => !met.meet(name)));
});
