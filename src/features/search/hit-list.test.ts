import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldLists } from './hit-list.ts';
import type { HitList } from './hit-list.ts';
import { LiveIndex } from './live-index.ts';
import { readQuestion } from './question.ts';
import { SegmentBuilder } from './build.ts';
import type { Query } from './search.ts';
import { chance, findable } from './search.testdata.ts';

const WORDS = ['torture', 'prison', 'law', 'women', 'child', 'court'];

function grownIndex(size: number): LiveIndex {
  const next = chance(7);
  const builder = new SegmentBuilder();
  for (let number = 0; number < size; number += 1) {
    const words = Array.from({ length: 12 }, () => WORDS[Math.floor(next() * WORDS.length)]);
    builder.add(
      findable(`r${number}`, words.join(' '), {
        unit: number % 3 === 0 ? 'UZB' : 'KAZ',
        date: `20${10 + Math.floor(next() * 10)}-0${1 + Math.floor(next() * 9)}-15`,
        change: 1 + Math.floor(next() * size),
      }),
    );
  }
  return new LiveIndex(builder.finish());
}

const query = (text: string, more: Partial<Query> = {}): Query => ({
  question: readQuestion(text),
  language: 'en',
  choices: {},
  asof: '2026-01-01',
  order: 'best',
  from: 0,
  count: 0,
  ...more,
});

const all = (list: HitList, part: number): string[] => {
  const ids: string[] = [];
  for (let hits = list.take(part); hits.length > 0; hits = list.take(part))
    ids.push(...hits.map(({ id }) => id));
  return ids;
};

const CHANGED = [findable('new', 'torture prison', { unit: 'UZB', change: 9_999 })];

test('a list is what the pages of the answer are, one after another, in every order and over both segments', () => {
  const index = grownIndex(400);
  index.replace(new Map([['UZB', CHANGED]]));
  for (const order of ['best', 'newest', 'oldest', 'known'] as const) {
    for (const text of ['', 'torture', 'torture OR women', 'nothingofthekind']) {
      const asked = query(text, { order });
      const { total } = index.ask(asked);
      const paged: string[] = [];
      for (let from = 0; from < total; from += 7)
        paged.push(...index.ask({ ...asked, from, count: 7 }).hits.map(({ id }) => id));
      const list = index.list(asked);
      assert.equal(list.total, total);
      assert.deepEqual(all(list, 33), paged, `${order} "${text}"`);
    }
  }
});

test('what changes while a list is read neither repeats nor leaves out a row', () => {
  const index = grownIndex(300);
  const before = all(index.list(query('torture', { order: 'newest' })), 50);
  const list = index.list(query('torture', { order: 'newest' }));
  const first = list.take(50).map(({ id }) => id);
  index.replace(new Map([['UZB', CHANGED]]));
  assert.deepEqual([...first, ...all(list, 50)], before);
  assert.ok(all(index.list(query('torture')), 50).includes('new'));
});

test('known first: by the change that brought it; since: only what came later', () => {
  const builder = new SegmentBuilder();
  const changes: Readonly<Record<string, number>> = { a: 5, b: 900, c: 20_000_001, d: 20_000_000, e: 0 };
  for (const [id, change] of Object.entries(changes)) builder.add(findable(id, 'torture', { change }));
  const index = new LiveIndex(builder.finish());
  const idsOf = (more: Partial<Query>): string[] =>
    index.ask(query('torture', { order: 'known', count: 10, ...more })).hits.map(({ id }) => id);
  assert.deepEqual(idsOf({}), ['c', 'd', 'b', 'a', 'e']);
  assert.deepEqual(idsOf({ since: 900 }), ['c', 'd']);
  assert.deepEqual(idsOf({ since: 20_000_001 }), []);
  assert.equal(index.ask(query('torture', { since: 5 })).total, 3);
});

test('too many open lists: the one that was longest not asked is given up, and says so', () => {
  const index = grownIndex(10);
  const lists = new HeldLists();
  const numbers = Array.from({ length: 32 }, () => lists.hold(index.list(query(''))).list);
  const [first = 0, second = 0] = numbers;
  assert.equal(lists.take(first, 2).length, 2);
  lists.hold(index.list(query('')));
  assert.throws(() => lists.take(second, 2), /given up/);
  assert.equal(lists.take(first, 20).length, 8);
  lists.drop(first);
  assert.throws(() => lists.take(first, 1), /given up/);
});
