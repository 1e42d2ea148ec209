import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MergedWrites } from './merged-writes.ts';
import { parted } from './writes.ts';
import type { Row, TableWrite } from './writes.ts';

/** Tables as maps: what applying writes means, without a database. */
function apply(tables: Map<string, Map<string, Row>>, writes: readonly TableWrite[]): void {
  for (const { table, key, remove = [], put = [] } of writes) {
    const rows = tables.get(table) ?? new Map<string, Row>();
    tables.set(table, rows);
    const keyOf = (row: Row): string => JSON.stringify(key.map((column) => row[column]));
    for (const row of remove) rows.delete(keyOf(row));
    for (const row of put) rows.set(keyOf(row), { ...rows.get(keyOf(row)), ...row });
  }
}

const outcome = (all: readonly (readonly TableWrite[])[]): unknown => {
  const tables = new Map<string, Map<string, Row>>();
  for (const writes of all) apply(tables, writes);
  return [...tables].map(([name, rows]) => [name, [...rows].sort()]).filter(([, rows]) => rows?.length);
};

const row = fc.record({ id: fc.integer({ min: 0, max: 5 }), value: fc.nat(99) });
const write: fc.Arbitrary<TableWrite> = fc
  .record({
    table: fc.constantFrom('a', 'b'),
    put: fc.uniqueArray(row, { selector: (one) => one.id, maxLength: 4 }),
    remove: fc.array(fc.record({ id: fc.integer({ min: 0, max: 5 }) }), { maxLength: 3 }),
    isWide: fc.boolean(),
  })
  .map(({ table, put, remove, isWide }) => ({
    table,
    key: ['id'],
    put: isWide ? put.map((one) => ({ ...one, more: one.value })) : put,
    remove,
  }));
const histories = fc.array(fc.array(write, { maxLength: 3 }), { maxLength: 12 });

test('merged writes come to the same as one after the other', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const merged = new MergedWrites();
      const taken: TableWrite[][] = [];
      for (const writes of history.flat()) {
        if (merged.add([writes])) continue;
        taken.push(merged.take());
        assert.ok(merged.add([writes]));
      }
      taken.push(merged.take());
      assert.deepEqual(new Map(outcome(taken) as []), new Map(outcome(history) as []));
      assert.equal(merged.count, 0);
    }),
    { numRuns: 500 },
  );
});

test('writes taken in parts come to the same, and no part is larger than asked', () => {
  fc.assert(
    fc.property(fc.array(write), fc.integer({ min: 1, max: 5 }), (writes, rowsAPart) => {
      const parts = [...parted(writes, rowsAPart)];
      for (const part of parts) {
        const rows = part.reduce((sum, one) => sum + (one.put?.length ?? 0) + (one.remove?.length ?? 0), 0);
        assert.ok(rows > 0 && rows <= rowsAPart);
      }
      assert.deepEqual(new Map(outcome(parts) as []), new Map(outcome([writes]) as []));
    }),
  );
});
