import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SCALES, scaleFor, verdictsIn } from './scales.ts';

interface Row {
  readonly id: string;
  readonly mechanismId?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly scaleId?: string;
  readonly code?: string;
}

const rows = (file: string): readonly Row[] =>
  (
    JSON.parse(readFileSync(new URL(`../../../data/catalogue/${file}.json`, import.meta.url), 'utf8')) as {
      records: Row[];
    }
  ).records;

test('the scales are those of the catalogue, with the same dates and grades', () => {
  const values = rows('scale-values');
  const treatyBodies = rows('scales').filter(({ id }) => id.includes('follow-up'));
  assert.deepEqual(SCALES.map(({ id }) => id).sort(), treatyBodies.map(({ id }) => id).sort());
  for (const { id, mechanismId, from, until, codes } of SCALES) {
    const row = treatyBodies.find((one) => one.id === id);
    assert.deepEqual(
      [row?.mechanismId, row?.validFrom ?? null, row?.validUntil ?? null],
      [mechanismId, from, until],
      id,
    );
    assert.deepEqual(
      values.filter(({ scaleId }) => scaleId === id).map(({ code }) => code),
      [...codes],
      id,
    );
  }
});

const CASES: readonly (readonly [string, string, string, readonly string[], string | null])[] = [
  ['ccpr', 'B', '2018-07', ['B', 'C'], 'ccpr-follow-up-2016'],
  ['ccpr', 'A', '2015-03', ['A', 'B1'], 'ccpr-follow-up-2013'],
  ['ccpr', 'B1', '2014-03', ['B1'], 'ccpr-follow-up-2013'],
  ['ccpr', 'B1', '2012-04-27', ['B1'], 'ccpr-follow-up-2012'],
  ['ccpr', 'E', '2018-07', ['E'], 'ccpr-follow-up-2016'],
  ['ccpr', 'A', '2016-11-04', ['A', 'B'], 'ccpr-follow-up-2016'],
  // On a scale that was not in use that day.
  ['ccpr', 'B1', '2018-07', ['B1', 'A'], '! ccpr-follow-up-2013'],
  ['ccpr', 'B', '2014-03', ['B'], '! ccpr-follow-up-2016'],
  ['ccpr', 'E', '2012-04', ['E'], '! ccpr-follow-up-2016'],
  ['ccpr', 'F', '2018-07', ['F'], null],
  ['ced-committee', 'C', '2018-11', ['B', 'C'], 'ced-follow-up-2016'],
  ['ced-committee', 'C', '2022-04', ['B', 'C'], 'ced-follow-up-2020'],
  [
    'cedaw-committee',
    'substantially_implemented',
    '2015',
    ['substantially_implemented'],
    '! cedaw-follow-up-2016',
  ],
  ['cedaw-committee', 'implemented', '2015', ['implemented'], 'cedaw-follow-up-2010'],
  [
    'cat-committee',
    'satisfactory',
    '2018',
    ['satisfactory', 'implemented'],
    'cat-follow-up-2015-information',
  ],
  ['cat-committee', 'implemented', '2014', ['implemented'], '! cat-follow-up-2015-implementation'],
];

for (const [mechanism, code, date, together, expected] of CASES)
  test(`${mechanism} ${code} in ${date} beside ${together.join(' ')}: ${expected ?? 'no scale'}`, () => {
    const chosen = scaleFor(mechanism, code, date, together);
    assert.equal(chosen === null ? null : `${chosen.wasInForce ? '' : '! '}${chosen.scale.id}`, expected);
  });

test('words in place of grades', () => {
  assert.deepEqual(
    verdictsIn('cedaw-committee', 'It considers that the recommendation has been substantially implemented.'),
    ['substantially_implemented'],
  );
  assert.deepEqual(verdictsIn('cedaw-committee', 'The recommendation has not been implemented.'), [
    'not_implemented',
  ]);
  assert.deepEqual(verdictsIn('cescr', 'The Committee finds insufficient progress on paragraph 9.'), [
    'insufficient_progress',
  ]);
  assert.deepEqual(verdictsIn('cerd-committee', 'The Committee considers the response not satisfactory.'), [
    'unsatisfactory',
  ]);
  assert.deepEqual(verdictsIn('ccpr', 'satisfactory'), []);
});
