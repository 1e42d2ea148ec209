import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateNames } from '../../kernel/state-names.testdata.ts';
import { statesIn } from './states-in-text.ts';

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['Report on Human Rights in Kazakhstan', ['KAZ']],
  ["An overview of Kazakhstan's commitments and those of Viet Nam", ['KAZ', 'VNM']],
  ['the United Kingdom of Great Britain and Northern Ireland', ['GBR']],
  ['Постановление Правительства Республики Казахстан от 11 июня', ['KAZ']],
  ['Қазақстан Республикасы Үкіметінің қаулысы', ['KAZ']],
  ['A chad is a bit of paper; MAR is a month', []],
  ['', []],
];

test('States that a text names', () => {
  for (const [text, expected] of CASES) assert.deepEqual(statesIn(text, stateNames), expected, text);
});

test('hostile text costs little', () => {
  for (const sign of ['A ', 'Aa', '(', '’s ', 'United ']) {
    const before = performance.now();
    statesIn(sign.repeat(100_000), stateNames);
    assert.ok(performance.now() - before < 500, sign);
  }
});
