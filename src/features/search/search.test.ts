import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FACETS } from './findable.ts';
import type { FacetName, Findable } from './findable.ts';
import { highlight } from './highlight.ts';
import { LiveIndex } from './live-index.ts';
import { readQuestion } from './question.ts';
import type { Question } from './question.ts';
import { search } from './search.ts';
import type { Query } from './search.ts';
import { chance, findable, segmentOf } from './search.testdata.ts';
import { placedWords, possibleTerms, termsOf } from './words.ts';

const query = (text: string, more: Partial<Query> = {}): Query => ({
  question: readQuestion(text),
  language: 'en',
  choices: {},
  asof: '2026-01-01',
  order: 'best',
  from: 0,
  count: 20,
  ...more,
});

const WORDS = [
  'torture',
  'women',
  'children',
  'prison',
  'ratify',
  'the',
  'of',
  'protocol',
  'death',
  'penalty',
  'rights',
];
const YEARS = ['2010', '2014', '2019', '2021'];

function randomFindables(count: number, next: () => number): Findable[] {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  return Array.from({ length: count }, (_none, index) => {
    const text = Array.from({ length: 1 + Math.floor(next() * 9) }, () => pick(WORDS)).join(' ');
    const year = pick(YEARS);
    const turn = `${Number(year) + 1}-05-0${1 + Math.floor(next() * 9)}`;
    return findable(`r${index}`, text, {
      unit: pick(['KAZ', 'SVN', 'EGY']),
      date: next() < 0.1 ? null : `${year}-0${1 + Math.floor(next() * 9)}-15`,
      paragraph: `${100 + (index % 7)}.${index % 5}`,
      symbols: [`A/HRC/${index % 3}`],
      facets: {
        kind: ['recommendation'],
        year: [year],
        issue: [pick(['a', 'b', 'c']), pick(['b', 'c', 'd'])],
        state: next() < 0.2 ? [] : [pick(['KAZ', 'SVN'])],
      },
      turns: {
        position: [
          { from: '', values: ['none'] },
          { from: turn, values: [pick(['supported', 'noted'])] },
        ],
      },
    });
  });
}

/** What a plain look at each document finds: the measure that the index is held against. */
function holds(one: Findable, question: Question): boolean {
  const text = one.texts.map((part) => part.text).join(' ');
  const terms = termsOf(text, 'en');
  const has = (word: string): boolean => possibleTerms(word, 'en').some((term) => terms.includes(term));
  switch (question.type) {
    case 'all':
      return true;
    case 'word':
      return has(question.word);
    case 'beginning':
      return has(question.word) || terms.some((term) => term.startsWith(question.word.toLowerCase()));
    case 'phrase':
      return terms.some((_term, at) =>
        question.words.every((word, offset) => possibleTerms(word, 'en').includes(terms[at + offset] ?? '')),
      );
    case 'field':
      return question.field === 'para'
        ? one.paragraph === question.value
        : one.symbols.includes(question.value);
    case 'and':
      return question.parts.every((part) => holds(one, part));
    case 'or':
      return question.parts.some((part) => holds(one, part));
    case 'not':
      return !holds(one, question.part);
  }
}

const valuesOn = (one: Findable, facet: FacetName, asof: string): readonly string[] =>
  facet === 'position' || facet === 'status' || facet === 'differs'
    ? ((one.turns[facet] ?? []).findLast((turn) => turn.from <= asof)?.values ?? [])
    : [...new Set(one.facets[facet] ?? [])];

function randomQuestion(next: () => number, depth = 0): string {
  const pick = (values: readonly string[]): string => values[Math.floor(next() * values.length)] ?? '';
  const roll = next();
  if (depth < 3 && roll < 0.15)
    return `(${randomQuestion(next, depth + 1)} OR ${randomQuestion(next, depth + 1)})`;
  if (depth < 3 && roll < 0.35)
    return `${randomQuestion(next, depth + 1)} ${randomQuestion(next, depth + 1)}`;
  if (roll < 0.45) return `NOT ${pick(WORDS)}`;
  if (roll < 0.6) return `"${pick(WORDS)} ${pick(WORDS)}"`;
  if (roll < 0.7) return `${pick(WORDS).slice(0, 1 + Math.floor(next() * 4))}*`;
  if (roll < 0.75) return `para:10${Math.floor(next() * 7)}.${Math.floor(next() * 5)}`;
  return pick(WORDS);
}

test('questions, choices, days and counts agree with a plain look at every document', () => {
  const next = chance(20_261_122);
  const findables = randomFindables(700, next);
  const [large, small] = [findables.slice(0, 500), findables.slice(500)];
  const segments = [segmentOf(large), segmentOf(small)];
  for (let turn = 0; turn < 400; turn += 1) {
    const text = randomQuestion(next);
    const asof = next() < 0.5 ? '2026-01-01' : `${2009 + Math.floor(next() * 14)}-06-01`;
    const choices: Partial<Record<FacetName, ReadonlySet<string>>> = {};
    if (next() < 0.4) choices.issue = new Set(next() < 0.5 ? ['a'] : ['b', 'd']);
    if (next() < 0.3) choices.position = new Set(['noted']);
    if (next() < 0.2) choices.year = new Set(['2014', '1999']);
    const answer = search(segments, query(text, { asof, choices, count: 1_000, order: 'newest' }));

    const base = findables.filter((one) => (one.date ?? '') <= asof && holds(one, readQuestion(text)));
    const passes = (one: Findable, but: FacetName | null): boolean =>
      Object.entries(choices).every(
        ([facet, wanted]) =>
          facet === but || valuesOn(one, facet as FacetName, asof).some((value) => wanted.has(value)),
      );
    const wanted = base.filter((one) => passes(one, null));
    assert.equal(answer.total, wanted.length, text);
    assert.deepEqual(answer.hits.map((hit) => hit.id).sort(), wanted.map((one) => one.id).sort(), text);
    for (const facet of FACETS) {
      const counts = new Map<string, number>();
      for (const one of base.filter((other) => passes(other, facet))) {
        for (const value of valuesOn(one, facet, asof)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      assert.deepEqual(
        new Map([...answer.counts[facet]].sort()),
        new Map([...counts].sort()),
        `${text} ${facet}`,
      );
    }
  }
});

test('the rarer word and the shorter text come first, the newer of equal ones', () => {
  const segment = segmentOf([
    findable('old', 'End torture in prisons', { date: '2010-01-01' }),
    findable('new', 'End torture in prisons', { date: '2019-01-01' }),
    findable('long', `End torture in prisons ${'and in many other places of the country '.repeat(5)}`),
    findable('twice', 'Torture, torture'),
    findable('none', 'Ratify the Convention'),
  ]);
  const ids = (text: string, order: Query['order'] = 'best'): string[] =>
    search([segment], query(text, { order })).hits.map((hit) => hit.id);
  assert.deepEqual(ids('torture'), ['twice', 'new', 'old', 'long']);
  assert.deepEqual(ids('torture', 'newest'), ['new', 'long', 'twice', 'old']);
  assert.deepEqual(ids('torture', 'oldest'), ['old', 'twice', 'long', 'new']);
});

test('a part of the answer is the same as that part of the whole answer', () => {
  const next = chance(3);
  const segments = [segmentOf(randomFindables(300, next)), segmentOf(randomFindables(60, next))];
  for (const text of ['', 'torture', 'the women', 'NOT the']) {
    for (const order of ['best', 'newest', 'oldest'] as const) {
      const whole = search(segments, query(text, { order, count: 1_000 })).hits.map((hit) => hit.id);
      const parts = [0, 7, 14, 21].flatMap((from) =>
        search(segments, query(text, { order, from, count: 7 })).hits.map((hit) => hit.id),
      );
      assert.deepEqual(parts, whole.slice(0, 28), `${text} ${order}`);
    }
  }
});

test('words are found in their language, with and without marks', () => {
  const segment = segmentOf([
    findable('ru', '', { texts: [{ language: 'ru', text: 'Положить конец пыткам женщин' }] }),
    findable('fr', '', { texts: [{ language: 'fr', text: 'Ratifier la Convention de Genève' }] }),
    findable('es', '', { texts: [{ language: 'es', text: 'Garantizar la educación de las niñas' }] }),
    findable('ar', '', { texts: [{ language: 'ar', text: 'التصديق على الاتفاقيات الدولية' }] }),
    findable('kk', '', { texts: [{ language: 'kk', text: 'Азаптауға қарсы шаралар қабылдау' }] }),
    findable('zh', '', { texts: [{ language: 'zh', text: '批准禁止酷刑公约任择议定书' }] }),
  ]);
  const ids = (text: string): string[] => search([segment], query(text)).hits.map((hit) => hit.id);
  for (const [text, id] of [
    ['пытки', 'ru'],
    ['женщинами', 'ru'],
    ['geneve', 'fr'],
    ['Genève', 'fr'],
    ['educacion', 'es'],
    ['niña', 'es'],
    ['الاتفاقية', 'ar'],
    ['азаптау*', 'kk'],
    ['қарсы', 'kk'],
    ['酷刑', 'zh'],
    ['禁止酷刑', 'zh'],
  ] as const) {
    assert.deepEqual(ids(text), [id], text);
  }
});

test('what changed is found at once, what is gone is not', () => {
  const index = new LiveIndex(
    segmentOf([findable('a', 'End torture'), findable('b', 'End torture', { unit: 'SVN' })]).segment,
  );
  const ids = (text: string): string[] =>
    index
      .ask(query(text))
      .hits.map((hit) => hit.id)
      .sort();
  assert.deepEqual(ids('torture'), ['a', 'b']);
  index.replace(new Map([['KAZ', [findable('a', 'End slavery'), findable('c', 'End torture now')]]]));
  assert.deepEqual(ids('torture'), ['b', 'c']);
  assert.deepEqual(ids('slavery'), ['a']);
  assert.equal(index.size, 3);
  index.replace(new Map([['KAZ', []]]));
  assert.deepEqual(ids(''), ['b']);
  assert.equal(index.ask(query('')).counts.kind.get('recommendation'), 1);
  assert.equal(index.suggest('tortrue', 'en'), 'torture');
});

test('what was asked for is marked, and nothing is lost', () => {
  const text = 'Ratify the Second Optional Protocol; ratification is due.';
  const pieces = highlight(text, 'en', new Set(possibleTerms('ratification', 'en')));
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  assert.deepEqual(
    pieces.filter((piece) => piece.isFound).map((piece) => piece.text),
    ['ratification'],
  );
  const chinese = '批准禁止酷刑公约';
  const found = highlight(chinese, 'zh', new Set(placedWords('禁止酷刑', 'zh').map((one) => one.term)));
  assert.deepEqual(
    found.map((piece) => [piece.text, piece.isFound]),
    [
      ['批准', false],
      ['禁止酷刑', true],
      ['公约', false],
    ],
  );
});

test('any string is a question that gets an answer', () => {
  const next = chance(99);
  const segments = [segmentOf(randomFindables(120, next))];
  const signs = [
    ...'"\'()*-:!?/\\%_;<>&|~^[]{}\u0000\u0001\u202e\ud800مرحبا中文ӘәІі AND OR NOT symbol: para: body: torture',
  ];
  const times = process.env['SERVANDA_TEST'] === 'full' ? 100_000 : 10_000;
  for (let turn = 0; turn < times; turn += 1) {
    const length = next() < 0.01 ? 10_000 : Math.floor(next() * 40);
    const text = Array.from({ length }, () => signs[Math.floor(next() * signs.length)]).join('');
    const answer = search(segments, query(text, { count: 1 }));
    assert.ok(answer.total >= 0 && answer.total <= 120);
  }
});
