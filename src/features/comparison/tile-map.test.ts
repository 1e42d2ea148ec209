import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mapBlocks } from './tile-map.ts';

const catalogue = JSON.parse(
  readFileSync(new URL('../../../data/catalogue/states.json', import.meta.url), 'utf8'),
) as { records: readonly { id: string; isSmallIslandState: boolean }[] };

test('every State of the catalogue has one square, and nothing else has', () => {
  const placed = mapBlocks().flatMap(({ states }) => states.map(({ id }) => id));
  assert.deepEqual([...placed].sort(), catalogue.records.map(({ id }) => id).sort());
});

test('all small island States are on the map', () => {
  const placed = new Set(mapBlocks().flatMap(({ states }) => states.map(({ id }) => id)));
  const islands = catalogue.records.filter(({ isSmallIslandState }) => isSmallIslandState);
  assert.ok(islands.length >= 37);
  for (const { id } of islands) assert.ok(placed.has(id), id);
});

test('no two squares share a place, and none lies outside its block', () => {
  for (const { name, columns, rows, states } of mapBlocks()) {
    const places = states.map(({ column, row }) => `${column} ${row}`);
    assert.equal(new Set(places).size, places.length, name);
    for (const { id, column, row } of states)
      assert.ok(column >= 0 && column < columns && row >= 0 && row < rows, `${name}: ${id}`);
  }
});

test('neighbours that everyone knows lie as they do on the globe', () => {
  const at = (id: string): { x: number; y: number } => {
    let left = 0;
    for (const block of mapBlocks()) {
      const found = block.states.find((one) => one.id === id);
      if (found !== undefined) return { x: left + found.column, y: block.down + found.row };
      left += block.columns;
    }
    throw new Error(`${id} is not on the map`);
  };
  const west: readonly [string, string][] = [
    ['USA', 'ESP'],
    ['PRT', 'ESP'],
    ['ESP', 'ITA'],
    ['SEN', 'NER'],
    ['IRN', 'AFG'],
    ['KAZ', 'MNG'],
    ['IND', 'MMR'],
    ['FJI', 'WSM'],
    ['AUS', 'NZL'],
    ['PER', 'BRA'],
  ];
  const north: readonly [string, string][] = [
    ['CAN', 'USA'],
    ['USA', 'MEX'],
    ['NOR', 'DNK'],
    ['ITA', 'LBY'],
    ['EGY', 'SDN'],
    ['NAM', 'ZAF'],
    ['KAZ', 'UZB'],
    ['CHN', 'MYS'],
    ['PNG', 'AUS'],
    ['CUB', 'JAM'],
    ['ATG', 'BRB'],
  ];
  for (const [one, other] of west) assert.ok(at(one).x < at(other).x, `${one} is west of ${other}`);
  for (const [one, other] of north) assert.ok(at(one).y < at(other).y, `${one} is north of ${other}`);
});
