import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../ledger/index.ts';
import { recommendation } from '../reviews/index.ts';
import { contradictionsOf, differenceOf, draftOf, fieldChanges, underHeldIds } from './difference.ts';
import type { Held } from './difference.ts';
import { itemsOf } from './items.ts';
import type { ReadItem } from './items.ts';
import { proposal, recommendationItem, SOURCE } from './reading.testdata.ts';

const [item] = itemsOf(proposal([recommendationItem('4.1')]));
assert.ok(item);
const [record, position] = item.content.records;
assert.ok(record && position);

const cited = (locator: string, more: object = {}) =>
  ({
    sourceId: SOURCE,
    field: null,
    locator,
    value: null,
    reading: null,
    quote: null,
    note: null,
    ...more,
  }) as const;

const entryOf = (fields: object, citations: Entry['citations'] = [cited('para. 4.1')]): Entry => ({
  fields: { ...record.fields, ...fields },
  citations,
});
const positionEntry: Entry = {
  fields: position.fields,
  citations: [cited('para. 4.1', { field: 'position', reading: 'supported' })],
};
const heldWith =
  (entry: Entry | null): Held =>
  (kind) =>
    kind === 'recommendation' ? entry : entry && positionEntry;

test('an item is new, the same, only moved, or changed against what the record holds', () => {
  const cases: readonly (readonly [string, Entry | null, string])[] = [
    ['nothing is held', null, 'new'],
    ['all is as it was', entryOf({}), 'same'],
    ['a person added themes', entryOf({ themes: ['theme.a'] }), 'same'],
    ['a quote was added to its citation', entryOf({}, [cited('para. 4.1', { quote: 'Words' })]), 'same'],
    ['it stands on another page', entryOf({ page: 7, position: 9 }), 'moved'],
    ['it stands in another paragraph of the same words', entryOf({}, [cited('para. 4.7')]), 'moved'],
    ['its words are others', entryOf({ text: 'Other words' }), 'changed'],
  ];
  for (const [name, entry, expected] of cases)
    assert.equal(differenceOf(item, heldWith(entry)), expected, name);
  const half: Held = (kind) => (kind === 'recommendation' ? entryOf({}) : null);
  assert.equal(differenceOf(item, half), 'changed', 'its position is new');
});

test('changes are named field by field, in what the document speaks of', () => {
  assert.deepEqual(
    fieldChanges(record, entryOf({ text: 'Before', themes: ['theme.a'] })).map((one) => [
      one.field,
      one.before,
    ]),
    [['text', 'Before']],
  );
});

test('a draft keeps what the document does not speak of, and what other sources say', () => {
  const other = { ...cited('p. 3'), sourceId: 'other' };
  const stored = entryOf({ themes: ['theme.a'], text: 'Before' }, [
    other,
    cited('para. 4.1', { quote: 'Verbatim' }),
    cited('para. 9'),
  ]);
  const draft = draftOf(recommendation, record, stored);
  assert.ok('fields' in draft);
  assert.deepEqual(draft.fields['themes'], ['theme.a']);
  assert.equal(draft.fields['text'], record.fields['text']);
  assert.deepEqual(
    draft.citations?.map((one) => [one.sourceId, one.locator, one.quote]),
    [
      ['other', 'p. 3', null],
      [SOURCE, 'para. 4.1', 'Verbatim'],
    ],
  );
  assert.equal(typeof draft.madeFrom, 'string');
  assert.equal(draftOf(recommendation, record, null).madeFrom, null);
});

test('what is held from the same paragraph under another id is met, not doubled', () => {
  const held = entryOf({ id: 'kaz.upr-9.1', paragraph: '4.1 ' });
  const nowhere: Held = () => null;
  const [met] = underHeldIds([item], [held], nowhere);
  assert.deepEqual(
    met?.content.records.map((one) => one.fields['id']),
    ['kaz.upr-9.1', 'kaz.upr-9.1.position'],
  );
  assert.equal(met?.content.records[1]?.fields['recommendationId'], 'kaz.upr-9.1');
  const twice = entryOf({ id: 'kaz.upr-9.2' });
  const second: ReadItem = { ...item, id: 'again' };
  for (const [items, entries] of [
    [[item], [held, twice]],
    [[item, second], [held]],
    [[item], [entryOf({ id: 'other', type: 'concern' })]],
    [[item], [entryOf({ id: 'other', sourceId: 'other' })]],
  ] as const)
    assert.equal(underHeldIds(items, entries, nowhere)[0]?.content.records[0]?.fields['id'], `${SOURCE}.4.1`);
});

test('where a document yields, the held value stands and what it says is kept beside it', () => {
  const held = entryOf({ text: 'The words that are held' });
  const citations = [cited('table 1, row 2', { sourceId: 'other', field: 'text', reading: 'Its words' })];
  const yielding = {
    ...record,
    fields: { ...record.fields, text: 'Its words' },
    citations,
    yields: ['text'],
  };
  const draft = draftOf(recommendation, yielding, held);
  const fresh = draftOf(recommendation, yielding, null);
  assert.ok('fields' in draft && 'fields' in fresh);
  assert.equal(draft.fields['text'], 'The words that are held');
  assert.equal(draft.citations?.length, 2);
  const shown = { ...item, content: { ...item.content, records: [yielding] } };
  assert.equal(differenceOf(shown, heldWith(held)), 'changed');
  assert.deepEqual(fieldChanges(yielding, held), []);
  assert.equal(fresh.fields['text'], 'Its words');
  assert.deepEqual(
    contradictionsOf(yielding, held).map((one) => [one.field, one.before, one.now]),
    [['text', 'The words that are held', 'Its words']],
  );
});
