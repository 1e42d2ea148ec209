import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Findable } from './findable.ts';
import { like } from './like.ts';
import type { LikeQuery } from './like.ts';
import { chance, findable, segmentOf } from './search.testdata.ts';

const asked = (text: string, more: Partial<LikeQuery> = {}): LikeQuery => ({
  text,
  language: 'en',
  unit: 'KAZ',
  among: 'own',
  kinds: ['recommendation'],
  asof: '2030-01-01',
  count: 10,
  without: [],
  ...more,
});

const RECORDS: readonly Findable[] = [
  findable('cat', 'Ratify the Optional Protocol to the Convention against Torture.'),
  findable('prisons', 'Improve conditions in prisons.'),
  findable('schools', 'Build schools for all children in the countryside.'),
  findable('death', 'Abolish capital punishment.'),
  findable('elsewhere', 'Abolish the death penalty.', {
    unit: 'UZB',
    facets: { kind: ['recommendation'], state: ['UZB'] },
  }),
  findable('measure', 'Law that abolishes the death penalty', {
    kind: 'measure',
    facets: { kind: ['measure'] },
  }),
  findable('late', 'Abolish the death penalty at last.', { date: '2024-01-01' }),
  findable('russian', 'Отменить смертную казнь.', {
    texts: [{ language: 'ru', text: 'Отменить смертную казнь.' }],
  }),
];

const idsOf = (query: LikeQuery, records = RECORDS): string[] =>
  like([segmentOf(records)], query).map((hit) => hit.id);

test('other words for the same come before the same words for another', () => {
  assert.deepEqual(idsOf(asked('Put an end to the death penalty')).slice(0, 2).toSorted(), ['death', 'late']);
  assert.equal(idsOf(asked('Accede to OP-CAT'))[0], 'cat');
  assert.equal(idsOf(asked('Take care of the detention centres'))[0], 'prisons');
});

test('only the asked kinds, States and days; nothing that is to be left out', () => {
  const text = 'Abolish the death penalty';
  assert.ok(!idsOf(asked(text, { asof: '2023-12-31' })).includes('late'));
  assert.deepEqual(idsOf(asked(text, { among: 'others' })), ['elsewhere']);
  assert.deepEqual(idsOf(asked(text, { kinds: ['measure'] })), ['measure']);
  assert.deepEqual(idsOf(asked(text, { kinds: [] })), []);
  const without = ['recommendation/late', 'recommendation/death'];
  const left = idsOf(asked(text, { without, count: 1 }));
  assert.equal(left.length, 1);
  assert.ok(!without.includes(`recommendation/${left[0]}`));
});

test('a text in another language is met by its words alone, and the answer says so', () => {
  const [first, ...rest] = like([segmentOf(RECORDS)], asked('Отменить казнь', { language: 'ru' }));
  assert.deepEqual([first?.id, first?.byWordsAlone], ['russian', true]);
  assert.deepEqual(rest, []);
  const english = like([segmentOf(RECORDS)], asked('Abolish the death penalty'));
  assert.ok(english.every((hit) => hit.byWordsAlone === (hit.id === 'russian')));
});

test('of equal ones the newer comes first, then the smaller id; in one segment or in two', () => {
  const same = (id: string, date: string): Findable => findable(id, 'Free the press.', { date });
  const records = [same('b', '2014-10-30'), same('a', '2014-10-30'), same('c', '2019-11-07')];
  const expected = ['c', 'a', 'b'];
  const query = asked('A free press');
  assert.deepEqual(idsOf(query, records), expected);
  const [first, ...others] = records;
  assert.ok(first);
  const hits = like([segmentOf([first]), segmentOf(others)], query);
  assert.deepEqual(
    hits.map((hit) => hit.id),
    expected,
  );
  assert.equal(new Set(hits.map((hit) => hit.closeness)).size, 1);
});

test('the first ones are the first of all, whatever the count', () => {
  const next = chance(7);
  const words = 'torture prison child school women violence police court press media health water'.split(' ');
  const text = (): string =>
    Array.from({ length: 6 }, () => words[Math.floor(next() * words.length)]).join(' ');
  const segment = segmentOf(Array.from({ length: 300 }, (_none, number) => findable(`r${number}`, text())));
  for (let round = 0; round < 20; round += 1) {
    const query = asked(text());
    const all = like([segment], { ...query, count: 300 });
    assert.deepEqual(like([segment], { ...query, count: 10 }), all.slice(0, 10));
    assert.deepEqual(like([segment], { ...query, count: 300 }), all, 'asked again, the answer is the same');
    for (const [at, hit] of all.entries())
      assert.ok(hit.closeness > 0 && hit.closeness <= (all[at - 1]?.closeness ?? 1));
  }
});

test('any text is an answer and no error', () => {
  const segment = segmentOf(RECORDS);
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('', '\0', '§cat', '\u0001tcat', 'x'.repeat(10_000)),
  );
  fc.assert(
    fc.property(strange, fc.constantFrom('en', 'ru', 'zh', 'xx', ''), (text, language) => {
      for (const hit of like([segment], asked(text, { language }))) assert.ok(Number.isFinite(hit.closeness));
    }),
  );
  assert.deepEqual(like([], asked('x')), []);
});
