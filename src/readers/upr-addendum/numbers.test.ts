import assert from 'node:assert/strict';
import test from 'node:test';
import { bareNumbersAtStart, numberRuns, numbersAtStart, type NamedNumber } from './numbers.ts';

const shown = (numbers: readonly NamedNumber[] = []): string =>
  numbers.map(({ paragraph, item, letter }) => `${paragraph ?? ''}.${item ?? ''}${letter ?? ''}`).join(' ');

const IN_TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['accepts recommendations 122.1, 122.17-18 and 122.30–32', ['122.1 122.17 122.18 122.30 122.31 122.32']],
  ['124.1, 124.3 and 124.5 to 124.7.', ['124.1 124.3 124.5 124.6 124.7']],
  ['140.82-84, 87', ['140.82 140.83 140.84 140.87']],
  ['140.35. 140.36; 140.39', ['140.35 140.36 140.39']],
  ['122.14– 15', ['122.14 122.15']],
  ['accepts the recommendations 1–3, 14 and 150 – 152', ['.1 .2 .3 .14 .150 .151 .152']],
  ['recommendations 53 and 71. 12 States asked', ['.53 .71']],
  ['recommendations 28 (b); 31 (b)', ['28.b 31.b']],
  ['122.5, 12 months later', ['122.5']],
  ['General recommendation No. 19', []],
  ['article 5 and 99.9 per cent', []],
  ['Recommendation No. 7', ['.7']],
];

for (const [text, expected] of IN_TEXT)
  test(`numbers in: ${text}`, () =>
    assert.deepEqual(
      numberRuns(text).map(({ numbers }) => shown(numbers)),
      expected,
    ));

test('what is no paragraph of recommendations is no number', () => {
  assert.deepEqual(
    numberRuns('grew by 3.5 and 12.4', (number) => number === 124),
    [],
  );
});

const AT_START: readonly (readonly [string, string])[] = [
  ['122.14–15', '122.14 122.15'],
  ['Recs. 6–8 The Government', '.6 .7 .8'],
  ['Rec. 71 We consider', '.71'],
  ['Paragraph 86.4 Samoa', '86.4'],
  ['3. The Government accepts 122.1', ''],
  ['Samoa accepts 122.1', ''],
];

for (const [text, expected] of AT_START)
  test(`numbers at the start of: ${text}`, () =>
    assert.equal(shown(numbersAtStart(text, () => true)?.numbers), expected));

test('bare numbers with full stops, closed or open', () => {
  assert.equal(shown(bareNumbersAtStart('5., 6., 7. Samoa')?.numbers), '.5 .6 .7');
  assert.deepEqual(
    ['77., 78., Samoa', '83., 85. decision', '12. Samoa'].map((text) => bareNumbersAtStart(text)?.isOpen),
    [true, false, false],
  );
  assert.equal(bareNumbersAtStart('2010 was'), null);
});
