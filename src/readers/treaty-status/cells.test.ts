import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateNames } from '../../kernel/state-names.testdata.ts';
import { recordGround } from '../common/record-ground.testdata.ts';
import { readCell } from './cell-dates.ts';
import { columnsOf } from './columns.ts';
import { InstrumentFinder } from './instruments.ts';
import { readState } from './state-cells.ts';
import { statementsIn } from './statements.ts';

/** Cell → act (null: the column says), date, flags. */
const DATES: readonly (readonly [
  string,
  readonly (readonly [string | null, string | null, ...string[]])[],
])[] = [
  ['26 Aug 1998 (a)', [['accession', '1998-08-26']]],
  ['26 Aug 1998 a', [['accession', '1998-08-26']]],
  ['6 Feb 1995 A', [['acceptance', '1995-02-06']]],
  ['12 Nov 2008 AA', [['approval', '2008-11-12']]],
  ['23 Dec 2010 c', [['formal_confirmation', '2010-12-23']]],
  ['1 Sep 1993 d', [['succession', '1993-09-01']]],
  ['05/03/2010 su', [['succession', '2010-03-05']]],
  ['12 May 1950 s', [['ratification', '1950-05-12', 'definitive_signature']]],
  ['22/07/1996 r', [['signature', '1996-07-22']]],
  ['2007', [[null, '2007']]],
  ['18-May-01', [[null, '2001-05-18']]],
  ['24 Jan 1983 a 3, 4', [['accession', '1983-01-24']]],
  ['[23 Mar 1976] 2', [[null, '1976-03-23']]],
  [
    '21 Feb 1996 (a); 22 Mar 1996 (e)',
    [
      ['accession', '1996-02-21'],
      ['entry_into_force', '1996-03-22'],
    ],
  ],
  [
    '8 Apr 2015 Signed: 23 Dec 2013',
    [
      [null, '2015-04-08'],
      ['signature', '2013-12-23'],
    ],
  ],
  [
    '2 August 2016 (signed); 6 December 2016 (ratified)',
    [
      ['signature', '2016-08-02'],
      ['ratification', '2016-12-06'],
    ],
  ],
  ['Member since March 2012', [['membership', '2012-03']]],
  ['Observer since 2006', [['observer_status', '2006']]],
  ['Invited to accede since December 2003', [['invitation', '2003-12']]],
  ['Member', [['membership', null, 'date_missing']]],
];

test('dates with their marks, as depositaries print them', () => {
  for (const [cell, expected] of DATES)
    assert.deepEqual(
      readCell(cell).dates.map(({ act, date, flags }) => [act, date, ...flags]),
      expected,
      cell,
    );
  assert.deepEqual(readCell('24 Jan 1983 a 3, 4').dates[0]?.notes, ['3', '4']);
});

test('cells that say that there is no act, and cells that say something else', () => {
  for (const none of ['', ' ', '/', '–', '-', 'N/A', 'Not signed/ratified', 'not yet ratified', 'No', '…'])
    assert.deepEqual(readCell(none), { dates: [], isNone: true, rest: null }, none);
  assert.equal(readCell('under study').rest, 'under study');
  assert.equal(readCell('31 Feb 2001').rest, '31 Feb 2001');
});

const STATES: readonly (readonly [string, string | null, string | null, ...string[]])[] = [
  ['Kazakhstan', 'KAZ', null],
  ['China 3, 4', 'CHN', null],
  ['Serbia2', 'SRB', null],
  ['France*', 'FRA', null],
  ['Chile [7]', 'CHL', null],
  ['Swaziland', 'SWZ', null],
  ['The former Yugoslav Republic of Macedonia', 'MKD', null],
  ['Netherlands (for the Kingdom in Europe)', 'NLD', null, 'for_part_of_state'],
  ['China: Hong Kong', null, 'territory'],
  ['Denmark (Faroe Islands)', null, 'territory'],
  ['Aruba', null, 'territory'],
  ['Czechoslovakia', null, 'former_state'],
  ['Yugoslavia (former)', null, 'former_state'],
  ['European Union', null, 'organisation'],
  ['Atlantis', null, null],
];

test('States with signs of footnotes, former names, territories', () => {
  for (const [cell, id, isNot, ...flags] of STATES) {
    const read = readState(cell, stateNames);
    assert.deepEqual([read.stateId, read.isNot, ...read.flags], [id, isNot, ...flags], cell);
  }
  assert.deepEqual(readState('China 3, 4', stateNames).notes, ['3', '4']);
});

const INSTRUMENTS: readonly (readonly [string, string | null])[] = [
  ['International Covenant on Civil and Political Rights (CCPR), 1976', 'iccpr'],
  ['CCPR-OP2-DP - Second Optional Protocol to the International Covenant', 'iccpr-op2'],
  ['ICCPR-OP1', 'iccpr-op1'],
  ['CAT, Art.22 - Individual complaints procedure', 'cat'],
  ['C029 - Forced Labour Convention, 1930 (No. 29)', 'ilo-c029'],
  ['C138 - Minimum Age Convention, 1973 (No. 138) Minimum age specified: 16 years', 'ilo-c138'],
  ['Amendments of 2016 to the Annexes of the Convention No. 185', 'ilo-c185-am2016'],
  ['The Convention on Psychotropic Substances', 'psychotropic-1971'],
  ['European Commission for Democracy through Law (Venice Commission)', 'venice-commission'],
  ['TOC', 'untoc'],
  ['REFUGEE-1967', 'refugee-1967'],
  ['A Convention that nobody knows', null],
];

test('treaties by the names that tables print', () => {
  const finder = new InstrumentFinder(recordGround.lookUp);
  for (const [name, id] of INSTRUMENTS) assert.equal(finder.find(name).id, id, name);
  assert.equal(finder.find('CAT, Art.22 - Individual complaints procedure').article, '22');
  assert.deepEqual(
    ['018', 'ETS No. 018', '210', 'IV-4', '999'].map((number) => finder.byNumber(number)),
    ['coe-cultural', 'coe-cultural', 'istanbul-convention', 'iccpr', null],
  );
});

test('columns by the names that the collections give them', () => {
  const roles = (...names: string[]): string[] => columnsOf(names).map(({ role }) => role);
  assert.deepEqual(
    roles(
      'Participant',
      'Signature, Succession to signature(d)',
      'Accession(a), Succession(d), Ratification',
    ),
    ['state', 'signature', 'consent'],
  );
  assert.deepEqual(roles('Treaty', 'Signature Date', 'Ratification Date, Accession(a), Succession(d) Date'), [
    'instrument',
    'signature',
    'consent',
  ]);
  assert.deepEqual(
    roles('Treaty', 'Acceptance of individual complaints procedures', 'Date of acceptance/non acceptance'),
    ['instrument', 'accepted', 'date'],
  );
  assert.deepEqual(roles('Convention', 'Date', 'Status', 'Note'), ['instrument', 'date', 'status', 'note']);
  assert.deepEqual(roles('No.', 'Title', 'Signature', 'Ratification', 'Entry into Force', 'Notes', 'R.'), [
    'instrument_code',
    'instrument',
    'signature',
    'consent',
    'entry_into_force',
    'note',
  ]);
  assert.deepEqual(
    roles('iso3', 'state', 'treaty', 'signature_date', 'party_date', 'action', 'raw', 'source'),
    ['state_code', 'state', 'instrument', 'signature', 'consent', 'action', 'printed', 'origin'],
  );
  assert.deepEqual(roles('country', 'date_of_ratification_accession', 'cumulative_ratified'), [
    'state',
    'consent',
  ]);
  assert.deepEqual(roles('Договор', 'Подписание', 'Ратификация'), ['instrument', 'signature', 'consent']);
});

const STATEMENTS: readonly (readonly [
  string,
  readonly (readonly [string, string | null, string | null])[],
])[] = [
  ['/', []],
  [
    '29 May 2001 “In accordance with article 14, paragraph 1, the State recognizes the competence of the Committee.”',
    [['recognition_of_competence', '2001-05-29', '14 (1)']],
  ],
  [
    'Declaration (8 February 2010):\n"In accordance with Article [24], paragraph 1, the State postpones its obligations under part IV."',
    [['postponement', '2010-02-08', '24 (1)']],
  ],
  [
    '21 February 2008 In accordance with article 21, paragraph 1:\n"It recognizes the competence of the Committee."\nIn accordance with article 22, paragraph 1:\n"It recognizes the competence of the Committee."',
    [
      ['recognition_of_competence', '2008-02-21', '21 (1)'],
      ['recognition_of_competence', '2008-02-21', '22 (1)'],
    ],
  ],
  ['Reservation made upon signature: The State is not bound by article 30.', [['reservation', null, '30']]],
  ['The State does not consider itself bound by paragraph 1 of article 30.', [['reservation', null, '30']]],
  ['The State understands article 7 as its code does.', [['declaration', null, '7']]],
];

test('statements by their headings and words', () => {
  for (const [text, expected] of STATEMENTS)
    assert.deepEqual(
      statementsIn(text, null).map(({ act, date, article }) => [
        act,
        date,
        article === null
          ? null
          : article.paragraph === null
            ? article.number
            : `${article.number} (${article.paragraph})`,
      ]),
      expected,
      text,
    );
  assert.deepEqual(
    statementsIn('Norway objects.', 'objection').map(({ act, words }) => [act, words]),
    [['objection', 'Norway objects.']],
  );
});

test('hostile cells cost little', () => {
  const finder = new InstrumentFinder(recordGround.lookUp);
  for (const sign of [
    'a',
    '(',
    ' ',
    '1',
    '1 ',
    '; ',
    '\n',
    'Signed',
    '(a) ',
    'article 1 ',
    '[1]',
    '12 May ',
    'Declaration:\n',
  ]) {
    const text = sign.repeat(100_000 / sign.length);
    const before = performance.now();
    readCell(text);
    readState(text, stateNames);
    statementsIn(text, null);
    finder.find(text);
    columnsOf([text]);
    assert.ok(performance.now() - before < 1_000, JSON.stringify(sign));
  }
});
