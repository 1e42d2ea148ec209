import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ProposedItem } from '../proposals/proposal.ts';
import { answered, asRead, edited, isSure, itemsOf, merge, renamed, split, wordsOf } from './items.ts';
import type { ReadItem } from './items.ts';
import { proposal, recommendationItem, SOURCE } from './reading.testdata.ts';

const itemFor = (paragraph: string, more: Partial<ProposedItem> = {}): ReadItem => {
  const [item] = itemsOf(proposal([recommendationItem(paragraph, more)]));
  assert.ok(item);
  return item;
};
const fieldOf = (item: ReadItem | undefined, field: string, record = 0): unknown =>
  item?.content.records[record]?.fields[field];

test('an item is sure where the reader was, or once a person has put it right; never while a name is unknown', () => {
  const unknown = { record: 0, field: 'themes', vocabulary: 'theme', printed: 'X' } as const;
  const change = new Map([[0, { text: 'Other' }]]);
  const cases: readonly (readonly [ReadItem, boolean])[] = [
    [itemFor('4.1'), true],
    [itemFor('4.1', { confidence: 0.89 }), false],
    [itemFor('4.1', { flags: ['no_verb'] }), false],
    [edited(itemFor('4.1', { flags: ['no_verb'], confidence: 0.1 }), change), true],
    [edited(itemFor('4.1', { unresolved: [unknown] }), change), false],
    [{ ...itemFor('4.1'), difference: 'changed' }, false],
    [{ ...itemFor('4.1'), difference: 'gone' }, false],
  ];
  for (const [item, expected] of cases)
    assert.equal(isSure(item), expected, JSON.stringify(item.content.flags));
});

test('what a person puts right can be taken back to what was read; what is the same is no change', () => {
  const item = itemFor('4.1');
  assert.equal(edited(item, new Map([[0, { text: 'Do what paragraph 4.1 says', themes: null }]])), item);
  const changed = edited(item, new Map([[1, { position: 'noted' }]]));
  assert.equal(changed.content.records[1]?.citations[0]?.['reading'], 'noted');
  assert.equal(item.content.records[1]?.citations[0]?.['reading'], 'supported');
  assert.deepEqual(asRead(edited(changed, new Map([[0, { text: 'Once more' }]]))), item);
});

test('parts of an item have ids of their own, and what hangs on them goes along', () => {
  const parts = split(itemFor('4.1'), ['One', 'Two', 'Three'], new Set(['4.1', '4.1~2']));
  assert.deepEqual(
    parts.map((one) => [one.id, wordsOf(one), fieldOf(one, 'id'), fieldOf(one, 'recommendationId', 1)]),
    [
      ['4.1', 'One', `${SOURCE}.4.1`, `${SOURCE}.4.1`],
      ['4.1~3', 'Two', `${SOURCE}.4.1~3`, `${SOURCE}.4.1~3`],
      ['4.1~4', 'Three', `${SOURCE}.4.1~4`, `${SOURCE}.4.1~4`],
    ],
  );
  assert.equal(fieldOf(parts[1], 'id', 1), `${SOURCE}.4.1~3.position`);
  const places = parts.map((one) => one.place);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('items are joined in the order of the document, their lists put together', () => {
  const [one, two] = [itemFor('4.1'), { ...itemFor('4.2'), place: 2 }];
  const other = edited(two, new Map([[0, { recommendingStates: ['KAZ', 'UZB'], heading: 'Rights' }]]));
  const [merged, ...rest] = merge([other, one]);
  assert.equal(merged?.id, '4.1');
  assert.equal(wordsOf(merged ?? one), 'Do what paragraph 4.1 says Do what paragraph 4.2 says');
  assert.deepEqual(fieldOf(merged, 'recommendingStates'), ['UZB', 'KAZ']);
  assert.equal(fieldOf(merged, 'heading'), 'Rights');
  assert.equal(merged?.content.records.length, 2);
  assert.deepEqual([rest[0]?.standing, rest[0]?.content.partOf], ['merged', '4.1']);
  assert.deepEqual(asRead(merged ?? one).content.records, one.content.records);
});

test('a name that was explained is in the item, also once it is taken back to what was read', () => {
  const unknown = { record: 0, field: 'themes', vocabulary: 'theme', printed: 'X' } as const;
  const item = edited(itemFor('4.1', { unresolved: [unknown] }), new Map([[0, { text: 'Other' }]]));
  const known = answered(
    item,
    (one) => one.printed === 'X',
    () => ({ themes: ['theme.x'] }),
  );
  assert.deepEqual(fieldOf(known, 'themes'), ['theme.x']);
  assert.deepEqual(known.content.unresolved, []);
  assert.deepEqual(fieldOf(asRead(known), 'themes'), ['theme.x']);
  const left = answered(item, () => true, null);
  assert.equal(fieldOf(left, 'themes'), undefined);
  assert.equal(
    answered(item, () => false, null),
    item,
  );
});

test('however an item is cut, no id stands twice and no words are lost', () => {
  const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(texts, fc.uniqueArray(fc.constantFrom('4.1~2', '4.1~3', '4.1~5')), (words, taken) => {
      const parts = split(itemFor('4.1'), words, new Set(['4.1', ...taken]));
      const ids = parts.flatMap((one) => one.content.records.map((record) => String(record.fields['id'])));
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(parts.slice(1).every((one) => !taken.some((id) => id === one.id)));
      assert.deepEqual(parts.map(wordsOf), words);
    }),
  );
});

test('renaming reaches the ids that begin with a record’s id, and no others', () => {
  const records = [
    { kind: 'measure', fields: { id: 'a.1', planId: 'a' }, citations: [] },
    { kind: 'responsibility', fields: { id: 'a.1.r1', measureId: 'a.1', words: 'a.1' }, citations: [] },
    { kind: 'other', fields: { id: 'a.10', about: 'a.1' }, citations: [] },
  ];
  assert.deepEqual(
    renamed(records, (id) => `${id}x`).map((one) => one.fields),
    [
      { id: 'a.1x', planId: 'a' },
      { id: 'a.1x.r1', measureId: 'a.1x', words: 'a.1x' },
      { id: 'a.10x', about: 'a.1x' },
    ],
  );
});
