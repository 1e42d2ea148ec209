import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printedReference } from '../common/paragraph-references.ts';
import { asDocx, asText, fixture, stateNames } from './assessment.testdata.ts';
import { parseAssessment } from './parse.ts';
import type { AssessmentReport } from './report.ts';

const read = (name: string): AssessmentReport => parseAssessment(asText(fixture(name)), stateNames);

/** 'ISL 14 (a)–(b) B' */
const graded = ({ parts }: AssessmentReport): string[] =>
  parts.flatMap(({ stateId, grades }) =>
    grades.map((grade) => `${stateId} ${printedReference(grade)} ${grade.code}`),
  );

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['ccpr-report', ['ISL 8 C', 'ISL 14 (a)–(b) B', 'ISL 14 (c) C', 'ISL 20 A', 'SVN 6 E']],
  ['ccpr-addendum', ['NOR 5 B', 'NOR 9 (a)–(c) C']],
  ['ccpr-older', ['ISL 4 B1', 'ISL 4 D1', 'ISL 5 (a) B2', 'ISL 5 (b) C1']],
  ['ced-report', ['LUX 14 B', 'LUX 18 C']],
  [
    'cedaw-letter',
    ['FJI 12 (b) partially_implemented', 'FJI 24 (a) implemented', 'FJI 30 (c) insufficient_information'],
  ],
  [
    'cat-letter',
    [
      'LUX 8 partially_satisfactory',
      'LUX 8 not_implemented',
      'LUX 11 (b) satisfactory',
      'LUX 11 (b) implemented',
    ],
  ],
  ['cerd-letter', ['SVN 9 satisfactory', 'SVN 12 unsatisfactory']],
];

for (const [name, expected] of CASES)
  test(`${name}: the grades of each State, by paragraph`, () => {
    assert.deepEqual(graded(read(name)), expected);
    assert.deepEqual(graded(parseAssessment(asDocx(fixture(name)), stateNames)), expected);
  });

test('what a part says of itself: paragraphs, round, end of the procedure, next report', () => {
  const [iceland, slovenia] = read('ccpr-report').parts;
  assert.deepEqual(
    [iceland?.paragraphs, iceland?.round, iceland?.isDiscontinued, iceland?.nextReport?.dueOn],
    [['8', '14', '20'], 1, true, '2034-07-15'],
  );
  assert.deepEqual(
    [slovenia?.paragraphs, slovenia?.round, slovenia?.isDiscontinued, slovenia?.nextReport],
    [['6'], 2, false, null],
  );
  assert.equal(read('ccpr-addendum').parts[0]?.nextReport?.dueOn, '2035');
});

test('only what stands under the evaluation is a grade, with all its words', () => {
  const grades = read('ccpr-report').parts.flatMap(({ grades: one }) => one);
  assert.match(
    grades[1]?.evaluation ?? '',
    /^The Committee welcomes the new lamps.* It also asks who decides on the light\.$/,
  );
  assert.equal(grades[3]?.subject, null);
  assert.equal(grades[1]?.subject, 'Lighting');
});

test('a grade for silence alone names no paragraph: it is told, not made up', () => {
  assert.deepEqual(
    read('ccpr-report').notUnderstood.map(({ reason, text }) => [reason, text.slice(0, 21)]),
    [['grade_without_paragraph', '[D] CCPR/C/FJI/CO/2: ']],
  );
});

test('dates: of the session, of the letter, of distribution where nothing else is printed', () => {
  const dates = (report: AssessmentReport): unknown => [
    report.date,
    report.isDateDistribution,
    report.session?.number,
  ];
  assert.deepEqual(dates(read('ccpr-report')), ['2031-07', false, 151]);
  assert.deepEqual(dates(read('cedaw-letter')), ['2031-03-03', false, undefined]);
  const bare = fixture('ccpr-report').replace(/\n\* Adopted[^\n]*/u, '');
  assert.deepEqual(dates(parseAssessment(asText(bare), stateNames)), ['2031-12-11', true, undefined]);
});

test('a document without a grade is refused', () => {
  assert.throws(
    () =>
      parseAssessment(
        asText('Human Rights Committee\n\nReport on follow-up to concluding observations'),
        stateNames,
      ),
    /does not say any grade/,
  );
});

test('hostile text takes linear time', () => {
  const whole = fixture('ccpr-report');
  for (const sign of [
    'a',
    '(',
    ' ',
    '[B] ',
    '[B] (a) ',
    '(a), ',
    '\n[C]',
    '\nA',
    '1 [A]',
    'Paragraph 8',
    'CCPR/C/',
    'information ',
  ]) {
    const text = sign.repeat(Math.floor(100_000 / sign.length));
    for (const place of [
      'eleven prisons',
      'The State party should pay',
      'additional information required on',
    ]) {
      const started = performance.now();
      parseAssessment(asText(whole.replace(place, `${place} ${text}`)), stateNames);
      assert.ok(performance.now() - started < 3000, JSON.stringify([sign, place]));
    }
  }
});
