import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { shippedNames } from '../common/names.testdata.ts';
import {
  heading,
  listOf,
  paragraph,
  printedAddendum,
  recommendations,
  table,
  wordAddendum,
} from './addendum.testdata.ts';
import { readAddendum } from './parse.ts';
import type { AnswerableRecommendation } from './resolve.ts';

const names = shippedNames();

/** "supported: 124.1 124.2" for each answer that was given, in the order of the report. */
function answersIn(
  document: OpenedDocument,
  asked: readonly AnswerableRecommendation[],
): Readonly<Record<string, string>> {
  const { answers } = readAddendum(document, asked, names);
  const byPosition = Map.groupBy(answers, ({ position }) => position);
  return Object.fromEntries(
    [...byPosition].map(([position, all]) => [
      position,
      asked
        .filter((one) => all.some(({ recommendation }) => recommendation === one))
        .map((one) => one.paragraph)
        .join(' '),
    ]),
  );
}

/** What it shows, the addendum, the recommendations it answers, and the answers. */
const CASES: readonly (readonly [
  string,
  OpenedDocument,
  readonly AnswerableRecommendation[],
  Readonly<Record<string, string>>,
])[] = [
  [
    'lists of numbers under headings, over several lines, with remarks behind',
    printedAddendum(
      '1. Samoa thanks all delegations and sets out its position on six recommendations.',
      '# Accepted recommendations',
      '2. Samoa accepts the following recommendations 124.1,',
      '124.3–',
      '4. Work on them has begun.',
      '# 124.3',
      ' Samoa supports other islands in planting nutmeg.',
      '# Noted recommendations',
      '3. Samoa takes note of recommendations 124.2, 124.5-6 and wishes to explain.',
      '# 124.5–6',
      ' The soil does not support these trees.',
    ),
    listOf(124, 6),
    { supported: '124.1 124.3 124.4', noted: '124.2 124.5 124.6' },
  ],
  [
    'ranges in words and signs',
    printedAddendum(
      '1. Samoa supports recommendations 124.1 to 124.3, 124.5 and 124.7–124.8; 124.4 and 124.6 are noted.',
    ),
    listOf(124, 8),
    { supported: '124.1 124.2 124.3 124.5 124.7 124.8', noted: '124.4 124.6' },
  ],
  [
    'numbers before the word of answer',
    printedAddendum(
      '1. Recommendations 124.1 and 124.3 enjoy the support of Samoa, while 124.2 and 124.4 do not enjoy its support.',
    ),
    listOf(124, 4),
    { supported: '124.1 124.3', noted: '124.2 124.4' },
  ],
  [
    'bare numbers that follow the one list',
    printedAddendum(
      '1. The Government of Samoa accepts the recommendations 1–2, 4.',
      '2. The Government notes recommendation 3.',
      ' Rec. 3 There is no sandalwood left.',
    ),
    listOf(115, 4),
    { supported: '115.1 115.2 115.4', noted: '115.3' },
  ],
  [
    'bare numbers in a column of their own, some for several',
    printedAddendum(
      '1. Samoa accepts the recommendation.',
      '2., 3., Samoa accepts these recommendations and has',
      '4., 5. planted already.',
      '6. Samoa cannot accept the recommendation.',
      '7. Samoa accepts the recommendation on banyans. It cannot accept the recommendation on',
      ' mahogany.',
      '8. Samoa is fond of trees.',
    ),
    listOf(111, 8),
    { supported: '111.1 111.2 111.3 111.4 111.5', noted: '111.6 111.8', partially_supported: '111.7' },
  ],
  [
    'recommendations repeated under headings',
    wordAddendum(
      heading('I. Recommendations that enjoy the support of Samoa'),
      paragraph('Plant breadfruit number 1 (Chile);', { label: '124.1' }),
      paragraph('Plant coconut number 2 (Peru).', { label: '124.2' }),
      heading('II. Recommendations that do not enjoy the support of Samoa'),
      heading('A. Trees of the coast', 2),
      paragraph('Plant mahogany number 3 (Kenya). It grows elsewhere.', { label: '124.3' }),
    ),
    listOf(124, 3),
    { supported: '124.1 124.2', noted: '124.3' },
  ],
  [
    'a table with a column for the position',
    wordAddendum(
      table(
        ['No.', 'Recommendation', 'Position', 'Comments'],
        [
          '124.1',
          'Plant breadfruit number 1 (Chile)',
          'Supported',
          'We reject the view that none was planted.',
        ],
        ['124.2', 'Accept coconut number 2 (Peru)', 'Noted', ''],
        ['124.3', 'Plant mahogany number 3 (Kenya)', 'Partially supported', 'Only in the hills.'],
      ),
    ),
    recommendations(
      ['124.1', 'Plant breadfruit number 1'],
      ['124.2', 'Accept coconut number 2'],
      ['124.3', 'Plant mahogany number 3'],
    ),
    { supported: '124.1', noted: '124.2', partially_supported: '124.3' },
  ],
  [
    'a table of number and reply',
    wordAddendum(
      table(
        ['Recommendation', 'Reply'],
        ['1', 'Samoa accepts this recommendation.'],
        ['2 and 3', 'Not accepted. There is no room.'],
      ),
    ),
    listOf(124, 3),
    { supported: '124.1', noted: '124.2 124.3' },
  ],
  [
    'what was asked and the reply, side by side on a printed page',
    printedAddendum(
      '124.1 Plant breadfruit|Accepted. Planting began in',
      'number 1 (Chile)|the spring.',
      '124.2 Plant coconut|Samoa takes note of this',
      'number 2 (Peru)|recommendation.',
      '124.3 Plant mahogany|Accepted.',
      'number 3 (Kenya)|',
    ),
    listOf(124, 3),
    { supported: '124.1 124.3', noted: '124.2' },
  ],
  [
    'a recommendation repeated without its number',
    wordAddendum(
      heading('Recommendations supported by Samoa'),
      paragraph('Protect the mangroves of the northern coast against clearing by hotels (Chile)'),
      heading('Recommendations noted by Samoa'),
      paragraph('Create a ministry for forests with a budget of its own and regional offices (Peru)'),
      paragraph('Samoa has a small administration.'),
    ),
    recommendations(
      ['7.1', 'Create a ministry for forests with a budget of its own and regional offices'],
      ['7.2', 'Protect the mangroves of the northern coast against clearing by hotels'],
    ),
    { supported: '7.2', noted: '7.1' },
  ],
  [
    'all but some',
    printedAddendum(
      '1. Samoa accepts all the recommendations, with the exception of recommendations 124.2 and 124.4.',
    ),
    listOf(124, 5),
    { supported: '124.1 124.3 124.5', noted: '124.2 124.4' },
  ],
  [
    'an answer given at another number',
    printedAddendum(
      '# 124.1',
      ' Samoa accepts this recommendation and has a plan.',
      '# 124.2',
      ' See recommendation 124.1.',
    ),
    listOf(124, 2),
    { supported: '124.1 124.2' },
  ],
  [
    'what the totals leave over',
    printedAddendum(
      '1. Samoa received 5 recommendations, of which 3 are now supported and 2 noted.',
      '2. Samoa accepts recommendations 124.1 and 124.2.',
      '3. Samoa notes recommendations 124.4 and 124.5.',
    ),
    listOf(124, 5),
    { supported: '124.1 124.2 124.3', noted: '124.4 124.5' },
  ],
  [
    'letters of a paragraph in the dialogue',
    printedAddendum(
      '1. Recommendations 28 (b); 31 (a) and 58 (b) are accepted. Recommendation 31 (c) is rejected.',
    ),
    recommendations(['28(b)', 'Plant'], ['31(a)', 'Water'], ['31(c)', 'Burn'], ['58(b)', 'Prune']),
    { supported: '28(b) 31(a) 58(b)', noted: '31(c)' },
  ],
];

for (const [what, document, asked, expected] of CASES)
  test(`replies: ${what}`, () => assert.deepEqual(answersIn(document, asked), expected));

test('the words of the reply are kept, with the list that decides', () => {
  const [first, second] = readAddendum(
    CASES[0]?.[1] ?? printedAddendum(),
    listOf(124, 6),
    names,
  ).answers.filter(
    ({ recommendation }) => recommendation.paragraph === '124.3' || recommendation.paragraph === '124.5',
  );
  assert.match(first?.words ?? '', /^2\. Samoa accepts the following recommendations 124\.1, 124\.3–4\.$/u);
  assert.equal(first?.paragraph, '2');
  assert.equal(first?.comment, 'Samoa supports other islands in planting nutmeg.');
  assert.equal(second?.comment, 'The soil does not support these trees.');
  assert.equal(second?.place.from.page, 2);
});

test('a reply that contradicts its list is marked', () => {
  const document = printedAddendum(
    '1. Samoa accepts recommendations 124.1 and 124.2.',
    '# 124.2',
    ' Samoa does not accept this recommendation.',
  );
  const [, second] = readAddendum(document, listOf(124, 2), names).answers;
  assert.equal(second?.position, 'supported');
  assert.deepEqual(second?.flags, ['reply_differs']);
  assert.ok((second?.confidence ?? 1) < 0.9);
});

test('cover, and what the addendum says against what was found', () => {
  const document = printedAddendum(
    '1. Of 4 recommendations 1 is noted: recommendations 124.1 and 124.9 are noted.',
    '2. Samoa accepts recommendation 124.2.',
  );
  const reading = readAddendum(document, listOf(124, 4), names);
  assert.deepEqual(
    [reading.symbol, reading.reportSymbol, reading.reviewed, reading.issuedOn],
    ['A/HRC/99/7/Add.1', 'A/HRC/99/7', 'WSM', '2015-09-03'],
  );
  assert.deepEqual(
    reading.checks.map(({ code }) => code),
    ['reply_missing', 'reply_unknown'],
  );
  assert.deepEqual(reading.unknown, ['124.9']);
});

test('any words at all are read in linear time', () => {
  const piece = fc.constantFrom(
    '124.1',
    '124.2–4',
    'accepts',
    'not',
    'recommendations',
    '(Chile)',
    'I.',
    ';',
    'a',
    '5.',
    ',',
  );
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 12 }), { maxLength: 12 }), (lines) => {
      const document = printedAddendum(...lines.map((words) => words.join(' ')));
      const { answers } = readAddendum(document, listOf(124, 5), names);
      assert.ok(answers.length <= 5);
    }),
    { numRuns: 200 },
  );
  for (const text of [
    'a'.repeat(100_000),
    '('.repeat(100_000),
    ' '.repeat(100_000),
    '1.1,'.repeat(25_000),
    'not be '.repeat(15_000),
  ]) {
    const began = performance.now();
    readAddendum(wordAddendum(paragraph(text)), listOf(124, 5), names);
    assert.ok(performance.now() - began < 1500, text.slice(0, 10));
  }
});
