import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { depthOfObjects, ObjectSplitter } from './split-objects.ts';
import type { FoundObject } from './split-objects.ts';

const isKey = (key: string): boolean => key === 'id';

function split(
  text: string,
  chunkBytes: number,
  longest?: number,
): { found: FoundObject[]; isBetween: boolean } {
  const bytes = Buffer.from(text);
  const depth = depthOfObjects(bytes, isKey);
  assert.ok(depth !== null);
  const splitter = new ObjectSplitter(depth, longest);
  const found: FoundObject[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    found.push(...splitter.push(bytes.subarray(at, at + chunkBytes)));
  return { found, isBetween: splitter.isBetween };
}

const parsed = (found: readonly FoundObject[]): unknown[] =>
  found.map((one) => ('tooLong' in one ? one : (JSON.parse(one.toString()) as unknown)));

const anObject = fc
  .record({
    id: fc.string(),
    text: fc.string({ unit: 'binary' }),
    list: fc.array(fc.string()),
    more: fc.jsonValue(),
  })
  .map((value) => JSON.parse(JSON.stringify(value)) as object);

const WRAPPINGS: Readonly<Record<string, (objects: readonly object[], indent: number) => string>> = {
  'an array': (objects, indent) => JSON.stringify(objects, null, indent),
  'an array in an object': (objects, indent) => JSON.stringify({ count: 3, results: objects }, null, indent),
  'an array deeper down': (objects, indent) => JSON.stringify([{ page: { items: objects } }], null, indent),
  'one object a line': (objects) => objects.map((one) => JSON.stringify(one)).join('\r\n'),
  'with a mark of the encoding': (objects) => `\uFEFF${JSON.stringify(objects)}`,
};

for (const [name, wrap] of Object.entries(WRAPPINGS)) {
  test(`${name}: every object is found whole, however the file is cut`, () => {
    fc.assert(
      fc.property(
        fc.array(anObject, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(0, 2),
        (objects, chunkBytes, indent) => {
          const { found, isBetween } = split(wrap(objects, indent), chunkBytes);
          assert.deepEqual(parsed(found), objects);
          assert.ok(isBetween);
        },
      ),
    );
  });
}

test('brackets, quotes and backslashes inside strings are text', () => {
  const objects = [
    { id: '1', text: '"}]{[\\' },
    { id: '\\', text: '\\\\"' },
    { id: '2', text: '\\"{' },
  ];
  for (const chunkBytes of [1, 2, 3, 1000])
    assert.deepEqual(parsed(split(JSON.stringify(objects), chunkBytes).found), objects);
});

test('an object that is too long is told by its length and its neighbours are found', () => {
  const objects = [{ id: '1' }, { id: '2', text: 'x'.repeat(500) }, { id: '3' }];
  for (const chunkBytes of [7, 10_000]) {
    const { found } = split(JSON.stringify(objects), chunkBytes, 100);
    assert.deepEqual(parsed(found), [
      { id: '1' },
      { tooLong: JSON.stringify(objects[1]).length },
      { id: '3' },
    ]);
  }
});

test('a file that ends early leaves its last object open', () => {
  const { found, isBetween } = split('[{"id":"1"},{"id":"2","te', 5);
  assert.deepEqual(parsed(found), [{ id: '1' }]);
  assert.equal(isBetween, false);
});

test('a file without the key has no depth', () => {
  for (const text of ['', '[]', '[{"name":"x"}]', '{"x":"id"}', '{"x', '"id"', 'plain text'])
    assert.equal(depthOfObjects(Buffer.from(text), isKey), null);
});

test('hostile bytes cost no more than others', () => {
  const began = performance.now();
  for (const bytes of ['{', '[', '}', '"', '\\', '{"', '\\"', '[[{"id":', ' ']) {
    const text = `[{"id":"${bytes.repeat(300_000)}`;
    split(text, 65_536);
    split(`[{"id":1,"x":${bytes.repeat(300_000)}`, 65_536);
  }
  assert.ok(performance.now() - began < 5_000);
});
