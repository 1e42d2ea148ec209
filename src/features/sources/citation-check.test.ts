import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { citationChecker } from './citation-check.ts';
import type { CitationToCheck, Outcome } from './citation-check.ts';
import { readDocument } from './document-text.ts';
import { findValue } from './plain-words.ts';
import { LONGEST_QUOTE } from './quote.ts';

const LONG = 'The delegation spoke at length about roads, schools and water. '.repeat(9);

/** A report about an invented State, with everything that locators of real ones name. */
const REPORT = `## **I. Scope**

This report covers Ruritania.

## II. Treaties

### **a. The treaties**

Ruritania signed the First Protocol in 2007<sup>1</sup>. It has also signed the Second Protocol, which it has not ratified.

The State reported two measures. The first was welcomed on 5 May 2015. The second was welcomed by 12 delegations.

The remaining areas of concern are the following:

- Prisons;
- Courts [*Editor's note: a law of 23 September 2020 speaks of them*];
  - in the capital;
- The press, whose law was changed on 5 May 2015.

---

<sup>1</sup> See the letter of the Ministry of Truth.

Moreover, the Committee asks for the following:

- A report within one year;
- A plan.

### **b. Tables**

The treaties are listed below:

<b>Treaty</b>	<b>Signature</b>	<b>Ratification</b>
First Protocol, 1966	2007	24 Jan 2009
Second Protocol, 1991	23 Sep 2020	/
Third Protocol, 2000	/	24 Jan 2009 (a)

The chart gives the grades of the Committee:

Paragraph	Grade	Reasons
Paragraph 18	[C]	(a) nothing was done; (b) no one was told.
Paragraph 24	[B][C]	<p>[B] (a) and (b): the law is better.</p><p>[C] (c) to (e): nobody was tried.</p>

Recommendations that were noted:

Theme	Specific recommendations “noted” by the State
Freedom	<ul> <li>• Repeal the law;</li> <li>• Free the press / Free the writers.</li> </ul>

## III. Plan

1. The Government:

1) approves the plan;

2) reports by 1 July;

2. This act is in force from the day it is signed.

No.	Measure	Bodies
1.1.	A law on courts	MJ, MFA (by agreement), MF
1.2.	A law on prisons	MJ, MF

## IV. Speech

${LONG}The law was adopted on 1 March 2021. ${LONG}
`;

const check = citationChecker(readDocument([REPORT]));
const citation = (
  locator: string,
  value: string | null = null,
  more: Partial<CitationToCheck> = {},
): CitationToCheck => ({
  locator,
  value,
  companions: [],
  related: [],
  subjects: [],
  ...more,
});

const VALUES: readonly (readonly [locator: string, value: string, outcome: Outcome, quote: string | null])[] =
  [
    ['II.b, table 1, row 1, column Signature', '2007', 'quoted', 'First Protocol, 1966 | 2007 | 24 Jan 2009'],
    ['II.b, table 1, row 2, column Ratification', '/', 'quoted', 'Second Protocol, 1991 | 23 Sep 2020 | /'],
    ['II.b, table 1, row 1, column Ratification', '24 Jan 2009 (a)', 'elsewhere', null],
    ['II.b, table 1, row 9, column Signature', '2007', 'elsewhere', null],
    ['II.b, row of the Second Protocol', '23 Sep 2020', 'quoted', 'Second Protocol, 1991 | 23 Sep 2020 | /'],
    ['II.a, first paragraph', 'First Protocol', 'quoted', 'Ruritania signed the First Protocol in 2007.'],
    ['II.a, first paragraph', 'in 1907', 'value_missing', null],
    [
      'II.a, areas of concern, item 3',
      '5 May 2015',
      'quoted',
      'The press, whose law was changed on 5 May 2015.',
    ],
    ['II.a, areas of concern, item 1', '5 May 2015', 'elsewhere', null],
    [
      'II.a, areas of concern, item 2, editor’s note',
      '23 September 2020',
      'quoted',
      "Courts [Editor's note: a law of 23 September 2020 speaks of them];",
    ],
    ['II.a', '5 May 2015', 'ambiguous', null],
    ['II.a, footnote 1', 'Ministry of Truth', 'quoted', 'See the letter of the Ministry of Truth.'],
    ['II.a, sentence with footnote 1', '2007', 'quoted', 'Ruritania signed the First Protocol in 2007.'],
    [
      'II.b, table of grades, row 1',
      'Paragraph 18',
      'quoted',
      'Paragraph 18 | [C] | (a) nothing was done; (b) no one was told.',
    ],
    ['III, point 1.2', 'by 1 July', 'quoted', '2) reports by 1 July;'],
    [
      'III, point 2',
      'from the day it is signed',
      'quoted',
      '2. This act is in force from the day it is signed.',
    ],
    [
      'III, column Bodies, measures 1.1, 1.2',
      'MF',
      'quoted',
      '1.1. | A law on courts | MJ, MFA (by agreement), MF',
    ],
    ['III, measure 1.2, column Bodies', 'MFA', 'elsewhere', null],
    ['V, first paragraph', '2007', 'place_missing', null],
    [
      'I; II.a, first paragraph',
      'Ruritania signed',
      'quoted',
      'Ruritania signed the First Protocol in 2007.',
    ],
    ['The report as a whole', 'Ministry of Truth', 'quoted', 'See the letter of the Ministry of Truth.'],
  ];

test('values are looked for where the locator points, and quoted from there', () => {
  for (const [locator, value, outcome, quote] of VALUES) {
    const found = check(citation(locator, value));
    assert.equal(found.outcome, outcome, `${locator}: ${value} (${found.found ?? ''})`);
    assert.equal(found.quote, quote, `${locator}: ${value}`);
  }
});

const PLACES: readonly (readonly [locator: string, outcome: Outcome, quote: string | null])[] = [
  ['I', 'quoted', 'This report covers Ruritania.'],
  ['II.a, areas of concern, item 1', 'quoted', 'Prisons;'],
  ['II.a, areas of concern, item 2, first sub-item', 'quoted', 'in the capital;'],
  ['II.a, paragraph “Moreover”', 'quoted', 'Moreover, the Committee asks for the following:'],
  ['II.a, paragraph after the areas of concern', 'quoted', 'Moreover, the Committee asks for the following:'],
  ['II.a, second paragraph, last sentence', 'quoted', 'The second was welcomed by 12 delegations.'],
  ['II.b, table of grades, row 1, column Reasons, (b)', 'quoted', '(b) no one was told.'],
  ['II.b, table of grades, row 2, column Reasons, (c) to (e)', 'quoted', '[C] (c) to (e): nobody was tried.'],
  ['II.b, table of noted recommendations, “Freedom”, bullet 1', 'quoted', 'Repeal the law;'],
  [
    'II.b, table of noted recommendations, “Freedom”, bullet 2, after the stroke',
    'quoted',
    'Free the writers.',
  ],
  ['II', 'placed', null],
  ['II.a, what nobody wrote about elephants, item 1', 'place_missing', null],
  ['II.a, areas of concern, item 9', 'place_missing', null],
  ['VII', 'place_missing', null],
  ['The report as a whole', 'whole', null],
  ['as cited in footnote 46 of the report', 'whole', null],
];

test('without a value the passage that the locator names is quoted', () => {
  for (const [locator, outcome, quote] of PLACES) {
    const found = check(citation(locator));
    assert.equal(found.outcome, outcome, locator);
    assert.equal(found.quote, quote, locator);
  }
});

test('a value that stands beside the passage is found in the names of its columns', () => {
  const { outcome, quote } = check(
    citation('II.b, table of noted recommendations, “Freedom”, bullet 1', '“noted”'),
  );
  assert.deepEqual([outcome, quote], ['quoted', 'Theme | Specific recommendations “noted” by the State']);
});

test('of equal passages the one is taken that has the other values of the record, or what it is about; else none', () => {
  const press = 'The press, whose law was changed on 5 May 2015.';
  assert.equal(check(citation('II.a', '5 May 2015', { companions: ['law was changed'] })).quote, press);
  assert.equal(check(citation('II.a', '5 May 2015', { subjects: ['Law on the Press'] })).quote, press);
  assert.equal(
    check(citation('II.a', '5 May 2015', { subjects: ['Law on Elephants'] })).outcome,
    'ambiguous',
  );
  const signed = check(citation('II.a, first paragraph', 'signed', { subjects: ['Second Protocol'] }));
  assert.match(signed.quote ?? '', /Second Protocol/);
});

test('a value of several parts is quoted around each of them', () => {
  const { quote } = check(citation('II.b, table of grades, row 2', 'Paragraph 24 […] (c)'));
  assert.equal(
    quote,
    'Paragraph 24 | [B][C] | [B] (a) and (b): the law is better. [C] (c) to (e): nobody was tried.',
  );
});

test('a long passage is cut around the value, and where it is cut is shown', () => {
  const { quote } = check(citation('IV, first paragraph', '1 March 2021'));
  assert.equal(quote, 'The law was adopted on 1 March 2021.');
  const whole = check(citation('IV, first paragraph')).quote ?? '';
  assert.ok(whole.length <= LONGEST_QUOTE + 2 && whole.endsWith('. …'), whole);
});

test('where a value stands instead is told by its headings', () => {
  assert.equal(
    check(citation('II.a, areas of concern, item 1', '23 Sep 2020')).found,
    'II. Treaties › b. Tables',
  );
});

test('page numbers mean something only where the pages are those of the document', () => {
  const pages = ['1. First paragraph of the text.', '2. Second paragraph of the text.'];
  const printed = citationChecker(readDocument(pages));
  assert.equal(printed(citation('p. 2', 'Second paragraph')).outcome, 'quoted');
  assert.equal(printed(citation('p. 1', 'Second paragraph')).outcome, 'elsewhere');
  const divided = citationChecker(readDocument(pages, false));
  assert.equal(divided(citation('p. 1')).quote, null);
  assert.equal(divided(citation('p. 2')).outcome, 'place_missing');
});

test('every quote for a value holds the value and is not much longer than it may be', () => {
  const words = REPORT.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const locators = [...VALUES, ...PLACES].map(([locator]) => locator);
  fc.assert(
    fc.property(
      fc.constantFrom(...locators),
      fc.nat({ max: words.length - 1 }),
      fc.integer({ min: 1, max: 4 }),
      (locator, at, many) => {
        const value = words
          .slice(at, at + many)
          .join(' ')
          .replace(/<[^>]*>|[*_#•]/g, '')
          .trim();
        fc.pre(value !== '' && !/…|\.{3}/.test(value));
        const { quote } = check(citation(locator, value));
        if (quote === null) return;
        const isNumber =
          quote.startsWith(`${value.replace(/[().]/g, '')}.`) ||
          quote.startsWith(`${value.replace(/[().]/g, '')})`);
        assert.ok(isNumber || findValue(quote, value).length > 0, `${locator}: ${value} → ${quote}`);
        assert.ok(quote.length <= LONGEST_QUOTE + 10, `${quote.length}`);
      },
    ),
    { numRuns: 1000 },
  );
});
