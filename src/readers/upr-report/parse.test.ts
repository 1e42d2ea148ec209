import assert from 'node:assert/strict';
import test from 'node:test';
import { AppError } from '../../kernel/errors.ts';
import { sourceOfPages } from '../common/source-text.ts';
import { parseUprReport } from './parse.ts';
import { pageWith, reportWith, shippedNames } from './report.testdata.ts';

const names = shippedNames();

const CLOSING = [
  '9. All conclusions and/or recommendations contained in the present report reflect the',
  'position of the submitting State(s) and/or the State under review.',
];

const parse = (conclusions: readonly string[], dialogue: readonly string[] = []) =>
  parseUprReport(sourceOfPages(reportWith([...conclusions, ...CLOSING], dialogue)), names);

test('cover and introduction give the facts of the review', () => {
  const report = parse([
    '7. The recommendations below enjoy the support of Samoa:',
    ' 7.1 Plant trees (Chile).',
  ]);
  assert.deepEqual(
    {
      symbol: report.symbol,
      reviewed: report.reviewed,
      session: report.session,
      reviewDate: report.reviewDate,
      adoptionDate: report.adoptionDate,
      troika: report.troika,
      headOfDelegation: report.headOfDelegation,
    },
    {
      symbol: 'A/HRC/99/7',
      reviewed: 'WSM',
      session: 21,
      reviewDate: '2015-06-02',
      adoptionDate: '2015-06-05',
      troika: ['CHL', 'KEN', 'PRT'],
      headOfDelegation: 'H.E. Ms. Jane Example, Minister of Examples',
    },
  );
});

test('numbered paragraphs: text, States, position with its ground, place, confidence', () => {
  const { recommendations, checks, notUnderstood } = parse([
    '7. The recommendations below have been examined by Samoa and enjoy its support:',
    ' 7.1 Plant more trees along all',
    ' the new roads (Chile, Kenya);',
    ' 7.2. Water them daily (Peru).',
    '8. The following recommendations did not enjoy the support of Samoa:',
    ' 8.1 Cut the old ones (United Kingdom of Great Britain and',
    ' Northern Ireland).',
  ]);
  assert.deepEqual(
    recommendations.map(({ paragraph, text, states, position }) => [paragraph, text, states, position]),
    [
      ['7.1', 'Plant more trees along all the new roads', ['CHL', 'KEN'], 'supported'],
      ['7.2', 'Water them daily', ['PER'], 'supported'],
      ['8.1', 'Cut the old ones', ['GBR'], 'noted'],
    ],
  );
  const [first] = recommendations;
  assert.equal(first?.verbatim, 'Plant more trees along all the new roads (Chile, Kenya)');
  assert.deepEqual(first?.place, { from: { page: 3, line: 3 }, to: { page: 3, line: 4 } });
  assert.equal(first?.page, 3);
  assert.deepEqual(first?.positionGround, {
    paragraph: '7',
    text: 'The recommendations below have been examined by Samoa and enjoy its support:',
  });
  assert.ok((recommendations[1]?.confidence ?? 0) > 0.9);
  assert.deepEqual([checks, notUnderstood], [[], []]);
});

test('the oldest reports: a list, the answer in the paragraph behind it', () => {
  const { recommendations } = parse([
    '7. In the course of the discussion, the following recommendations were made to Samoa:',
    ' 1. Recommended to Samoa to plant trees (Chile);',
    ' 2. That Samoa water them (Peru).',
    '8. The response of Samoa to these recommendations will be included in the outcome report.',
  ]);
  assert.deepEqual(
    recommendations.map(({ paragraph, text, position, positionGround }) => [
      paragraph,
      text,
      position,
      positionGround?.paragraph,
    ]),
    [
      ['7.1', 'Plant trees', null, '8'],
      ['7.2', 'Water them', null, '8'],
    ],
  );
});

test('recommendations of the dialogue that the conclusions point at', () => {
  const { recommendations, notUnderstood } = parse(
    [
      '7. The recommendations below enjoy the support of Samoa:',
      ' 1. Plant trees (Chile).',
      '8. The recommendations noted in the report in paragraphs 3 (b) and 4 above did not',
      'enjoy the support of Samoa.',
    ],
    [
      '3. Peru recommended that Samoa (a) plant trees and (b) cut the old ones.',
      '4. Kenya asked about trees.',
    ],
  );
  const [, pointedAt] = recommendations;
  assert.deepEqual(
    [pointedAt?.paragraph, pointedAt?.text, pointedAt?.states, pointedAt?.position, pointedAt?.page],
    ['3(b)', 'Cut the old ones', ['PER'], 'noted', 2],
  );
  assert.ok(pointedAt?.flags.includes('from_dialogue'));
  assert.deepEqual(
    notUnderstood.map(({ text, reason }) => [text, reason]),
    [['paragraph 4', 'nothing_recommended_there']],
  );
});

test('what the dialogue said and a list repeats counts where it is listed, with the answer of the pointer', () => {
  const { recommendations } = parse(
    [
      '7. The following recommendations will be examined by Samoa:',
      ' 1. Plant breadfruit trees along all new roads (Peru).',
      '8. The recommendations noted in the report in paragraph 3 (b) above did not enjoy the',
      'support of Samoa.',
    ],
    [
      '3. Peru recommended that Samoa (a) count its trees; and (b) breadfruit trees be planted along new roads.',
    ],
  );
  assert.deepEqual(
    recommendations.map(({ paragraph, position, positionGround }) => [
      paragraph,
      position,
      positionGround?.paragraph,
    ]),
    [['7.1', 'noted', '8']],
  );
});

test('a comment that repeats the recommendation it is about', () => {
  const { recommendations, comments } = parse([
    '7. Samoa takes note of the recommendations listed below, and offers the following comments:',
    ' 1. Regarding the recommendation to fell no palms (Chile), included in paragraph 3 (a),',
    ' Samoa stated that palms are protected.',
  ]);
  assert.deepEqual(
    recommendations.map(({ text, states, position }) => [text, states, position]),
    [['Fell no palms', ['CHL'], 'noted']],
  );
  assert.equal(comments.length, 1);
});

test('several recommendations in one paragraph are counted', () => {
  const { recommendations } = parse([
    '7. The recommendations below enjoy the support of Samoa:',
    ' 7.1 Plant trees (Chile); water them (Peru);',
  ]);
  assert.deepEqual(
    recommendations.map(({ paragraph, part }) => [paragraph, part]),
    [
      ['7.1', 1],
      ['7.1', 2],
    ],
  );
});

test('a recommendation in the paragraph itself, and the comment behind it', () => {
  const { recommendations, comments } = parse([
    '7. The following recommendation did not enjoy the support of Samoa: Cut the trees (Peru).',
    'Samoa needs its trees.',
    '8. Samoa considers that recommendation 7 is not for this century.',
  ]);
  assert.deepEqual(
    recommendations.map(({ paragraph, text, position }) => [paragraph, text, position]),
    [['7', 'Cut the trees', 'noted']],
  );
  assert.deepEqual(
    comments.map(({ paragraph, text }) => [paragraph, text]),
    [
      ['7', 'Samoa needs its trees.'],
      ['8', 'Samoa considers that recommendation 7 is not for this century.'],
    ],
  );
});

test('voluntary commitments are kept apart', () => {
  const report = parse([
    '7. The recommendations below enjoy the support of Samoa:',
    ' 7.1 Plant trees (Chile).',
    '8. Samoa announced the following voluntary commitments:',
    ' (a) To count its trees;',
    ' (b) To publish the count.',
  ]);
  assert.equal(report.recommendations.length, 1);
  assert.deepEqual(
    report.voluntaryCommitments.map(({ kind, paragraph, text }) => [kind, paragraph, text]),
    [
      ['voluntary_commitment', '8(a)', 'To count its trees'],
      ['voluntary_commitment', '8(b)', 'To publish the count'],
    ],
  );
});

test('the presentation, the answers and the other States: who said what', () => {
  const report = parse(
    ['7. The recommendations below enjoy the support of Samoa:', ' 7.1 Plant trees (Chile).'],
    [
      'A. Presentation by the State under review',
      '3. The head of the delegation spoke of trees.',
      'B. Interactive dialogue and responses by the State under',
      'review',
      '4. During the interactive dialogue, nine delegations made statements.',
      '5. The Islamic Republic of Iran welcomed the trees.',
      '6. In reply to Chile, the delegation said that palms grow slowly.',
      '7. They grow at the coast.',
      '8. While noting the work of Samoa, Peru asked about nurseries.',
    ],
  );
  assert.deepEqual(
    report.statements.map(({ paragraph, part, speaker }) => [paragraph, part, speaker]),
    [
      ['3', 'presentation', 'WSM'],
      ['5', 'dialogue', 'IRN'],
      ['6', 'dialogue', 'WSM'],
      ['7', 'dialogue', 'WSM'],
      ['8', 'dialogue', 'PER'],
    ],
  );
  assert.equal(report.statements[0]?.text, 'The head of the delegation spoke of trees.');
  assert.equal(report.delegationsStated, 9);
  assert.deepEqual(
    report.checks.map(({ code }) => code),
    ['delegations_differ'],
  );
});

test('the reader doubts itself: gaps, repetitions, unknown names, a State that recommends to itself', () => {
  const { checks, recommendations } = parse([
    '7. The recommendations below enjoy the support of Samoa:',
    ' 7.1 Plant trees (Ruritania);',
    ' 7.1 Plant bushes (Samoa);',
    ' 7.3 Plant hedges (Peru).',
  ]);
  assert.deepEqual(checks.map(({ code }) => code).sort(), [
    'number_missing',
    'number_repeated',
    'recommends_to_itself',
    'unknown_state',
  ]);
  const [unknown, itself] = recommendations;
  assert.deepEqual(unknown?.unknownStates, ['Ruritania']);
  assert.ok((unknown?.confidence ?? 1) < 0.6);
  assert.ok(itself?.flags.includes('recommends_to_itself'));
});

test('the table of contents must agree', () => {
  const { checks } = parseUprReport(
    sourceOfPages(
      reportWith(
        ['7. The recommendations below enjoy the support of Samoa:', ' 7.1 Plant trees (Chile).', ...CLOSING],
        ['II. Conclusions and/or recommendations............... 7-12 3'],
      ),
    ),
    names,
  );
  assert.deepEqual(
    checks.map(({ code }) => code),
    ['contents_differ'],
  );
});

test('words of which nothing can be made are listed', () => {
  const { notUnderstood } = parse([
    '7. The recommendations below enjoy the support of Samoa:',
    ' 7.1 Plant trees (Chile);',
    ' 7.2 The weather was fine.',
  ]);
  assert.deepEqual(
    notUnderstood.map(({ paragraph, text }) => [paragraph, text]),
    [['7.2', 'The weather was fine.']],
  );
});

const OTHERS: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    'an addendum',
    ['A/HRC/43/15/Add.1', 'Universal Periodic Review', 'Addendum', 'Views on conclusions'],
    /A\/HRC\/43\/15\/Add\.1.*addendum/u,
  ],
  [
    'concluding observations',
    ['CCPR/C/KAZ/CO/2', 'Concluding observations on the second report'],
    /CCPR\/C\/KAZ\/CO\/2.*concluding observations/u,
  ],
  [
    'no UN document',
    ['A recipe for bread', 'Take flour and water'],
    /no UN document symbol.*A recipe for bread/u,
  ],
  [
    'the Chinese version',
    ['A/HRC/28/10', '普遍定期审议工作组报告'],
    /a version in a language in which reports are not read/u,
  ],
];

for (const [what, lines, says] of OTHERS) {
  test(`refused, with what it is: ${what}`, () => {
    assert.throws(
      () => parseUprReport(sourceOfPages([pageWith(1, lines)]), names),
      (error: unknown) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.code, 'not_a_upr_report');
        assert.match(error.message, says);
        assert.match(error.remedy ?? '', /Working Group/u);
        return true;
      },
    );
  });
}

test('letters that go on with the words before them', () => {
  const { recommendations } = parse([
    '7. The recommendations below enjoy the support of Samoa:',
    ' 7.1 Share its experience in the following areas:',
    ' (a) how trees are counted;',
    ' (b) how they are planted (Chile);',
    ' 7.2 Take measures to:',
    ' (a) plant trees (Peru);',
    ' (b) water them (Kenya).',
  ]);
  assert.deepEqual(
    recommendations.map(({ paragraph, text, states }) => [paragraph, text, states]),
    [
      [
        '7.1',
        'Share its experience in the following areas: (a) how trees are counted; (b) how they are planted',
        ['CHL'],
      ],
      ['7.2(a)', 'Take measures to: plant trees', ['PER']],
      ['7.2(b)', 'Take measures to: water them', ['KEN']],
    ],
  );
});
