import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { facetColumn, narrowRows, totalsOf } from './facet-columns.ts';

const VALUES = ['a', 'b', 'c', 'd'];
const table = fc.array(fc.array(fc.constantFrom(...VALUES), { maxLength: 3 }), { maxLength: 20 });
const chosen = fc.subarray([...VALUES, 'z']);

test('a column holds the values of each row, none lost, none added, none twice', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const column = facetColumn(rows, (row) => row);
      const held = rows.map((_, index) =>
        Array.from(
          column.codes.slice(column.starts[index], column.starts[index + 1]),
          (code) => column.values[code],
        ),
      );
      assert.deepEqual(
        held,
        rows.map((row) => [...new Set(row)]),
      );
      const totals = totalsOf(column);
      for (const value of VALUES)
        assert.equal(totals.get(value) ?? 0, rows.filter((row) => row.includes(value)).length);
    }),
  );
});

/** The definition, without any cleverness. */
test('rows and counts are those of choosing row by row', () => {
  fc.assert(
    fc.property(table, chosen, chosen, fc.boolean(), (rows, firsts, lasts, isOdd) => {
      const parts: readonly [(row: readonly string[]) => readonly string[], readonly string[]][] = [
        [(row) => row.slice(0, 1), firsts],
        [(row) => row.slice(1), lasts],
      ];
      const fits = (row: readonly string[]): boolean => !isOdd || row.length % 2 === 1;
      const passes = (row: readonly string[], part: number, own: readonly string[]): boolean =>
        own.length === 0 || (parts[part]?.[0](row) ?? []).some((value) => own.includes(value));
      const found = narrowRows(
        rows,
        parts.map(([valuesOf, own]) => ({ column: facetColumn(rows, valuesOf), chosen: new Set(own) })),
        fits,
      );
      const left = (choices: readonly (readonly string[])[]): readonly (readonly string[])[] =>
        rows.filter((row) => fits(row) && choices.every((own, part) => passes(row, part, own)));
      assert.deepEqual(found.rows, left([firsts, lasts]));
      for (const value of VALUES) {
        assert.equal(found.counts[0]?.get(value) ?? 0, left([[value], lasts]).length);
        assert.equal(found.counts[1]?.get(value) ?? 0, left([firsts, [value]]).length);
      }
    }),
  );
});
