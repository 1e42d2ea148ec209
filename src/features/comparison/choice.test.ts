import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SERIES_SHAPES } from '../../web/charts/drawing.ts';
import { choiceOf, MOST_COLUMNS } from './choice.ts';
import type { Across, Choice } from './choice.ts';
import { cyclesAsked } from './cycles.ts';

test('two to six stand side by side; fewer and more are told apart', () => {
  const cases: readonly [across: Across, chosen: string, held: string, is: Choice['is'], values: string][] = [
    ['state', 'KAZ UZB', 'KAZ UZB KGZ', 'ready', 'KAZ UZB'],
    ['state', 'KAZ KAZ UZB', 'KAZ UZB', 'ready', 'KAZ UZB'],
    // A State of which the question finds nothing can be compared: 0 is an answer.
    ['state', 'KAZ TUV', 'KAZ', 'ready', 'KAZ TUV'],
    ['state', 'A B C D E F', 'A B C D E F G', 'ready', 'A B C D E F'],
    ['state', 'A B C D E F G', 'A B C D E F G', 'too_many', 'A B C D E F G'],
    ['state', 'KAZ', 'KAZ UZB', 'too_few', 'KAZ'],
    ['state', '', 'KAZ UZB', 'too_few', ''],
    ['state', 'KAZ', 'KAZ', 'alone', 'KAZ'],
    ['state', '', 'KAZ', 'alone', ''],
    ['state', '', '', 'alone', ''],
    ['cycle', '', '1 2 3', 'ready', '1 2 3'],
    ['cycle', '1 3', '1 2 3', 'ready', '1 3'],
    ['cycle', '2', '1 2 3', 'too_few', '2'],
    ['cycle', '', '3', 'alone', '3'],
  ];
  const list = (text: string): string[] => text.split(' ').filter(Boolean);
  for (const [across, chosen, held, is, values] of cases) {
    assert.deepEqual(
      choiceOf(across, list(chosen), list(held)),
      { is, values: list(values) },
      `${chosen} of ${held}`,
    );
  }
});

test('two cycles, the earlier first: the last two unless the address names others', () => {
  const cases: readonly [
    from: string | null,
    to: string | null,
    held: string[],
    answer: (string | null)[],
  ][] = [
    [null, null, ['1', '2', '3'], ['2', '3']],
    ['1', null, ['1', '2', '3'], ['1', '3']],
    ['1', '2', ['1', '2', '3'], ['1', '2']],
    ['3', '2', ['1', '2', '3'], ['1', '2']],
    ['x', 'y', ['1', '2'], ['1', '2']],
    [null, '1', ['1', '2'], [null, null]],
    [null, null, ['1'], [null, null]],
    [null, null, [], [null, null]],
  ];
  for (const [from, to, held, answer] of cases)
    assert.deepEqual(cyclesAsked(from, to, held), answer, `${from} ${to}`);
});

test('each column has a shape of its own in the drawing', () => {
  assert.ok(MOST_COLUMNS <= SERIES_SHAPES.length);
});
