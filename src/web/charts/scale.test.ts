import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { breaksOf, percentOf, scaleOf, shadeOf, shadeRanges, SHADES } from './scale.ts';

test('a scale begins at 0, ends at or above the largest value, and has round steps', () => {
  const cases: readonly [values: number[], options: { most?: number; unit?: number }, ticks: number[]][] = [
    [[7], {}, [0, 2, 4, 6, 8]],
    [[10], {}, [0, 2, 4, 6, 8, 10]],
    [[1], {}, [0, 1]],
    [[3], { most: 2 }, [0, 2, 4]],
    [[7_252], { most: 4 }, [0, 2_000, 4_000, 6_000, 8_000]],
    [[0.19, 0.05], { most: 4, unit: 0.01 }, [0, 0.05, 0.1, 0.15, 0.2]],
    [[0.024], { most: 4, unit: 0.01 }, [0, 0.01, 0.02, 0.03]],
    [[1], { most: 4, unit: 0.01 }, [0, 0.25, 0.5, 0.75, 1]],
    [[], {}, [0, 1]],
    [[0, 0], { unit: 0.01 }, [0, 0.01]],
  ];
  for (const [values, options, ticks] of cases) {
    assert.deepEqual(scaleOf(values, options).ticks, ticks, values.join(' '));
  }
});

test('every value lies on its scale, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 8 }),
      (values, most) => {
        const { max, ticks } = scaleOf(values, { most });
        assert.ok(values.every((value) => value <= max));
        assert.equal(ticks[0], 0);
        assert.equal(ticks.at(-1), max);
        assert.ok(ticks.length <= most + 1 || max === 1, `${ticks.length} ticks`);
        assert.ok(ticks.every(Number.isInteger));
      },
    ),
  );
});

test('shades part many small and few large values at round figures', () => {
  const cases: readonly [values: number[], unit: number, breaks: number[]][] = [
    [[1, 2, 3, 4, 5], 1, [2, 3, 4, 5]],
    [[0, 0, 0], 1, []],
    [[4, 4, 4], 1, []],
    [[1, 100], 1, [100]],
    [[0.01, 0.02, 0.05, 0.1, 0.3], 0.01, [0.02, 0.05, 0.1, 0.3]],
  ];
  for (const [values, unit, breaks] of cases)
    assert.deepEqual(breaksOf(values, unit), breaks, values.join(' '));
});

test('a larger value is never paler, and each shade of the key is in use', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 60 }), (values) => {
      const breaks = breaksOf(values);
      const shades = [...values].sort((a, b) => a - b).map((value) => shadeOf(breaks, value));
      assert.deepEqual(shades, [...shades].sort());
      assert.ok(shades.every((shade) => shade >= 0 && shade <= SHADES));
      for (const { shade, from, until } of shadeRanges(breaks)) {
        assert.ok(until === null || until > from);
        if (values.some((value) => value > 0))
          assert.ok(shades.includes(shade), `no value is of shade ${shade}`);
      }
    }),
  );
});

test('a part of nothing is nothing', () => {
  assert.equal(percentOf(0, 0), 0);
  assert.equal(percentOf(1, 3), 33.33);
});
