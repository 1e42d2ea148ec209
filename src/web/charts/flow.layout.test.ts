import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flowLayout } from './flow.layout.ts';

test('ribbons fill their bars on both sides and keep their thickness', () => {
  const { left, right, ribbons } = flowLayout(
    [
      [30, 10],
      [0, 60],
    ],
    400,
  );
  const unit = (left[0]?.height ?? 0) / 40;
  assert.ok(unit > 3);
  assert.deepEqual(
    ribbons.map(({ from, to, count }) => [from, to, count]),
    [
      [0, 0, 30],
      [0, 1, 10],
      [1, 1, 60],
    ],
  );
  for (const { count, thickness } of ribbons) assert.ok(Math.abs(thickness - count * unit) < 1e-6);
  assert.ok(Math.abs((right[1]?.height ?? 0) - 70 * unit) < 1e-6);
});

test('whatever flows, nothing leaves the drawing, no two bars touch, and words have a line of their own', () => {
  const counts = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(counts, (matrix) => {
      const { left, right, ribbons } = flowLayout(matrix, 400);
      for (const bars of [left, right]) {
        bars.forEach((bar, place) => {
          const next = bars[place + 1];
          assert.ok(bar.top + bar.height <= 400.01);
          if (next !== undefined) {
            assert.ok(next.top - bar.top >= 22, 'no room for words');
            assert.ok(next.top > bar.top + bar.height);
          }
        });
      }
      for (const ribbon of ribbons) {
        const [from, to] = [left[ribbon.from], right[ribbon.to]];
        assert.ok(from !== undefined && to !== undefined);
        assert.ok(ribbon.fromTop >= from.top - 0.01);
        assert.ok(ribbon.fromTop + ribbon.thickness <= from.top + from.height + 0.01);
        assert.ok(ribbon.toTop + ribbon.thickness <= to.top + to.height + 0.01);
      }
    }),
  );
});

test('nothing to draw is no error', () => {
  assert.deepEqual(flowLayout([], 400), { left: [], right: [], ribbons: [] });
  assert.deepEqual(flowLayout([[0]], 400).ribbons, []);
});
