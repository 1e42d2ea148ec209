import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator, whichOf } from './locator.ts';

/** A locator and its steps in short: the step and what it holds. */
const CASES: readonly (readonly [locator: string, steps: readonly (readonly string[])[]])[] = [
  [
    'Annex I.b, table 1, row 3, column Signature',
    [['section Annex I>b', 'table 1', 'row 3', 'column Signature']],
  ],
  ['Section V, first package, item 2', [['section V', 'words first package', 'unit item 2']]],
  ['IX.5', [['section IX>5']]],
  ['I. Executive summary', [['section I']]],
  ['VI.c, last two paragraphs', [['section VI>c', 'unit paragraph -2,-1']]],
  ['III, sixth and seventh paragraphs', [['section III', 'unit paragraph 6,7']]],
  ['VII.d, item 5, first to third sentences', [['section VII>d', 'unit item 5', 'unit sentence 1,2,3']]],
  ['para. 24 (e)', [['numbered 24 e']]],
  ['paras. 1–4, 23 and 124–127', [['numbered 1,4,23,124,127 ']]],
  [
    'Annex II.b, column Responsible performers, measures 1.1, 1.2 and 4.2',
    [['section Annex II>b', 'column Responsible performers', 'measure 1.1,1.2,4.2']],
  ],
  ['point 2.3', [['point 2>3']]],
  [
    'table of grades, row 2, column Explanation, (c) to (f), point (a)',
    [['table grades', 'row 2', 'column Explanation', 'letters c,d,e,f', 'letters a']],
  ],
  ['row “First cycle (2008-2011)”', [['row First cycle (2008-2011)']]],
  ['footnotes 32 and 33', [['footnote 32,33']]],
  ['sentence with footnote 27', [['marked sentence 27 0']]],
  ['paragraph after the table of grades and the one below it', [['beside paragraph 1 2 table of grades']]],
  ['second paragraph after the table', [['beside paragraph 2 1 table']]],
  ['text above the table', [['beside paragraph -1 1 table']]],
  ['paragraph “Moreover”', [['words Moreover']]],
  [
    'section “B. Civil rights: fundamental freedoms”, item 1',
    [['words B. Civil rights', 'words fundamental freedoms', 'unit item 1']],
  ],
  [
    'IV, OSCE; Annex I.f, paragraph 2',
    [
      ['section IV', 'words OSCE'],
      ['section Annex I>f', 'numbered 2 '],
    ],
  ],
  ['as cited in footnote 46 of the report', [['aside']]],
  ['p. 12', [['page 12 12']]],
  ['pp. 12–14', [['page 12 14']]],
  ['cover page', [['page 1 1']]],
  ['article 7', [['words Article 7']]],
];

const short = (step: Readonly<Record<string, unknown>>): string => {
  const { step: name, ...rest } = step;
  const show = (value: unknown): string =>
    Array.isArray(value) ? value.join(name === 'section' || name === 'point' ? '>' : ',') : String(value);
  switch (name) {
    case 'section':
      return `section ${show(rest['path'])}`;
    case 'table':
    case 'row':
      return `${name} ${show(rest['which'] ?? rest['words'])}`;
    case 'column':
    case 'words':
      return `${name} ${show(rest['words'])}`;
    case 'unit':
      return `unit ${show(rest['unit'])} ${show(rest['which'])}`;
    case 'numbered':
      return `numbered ${show(rest['numbers'])} ${show(rest['letters'])}`;
    case 'point':
      return `point ${(rest['paths'] as string[][]).map(show).join(';')}`;
    case 'marked':
      return `marked ${show(rest['unit'])} ${show(rest['number'])} ${show(rest['offset'])}`;
    case 'beside':
      return `beside ${show(rest['unit'])} ${show(rest['offset'])} ${show(rest['many'])} ${show(rest['words'])}`;
    case 'page':
      return `page ${show(rest['from'])} ${show(rest['to'])}`;
    case 'aside':
      return 'aside';
    default:
      return `${String(name)} ${show(rest['numbers'] ?? rest['letters'] ?? '')}`;
  }
};

test('locators are read from the outside inwards', () => {
  for (const [locator, steps] of CASES)
    assert.deepEqual(
      readLocator(locator).map((way) => way.map((step) => short({ ...step }))),
      steps,
      locator,
    );
});

test('which of several', () => {
  assert.deepEqual(whichOf('third'), [3]);
  assert.deepEqual(whichOf('first and second'), [1, 2]);
  assert.deepEqual(whichOf('last'), [-1]);
  assert.equal(whichOf('concluding'), null);
});
