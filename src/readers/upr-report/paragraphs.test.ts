import assert from 'node:assert/strict';
import test from 'node:test';
import { sourceOfPages } from '../common/source-text.ts';
import { paragraphsOf } from './paragraphs.ts';
import { pageWith } from './report.testdata.ts';

const labels = (lines: readonly string[]): readonly string[] =>
  paragraphsOf(sourceOfPages([pageWith(1, lines)]).body).flatMap(({ number, items }) => [
    `${number ?? 'none'}`,
    ...items.map(({ label, isOutOfOrder }) => (isOutOfOrder ? `${label}!` : label)),
  ]);

const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'numbers of two parts',
    ['7. Below:', '7.1 Plant;', '7.2. Water;', '7.3Prune;'],
    ['7', '7.1', '7.2', '7.3'],
  ],
  [
    'a list under a paragraph',
    ['7. Below:', ' 1. Plant;', ' 2. Water.', '8. More.'],
    ['7', '7.1', '7.2', '8'],
  ],
  ['a list that starts again', ['7. Yes:', ' 1. Plant;', '8. No:', ' 1. Cut;'], ['7', '7.1', '8', '8.1']],
  ['a letter list', ['7. Below:', '(a) Plant;', '(b) Water;'], ['7', '7(a)', '7(b)']],
  [
    'letters under an item',
    ['7. Below:', '1. All:', '(a) Plant;', '(b) Water;', '2. Prune.'],
    ['7', '7.1', '7.1(a)', '7.1(b)', '7.2'],
  ],
  [
    'a number that is part of the text',
    ['7. Below:', '1. Ratify ILO Convention', '169 (Chile);', '2. Plant;'],
    ['7', '7.1', '7.2'],
  ],
  [
    'an article that is part of the text',
    ['7. Below:', '7.1 Amend, as to section', '8.2 of the law (Chile);', '7.2 Plant;'],
    ['7', '7.1', '7.2'],
  ],
  ['a dot left out', ['7. Below:', '1. Plant (Chile);', '2 Water (Peru);'], ['7', '7.1', '7.2']],
  [
    'a slip in the first number',
    ['7. Below:', '7.1 Plant;', '9.2 Water;', '7.3 Prune;'],
    ['7', '7.1', '9.2!', '7.3'],
  ],
  ['a dash for the dot', ['7. Below:', '7.1. Plant;', '7-2. Water;'], ['7', '7.1', '7.2']],
  [
    'a number given twice',
    ['7. Below:', '7.1 Plant;', '7.1 Water;', '7.2 Prune;'],
    ['7', '7.1', '7.1!', '7.2'],
  ],
  ['a gap', ['7. Below:', '7.1 Plant;', '7.3 Prune;'], ['7', '7.1', '7.3']],
  [
    'the closing words behind an item without a stop',
    ['7. Below:', '(a) Plant', '8. All conclusions and/or recommendations'],
    ['7', '7(a)', '8'],
  ],
  [
    'a heading between paragraphs',
    ['7. It said so.', 'B. Interactive dialogue and responses', '8. Chile spoke.'],
    ['7', '8'],
  ],
];

for (const [what, lines, expected] of CASES) {
  test(what, () => assert.deepEqual(labels(lines), expected));
}

test('a long list does not swallow the next paragraph, nor the paragraph an item', () => {
  const items = Array.from({ length: 12 }, (_, index) => ` ${index + 1}. Plant tree ${index + 1} (Chile);`);
  assert.deepEqual(labels(['9. Below:', ...items, '10. The response will be included.']).slice(-3), [
    '9.11',
    '9.12',
    '10',
  ]);
});

test('text without any number is kept', () => {
  assert.deepEqual(labels(['No number here', 'nor here']), ['none']);
});
