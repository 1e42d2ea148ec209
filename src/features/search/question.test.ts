import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_QUESTION, readQuestion } from './question.ts';
import type { Question } from './question.ts';

const word = (text: string): Question => ({ type: 'word', word: text });

const CASES: readonly (readonly [string, Question])[] = [
  ['', { type: 'all' }],
  ['   ', { type: 'all' }],
  ['torture', word('torture')],
  ['torture women', { type: 'and', parts: [word('torture'), word('women')] }],
  ['torture AND women', { type: 'and', parts: [word('torture'), word('women')] }],
  ['torture OR women', { type: 'or', parts: [word('torture'), word('women')] }],
  ['torture or women', { type: 'and', parts: [word('torture'), word('or'), word('women')] }],
  ['a b OR c', { type: 'or', parts: [{ type: 'and', parts: [word('a'), word('b')] }, word('c')] }],
  ['a (b OR c)', { type: 'and', parts: [word('a'), { type: 'or', parts: [word('b'), word('c')] }] }],
  ['NOT torture', { type: 'not', part: word('torture') }],
  ['prison -torture', { type: 'and', parts: [word('prison'), { type: 'not', part: word('torture') }] }],
  ['death-penalty', { type: 'phrase', words: ['death', 'penalty'] }],
  ['"death penalty"', { type: 'phrase', words: ['death', 'penalty'] }],
  ['"death penalty', { type: 'phrase', words: ['death', 'penalty'] }],
  ['ratif*', { type: 'beginning', word: 'ratif' }],
  ['symbol:A/HRC/28/10', { type: 'field', field: 'symbol', value: 'A/HRC/28/10', isBeginning: false }],
  ['symbol:A/HRC/*', { type: 'field', field: 'symbol', value: 'A/HRC/', isBeginning: true }],
  ['para:"24 (a)"', { type: 'field', field: 'para', value: '24 (a)', isBeginning: false }],
  ['body:justice', { type: 'field', field: 'body', value: 'justice', isBeginning: false }],
  ['(((', { type: 'all' }],
  [')))', { type: 'all' }],
  ['AND', { type: 'all' }],
  ['NOT', { type: 'all' }],
  ['OR torture', word('torture')],
  ['torture )', word('torture')],
  ['"', { type: 'all' }],
  ['* - : ! ?', { type: 'all' }],
  ['пытки', word('пытки')],
];

test('what someone types is read as a question', () => {
  for (const [text, wanted] of CASES) assert.deepEqual(readQuestion(text), wanted, text);
});

test('long and deep questions are cut, not refused', () => {
  const deep = readQuestion(`${'('.repeat(5_000)}torture${')'.repeat(5_000)}`);
  assert.ok(deep.type === 'all' || deep.type === 'word');
  const long = readQuestion('word '.repeat(LONGEST_QUESTION));
  assert.ok(long.type === 'and' && long.parts.length === 64);
  assert.equal(readQuestion('-'.repeat(10_000)).type, 'all');
});
