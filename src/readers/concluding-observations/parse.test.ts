import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CASES } from './cases.testdata.ts';
import { asDocx, asLines, asText, fixture, stateNames } from './observations.testdata.ts';
import { parseObservations } from './parse.ts';
import type { ObservationsReport } from './report.ts';
import type { OpenedDocument } from '../../features/proposals/index.ts';

const FORMS: readonly (readonly [string, (text: string) => OpenedDocument])[] = [
  ['text', asText],
  ['docx', asDocx],
  ['lines', asLines],
];

const read = (name: string, form: (text: string) => OpenedDocument = asText): ObservationsReport =>
  parseObservations(form(fixture(name)), stateNames);

/** '8-a recommendation Hearings held at night' for each observation. */
const listed = (report: ObservationsReport): string[] =>
  report.observations.map(({ ending, type, heading }) => `${ending} ${type} ${heading ?? '–'}`);

for (const [name, expected] of CASES)
  for (const [form, open] of FORMS)
    test(`${name} as ${form}: every observation under its heading`, () => {
      assert.deepEqual(listed(read(name, open)), expected);
    });

test('the facts of paragraph 1 and of the cover', () => {
  const { head } = read('ccpr-paired');
  assert.equal(head.body.code, 'ccpr');
  assert.deepEqual([head.symbol, head.stateId, head.publishedOn], ['CCPR/C/ISL/CO/9', 'ISL', '2031-08-14']);
  assert.deepEqual(head.session, { number: 151, startsOn: '2031-06-30', endsOn: '2031-07-25' });
  assert.deepEqual(
    [head.considered?.date, head.considered?.endsOn, head.considered?.meetings],
    ['2031-07-08', '2031-07-09', [4811, 4812]],
  );
  assert.deepEqual([head.adopted?.date, head.adopted?.meetings], ['2031-07-21', [4830]]);
  assert.deepEqual(read('crc-older').head.publishedOn, '2004-02-27');
  assert.deepEqual(read('cedaw-older').head.session?.number, 36);
  assert.equal(read('cedaw-paired').head.adopted, null);
});

test('an item keeps the words it hangs on, its parts and the general comment named there', () => {
  const item = read('ccpr-paired').observations.find(({ ending }) => ending === '8-b');
  assert.equal(
    item?.text,
    'Pay lawyers who are on call, including in: (i) The districts of the north; (ii) The islands',
  );
  assert.match(item?.lead ?? '', /^Recalling its general comment No\. 32/);
  assert.deepEqual(item?.generalComments, ['general comment No. 32 (2007)']);
});

test('a paragraph that runs over the page is one, without what is printed at its foot', () => {
  const item = read('ccpr-older').observations.find(({ ending }) => ending === '5-b');
  assert.equal(
    item?.text,
    'Make copies in large print and in the languages that people speak, as its general comment No. 32 (2007) has it.',
  );
});

test('concern and recommendation in one unbroken paragraph are parted, and flagged', () => {
  const [concern, recommendation] = read('cat-older').observations.filter(
    ({ paragraph }) => paragraph === '5',
  );
  assert.equal(concern?.text, 'The Committee is concerned about the length of detention before trial.');
  assert.equal(recommendation?.text, 'The Committee recommends that the State party shorten it.');
  assert.deepEqual(recommendation?.flags, ['split_paragraph']);
});

test('bold words below a concern recommend, whatever they say', () => {
  const text = fixture('cat-older').replace(
    'The State party should keep registers in ink and number their pages.',
    'Registers are to be kept in ink.',
  );
  const document = asDocx(text);
  const blocks = document.blocks.map((block) =>
    block.type === 'text' && block.text.startsWith('Registers are') ? { ...block, isBold: true } : block,
  );
  const { observations } = parseObservations({ ...document, blocks }, stateNames);
  assert.deepEqual(
    observations.filter(({ paragraph }) => paragraph === '4').map(({ type, flags }) => [type, flags]),
    [
      ['concern', []],
      ['recommendation', []],
    ],
  );
});

const followUp = (name: string): unknown[] =>
  read(name).followUp.map(({ references, withinMonths, dueOn }) => [
    references.map(({ number, letters, subject }) => [number, letters.join(''), subject]),
    withinMonths,
    dueOn,
  ]);

test('follow-up paragraphs with their deadline', () => {
  assert.deepEqual(followUp('ccpr-paired'), [
    [
      [
        ['6', '', 'use of the Covenant by the courts'],
        ['8', 'ab', 'hearings held at night'],
        ['10', '', null],
      ],
      24,
      '2033-07-24',
    ],
  ]);
  assert.deepEqual(followUp('ccpr-older'), [
    [
      [
        ['4', '', null],
        ['9', '', null],
      ],
      12,
      '2015-03-25',
    ],
  ]);
  assert.deepEqual(followUp('cescr-paired'), [
    [
      [
        ['5', 'ab', 'reading rooms'],
        ['7', '', 'water in schools'],
      ],
      24,
      '2031-03-09',
    ],
  ]);
  assert.deepEqual(followUp('cedaw-paired'), [
    [
      [
        ['7', 'a', null],
        ['9', '', null],
      ],
      24,
      '2032-11',
    ],
  ]);
  assert.deepEqual(followUp('cat-paired'), [
    [
      [
        ['6', 'a', null],
        ['8', '', null],
      ],
      null,
      '2031-11-29',
    ],
  ]);
  assert.deepEqual(followUp('cat-older'), [
    [
      [
        ['4', '', null],
        ['5', '', null],
      ],
      12,
      '2008-05-14',
    ],
  ]);
  assert.deepEqual(followUp('crc-paired'), []);
});

test('the next report: its number and its date', () => {
  const next = (name: string): unknown => {
    const { nextReport } = read(name);
    return nextReport && [nextReport.numbers, nextReport.dueOn, nextReport.isSimplified];
  };
  assert.deepEqual(next('ccpr-paired'), [[10], '2037-07-24', true]);
  assert.deepEqual(next('ccpr-older'), [[], '2019-03-28', false]);
  assert.deepEqual(next('cescr-older'), [[2], '2015-06-30', false]);
  assert.deepEqual(next('cedaw-paired'), [[8], '2034-11', false]);
  assert.deepEqual(next('cedaw-older'), [[4], '2010-08', false]);
  assert.deepEqual(next('cat-paired'), [[10], '2034-11-29', true]);
  assert.deepEqual(next('cat-older'), [[6], '2011-06-28', false]);
  assert.deepEqual(next('crc-paired'), [[7, 8], '2036-07-03', false]);
  assert.deepEqual(next('crc-older'), [[], '2009-07-03', false]);
});

test('the reader finds what is wrong with a document', () => {
  const checks = (text: string): string[] =>
    parseObservations(asText(text), stateNames).checks.map(({ code, paragraph }) =>
      `${code} ${paragraph ?? ''}`.trim(),
    );
  const whole = fixture('ccpr-paired');
  assert.deepEqual(checks(whole), []);
  assert.deepEqual(checks(whole.replace(/9\. The Committee notes[^\n]*\n\n/u, '')), ['number_missing 9']);
  assert.deepEqual(
    checks(whole.replace('(c) Publish each year how many hearings were held at night; and\n\n', '')),
    ['number_missing 8 (d)'],
  );
  assert.deepEqual(checks(whole.replace('(hearings held at night) and 10 above', 'and 44 above')), [
    'referenced_item_missing 44',
  ]);
  assert.deepEqual(checks(whole.replace('or by 24 July 2033', 'or by 24 July 2023')), [
    'due_before_adoption 12',
  ]);
  assert.deepEqual(
    checks(whole.replace('ninth periodic report of Iceland*', 'ninth periodic report of Norway*')),
    ['state_differs'],
  );
  assert.deepEqual(checks(fixture('ccpr-older')), ['referenced_item_missing 9']);
});

test('a cover without its symbol: it follows from the report’s own', () => {
  const text = fixture('cedaw-paired').replace('CEDAW/C/FJI/CO/6-7\n\n', '');
  const { head, checks } = parseObservations(asText(text), stateNames);
  assert.equal(head.symbol, 'CEDAW/C/FJI/CO/6-7');
  assert.deepEqual(
    checks.map(({ code }) => code),
    ['symbol_derived'],
  );
});

test('what cannot be placed is refused with what is missing', () => {
  assert.throws(
    () => parseObservations(asText('1. A paragraph of nobody.\n\n2. Another.'), stateNames),
    /does not say which committee speaks/,
  );
});
