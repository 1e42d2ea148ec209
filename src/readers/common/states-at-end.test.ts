import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedGround } from './ground.testdata.ts';
import { statesAtEnd } from './states-at-end.ts';

const { stateNames } = await shippedGround();

const CASES: readonly (readonly [text: string, words: string, states: readonly string[]])[] = [
  ['Build it (Chile) (France);', 'Build it', ['CHL', 'FRA']],
  ['Build it (Chile, France and Norway).', 'Build it', ['CHL', 'FRA', 'NOR']],
  ['Build it (Iran (Islamic Republic of), Norway)', 'Build it', ['IRN', 'NOR']],
  ['Build it, or think of it (Chile); (Chile);', 'Build it, or think of it', ['CHL']],
  ['Build it (soon) (Italy)', 'Build it (soon)', ['ITA']],
  ['Build it (soon)', 'Build it (soon)', []],
  ['Build it (Chile) now', 'Build it (Chile) now', []],
  ['(Chile)', '(Chile)', []],
  ['Build it (Atlantis)', 'Build it (Atlantis)', []],
  ['', '', []],
];

test('States in brackets at the end of a recommendation', () => {
  for (const [text, words, states] of CASES)
    assert.deepEqual(statesAtEnd(text, stateNames.resolveAll), { text: words, states }, text);
});

test('hostile texts cost no more than others', () => {
  const began = performance.now();
  for (const piece of ['(', ')', '()', '(Chile)', 'a)', ' ', ';'])
    statesAtEnd(piece.repeat(50_000), stateNames.resolveAll);
  assert.ok(performance.now() - began < 2_000);
});
