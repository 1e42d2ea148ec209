import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { joinLines, joinLinesPlaced, wordsOf } from './join.ts';

const CASES: readonly (readonly [readonly string[], string, string])[] = [
  [['take further', 'steps'], 'take further steps', 'lines are joined by a blank'],
  [
    ['in particular non-', 'discrimination'],
    'in particular non-discrimination',
    'a hyphen of the word itself stays',
  ],
  [['the interna-', 'tional level'], 'the international level', 'a known solid word loses the hyphen'],
  [['pre- and post-', 'natal'], 'pre- and post-natal', 'a hanging hyphen waits for its word'],
  [['pre-', 'and post-natal'], 'pre- and post-natal', 'also at the end of the line'],
  [['OP-', 'CAT'], 'OP-CAT', 'abbreviations keep the hyphen'],
  [['inter\u00AD', 'national and na\u00ADtional'], 'international and national', 'soft hyphens go'],
  [['2010–', '2013'], '2010–2013', 'a range stays together'],
  [['sign and/', 'or ratify'], 'sign and/or ratify', 'a stroke needs no blank'],
  [['', 'one', '', 'two'], 'one two', 'empty lines add nothing'],
];

const isWord = wordsOf(['international law', 'non-discrimination']);

for (const [lines, expected, why] of CASES) {
  test(`join: ${why}`, () => assert.equal(joinLines(lines, isWord), expected));
}

test('each line can be found again in the joined text', () => {
  const line = fc.stringMatching(/^[a-z]{1,6}(?: [a-z]{1,6}){0,3}$/u);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const { text, starts } = joinLinesPlaced(lines);
      for (const [index, words] of lines.entries()) {
        assert.equal(text.slice(starts[index], (starts[index] ?? 0) + words.length), words);
      }
    }),
  );
});
