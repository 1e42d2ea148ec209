import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasSubstance, segmentsOf } from './classify.ts';
import { dateGiven, monthsAfter, withinMonths } from './deadlines.ts';
import { generalCommentsIn } from './general-comments.ts';
import { sectionOf } from './headings.ts';
import { romanOrLetter } from './labels.ts';
import { sentenceClass, sentencesOf } from './language.ts';
import { asText, fixture, stateNames } from './observations.testdata.ts';
import { parseObservations } from './parse.ts';

const SENTENCES: readonly (readonly [string, string])[] = [
  ['The State party should open registries.', 'recommends'],
  ['The Committee, recalling its earlier views, recommends that the State party open them.', 'recommends'],
  ['It should also pay for them.', 'recommends'],
  ['The Committee reiterates its previous recommendation that they be opened.', 'recommends'],
  ['The Committee takes note of the plan and encourages the State party to publish it.', 'recommends'],
  ['While welcoming the law, the Committee remains deeply concerned about fees.', 'concerned'],
  ['The Committee is concerned about rules that encourage officials to close registries.', 'concerned'],
  ['The Committee regrets that the law recommends nothing.', 'concerned'],
  ['The Committee notes with appreciation the new law.', 'welcomes'],
  ['Registries are open on Mondays.', 'other'],
  ['Le Comité est préoccupé par les frais.', 'concerned'],
  ['L’État partie devrait baisser les frais.', 'recommends'],
  ['Preocupa al Comité el aumento de las tasas.', 'concerned'],
  ['Комитет настоятельно призывает государство-участник снизить сборы.', 'recommends'],
];

for (const [sentence, expected] of SENTENCES)
  test(`${expected}: ${sentence}`, () => assert.equal(sentenceClass(sentence), expected));

test('sentences end at full stops, not at abbreviations', () => {
  assert.deepEqual(
    sentencesOf('The judgment in Roper v. Simmons was noted (see para. 4). Mr. Smith spoke. It ended.').map(
      ({ text }) => text.trim(),
    ),
    ['The judgment in Roper v. Simmons was noted (see para. 4).', 'Mr. Smith spoke.', 'It ended.'],
  );
});

test('a request is what is to be told to the Committee', () => {
  const type = (text: string): unknown => segmentsOf(text).at(-1)?.type;
  assert.equal(
    type(
      'The Committee requests the State party to include figures in its next periodic report and data on fees.',
    ),
    'request_for_information',
  );
  assert.equal(
    type(
      'The State party should provide, within one year, relevant information on its implementation of the recommendations.',
    ),
    'request_for_information',
  );
  assert.equal(type('The State party should provide judges with training.'), 'recommendation');
  assert.equal(
    type(
      'The Committee urges the State party to run boats, and to report on them in its next periodic report.',
    ),
    'recommendation',
  );
});

test('the words before a list count only where they say more than who speaks', () => {
  assert.ok(!hasSubstance('The State party should:'));
  assert.ok(
    !hasSubstance(
      'Recalling its general comment No. 32 (2007), the Committee recommends that the State party:',
    ),
  );
  assert.ok(
    !hasSubstance(
      'The Committee notes the new Act of 2019 on the opening of registries. However, it is concerned that:',
    ),
  );
  assert.ok(hasSubstance('The State party should open all registries of the country, inter alia, by:'));
  assert.ok(hasSubstance('The State party should revisit its position on the use of force. It should:'));
});

test('deadlines', () => {
  const months = (text: string): number | undefined => withinMonths(text)?.months;
  assert.deepEqual(
    [
      'within one year',
      'within two years of adoption',
      'within 24 months',
      'within two (2) years',
      'dans un délai d’un an',
      'dans un délai de deux ans',
      'en el plazo de dos años',
      'dentro de un año',
      'в течение одного года',
      'в течение двух лет',
      'within the country',
    ].map(months),
    [12, 24, 24, 24, 12, 24, 24, 12, 12, 24, undefined],
  );
  assert.equal(dateGiven('no later than 18 March 2022, information')?.date, '2022-03-18');
  assert.equal(dateGiven('which is due in November 2023')?.date, '2023-11');
  assert.equal(dateGiven('due to be submitted on 28 March 2019')?.date, '2019-03-28');
  assert.equal(dateGiven('the Act of 4 May 2019'), null);
  assert.deepEqual(
    [monthsAfter('2016-02-29', 12), monthsAfter('2019-11', 24), monthsAfter('2019', 12)],
    ['2017-02-28', '2021-11', '2020'],
  );
});

test('the next report of the predictable review cycle has no date but a year', () => {
  const text = fixture('ccpr-paired').replace(
    /13\. The Committee requests[^\n]*/u,
    '13. In line with the predictable review cycle, the State party will receive in 2036 the Committee’s list of issues prior to the submission of the report and will be expected to submit within one year its replies, which will constitute its tenth periodic report.',
  );
  const { nextReport } = parseObservations(asText(text), stateNames);
  assert.deepEqual(
    [nextReport?.dueOn, nextReport?.numbers, nextReport?.flags],
    ['2037', [10], ['date_computed']],
  );
});

test('general comments and recommendations', () => {
  assert.deepEqual(
    generalCommentsIn(
      'its general comments Nos. 31 (2004) and 36 (2018), joint general recommendation No. 31',
    ),
    ['general comment No. 31 (2004)', 'general comment No. 36 (2018)', 'joint general recommendation No. 31'],
  );
  assert.deepEqual(generalCommentsIn('son observation générale no 32 (2007)'), [
    'general comment No. 32 (2007)',
  ]);
});

test('sections by their headings, topics by none', () => {
  assert.deepEqual(
    [
      'Principal matters of concern and recommendations',
      'Main areas of concern and recommendations',
      'Concerns and recommendations',
      'Positive aspects',
      'Follow-up measures taken and progress achieved by the State party',
      'Follow-up to concluding observations',
      'Principaux sujets de préoccupation et recommandations',
      'Principales ámbitos de preocupación y recomendaciones',
      'Основные вопросы, вызывающие обеспокоенность, и рекомендации',
      'Pending follow-up issues from the previous reporting cycle',
      'Violence against women',
    ].map(sectionOf),
    [
      'concerns',
      'concerns',
      'concerns',
      'positive',
      'positive',
      'closing',
      'concerns',
      'concerns',
      'concerns',
      null,
      null,
    ],
  );
});

test('(i) is a letter behind (h) and a numeral elsewhere', () => {
  const at = (label: string, item: string | null, part: string | null, isAfterColon = false): unknown => {
    const place = romanOrLetter(label, { item, part, isAfterColon });
    return place && [place.kind, place.label, place.isGap];
  };
  assert.deepEqual(at('i', 'h', null), ['item', 'i', false]);
  assert.deepEqual(at('i', 'b', null, true), ['part', 'i', false]);
  assert.deepEqual(at('ii', 'b', 'i'), ['part', 'ii', false]);
  assert.deepEqual(at('i', null, null), ['item', 'i', false]);
  assert.deepEqual(at('d', 'b', null), ['item', 'd', true]);
  assert.deepEqual(at('б', 'a', null), ['item', 'b', false]);
  assert.equal(at('x', 'b', null), null);
});

test('hostile text takes linear time', () => {
  const whole = fixture('ccpr-paired');
  const signs = [
    'a',
    '(',
    ' ',
    'a-',
    '1 ',
    '(a) ',
    'it ',
    'the Committee, ',
    'request ',
    'third report ',
    '\nA',
    '\n1. A',
    '\n(a) b;',
    'paragraphs 1, ',
    'session (',
    'CCPR/C/',
  ];
  for (const sign of signs) {
    const text = sign.repeat(Math.floor(100_000 / sign.length));
    for (const place of ['cells in four places', 'Iceland*', 'paragraphs 6']) {
      const started = performance.now();
      try {
        parseObservations(asText(whole.replace(place, `${place} ${text}`)), stateNames);
      } catch (error) {
        assert.match(String(error), /does not say/);
      }
      assert.ok(performance.now() - started < 3000, JSON.stringify([sign, place]));
    }
  }
});
