import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mappingOfJson } from './mapping.ts';

const GOOD = {
  name: 'Matrix',
  prefix: 'matrix',
  columns: [{ name: 'text', headings: ['Text'] }],
  records: [{ name: 'one', kind: 'recommendation', fields: [{ field: 'text', columns: ['text'] }] }],
};

test('a mapping that was exported comes in as it was', () => {
  const mapping = mappingOfJson(JSON.stringify(GOOD));
  assert.deepEqual(mappingOfJson(JSON.stringify(mapping)), mapping);
  assert.equal(mapping.language, 'en');
});

const [column] = GOOD.columns;
const [record] = GOOD.records;
const BAD: readonly (readonly [why: string, json: string, message: RegExp])[] = [
  ['no JSON', '{', /it is not JSON/],
  ['a list', '[]', /the whole/],
  ['no columns', JSON.stringify({ ...GOOD, columns: [] }), /columns/],
  ['a column twice', JSON.stringify({ ...GOOD, columns: [column, column] }), /“text” stands twice/],
  ['a record twice', JSON.stringify({ ...GOOD, records: [record, record] }), /“one” stands twice/],
  ['an unknown column', JSON.stringify({ ...GOOD, locator: 'number' }), /no column “number”/],
  ['a word too much', JSON.stringify({ ...GOOD, script: 'alert(1)' }), /script/],
  ['a prefix with blanks', JSON.stringify({ ...GOOD, prefix: '../x y' }), /prefix/],
  [
    'a record that stands on a later one',
    JSON.stringify({ ...GOOD, records: [{ ...record, fields: [{ field: 'reviewId', record: 'later' }] }] }),
    /does not stand before it/,
  ],
  [
    'too many records',
    JSON.stringify({
      ...GOOD,
      records: Array.from({ length: 13 }, (_, at) => ({ ...record, name: `r${at}` })),
    }),
    /records/,
  ],
];

test('what is no mapping is refused with the reason', () => {
  for (const [why, json, message] of BAD)
    assert.throws(() => mappingOfJson(json), { code: 'bad_mapping', status: 422, message }, why);
});
